export type Json = Record<string, unknown>
export type Report = (place: string, problem: string) => void

/** The value as an object, or null. */
export function record(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

/** The value as an array; anything else is an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** Reports a value that is no text of `min` to `max` UTF-16 units. */
export function text(value: unknown, place: string, max: number, report: Report, min = 1): void {
  if (typeof value !== 'string') {
    report(place, 'must be text')
    return
  }
  if (value.length < min) report(place, 'must not be empty')
  if (value.length > max) report(place, `${value.length} characters, at most ${max}`)
  if (/\p{Surrogate}/u.test(value)) report(place, 'holds half of a character')
}

/** Reports a text object that is none, is empty or too long; `kind` plain allows no mrkdwn. */
export function textObject(value: unknown, place: string, max: number, report: Report, kind: 'plain' | 'any'): void {
  const object = record(value)
  if (object === null) {
    report(place, 'must be a text object')
    return
  }
  if (object.type !== 'plain_text' && (kind === 'plain' || object.type !== 'mrkdwn')) {
    report(place, `must be ${kind === 'plain' ? 'plain_text' : 'plain_text or mrkdwn'}`)
  }
  text(object.text, `${place}.text`, max, report)
}

/** Reports an array that does not have `min` to `max` items, and hands each item on with its place. */
export function items(
  value: unknown,
  place: string,
  [min, max]: [number, number],
  report: Report,
  each: (item: Json, place: string) => void,
): void {
  if (!Array.isArray(value)) {
    report(place, 'must be an array')
    return
  }
  if (value.length < min) report(place, min === 1 ? 'must not be empty' : `${value.length} items, at least ${min}`)
  if (value.length > max) report(place, `${value.length} items, at most ${max}`)
  for (const [index, item] of value.entries()) {
    const object = record(item)
    if (object === null) report(`${place}[${index}]`, 'must be an object')
    else each(object, `${place}[${index}]`)
  }
}

/** Reports an address that is no http(s) address or too long. */
export function address(value: unknown, place: string, report: Report): void {
  text(value, place, 3000, report)
  if (typeof value === 'string' && !/^https?:\/\//i.test(value)) report(place, 'must begin with http:// or https://')
}

/** Calls `visit` with every object inside, the value itself included. */
export function lookInto(value: unknown, visit: (part: Json) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) lookInto(item, visit)
    return
  }
  const object = record(value)
  if (object === null) return
  visit(object)
  for (const part of Object.values(object)) lookInto(part, visit)
}
