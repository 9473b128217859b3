import type { Hit } from './lexicon.ts'
import type { Lexicons } from './lexicons.ts'
import { negated } from './negation.ts'
import type { Token } from './tokens.ts'
import { type Valence, valence } from './valence.ts'

/** What the word lists say of a post: the common ground of every model. */
export interface Tone {
  lows: readonly string[]
  /** For each token, whether a negation reaches it. */
  isNegated: readonly boolean[]
  /** One list of hits a lexicon. */
  hits: readonly (readonly Hit[])[]
  valence: Valence
}

/** Looks a post's tokens up in the word lists of its language. */
export function toneOf(tokens: readonly Token[], language: string, lexicons: Lexicons): Tone {
  const lows = tokens.map((t) => t.low)
  const isNegated = negated(lows)
  const hits = lexicons.hits(lows)
  const { wordLists } = lexicons
  return { lows, isNegated, hits, valence: valence(tokens, { lows, isNegated, hits, wordLists, language }) }
}
