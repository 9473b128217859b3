import type { SentimentLabel } from './reading.ts'

/** What people said a post, or words of one, mean to their company. `irrelevant`: it need not wake anybody. */
export const EFFECTS = ['negative', 'neutral', 'positive', 'irrelevant'] as const
export type Effect = SentimentLabel | 'irrelevant'

/** Words that mean something else in this company than they do elsewhere ("war zone" = neutral). */
export interface PhraseRule {
  /** `p12` in the database, `f3` for line 3 of the file. */
  id: string
  /** As a person wrote it, without links and handles. */
  phrase: string
  effect: Effect
  source: 'slack' | 'command' | 'file'
  /** Employee who made it; null for the command line and the file. */
  byId: string | null
  /** The alert it was learned from, as long as that alert's post has its text. */
  alertId: string | null
  at: Date
}

/** One word of a text with where it stands, in UTF-16 units. */
export interface PhraseWord {
  /** What it is compared by; several where letters are drawn out ("waaar": `waar`, `war`). */
  keys: readonly string[]
  start: number
  end: number
  isTag: boolean
  /** Another sentence ended before it. */
  opensSentence: boolean
}

export type PhraseProblem = 'no_words' | 'too_many_words' | 'too_short' | 'too_long'

export const MAX_PHRASE_WORDS = 8
export const MIN_PHRASE_LENGTH = 2
export const MAX_PHRASE_LENGTH = 80

/** Scripts that put no blanks between words: there each character counts by itself, and a run of them as one word. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const SKIPPED =
  '(?:https?:\\/\\/|www\\.)\\S+|@[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?(?:@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?|&(?:amp;)?(?:amp|lt|gt|quot|nbsp|apos|#39);'
const EMOJI =
  '\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]*(?:\\u200D\\p{Extended_Pictographic}[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]*){0,5}'
const WORD = new RegExp(
  `${SKIPPED}|(#?)([${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]\\p{M}*)+(?:['’](?:(?![${UNSPACED}])\\p{L}\\p{M}*)+)*|${EMOJI})`,
  'gu',
)
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u')
const SENTENCE_END = /[.!?…]\s|[\n。！？]/

/** The words of a text as phrases are compared: links, handles and marks are none. */
export function phraseWords(text: string): PhraseWord[] {
  const words: PhraseWord[] = []
  let after = 0
  for (const { 1: tag, 2: word, index } of text.matchAll(WORD)) {
    if (word === undefined) continue
    const start = index + (tag?.length ?? 0)
    words.push({
      keys: spellings(folded(word)),
      start,
      end: start + word.length,
      isTag: tag === '#',
      opensSentence: words.length > 0 && SENTENCE_END.test(text.slice(after, index)),
    })
    after = start + word.length
  }
  return words
}

/** The phrase as it is kept and shown: from its first word to its last, blanks made even. */
export function phraseText(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(new RegExp(SKIPPED, 'gu'), (m) => (m.startsWith('&') ? m : ' '))
  const words = phraseWords(plain)
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return ''
  return plain.slice(first.start - (first.isTag ? 1 : 0), last.end).replace(/\s+/gu, ' ')
}

/** What makes two phrases the same one. */
export function phraseKey(phrase: string): string {
  return phraseWords(phrase)
    .map((w) => w.keys[0] ?? '')
    .join(' ')
}

/** Why these words cannot be a phrase; null when they can: 1–8 words, 2–80 characters. */
export function phraseProblem(phrase: string): PhraseProblem | null {
  const words = phraseWords(phrase)
  if (words.length === 0) return 'no_words'
  const key = phraseKey(phrase)
  if (Math.max(key.length, phraseText(phrase).length) > MAX_PHRASE_LENGTH) return 'too_long'
  if (key.length < MIN_PHRASE_LENGTH && !/\p{Extended_Pictographic}/u.test(key)) return 'too_short'
  const isRun = (w: PhraseWord | undefined) => w !== undefined && IS_UNSPACED.test(w.keys[0] ?? '')
  const count = words.filter((w, i) => !(isRun(w) && isRun(words[i - 1]))).length
  return count > MAX_PHRASE_WORDS ? 'too_many_words' : null
}

/**
 * How many of the text's words, from the one at `at`, are the phrase; 0 when they are not. A hashtag may be the whole
 * phrase written together ("#WarZone"). No phrase reaches over the end of a sentence, unless it was written so.
 */
export function phraseMatch(phrase: readonly PhraseWord[], words: readonly PhraseWord[], at: number): number {
  const tag = words[at]
  if (tag?.isTag && phrase.length > 1 && tag.keys.includes(joined(phrase))) return 1
  for (const [i, wanted] of phrase.entries()) {
    const word = words[at + i]
    if (!word || (i > 0 && word.opensSentence && !wanted.opensSentence)) return 0
    if (!word.keys.some((key) => wanted.keys.includes(key))) return 0
  }
  return phrase.length
}

/** Several words as a hashtag has them. */
export const joined = (phrase: readonly PhraseWord[]): string => phrase.map((w) => w.keys[0] ?? '').join('')

/** Whether a text has the phrase in it. */
export function hasPhrase(text: string, phrase: string): boolean {
  const [words, wanted] = [phraseWords(text), phraseWords(phrase)]
  return wanted.length > 0 && words.some((_, at) => phraseMatch(wanted, words, at) > 0)
}

/** Upper case first: it writes "ß" as "ss" and other letters as their relatives do. */
function folded(word: string): string {
  return word
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\uFE0F\u{1F3FB}-\u{1F3FF}]/gu, '')
}

/** Three letters or more in a row are one or two that were drawn out: each such run either way, at most three runs. */
function spellings(word: string): string[] {
  let forms = ['']
  let from = 0
  let runs = 0
  for (const { 0: run, 1: letter, index } of word.matchAll(/(\p{L})\1{2,}/gu)) {
    if (!letter) continue
    const before = word.slice(from, index)
    const either = ++runs <= 3 ? [letter + letter, letter] : [letter + letter]
    forms = forms.flatMap((form) => either.map((as) => form + before + as))
    from = index + run.length
  }
  const rest = word.slice(from)
  return forms.map((form) => form + rest)
}
