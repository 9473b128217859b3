/** What a letter belongs to; 0 is no letter. */
export const SCRIPT = {
  none: 0,
  latin: 1,
  greek: 2,
  cyrillic: 3,
  hebrew: 4,
  arabic: 5,
  thai: 6,
  kana: 7,
  hangul: 8,
  other: 9,
} as const

export interface Scan {
  /** Lower-case words in Latin letters, cut after an apostrophe (`l'`, `amour`); links, handles and numbers left out. */
  words: string[]
  /** Letters of each script, by `SCRIPT`. */
  letters: number[]
}

const RANGES: readonly (readonly [number, number, number])[] = [
  [0x61, 0x7a, SCRIPT.latin],
  [0xaa, 0xaa, SCRIPT.latin],
  [0xba, 0xba, SCRIPT.latin],
  [0xc0, 0x24f, SCRIPT.latin],
  [0x300, 0x36f, SCRIPT.latin],
  [0x1e00, 0x1eff, SCRIPT.latin],
  [0x370, 0x3ff, SCRIPT.greek],
  [0x1f00, 0x1fff, SCRIPT.greek],
  [0x400, 0x52f, SCRIPT.cyrillic],
  [0x5d0, 0x5f2, SCRIPT.hebrew],
  [0x620, 0x65f, SCRIPT.arabic],
  [0x66e, 0x6d3, SCRIPT.arabic],
  [0xe01, 0xe4e, SCRIPT.thai],
  [0x3041, 0x30ff, SCRIPT.kana],
  [0x1100, 0x11ff, SCRIPT.hangul],
  [0xac00, 0xd7a3, SCRIPT.hangul],
  [0x531, 0x587, SCRIPT.other],
  [0x700, 0xdff, SCRIPT.other],
  [0xe80, 0x10ff, SCRIPT.other],
  [0x1200, 0x1dff, SCRIPT.other],
  [0x2c00, 0x2dff, SCRIPT.other],
  [0x3105, 0x312f, SCRIPT.other],
  [0x3400, 0x9fff, SCRIPT.other],
  [0xa000, 0xabff, SCRIPT.other],
]

/** By UTF-16 unit: one look-up instead of a Unicode regular expression. */
const scripts = new Uint8Array(0x10000)
for (const [from, to, script] of RANGES) scripts.fill(script, from, to + 1)
for (const sign of [0xd7, 0xf7]) scripts[sign] = SCRIPT.none

const [AMPERSAND, APOSTROPHE, AT, COLON, SEMICOLON, UNDERSCORE] = [38, 39, 64, 58, 59, 95]
/** The rest of a longer post says nothing new. */
export const MAX_UNITS = 600
export const MAX_WORD = 30
/** A link's stand-in and the mark of a repost are of no language. */
const SKIPPED: ReadonlySet<string> = new Set(['http', 'https', 'rt'])

const isDigit = (unit: number) => unit >= 48 && unit <= 57
const isSpace = (unit: number) => unit <= 32 || unit === 0xa0

/** Splits a tidied text into words by hand: it is done for every post. */
export function scan(tidied: string): Scan {
  const low = (tidied.length > MAX_UNITS ? tidied.slice(0, MAX_UNITS) : tidied).toLowerCase()
  const words: string[] = []
  const letters = new Array<number>(10).fill(0)
  const end = low.length
  let at = 0
  while (at < end) {
    const unit = low.charCodeAt(at)
    const script = scripts[unit] ?? 0
    if (script === SCRIPT.latin) at = readWord(low, at, words, letters)
    else if (script !== SCRIPT.none) {
      letters[script] = (letters[script] ?? 0) + 1
      at++
    } else if (unit === AT) at = skipHandle(low, at + 1)
    else if (unit === AMPERSAND) at = skipEntity(low, at + 1)
    else at++
  }
  return { words, letters }
}

function readWord(low: string, start: number, words: string[], letters: number[]): number {
  let at = start
  let hasDrawnOut = false
  let last = 0
  let lastButOne = 0
  let same = 0
  let alternating = 0
  for (; at < low.length; at++) {
    const unit = low.charCodeAt(at)
    if (unit === APOSTROPHE) {
      if (scripts[low.charCodeAt(at + 1)] !== SCRIPT.latin) break
      at++
      break
    }
    if (scripts[unit] !== SCRIPT.latin) break
    same = unit === last ? same + 1 : 1
    alternating = unit === lastButOne ? alternating + 1 : 2
    if (same > 2 || alternating > 5) hasDrawnOut = true
    lastButOne = last
    last = unit
  }
  if (isLinkAt(low, start, at)) return skipLink(low, at)
  // Numbers with letters are sizes, models and codes.
  if (isDigit(low.charCodeAt(start - 1)) || isDigit(low.charCodeAt(at))) return at
  const raw = low.slice(start, Math.min(at, start + MAX_WORD))
  const word = hasDrawnOut ? withoutDrawnOut(raw) : raw
  if (SKIPPED.has(word)) return at
  letters[SCRIPT.latin] = (letters[SCRIPT.latin] ?? 0) + word.length
  words.push(word)
  return at
}

/** "soooo" is "so" and "hahahaha" is "haha". */
function withoutDrawnOut(word: string): string {
  return word.replace(/(.)\1{2,}/g, '$1').replace(/(..)\1{2,}/g, '$1$1')
}

function isLinkAt(low: string, start: number, end: number): boolean {
  const unit = low.charCodeAt(end)
  if (unit === COLON) return low.startsWith('//', end + 1) && low.startsWith('http', start)
  return unit === 46 && end - start === 3 && low.startsWith('www', start)
}

function skipLink(low: string, from: number): number {
  let at = from
  while (at < low.length && !isSpace(low.charCodeAt(at))) at++
  return at
}

/** Mastodon handles name their server as well: `@anna@example.social`. */
function skipHandle(low: string, from: number): number {
  let at = from
  for (; at < low.length; at++) {
    const unit = low.charCodeAt(at)
    const isPart = scripts[unit] !== SCRIPT.none || isDigit(unit) || unit === UNDERSCORE || unit === 46 || unit === 45
    if (!isPart && unit !== AT) break
  }
  return at
}

function skipEntity(low: string, from: number): number {
  for (let at = from; at < from + 8; at++) {
    const unit = low.charCodeAt(at)
    if (unit === SEMICOLON) return at + 1
    if (!(unit >= 97 && unit <= 122)) break
  }
  return from
}
