/**
 * A small convolutional network over a post's words (after Kim 2014), whose words are sums of hashed word and
 * n-gram embeddings (Bojanowski et al. 2017) beside what the word lists say of them.
 */
export interface ConvShape {
  /** Rows of the word table and of the n-gram table; powers of two. */
  wordRows: number
  gramRows: number
  /** Numbers an embedding. */
  size: number
  /** What is known of a token beside its embedding: two numbers a word list, then negated, shouted, drawn out. */
  extras: number
  /** Filters a window width. */
  filters: number
  /** Numbers that join behind the pooling: `denseFeatures`. */
  dense: number
  classes: number
}

/** Words a window looks at, from its own position: widths 1, 2 and 3. */
export const TAPS: readonly { width: number; offset: number }[] = [
  { width: 0, offset: 0 },
  { width: 1, offset: -1 },
  { width: 1, offset: 0 },
  { width: 2, offset: -1 },
  { width: 2, offset: 0 },
  { width: 2, offset: 1 },
]
export const WIDTHS = 3
/** Longer posts are read to here. */
export const MAX_WORDS = 60
/** Polarity is listed as −5..5; networks like numbers about 1. */
export const LEXICON_SCALE = 1 / 3
/** Behind the word lists' numbers: negated, shouted, drawn out. */
export const FLAGS = 3

/** Where the parts of the network lie in one array of floats. */
export function layoutOf({ size, extras, filters, dense, classes }: ConvShape) {
  const inputs = size + extras
  const pooled = 2 * WIDTHS * filters
  const taps = 0
  const tapBias = taps + TAPS.length * filters * inputs
  const out = tapBias + WIDTHS * filters
  const bias = out + classes * (pooled + dense)
  return { inputs, pooled, taps, tapBias, out, bias, total: bias + classes }
}
