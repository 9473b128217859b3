/** One span of a working day: ISO weekday 1 (Monday) to 7, minutes since midnight. */
export interface WorkingSpan {
  day: number
  from: number
  to: number
}

const DAYS: readonly (readonly string[])[] = [
  ['mo', 'mon', 'montag', 'monday'],
  ['di', 'die', 'dienstag', 'tu', 'tue', 'tues', 'tuesday'],
  ['mi', 'mit', 'mittwoch', 'we', 'wed', 'wednesday'],
  ['do', 'don', 'donnerstag', 'th', 'thu', 'thur', 'thurs', 'thursday'],
  ['fr', 'fre', 'freitag', 'fri', 'friday'],
  ['sa', 'sam', 'samstag', 'sonnabend', 'sat', 'saturday'],
  ['so', 'son', 'sonntag', 'su', 'sun', 'sunday'],
]
const DAY_OF = new Map(DAYS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)))

/**
 * Reads `Mo-Fr 09:00-12:00 13:00-17:00` or `Mon-Thu 9:00-17:00, Fri 9:00-13:00`, day names German or English.
 * Spans come sorted; null when the text is not understood, a span ends before it begins, or two overlap.
 */
export function parseWorkingHours(text: string): WorkingSpan[] | null {
  const tokens = text
    .toLowerCase()
    .replace(/\s*[-–—]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((t) => t !== '')
  const spans: WorkingSpan[] = []
  let days: number[] = []
  let hasTimes = false
  for (const token of tokens) {
    const named = daysOf(token)
    if (named) {
      if (!hasTimes && days.length > 0) days.push(...named)
      else days = named
      hasTimes = false
      continue
    }
    const time = timesOf(token)
    if (!time || days.length === 0) return null
    hasTimes = true
    spans.push(...days.map((day) => ({ day, ...time })))
  }
  if (!hasTimes) return null
  spans.sort((a, b) => a.day - b.day || a.from - b.from)
  const overlaps = spans.some((s, i) => spans[i + 1]?.day === s.day && (spans[i + 1]?.from ?? 0) < s.to)
  return overlaps ? null : spans
}

function daysOf(token: string): number[] | null {
  const ends = token.split('-').map((name) => DAY_OF.get(name.replace(/[.:]$/, '')))
  const [from, to] = ends
  if (from === undefined || ends.length > 2) return null
  if (ends.length === 1) return [from]
  if (to === undefined) return null
  // `Sa-Mo` runs over the week's end.
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1)
}

function timesOf(token: string): { from: number; to: number } | null {
  const match = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(token)
  if (!match) return null
  const from = minutes(match[1], match[2])
  const to = minutes(match[3], match[4])
  return from === null || to === null || from >= to ? null : { from, to }
}

function minutes(hours = '', rest = '0'): number | null {
  const total = Number(hours) * 60 + Number(rest)
  return Number(rest) < 60 && total <= 24 * 60 ? total : null
}
