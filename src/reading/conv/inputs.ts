import { gramHashes, keyOf, wordHash } from '../linear/features.ts'
import type { Token } from '../words/tokens.ts'
import type { Tone } from '../words/tone.ts'
import { type ConvShape, LEXICON_SCALE } from './shape.ts'

/** Shorter ones say too little to be worth an embedding. */
const MIN_GRAM = 3

/** The rows of the two tables that make up a word's embedding: one word, the mean of its n-grams. */
export function rowsOf(token: Token, { wordRows, gramRows }: ConvShape): { word: number; grams: number[] } {
  const key = keyOf(token)
  const hasGrams = token.kind !== 'link' && token.kind !== 'handle'
  return {
    word: wordHash(key) & (wordRows - 1),
    grams: hasGrams ? gramHashes(key, MIN_GRAM).map((gram) => gram & (gramRows - 1)) : [],
  }
}

/** Calls `put` with each number about a token that is not 0: what the word lists say, negated, shouted, drawn out. */
export function eachExtra(
  tokens: readonly Token[],
  { hits, isNegated }: Tone,
  wordLists: number,
  put: (token: number, extra: number, value: number) => void,
): void {
  for (let list = 0; list < wordLists; list++)
    for (const { token, value } of hits[list] ?? [])
      put(token, 2 * list + (value > 0 ? 0 : 1), Math.abs(value) * LEXICON_SCALE)
  const flags = 2 * wordLists
  for (const [i, token] of tokens.entries()) {
    if (isNegated[i]) put(i, flags, 1)
    if (token.isShouted) put(i, flags + 1, 1)
    if (token.isDrawnOut) put(i, flags + 2, 1)
  }
}
