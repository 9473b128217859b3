import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weightedLength, xReply } from '../../../src/networks/x-reply.ts'

describe('the length of a text as X counts it', () => {
  test.each([
    ['', 0],
    ['Grüß Gott, ça va?', 17],
    ['„Gut“ – sagte sie… ‘ja’', 24],
    ['日本語', 6],
    ['€', 2],
    ['👍', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['1️⃣', 2],
    ['👍👍', 4],
    ['e\u0301', 1],
    ['https://example.com/a/very/long/path?with=query&and=more#too', 23],
    ['Siehe https://example.com/hilfe.', 6 + 23 + 1],
    ['(https://example.com)', 1 + 23 + 1],
    ['https://t.co/a https://t.co/b', 47],
    ['example.com', 23],
    ['hilfe.example.de/kontakt', 24],
    ['z.B. u.a. 3.5', 13],
    ['max.muster@example.com', 22],
    ['http://localhost', 23],
  ])('%j counts %i', (text, length) => {
    expect(weightedLength(text)).toBe(length)
  })

  test('is never below the plain count of code points, links apart, nor above twice that', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '–', '日', '!') }), (text) => {
        const points = [...text.normalize('NFC')].length
        expect(weightedLength(text)).toBeGreaterThanOrEqual(points)
        expect(weightedLength(text)).toBeLessThanOrEqual(2 * points)
      }),
    )
  })

  test('takes time in proportion to the text, whatever it is made of', () => {
    const started = performance.now()
    for (const unit of ['ä', 'a.', 'a', '@', 'http://', '…', 'ä.']) weightedLength(unit.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('the hand-off link', () => {
  test('opens the reply to the version at hand with the words in place', () => {
    const link = xReply.link({ versionId: '17', author: { id: '1', handle: 'anna' } }, 'Hi & bis 100 %!\nÄ #1')
    expect(link).toBe('https://x.com/intent/post?in_reply_to=17&text=Hi%20%26%20bis%20100%20%25!%0A%C3%84%20%231')
  })

  test('survives half of a surrogate pair', () => {
    expect(xReply.link({ versionId: '1', author: { id: '1', handle: 'a' } }, 'a\uD83D')).toContain('text=a%EF%BF%BD')
  })
})
