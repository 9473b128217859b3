import { describe, expect, test } from 'vitest'
import { hasPhrase, phraseKey, phraseProblem, phraseText, phraseWords } from '../../../src/domain/phrase.ts'

describe('a phrase is in a text', () => {
  test.each([
    ['whatever its case', 'war zone', 'The checkout is a WAR ZONE today'],
    ['with several blanks', 'war  zone', 'a war \u00a0 zone'],
    ['with a link between', 'war zone', 'a war https://t.co/x zone'],
    ['with a handle between', 'war zone', 'a war @acme zone'],
    ['as hashtags', 'war zone', '#war #zone'],
    ['as one hashtag', 'war zone', 'what a #WarZone'],
    ['without the hash it was taught with', '#Ausfall', 'schon wieder Ausfall'],
    ['with the hash it was taught without', 'Ausfall', 'schon wieder #ausfall'],
    ['drawn out', 'so schlecht', 'sooooo schleeecht'],
    ['taught drawn out', 'sooo schlecht', 'so schlecht'],
    ['with its double letters drawn out', 'cool', 'cooool!'],
    ['in another encoding of its accents', 'f\u00fcr die tonne', 'fu\u0308r die Tonne'],
    ['with an umlaut in capitals', 'übel', 'ÜBEL!'],
    ['with ß in capitals', 'große Klasse', 'GROSSE KLASSE'],
    ['with another apostrophe', "don't panic", 'Don’t panic'],
    ['in brackets and quotes', 'war zone', '„war zone“ (sic)'],
    ['with a hyphen', 'war zone', 'a war-zone'],
    ['in Greek', 'το χάος', 'Το ΧΆΟΣ εδώ'],
    ['in Hindi', 'युद्ध क्षेत्र', 'यह युद्ध क्षेत्र है'],
    ['in Chinese, which has no blanks', '战区', '结账处是战区吗'],
    ['as an emoji of another colour', '👍', 'ok 👍🏽'],
    ['over the end of a sentence it was taught with', 'St. Pauli', 'Heute St. Pauli!'],
    ['at the very end', 'war zone', 'war zone'],
  ])('%s', (_, phrase, text) => {
    expect(hasPhrase(text, phrase)).toBe(true)
  })

  test.each([
    ['inside a longer word', 'war', 'software wars'],
    ['with a word between', 'war zone', 'war in the zone'],
    ['in another order', 'war zone', 'zone war'],
    ['over the end of a sentence', 'war zone', 'It was war. Zone 3 is closed'],
    ['over a line', 'war zone', 'war\nzone'],
    ['with another vowel', 'schon', 'schön'],
    ['that only doubles a letter', 'good', 'my god'],
    ['written together without being a hashtag', 'war zone', 'warzone'],
    ['inside a link', 'zone', 'https://example.org/zone'],
    ['as a handle', 'acme', 'hey @acme'],
    ['that is nothing but marks', '!!!', 'wow!!!'],
  ])('not %s', (_, phrase, text) => {
    expect(hasPhrase(text, phrase)).toBe(false)
  })
})

test('words know where they stand', () => {
  const text = '😡 Nie wieder #Ausfall'
  expect(phraseWords(text).map((w) => text.slice(w.start, w.end))).toEqual(['😡', 'Nie', 'wieder', 'Ausfall'])
})

test('what is kept is what was written, without links, handles and what stands around it', () => {
  expect(phraseText('  „The  @acme War\nZone“!  https://t.co/x ')).toBe('The War Zone')
  expect(phraseText('#WarZone ')).toBe('#WarZone')
  expect(phraseText('R&amp;D team')).toBe('R&amp;D team')
  expect(phraseText('…')).toBe('')
  expect(phraseKey('The WAR   zone')).toBe(phraseKey('the #war zone'))
})

test.each([
  ['', 'no_words'],
  ['!?', 'no_words'],
  ['@acme https://t.co/x', 'no_words'],
  ['a', 'too_short'],
  ['👍', null],
  ['ok', null],
  ['a b c d e f g h', null],
  ['a b c d e f g h i', 'too_many_words'],
  ['结账处是战区吗真的是战区', null],
  ['x'.repeat(80), null],
  ['xy'.repeat(41), 'too_long'],
])('%s: %s', (phrase, problem) => {
  expect(phraseProblem(phrase.replace(/^x+$/, 'xy'.repeat(40)))).toBe(problem)
})
