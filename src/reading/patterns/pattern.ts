import type { Intent } from '../../domain/reading.ts'

/**
 * Words that show an intent. `strong` ones show it by themselves, `weak` ones together with the tone or with one
 * another. `negatable`: a negation before them takes them back ("no problem", "nicht gut").
 */
export interface Row {
  intent: Intent
  weight: 'strong' | 'weak'
  negatable: boolean
  words: readonly string[]
}

export interface PatternSet {
  rows: readonly Row[]
  /** Praise that is none: thanks for a failure, "great" beside one. */
  irony: readonly string[]
  /** Bits of company talk: a post made of them is a colleague's of another company, not a customer's. */
  companyTalk: readonly string[]
  /** A sentence that begins like this asks, with or without a question mark. */
  askingStarts: readonly string[]
  /** Asks in the middle of a sentence. */
  askingWords: readonly string[]
  /** Asks for no answer. */
  rhetorical: readonly string[]
  /** Greetings and connecting words a question may stand behind. */
  openers: string
  /** Words that take back what follows within three words. */
  negators: string
  /** Looks like a negator but is none. */
  notNegators: string
}

/** Latin letters in lower case. Spelled out, as matching by Unicode property is several times slower. */
const LETTERS = 'a-z\\u00df-\\u00f6\\u00f8-\\u024f'
const INSIDE = `[${LETTERS}0-9_]`

const compiled = (words: string) =>
  words
    .replace(/ (?=[*+?{])/g, '\\s')
    .replaceAll(' ', '\\s+')
    .replaceAll('\\p{L}', `[${LETTERS}]`)

/** Any of the alternatives as whole words, in text in lower case; a space matches any run of blanks. */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<!${INSIDE})(?:${words.map(compiled).join('|')})(?!${INSIDE})`, 'g')
}

/** The alternatives at the start of a sentence, after greetings and connecting words. */
export function startOf(words: readonly string[], openers: string): RegExp {
  const body = words.map(compiled).join('|')
  return new RegExp(`^[^${LETTERS}]*(?:(?:${compiled(openers)})[\\s,:;.!@-]+){0,4}(?:${body})(?!${INSIDE})`)
}
