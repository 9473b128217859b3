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
const LETTER = /^\p{L}/u
const NUMBER = /^\p{N}/u

/** The tokens of a tidied text, at most 600: words, numbers, hashtags, marks, emoticons and emoji. */
export function tokenise(tidied: string): Token[] {
  const tokens: Token[] = []
  for (const [text] of clean(tidied).matchAll(TOKEN)) {
    const lower = text.toLowerCase()
    const low = text.length > 2 ? lower.replace(/([\p{L}])\1{2,}/gu, '$1$1') : lower
    tokens.push({ text, low, kind: kindOf(text), isDrawnOut: low.length < lower.length })
    if (tokens.length === MAX_TOKENS) break
  }
  return tokens
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
