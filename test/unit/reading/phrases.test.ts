import { describe, expect, test } from 'vitest'
import type { Effect } from '../../../src/domain/phrase.ts'
import { correctionIndex, createReader, isTelling, phraseIndex } from '../../../src/reading/index.ts'
import { tidy } from '../../../src/reading/words/clean.ts'

const reader = createReader({ minConfidence: 0.6 })
/** Rules as the pipeline lists them: what beats others first. */
const taught = (...rules: [phrase: string, effect: Effect][]) =>
  phraseIndex(rules.map(([phrase, effect]) => ({ phrase, effect })))
const read = (text: string, ...rules: [phrase: string, effect: Effect][]) =>
  reader.read({ text }, { phrases: taught(...rules) })
const calm = 'We meet in the war zone at noon, please bring the slides.'

describe('"war zone" = neutral', () => {
  test('takes the tone away that only those words had', () => {
    const text = 'Awful terrible mess is the name of our new band, see you at noon'
    expect(reader.read({ text }).label).toBe('negative')
    const reading = read(text, ['awful terrible mess', 'neutral'])
    expect(reading.label).not.toBe('negative')
    expect(reading.evidence.map((e) => e.text)).not.toContain('Awful')
  })

  test('leaves the rest of the post what it is: a complaint', () => {
    const text = 'The checkout is a war zone and your app lost my data, this is terrible'
    const reading = read(text, ['war zone', 'neutral'])
    expect(reading).toMatchObject({ label: 'negative', intents: ['complaint'] })
    expect(reading.isIrrelevant).toBeUndefined()
  })

  test('takes nothing away from the words a person must decide about', () => {
    const text = 'I will see you in court, my lawyer will sue you'
    const reading = read(text, ['my lawyer will sue you', 'neutral'], ['see you in court', 'irrelevant'])
    expect(reading.needsHuman).toBe(true)
    expect(reading.isIrrelevant).toBeUndefined()
    expect(reading.evidence.filter((e) => e.for === 'needsHuman')).toEqual(
      reader.read({ text }).evidence.filter((e) => e.for === 'needsHuman'),
    )
  })

  test('keeps quoted evidence where it stood', () => {
    const text = 'Im #WarZone an der Kasse 😡: die App stürzt ständig ab'
    const [plain, blanked] = [reader.read({ text }), read(text, ['war zone', 'neutral'])]
    const complaints = (r: typeof plain) => r.evidence.filter((e) => e.for === 'complaint')
    expect(complaints(blanked)).toEqual(complaints(plain))
    expect(complaints(blanked)).not.toEqual([])
  })
})

describe('words taught as negative or positive', () => {
  test.each(['negative', 'positive'] as const)('%s: they are sure of it and named', (effect) => {
    const reading = read(calm, ['war zone', effect])
    expect(reading.label).toBe(effect)
    expect(reading.confidence).toBeGreaterThanOrEqual(0.8)
    expect(Math.sign(reading.score)).toBe(effect === 'positive' ? 1 : -1)
    expect(reading.evidence[0]).toEqual({ text: 'war zone', for: 'sentiment' })
  })

  test('hold back where the rest of the post clearly says the opposite', () => {
    const text = 'This is the worst service ever, you are useless and I am furious. krass'
    const reading = read(text, ['krass', 'positive'])
    expect(reading).toMatchObject({ label: 'negative', intents: ['complaint'] })
    expect(reading.confidence).toBeGreaterThanOrEqual(0.6)
    expect(reading.evidence.map((e) => e.text)).not.toContain('krass')
  })

  test('one for and one against: the rest decides', () => {
    const both = read(calm, ['war zone', 'negative'], ['slides', 'positive'])
    expect(both.label).toBe(read(calm, ['war zone', 'neutral'], ['slides', 'neutral']).label)
  })

  test('are quoted as the post has them', () => {
    expect(read('Das war ja eine KRASSE  Nummer', ['krasse nummer', 'negative']).evidence[0]?.text).toBe(
      'KRASSE  Nummer',
    )
  })
})

describe('which phrase counts', () => {
  test('the longer one, wherever the shorter stands in it', () => {
    const rules: [string, Effect][] = [
      ['zone', 'negative'],
      ['the war zone at noon', 'positive'],
      ['war', 'negative'],
    ]
    expect(read(calm, ...rules).label).toBe('positive')
    expect(read('What a zone', ...rules).label).toBe('negative')
  })

  test('of the same words the first in the list', () => {
    expect(read(calm, ['War Zone', 'positive'], ['war zone', 'negative']).label).toBe('positive')
    expect(read(calm, ['war zone', 'negative'], ['War Zone', 'positive']).label).toBe('negative')
  })

  test('none any more once it was taken back', () => {
    expect(read(calm)).toEqual(reader.read({ text: calm }))
  })
})

describe('irrelevant', () => {
  test('words leave the reading as it is and say so beside it', () => {
    const { isIrrelevant, ...reading } = read(calm, ['war zone', 'irrelevant'])
    expect(isIrrelevant).toBe(true)
    expect(reading).toEqual(reader.read({ text: calm }))
  })

  test('posts make those that say the same irrelevant, unless a person must decide', () => {
    const campaign = 'Sign our petition now: stop the new tower in the park! https://t.co/1'
    const threat = 'I will see you in court, my lawyer will sue you'
    const ignored = correctionIndex([campaign, threat].map((text) => ({ text, label: 'irrelevant' as const })))
    const of = (text: string) => reader.read({ text }, { ignored }).isIrrelevant
    expect(of('@acme Sign our petition now: stop the new tower in the park!! https://t.co/2')).toBe(true)
    expect(of('The new tower is late')).toBeUndefined()
    expect(of(threat)).toBeUndefined()
  })
})

test('a correction of the very post beats its phrases', () => {
  const corrections = correctionIndex([{ text: calm, label: 'neutral' as const }])
  const reading = reader.read({ text: calm }, { corrections, phrases: taught(['war zone', 'negative']) })
  expect(reading).toMatchObject({ label: 'neutral', confidence: 0.99 })
})

test('ten thousand phrases with the same first word do not slow a post', () => {
  const many = Array.from({ length: 10_000 }, (_, i): [string, Effect] => [`the thing${i} here`, 'neutral'])
  const index = taught(...many)
  const post = tidy('the thing9999 here and the other thing, '.repeat(7))
  index.read(post)
  const begun = performance.now()
  for (let i = 0; i < 100; i++) expect(index.read(post)?.rest).not.toContain('thing9999')
  expect((performance.now() - begun) / 100).toBeLessThan(5)
})

test.each(['a'.repeat(5000), 'aaa '.repeat(1200), 'war zone '.repeat(550), '#aaa'.repeat(1200), '😡'.repeat(2500)])(
  'odd posts are gone through quickly (%#)',
  (text) => {
    const index = taught(['aaa', 'negative'], ['aaa aaa', 'neutral'], ['war zone', 'positive'], ['😡', 'neutral'])
    const begun = performance.now()
    const found = index.read(tidy(text))
    expect(performance.now() - begun).toBeLessThan(500)
    if (found) expect(found.rest).toHaveLength(tidy(text).length)
  },
)

test('a negation alone is not worth offering', () => {
  expect(['keine', 'not', "don't", 'nicht nie'].filter(isTelling)).toEqual([])
  expect(['keine Antwort', 'war zone', '😡'].filter(isTelling)).toHaveLength(3)
})

test('no phrases at all', () => {
  expect(phraseIndex([]).read('anything')).toBeNull()
  expect(phraseIndex([{ phrase: '!!!', effect: 'neutral' }]).read('anything!!!')).toBeNull()
})
