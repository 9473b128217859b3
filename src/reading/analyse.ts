import type { Reader } from './index.ts'

/** One line of `rapport analyse`: `{"text","lang"?}` in, a reading or `{"error"}` out, as JSON. Never throws. */
export function analyseLine(line: string, reader: Reader): string {
  const post = parse(line)
  if ('error' in post) return JSON.stringify(post)
  try {
    const { label, score, confidence, language, intents, needsHuman, formality, urgency, evidence } = reader.read(post)
    return JSON.stringify({ label, score, confidence, language, intents, needsHuman, formality, urgency, evidence })
  } catch (error) {
    return JSON.stringify({ error: `could not be read: ${error instanceof Error ? error.name : 'unknown'}` })
  }
}

function parse(line: string): { text: string; lang?: string } | { error: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { error: 'not valid JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'not a JSON object' }
  const text: unknown = Reflect.get(value, 'text')
  const lang: unknown = Reflect.get(value, 'lang')
  if (typeof text !== 'string') return { error: '"text" is missing or not a string' }
  if (lang !== undefined && lang !== null && typeof lang !== 'string') return { error: '"lang" is not a string' }
  return typeof lang === 'string' ? { text, lang } : { text }
}
