import { clean, HANDLE, LINK } from './clean.ts'

export type TokenKind = 'word' | 'tag' | 'number' | 'mark' | 'emoji' | 'face' | 'link' | 'handle' | 'other'

export interface Token {
  /** As written. */
  text: string
  /** Lower case, letter runs squeezed to two; what lexicons and features see. */
  low: string
  kind: TokenKind
  /** Letters were drawn out ("sooo"). */
  isDrawnOut: boolean
  /** Three characters and more, all of them capitals that could be small. */
  isShouted: boolean
}

/** A post of 10 kB of emoji must not cost more than a long post. */
const MAX_TOKENS = 600

const EMOJI = String.raw`\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3|\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?(?:\u200D\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?){0,5}`
const FACE = String.raw`[<>]?[:;=8xX]['^o-]?[)(\]\[DdPpO\/\\|*3@]{1,6}(?![\p{L}\p{N}])|[)(\]\[D\/\\][o'-]?[:;=](?![\p{L}\p{N}])|<\/?3+|\^[_.-]?\^|[->T][_.]{1,2}[-<T]|\\o\/`
const TOKEN = new RegExp(
  String.raw`${LINK}|${HANDLE}|${FACE}|${EMOJI}|#[\p{L}\p{N}_]+|[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*%?|[!?]+|\.{2,}|[^\s\p{L}\p{N}]`,
  'gu',
)
const IS_FACE = new RegExp(`^(?:${FACE})$`, 'u')
const IS_EMOJI = new RegExp(`^(?:${EMOJI})$`, 'u')
const DRAWN_OUT = /(\p{L})\1{2}/u
const DRAWN_OUT_ALL = /(\p{L})\1{2,}/gu
const LETTER = /^\p{L}/u
const NUMBER = /^\p{N}/u

/** The tokens of a tidied text, at most 600: words, numbers, hashtags, marks, emoticons and emoji. */
export function tokenise(tidied: string): Token[] {
  const text = clean(tidied)
  const tokens: Token[] = []
  for (let at = 0; at < text.length && tokens.length < MAX_TOKENS; ) {
    const unit = text.charCodeAt(at)
    if (unit === SPACE) {
      at++
      continue
    }
    const end = wordEnd(text, at, unit)
    if (end > at) {
      tokens.push(tokenOf(text.slice(at, end), 'word'))
      at = end
      continue
    }
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (!found) break
    tokens.push(tokenOf(found[0], kindOf(found[0])))
    at = TOKEN.lastIndex
  }
  return tokens
}

function tokenOf(text: string, kind: TokenKind): Token {
  const lower = text.toLowerCase()
  const low = text.length > 2 && DRAWN_OUT.test(lower) ? lower.replace(DRAWN_OUT_ALL, '$1$1') : lower
  const isShouted = text.length > 2 && lower !== text && text === text.toUpperCase()
  return { text, low, kind, isDrawnOut: low.length < lower.length, isShouted }
}

/**
 * Where a word of plain Latin letters ends; `at` itself where there is none, or where only the full pattern can tell
 * ("xD", "T_T", letters with marks of their own).
 */
function wordEnd(text: string, at: number, first: number): number {
  if (!isPlainLetter(first) || MAY_BE_FACE.has(first)) return at
  let end = at + 1
  for (;;) {
    while (end < text.length && isPlainLetter(text.charCodeAt(end))) end++
    const unit = text.charCodeAt(end)
    if ((unit === APOSTROPHE || unit === HYPHEN) && isPlainLetter(text.charCodeAt(end + 1))) end += 2
    else break
  }
  // Beyond Latin: marks and letters that may go on the word.
  return text.charCodeAt(end) > LAST_LATIN || text.charCodeAt(end + 1) > LAST_LATIN ? at : end
}

const SPACE = 32
const APOSTROPHE = 39
const HYPHEN = 45
const LAST_LATIN = 0x24f
const MAY_BE_FACE = new Set(Array.from('xXDT', (c) => c.charCodeAt(0)))

function isPlainLetter(unit: number): boolean {
  if (unit < 0x7b) return (unit > 0x60 && unit < 0x7b) || (unit > 0x40 && unit < 0x5b)
  return unit >= 0xc0 && unit <= LAST_LATIN && unit !== 0xd7 && unit !== 0xf7
}

function kindOf(text: string): TokenKind {
  if (text === LINK) return 'link'
  if (text === HANDLE) return 'handle'
  if (text.length > 1 && text.length < 9 && IS_FACE.test(text)) return 'face'
  if (LETTER.test(text)) return 'word'
  if (text.length > 1 && text[0] === '#' && text[1] !== '\uFE0F' && text[1] !== '\u20E3') return 'tag'
  if (text[0] === '!' || text[0] === '?') return 'mark'
  if (IS_EMOJI.test(text)) return 'emoji'
  return NUMBER.test(text) ? 'number' : 'other'
}
