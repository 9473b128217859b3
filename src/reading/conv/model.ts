import { keyOf } from '../linear/features.ts'
import { createCache } from '../words/cache.ts'
import type { Token } from '../words/tokens.ts'
import type { Tone } from '../words/tone.ts'
import { eachExtra, rowsOf } from './inputs.ts'
import type { ConvWeights } from './model-file.ts'
import { layoutOf, MAX_WORDS, TAPS, WIDTHS } from './shape.ts'

export interface ConvModel {
  /** One logit a class, in an array of its own. */
  logits(tokens: readonly Token[], tone: Tone, wordLists: number, dense: Float32Array): Float64Array
}

/** Half a kilobyte a word. */
const CACHE_SIZE = 8000

/**
 * The network, ready to be asked. A window's filter is a sum over its words, so each word's share is worked out once
 * and kept: a post of known words costs additions only.
 */
export function createConvModel({ shape, scale, tables, rest }: ConvWeights): ConvModel {
  const { size, filters, classes, extras, dense: denseSize } = shape
  const { inputs, pooled, tapBias, out, bias } = layoutOf(shape)
  const perToken = TAPS.length * filters
  // Column by column, so that what is added together lies together.
  const columns = Array.from({ length: size + extras }, (_, d) =>
    Float32Array.from({ length: perToken }, (_, row) => rest[row * inputs + d] ?? 0),
  )
  const shares = createCache<Float32Array>(CACHE_SIZE)
  /** Each token's share; where more is known of a token than its word, a row of its own. */
  const post: Float32Array[] = []
  const ownRows = Array.from({ length: MAX_WORDS }, () => new Float32Array(perToken))
  const nothing = new Float32Array(perToken)
  const embedding = new Float32Array(size)
  const tapBiases = rest.slice(tapBias, tapBias + WIDTHS * filters)
  const most = new Float32Array(WIDTHS * filters)
  const sums = new Float32Array(WIDTHS * filters)

  // Not one function for both kinds of array: that would be several times slower.
  function addEmbedding(start: number, factor: number): void {
    for (let d = 0; d < size; d++) embedding[d] = (embedding[d] ?? 0) + factor * (tables[start + d] ?? 0)
  }

  function shareOf(token: Token): Float32Array {
    const key = keyOf(token)
    const known = shares.get(key)
    if (known) return known
    const { word, grams } = rowsOf(token, shape)
    embedding.fill(0)
    for (const gram of grams) addEmbedding((shape.wordRows + gram) * size, 1 / grams.length)
    addEmbedding(word * size, 1)
    const share = new Float32Array(perToken)
    for (let d = 0; d < size; d++) {
      const column = columns[d]
      if (column) addTo(share, column, scale * (embedding[d] ?? 0))
    }
    shares.set(key, share)
    return share
  }

  /** Slides the windows over the post: the largest and the sum of what each filter says, where it says anything. */
  function pool(count: number): void {
    most.fill(0)
    sums.fill(0)
    for (let t = 0; t < count; t++) {
      const here = post[t] ?? nothing
      const before = t > 0 ? (post[t - 1] ?? nothing) : nothing
      const after = t + 1 < count ? (post[t + 1] ?? nothing) : nothing
      for (let f = 0, g = filters, h = 2 * filters; f < filters; f++, g++, h++) {
        const one = (tapBiases[f] ?? 0) + (here[f] ?? 0)
        if (one > 0) {
          sums[f] = (sums[f] ?? 0) + one
          if (one > (most[f] ?? 0)) most[f] = one
        }
        const two = (tapBiases[g] ?? 0) + (before[g] ?? 0) + (here[h] ?? 0)
        if (two > 0) {
          sums[g] = (sums[g] ?? 0) + two
          if (two > (most[g] ?? 0)) most[g] = two
        }
        const three =
          (tapBiases[h] ?? 0) +
          (before[h + filters] ?? 0) +
          (here[h + 2 * filters] ?? 0) +
          (after[h + 3 * filters] ?? 0)
        if (three > 0) {
          sums[h] = (sums[h] ?? 0) + three
          if (three > (most[h] ?? 0)) most[h] = three
        }
      }
    }
  }

  return {
    logits(tokens, tone, wordLists, dense) {
      const count = Math.min(tokens.length, MAX_WORDS)
      for (let t = 0; t < count; t++) {
        const token = tokens[t]
        if (token) post[t] = shareOf(token)
      }
      eachExtra(tokens, tone, wordLists, (t, extra, value) => {
        const column = columns[size + extra]
        const [share, own] = [post[t], ownRows[t]]
        if (t >= count || !column || !share || !own) return
        if (share !== own) {
          own.set(share)
          post[t] = own
        }
        addTo(own, column, value)
      })
      pool(count)
      const root = Math.sqrt(count + 1)
      const logits = new Float64Array(classes)
      for (let k = 0; k < classes; k++) {
        const row = out + k * (pooled + denseSize)
        let z = rest[bias + k] ?? 0
        for (let f = 0; f < most.length; f++)
          z += (most[f] ?? 0) * (rest[row + 2 * f] ?? 0) + ((sums[f] ?? 0) / root) * (rest[row + 2 * f + 1] ?? 0)
        for (let d = 0; d < denseSize; d++) z += (rest[row + pooled + d] ?? 0) * (dense[d] ?? 0)
        logits[k] = z
      }
      return logits
    },
  }
}

function addTo(to: Float32Array, from: Float32Array, factor: number): void {
  for (let i = 0; i < from.length; i++) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0)
}
