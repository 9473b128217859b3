import { DateTime } from 'luxon'
import type { Look } from './look.ts'

const DAYS = { de: ['gestern', 'heute', 'morgen'], en: ['yesterday', 'today', 'tomorrow'] } as const

/** Slack's date formats such as `{date_short_pretty} {time}`, in the person's zone; unknown words stay. */
export function formatSlackDate(unix: number, format: string, look: Look): string {
  const time = at(unix, look)
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => formatToken(time, token, look) ?? whole)
}

/** Hour and minute, with the day before it unless it is today. */
export function shortTime(unix: number, look: Look): string {
  const time = at(unix, look)
  const clock = time.toFormat('HH:mm')
  if (nearDay(time, look) === DAYS[look.language][1]) return clock
  const isThisYear = time.year === DateTime.fromJSDate(look.now, { zone: look.user.timeZone }).year
  return `${pretty(time, isThisYear ? 'd LLL' : 'd LLL yyyy', look)}, ${clock}`
}

function at(unix: number, { user, language }: Look): DateTime {
  return DateTime.fromSeconds(unix, { zone: user.timeZone }).setLocale(language === 'de' ? 'de-DE' : 'en-GB')
}

function formatToken(time: DateTime, token: string, look: Look): string | null {
  const de = look.language === 'de'
  switch (token) {
    case 'date_num':
      return time.toFormat('yyyy-MM-dd')
    case 'date_slash':
      return time.toFormat('dd/MM/yyyy')
    case 'date':
      return time.toFormat(de ? 'd. LLLL yyyy' : 'd LLLL yyyy')
    case 'date_short':
      return time.toFormat(de ? 'd. LLL yyyy' : 'd LLL yyyy')
    case 'date_long':
      return time.toFormat(de ? 'cccc, d. LLLL yyyy' : 'cccc, d LLLL yyyy')
    case 'date_pretty':
      return pretty(time, 'd LLLL yyyy', look)
    case 'date_short_pretty':
      return pretty(time, 'd LLL yyyy', look)
    case 'date_long_pretty':
      return pretty(time, 'cccc, d LLLL yyyy', look)
    case 'time':
      return time.toFormat('HH:mm')
    case 'time_secs':
      return time.toFormat('HH:mm:ss')
    case 'ago':
      return time.toRelative({ base: DateTime.fromJSDate(look.now) })
    default:
      return null
  }
}

function pretty(time: DateTime, format: string, look: Look): string {
  return nearDay(time, look) ?? time.toFormat(look.language === 'de' ? format.replace('d L', 'd. L') : format)
}

function nearDay(time: DateTime, { now, language, user }: Look): string | undefined {
  const today = DateTime.fromJSDate(now, { zone: user.timeZone }).startOf('day')
  return DAYS[language][Math.round(time.startOf('day').diff(today, 'days').days) + 1]
}
