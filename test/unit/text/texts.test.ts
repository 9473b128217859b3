import { describe, expect, test } from 'vitest'
import { networkName, textsIn, urgencyLevel } from '../../../src/text/index.ts'
import { whyPhrases } from '../../../src/text/why.ts'

/** Every text of a language with its place; functions are called with words and numbers alike. */
function all(value: unknown, place = ''): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value === 'function') {
    return [
      [place, String(value('Anna', 'Berta', 'Carla'))],
      [`${place}(1)`, String(value(1, '1', '1'))],
      [`${place}(null)`, String(value(null, 'X', 'X'))],
    ]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => all(part, `${place}.${key}`))
}

const de = new Map(all(textsIn('de')))
const en = new Map(all(textsIn('en')))

describe('what people read', () => {
  test('exists in both languages, place for place', () => {
    expect([...de.keys()]).toEqual([...en.keys()])
    expect(en.size).toBeGreaterThan(150)
  })

  test.each([
    ['de', de],
    ['en', en],
  ])('is complete and set properly (%s)', (_, texts) => {
    for (const [place, text] of texts) {
      expect(text.trim(), place).not.toBe('')
      expect(text, place).not.toMatch(/undefined|\[object/)
      expect(text, place).not.toMatch(/["']|\.\.\.| {2}/)
      expect(text, place).not.toMatch(/\p{Extended_Pictographic}/u)
    }
  })

  test('says du, never Sie', () => {
    for (const [place, text] of de) {
      if (place.startsWith('.findings.mixed_address')) continue
      expect(text, place).not.toMatch(/\b(Sie|Ihr|Ihre|Ihnen)\b/)
    }
  })

  test('quotes as the language does', () => {
    for (const [place, text] of de) if (/[„“”]/.test(text)) expect(text, place).toMatch(/^[^“”]*(„[^„“”]*“[^„“”]*)+$/)
    for (const [place, text] of en) if (/[„“”]/.test(text)) expect(text, place).toMatch(/^[^„”]*(“[^„“”]*”[^„“”]*)+$/)
  })

  test('writes English labels in Title Case', () => {
    const { alert, modals, home, phrases, corrections } = textsIn('en')
    const labels = [...Object.values(alert.button), ...Object.values(alert.more), home.open, home.corrections]
    const titles = [modals.edit, modals.assign, modals.snooze, modals.sentiment, modals.link, phrases.ignore].flatMap(
      (m) => [m.title, m.submit],
    )
    const list = [corrections.title, corrections.close, corrections.undo, corrections.older, corrections.newer]
    for (const label of [...labels, ...titles, ...list]) {
      for (const [i, word] of label.split(' ').entries()) {
        const small = i > 0 && ['a', 'an', 'the', 'to', 'of'].includes(word)
        expect(small || /^[A-Z0-9…]/.test(word), label).toBe(true)
      }
    }
  })
})

test('networks are written as they write themselves, unknown ones as they come', () => {
  expect(['x', 'mastodon', 'bluesky', 'threads', 'constructor'].map(networkName)).toEqual([
    'X',
    'Mastodon',
    'Bluesky',
    'threads',
    'constructor',
  ])
})

test('urgency has three levels', () => {
  expect([0, 39, 40, 69, 70, 100].map(urgencyLevel)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high'])
})

test('a finding’s figures become words, others are left out', () => {
  expect(whyPhrases('attention', { interactions: 1234, z: 4.2 }, 'de')).toEqual([
    '1.234 Reaktionen, weit mehr als sonst bei diesem Konto',
  ])
  expect(whyPhrases('praise', { interactions: 1234, score: 0.9 }, 'en')).toEqual([])
  const fallen = { disturbance: 'falling_tone', silentDays: 3, meanGapDays: 2, toneChange: -0.4 }
  expect(whyPhrases('disturbed', fallen, 'en')).toEqual(['the tone has fallen over the last 90 days'])
  expect(whyPhrases('disturbed', { silentDays: Number.NaN }, 'en')).toEqual([])
})
