import { z } from 'zod'
import { BASES } from '../../domain/customer.ts'
import { ROLES } from '../../domain/employee.ts'
import type { NumberStyle } from './csv.ts'
import { parseWorkingHours } from './working-hours.ts'

/** An optional cell: an empty one is left out, so that it changes nothing. */
export function cell<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}

const text = z.string().max(200, 'is longer than 200 characters')
export const words = text.transform((value) => value.replace(/\s+/g, ' '))

export const name = z
  .string({ error: 'is missing' })
  .min(1, 'is missing')
  .max(200, 'is longer than 200 characters')
  .transform((value) => value.replace(/\s+/g, ' '))

export const email = text.transform((value) => value.toLowerCase()).pipe(z.email('is no e-mail address'))

export const domain = text
  .transform((value) =>
    value
      .toLowerCase()
      .replace(/^https?:\/\/|^www\.|\/.*$/g, '')
      .replace(/^www\./, ''),
  )
  .pipe(
    z
      .string()
      .regex(/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u, 'is no domain, e.g. example.com'),
  )

export const currency = text
  .transform((value) => value.toUpperCase())
  .refine(
    (value) => Intl.supportedValuesOf('currency').includes(value),
    'is no currency code of three letters, e.g. EUR',
  )

export const language = oneOf(['de', 'en'])
export const formality = oneOf(['du', 'sie'])
export const consent = oneOf(BASES)

export const yesNo = text.transform((value, context) => {
  if (/^(true|yes|y|ja|j|1|x|wahr)$/i.test(value)) return true
  if (/^(false|no|n|nein|0|falsch)$/i.test(value)) return false
  context.addIssue('is neither yes nor no')
  return z.NEVER
})

export const roles = text.transform((value, context) => {
  const named = value.toLowerCase().split(/[\s,]+/)
  const known = ROLES.filter((role) => named.includes(role))
  const unknown = named.filter((n) => !ROLES.some((role) => role === n))
  if (unknown.length > 0) context.addIssue(`${shown(unknown.join(' '))} is none of ${ROLES.join(', ')}`)
  return known
})

export const region = text
  .transform((value) => value.toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'is no region like DE-BY'))

export const timeZone = text.refine(isTimeZone, 'is no time zone like Europe/Berlin')

export const workingHours = text.refine(
  (value) => parseWorkingHours(value) !== null,
  'are not understood; write them like Mo-Fr 09:00-12:00 13:00-17:00',
)

export const absence = text.transform((value, context) => {
  const [from = '', to = '', more] = value.split('/').map((d) => d.trim())
  if (more !== undefined || !isDate(from) || !isDate(to)) {
    context.addIssue('is no span like 2026-12-20/2027-01-06')
    return z.NEVER
  }
  if (from > to) {
    context.addIssue('ends before it begins')
    return z.NEVER
  }
  return { from, to }
})

/** An amount of zero or more, in the file's way of writing numbers. */
export function amount(style: NumberStyle) {
  return text.transform((value, context) => {
    const parsed = parseNumber(value, style)
    if (parsed === null) {
      const other =
        style === 'de' ? '1.234,56; for 1,234.56 use --numbers en' : '1,234.56; for 1.234,56 use --numbers de'
      context.addIssue(`${shown(value)} is no number written like ${other}`)
      return z.NEVER
    }
    if (parsed < 0) context.addIssue('is negative')
    return parsed
  })
}

/** `1.234,56` (de) or `1,234.56` (en), thousands marked or not; null when it is written otherwise. */
export function parseNumber(value: string, style: NumberStyle): number | null {
  const plain = value.replace(/[\s'’]/g, '').replace(/^\u2212/, '-')
  const [thousand, decimal] = style === 'de' ? ['\\.', ','] : [',', '\\.']
  const pattern = new RegExp(`^-?(?:\\d{1,3}(?:${thousand}\\d{3})+|\\d+)(?:${decimal}\\d+)?$`)
  if (!pattern.test(plain)) return null
  const number = Number(plain.replace(new RegExp(thousand, 'g'), '').replace(',', '.'))
  return Number.isFinite(number) ? number : null
}

/** Why a row is refused, each cell by its column's name; no cell of a person's data is repeated in full. */
export function reasonOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return text.transform((value, context): T[number] => {
    const found = values.find((v) => v === value.toLowerCase().replace(/[\s-]+/g, '_'))
    if (found !== undefined) return found
    context.addIssue(`${shown(value)} is none of ${values.join(', ')}`)
    return z.NEVER
  })
}

/** A cell as a reason shows it: short, on one line. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    // Fixed offsets pass above, but know no summer time.
    return /^[A-Za-z]/.test(value)
  } catch {
    return false
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}
