import { expect, test } from 'vitest'
import { parseLexicon } from '../../../src/reading/words/lexicon.ts'
import { createLexicons } from '../../../src/reading/words/lexicons.ts'
import { tokenise } from '../../../src/reading/words/tokens.ts'
import { toneOf } from '../../../src/reading/words/tone.ts'

const lexiconsOf = createLexicons()
const tone = (text: string, language: string) => toneOf(tokenise(text), language, lexiconsOf(language))
const score = (text: string, language: string) => tone(text, language).valence.score

test('the longest prefix wins, and an exact word before it', () => {
  const lexicon = parseLexicon('# remark\n1\tfoo* bar\n-2\tfoob* foobar\n')
  expect(['foo', 'fooz', 'foobaz', 'foobar', 'bar', 'barn', 'fo'].map((w) => lexicon.get(w))).toEqual([
    1,
    1,
    -2,
    -2,
    1,
    undefined,
    undefined,
  ])
})

test('half of a phrase is no entry', () => {
  const lexicon = parseLexicon('-3\tnie\\ wieder finger\\ weg mist')
  expect(lexicon.get('wieder')).toBeUndefined()
  expect(lexicon.get('weg')).toBeUndefined()
  expect(lexicon.get('mist')).toBe(-3)
  expect(lexicon.expressions('nie')).toEqual([{ words: ['nie', 'wieder'], value: -3 }])
})

test('an expression beats the words inside it', () => {
  expect(score("I can't wait to see you", 'en')).toBeGreaterThan(0)
  expect(score('Das kann ich kaum erwarten', 'de')).toBeGreaterThanOrEqual(0)
  expect(tone('wir sehen uns, zum kotzen das Wetter', 'de').hits[0]?.filter((h) => h.value < 0)).toHaveLength(1)
})

test.each([
  ['fr', 'une journée magnifique', 'une journée horrible'],
  ['es', 'un día maravilloso', 'un día horrible'],
  ['it', 'una giornata meravigliosa', 'una giornata orribile'],
  ['pt', 'um dia maravilhoso', 'um dia horrível'],
])('%s has word lists of its own', (language, good, bad) => {
  expect(score(good, language)).toBeGreaterThan(0.2)
  expect(score(bad, language)).toBeLessThan(-0.2)
})

test('a negating prefix turns what is good', () => {
  const lexicon = parseLexicon('2\tfreundlich*\n-2\tschlimm*', 'un')
  expect(lexicon.get('unfreundlicher')).toBeCloseTo(-1.4)
  expect(lexicon.get('unschlimm')).toBeUndefined()
})

test('rules: negation, emphasis and contrast', () => {
  expect(score('This is good', 'en')).toBeGreaterThan(0.2)
  expect(score('This is not good', 'en')).toBeLessThan(0)
  expect(score('This is very good', 'en')).toBeGreaterThan(score('This is good', 'en'))
  expect(score('Das ist schön', 'de')).toBeGreaterThan(0.2)
  expect(score('Das gefällt mir nicht', 'de')).toBeLessThan(0)
  expect(score('Schön hier, aber furchtbar teuer', 'de')).toBeLessThan(0)
  expect(score('It is GREAT', 'en')).toBeGreaterThan(score('It is great', 'en'))
})

test('emoji and emoticons speak in every language', () => {
  expect(score('😡😡', 'de')).toBeLessThan(-0.5)
  expect(score('👍🏽', 'de')).toBeGreaterThan(0)
  expect(score(':(', 'en')).toBeLessThan(0)
  expect(score('<3', 'en')).toBeGreaterThan(0)
})

test('tokens: emoji sequences, hashtags, emoticons and drawn-out words stay whole', () => {
  expect(tokenise('@a sooo 👨‍👩‍👧 #fail :-( https://x.y 1,5 dont').map((t) => t.kind)).toEqual([
    'handle',
    'word',
    'emoji',
    'tag',
    'face',
    'link',
    'number',
    'word',
  ])
  expect(tokenise('sooo')[0]).toMatchObject({ low: 'soo', isDrawnOut: true })
})
