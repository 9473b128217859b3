import { describe, expect, test } from 'vitest'
import { INTENTS, SENTIMENT_LABELS } from '../../../src/domain/reading.ts'
import { analyseLine } from '../../../src/reading/analyse.ts'
import { createReader } from '../../../src/reading/index.ts'

const reader = createReader({ minConfidence: 0.6 })
const analyse = (line: string): unknown => JSON.parse(analyseLine(line, reader))

describe('odd posts are read quickly and well-formed', () => {
  test.each([
    ['nothing', ''],
    ['10 kB of emoji', '😡'.repeat(2560)],
    ['families of emoji', '👨‍👩‍👧‍👦'.repeat(500)],
    ['right to left', 'شكرا جزيلا على الخدمة السيئة'],
    ['direction marks', '\u202Eevil\u202C text'],
    ['only a link', 'https://example.org/?q=1'],
    ['only a handle', '@anna'],
    ['NUL', 'a\u0000b\u0000 not working'],
    ['lone surrogates', '\uD83D \uDE21 kaputt \uD800'],
    ['280 exclamation marks', '!'.repeat(280)],
    ['question marks', '?!'.repeat(2500)],
    ['one letter', 'a'.repeat(5000)],
    ['one word again and again', 'nicht '.repeat(900)],
    ['words the patterns wait for', 'danke für die '.repeat(400)],
    ['blanks', ' '.repeat(5000)],
    ['open quotes', '"my '.repeat(1200)],
    ['hyphens', 'a-'.repeat(2500)],
    ['handles', '@a'.repeat(2500)],
    ['dotted handles', `@${'a.'.repeat(2500)}`],
    ['capital I with a dot', 'İSTANBUL İÇİN NOT WORKING İİİ'],
  ])('%s', (_, text) => {
    reader.read({ text: 'warm', lang: 'de' })
    for (const lang of ['de', 'en', undefined]) {
      const start = performance.now()
      const reading = reader.read({ text, lang })
      expect(performance.now() - start).toBeLessThan(1000)
      expect(SENTIMENT_LABELS).toContain(reading.label)
      expect(reading.score).toBeGreaterThanOrEqual(-1)
      expect(reading.score).toBeLessThanOrEqual(1)
      expect(reading.confidence).toBeGreaterThanOrEqual(0)
      expect(reading.confidence).toBeLessThanOrEqual(1)
      for (const intent of reading.intents) expect(INTENTS).toContain(intent)
      for (const { text: words } of reading.evidence) expect(words.isWellFormed()).toBe(true)
    }
  })
})

describe('analyse', () => {
  test('a line in, a line out, with exactly the promised fields', () => {
    expect(analyse('{"text":"Danke für die schnelle Hilfe, ihr seid super!","lang":"de"}')).toEqual({
      label: 'positive',
      score: expect.any(Number),
      confidence: expect.any(Number),
      language: 'de',
      intents: ['praise'],
      needsHuman: false,
      formality: 'du',
      urgency: expect.any(Number),
      evidence: expect.arrayContaining([{ text: expect.any(String), for: 'praise' }]),
    })
  })

  test.each([
    '',
    'no json',
    '[]',
    'null',
    '42',
    '"text"',
    '{}',
    '{"text":5}',
    '{"text":null}',
    '{"text":"a","lang":7}',
  ])('a bad line answers an error: %s', (line) => {
    expect(analyse(line)).toEqual({ error: expect.any(String) })
  })

  test('an error never repeats the post', () => {
    expect(analyseLine('{"text": "secret words', reader)).not.toContain('secret')
  })

  test('a reader that throws is an error in its place', () => {
    const broken = {
      read() {
        throw new TypeError('boom')
      },
    }
    expect(JSON.parse(analyseLine('{"text":"a"}', broken))).toEqual({ error: expect.stringContaining('TypeError') })
  })
})

test('a reading that throws is reported and leaves the others standing', () => {
  const errors: string[] = []
  const fragile = createReader({ minConfidence: 0.6, onError: (name) => errors.push(name) })
  const corrections = {
    find(): never {
      throw new Error('boom')
    },
  }
  const reading = fragile.read({ text: 'Die App stürzt ständig ab', lang: 'de' }, { corrections })
  expect(errors).toEqual(['sentiment'])
  expect(reading).toMatchObject({ language: 'de', intents: ['complaint'] })
})

test('an unclear tone adds nothing to the urgency', () => {
  const text = 'Montag.'
  const sure = createReader({ minConfidence: 0 }).read({ text, lang: 'de' })
  const careful = createReader({ minConfidence: 1 }).read({ text, lang: 'de' })
  expect(careful.urgency).toBe(0)
  expect(sure.label).toBe(careful.label)
})

test('relationship, spread and waiting raise the urgency', () => {
  const post = { text: 'Der Zug fällt schon wieder aus!', lang: 'de' }
  const base = reader.read(post).urgency
  expect(reader.read(post, { intensity: 100 }).urgency).toBe(base + 15)
  expect(reader.read(post, { velocity: 1 }).urgency).toBe(base + 15)
  expect(reader.read(post, { elapsedOverSla: 1 }).urgency).toBe(base + 10)
  expect(reader.read(post, { elapsedHours: 24 }).urgency).toBe(base + 10)
})
