import { describe, expect, test } from 'vitest'
import {
  clean,
  escapeMrkdwn,
  formatDateTime,
  formatDay,
  formatDuration,
  formatNumber,
  formatPercent,
  inline,
  inlinePlain,
  slackDate,
  truncate,
} from '../../../src/text/format.ts'

const at = new Date('2026-11-24T22:05:00Z')

describe('dates and numbers', () => {
  test('a time is read in the person’s zone and language, on 24 hours', () => {
    expect(formatDateTime(at, 'de', 'Europe/Berlin')).toBe('24.11.2026, 23:05')
    expect(formatDateTime(at, 'en', 'Europe/Berlin')).toBe('24 Nov 2026, 23:05')
    expect(formatDay(at, 'en', 'Pacific/Auckland')).toBe('25 Nov 2026')
  })

  test('midnight is 00:00', () => {
    expect(formatDateTime(new Date('2026-11-24T23:00:00Z'), 'en', 'Europe/Berlin')).toBe('25 Nov 2026, 00:00')
    expect(formatDateTime(new Date('2026-11-24T23:00:00Z'), 'de', 'Europe/Berlin')).toBe('25.11.2026, 00:00')
  })

  test('a mistyped zone is read as UTC', () => {
    expect(formatDateTime(at, 'de', 'Europa/Berlin')).toBe('24.11.2026, 22:05')
  })

  test('Slack gets a token with a fallback', () => {
    expect(slackDate(at, 'de', 'Europe/Berlin')).toBe('<!date^1795557900^{date_short_pretty} {time}|24.11.2026, 23:05>')
  })

  test('numbers, shares and spans follow the language', () => {
    expect([formatNumber(1234.5, 'de', 1), formatNumber(1234.5, 'en', 1)]).toEqual(['1.234,5', '1,234.5'])
    expect([formatPercent(0.824, 'de'), formatPercent(0.824, 'en')]).toEqual(['82\u00A0%', '82%'])
    expect(formatDuration(60_000, 'en')).toBe('1 minute')
    expect(formatDuration(3 * 3_600_000, 'de')).toBe('3 Stunden')
    expect(formatDuration(5 * 86_400_000, 'en')).toBe('5 days')
    expect(formatDuration(-1, 'en')).toBe('0 minutes')
  })
})

describe('foreign words', () => {
  test('mentions, links and entities stay words', () => {
    expect(escapeMrkdwn('<!channel> & <@U1> <https://evil.example|x>')).toBe(
      '&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://evil.example|x&gt;',
    )
  })

  test('halves of characters and control characters go, line breaks stay', () => {
    expect(clean('a\uD83Db\u0000c\r\nd\u0007')).toBe('a\uFFFDbc\nd')
    expect(clean('👍')).toBe('👍')
  })

  test('inside a line there is one line, escaped and cut by its escaped length', () => {
    expect(inline('  a\n\n<b>\t& c ', 100)).toBe('a &lt;b&gt; &amp; c')
    const cut = inline('&'.repeat(280), 50)
    expect(cut).toBe(`${'&amp;'.repeat(9)}…`)
  })

  test('words from right to left cannot turn what follows', () => {
    expect(inlinePlain('\u202Eevil\u202C', 50)).toBe('evil')
    expect(inlinePlain('مرحبا', 50)).toBe('\u2068مرحبا\u2069')
    expect(inlinePlain('م'.repeat(80), 50)).toHaveLength(50)
  })
})

describe('cutting', () => {
  test('leaves alone what fits', () => {
    expect(truncate('abc', 3)).toBe('abc')
    expect(truncate('abcd', 3)).toBe('ab…')
  })

  test('never cuts an emoji, a flag or an accent', () => {
    const family = '👩‍👩‍👧‍👦'
    expect(truncate(family + family, family.length + 5)).toBe(`${family}…`)
    expect(truncate('🇩🇪🇦🇹', 6)).toBe('🇩🇪…')
    expect(truncate('ae\u0301x', 3)).toBe('a…')
  })

  test('cuts a single endless grapheme between code points', () => {
    const endless = `e${'\u0301'.repeat(100)}`
    expect(truncate(endless, 10)).toBe(`e${'\u0301'.repeat(8)}…`)
  })

  test('leaves no space before the ellipsis', () => {
    expect(truncate('one two three', 9)).toBe('one two…')
  })
})
