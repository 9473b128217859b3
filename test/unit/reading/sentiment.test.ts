import { describe, expect, test } from 'vitest'
import { correctionIndex, createReader } from '../../../src/reading/index.ts'

const reader = createReader({ minConfidence: 0.6 })
const label = (text: string, lang?: string) => reader.read({ text, lang }).label

describe('clear words get a clear label', () => {
  test.each([
    ['Ich liebe diesen Laden, einfach großartig!', 'de', 'positive'],
    ['Furchtbarer Service, ich bin sehr enttäuscht.', 'de', 'negative'],
    ['Der Zug fährt um 8 Uhr ab Gleis 3.', 'de', 'neutral'],
    ['I love this, absolutely fantastic!', 'en', 'positive'],
    ['This is the worst service ever, I hate it', 'en', 'negative'],
    ['The meeting is on Tuesday at the town hall.', 'en', 'neutral'],
    ['Merci beaucoup, service magnifique !', 'fr', 'positive'],
    ['Estoy muy triste, todo mal', 'es', 'negative'],
  ])('%s', (text, lang, expected) => {
    expect(label(text, lang)).toBe(expected)
  })
})

test('negation turns praise', () => {
  const plain = reader.read({ text: 'Der Service ist gut.', lang: 'de' })
  const negated = reader.read({ text: 'Der Service ist nicht gut.', lang: 'de' })
  expect(negated.score).toBeLessThan(plain.score - 0.3)
})

test('irony is not taken at its word', () => {
  expect(label('Danke für nichts!', 'de')).toBe('negative')
  expect(label('Great, another outage. Well done.', 'en')).toBe('negative')
})

test('the words that moved the tone are named, and are words of the post', () => {
  const text = 'Die Lieferung war furchtbar langsam und das Display ist kaputt.'
  const words = reader.read({ text, lang: 'de' }).evidence.filter((e) => e.for === 'sentiment')
  expect(words.length).toBeGreaterThan(0)
  expect(words.length).toBeLessThanOrEqual(4)
  for (const { text: word } of words) expect(text).toContain(word)
})

test('nothing that tells a tone leaves the confidence below the threshold', () => {
  for (const text of ['', 'https://example.org/x', '@anna', '...', '42']) {
    const reading = reader.read({ text })
    expect(reading.label).toBe('neutral')
    expect(reading.confidence).toBeLessThan(0.6)
  }
})

describe('corrections', () => {
  const corrections = correctionIndex([{ text: 'Ihr seid ja echt ganz große Klasse, @bahn!', label: 'negative' }])

  test('a very similar post takes the corrected label, and says so', () => {
    const reading = reader.read({ text: '@db Ihr seid ja echt ganz grosse Klasse', lang: 'de' }, { corrections })
    expect(reading).toMatchObject({ label: 'negative', confidence: 0.99 })
    expect(reading.evidence).toContainEqual({ text: 'von Hand korrigiert', for: 'sentiment' })
    expect(reading.intents).not.toContain('praise')
  })

  test('another post is read as ever', () => {
    const reading = reader.read({ text: 'Ihr habt den besten Kuchen der Stadt', lang: 'de' }, { corrections })
    expect(reading.confidence).toBeLessThan(0.99)
  })

  test('the newest of two corrections of one text counts', () => {
    const index = correctionIndex([
      { text: 'War zone!', label: 'neutral' },
      { text: 'war zone', label: 'negative' },
    ])
    expect(index.find('WAR  ZONE')).toEqual({ label: 'neutral', similarity: 1 })
  })

  test('texts without words match nothing', () => {
    const index = correctionIndex([{ text: '!!!', label: 'negative' }])
    expect(index.find('???')).toBeNull()
    expect(index.find('')).toBeNull()
  })
})
