import { SCRIPT } from './scan.ts'

/** Fewer letters of a foreign script are a name or an ornament. */
const MIN_LETTERS = 5

const NAMED: Readonly<Record<number, string>> = {
  [SCRIPT.greek]: 'el',
  [SCRIPT.hebrew]: 'he',
  [SCRIPT.thai]: 'th',
  [SCRIPT.kana]: 'ja',
  [SCRIPT.hangul]: 'ko',
}

/**
 * The language a script gives away, `und` when several share it. Cyrillic and Arabic only by letters of which the
 * neighbours have none; Chinese characters alone name nothing.
 * @param letters letters by `SCRIPT`
 */
export function languageOfScript(tidied: string, letters: readonly number[]): string {
  const of = (script: number) => letters[script] ?? 0
  // Japanese mixes its own letters with Chinese characters.
  const total = letters.reduce((n, count) => n + count, 0) - (of(SCRIPT.kana) > 0 ? of(SCRIPT.other) : 0)
  const script = letters.findIndex((count, i) => i !== SCRIPT.latin && count >= MIN_LETTERS && count * 2 > total)
  if (script === SCRIPT.cyrillic) return cyrillic(tidied)
  if (script === SCRIPT.arabic) return /[ةأإكي]/.test(tidied) && !/[\u066e-\u06d3]/.test(tidied) ? 'ar' : 'und'
  return NAMED[script] ?? 'und'
}

function cyrillic(text: string): string {
  if (/[іїєґ]/i.test(text)) return /[ўыэёъ]/i.test(text) ? 'und' : 'uk'
  return /[ыэ]/i.test(text) && !/[ѐђ-ѿҊ-ԯ]/i.test(text) ? 'ru' : 'und'
}
