export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as an object; anything else is an empty one. */
export function obj(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** The objects of an array; anything else is an empty one. */
export function arr(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** The value as text; anything but text and numbers is empty. */
export function str(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** Reads JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
