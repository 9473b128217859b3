import type { Language } from '../ports/notifier.ts'

export { clean, escapeMrkdwn, inline, inlinePlain, truncate } from './escape.ts'

const LOCALE = { de: 'de-DE', en: 'en-GB' } as const

/** A day and a time of day (24 hours) in the given IANA zone; an unknown zone is read as UTC. */
export function formatDateTime(date: Date, language: Language, timeZone: string): string {
  return dateFormat(language, timeZone, { dateStyle: 'medium', timeStyle: 'short', hour12: false }).format(date)
}

/** A day in the given IANA zone; an unknown zone is read as UTC. */
export function formatDay(date: Date, language: Language, timeZone: string): string {
  return dateFormat(language, timeZone, { dateStyle: 'medium' }).format(date)
}

/** A number with the language's separators and at most `digits` decimal places. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: digits }).format(value)
}

/** A share of 0–1 as whole percent. */
export function formatPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** A span in milliseconds in its largest fitting unit, minute to day, e.g. “3 hours”. */
export function formatDuration(milliseconds: number, language: Language): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  const [value, unit] =
    minutes < 90
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day']
  return new Intl.NumberFormat(LOCALE[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** A time that Slack shows in the reader's own zone and language; the fallback uses the ones given. */
export function slackDate(date: Date, language: Language, timeZone: string): string {
  const unix = Math.floor(date.getTime() / 1000)
  return `<!date^${unix}^{date_short_pretty} {time}|${formatDateTime(date, language, timeZone)}>`
}

function dateFormat(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone })
  } catch {
    // A mistyped zone must not keep an alert from being sent.
    return new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: 'UTC' })
  }
}
