import { BITS, createRoom, featuresOf } from './features.ts'
import { type LanguageWeights, rowOf, ZERO } from './model-file.ts'
import { MAX_UNITS, MAX_WORD } from './scan.ts'

/** Words whose sums are kept; when full it starts afresh. About 2.4 MB. */
const KEPT_WORDS = 32_768

export interface Scorer {
  classes: readonly string[]
  /** Probabilities of the classes; the array is used again at the next call. */
  score(words: readonly string[]): Float64Array
}

/**
 * Multinomial logistic regression over hashed words and character n-grams. It is a sum over words, so each word's own
 * sum is kept: the next time it costs one look-up.
 */
export function createScorer({ classes, bias, power, scale, features, weights }: LanguageWeights): Scorer {
  const width = rowOf(classes)
  const fours = new Int32Array(weights.buffer, weights.byteOffset, weights.length / 4)
  /** Row + 1 of each feature; one look-up instead of a search. */
  const rows = new Uint16Array(2 ** BITS)
  for (let i = 0; i < features.length; i++) rows[features[i] ?? 0] = i + 1
  const known = new Map<string, number>()
  const sums = new Int16Array(KEPT_WORDS * width)
  const sizes = new Uint8Array(KEPT_WORDS)
  const room = createRoom(MAX_WORD)
  const slots = new Uint32Array(MAX_UNITS)
  const result = new Float64Array(classes.length)

  function learn(word: string): number {
    const slot = known.size
    known.set(word, slot)
    const size = featuresOf(word, room)
    sizes[slot] = size
    let found = 0
    for (let f = 0; f < size; f++) {
      const row = rows[room[f] ?? 0] ?? 0
      if (row !== 0) room[found++] = ((row - 1) * width) / 4
    }
    const zeros = found * ZERO
    const base = slot * width
    for (let k = 0; k < width; k += 4) {
      // Four bytes at once, as two sums of 16 bits in each number: at most 65 features of 255 stay within them.
      let even = 0
      let odd = 0
      for (let f = 0; f < found; f++) {
        const four = fours[(room[f] ?? 0) + k / 4] ?? 0
        even += four & 0xff00ff
        odd += (four >>> 8) & 0xff00ff
      }
      sums[base + k] = (even & 0xffff) - zeros
      sums[base + k + 1] = (odd & 0xffff) - zeros
      sums[base + k + 2] = (even >>> 16) - zeros
      sums[base + k + 3] = (odd >>> 16) - zeros
    }
    return slot
  }

  return {
    classes,
    score(words) {
      // Emptied here only, so that no slot is given away while it is being used.
      if (known.size > KEPT_WORDS - MAX_UNITS) known.clear()
      const count = Math.min(words.length, MAX_UNITS)
      let size = 0
      for (let w = 0; w < count; w++) {
        const word = words[w] ?? ''
        const slot = known.get(word) ?? learn(word)
        slots[w] = slot * width
        size += sizes[slot] ?? 0
      }
      const factor = scale / Math.max(1, size) ** power
      for (let k = 0; k < classes.length; k += 4) {
        let a = 0
        let b = 0
        let c = 0
        let d = 0
        for (let w = 0; w < count; w++) {
          const at = (slots[w] ?? 0) + k
          a += sums[at] ?? 0
          b += sums[at + 1] ?? 0
          c += sums[at + 2] ?? 0
          d += sums[at + 3] ?? 0
        }
        // Writes behind the last class are dropped.
        result[k] = (bias[k] ?? 0) + factor * a
        result[k + 1] = (bias[k + 1] ?? 0) + factor * b
        result[k + 2] = (bias[k + 2] ?? 0) + factor * c
        result[k + 3] = (bias[k + 3] ?? 0) + factor * d
      }
      softmax(result)
      return result
    },
  }
}

/** Logits, made probabilities in place. */
function softmax(values: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < values.length; k++) top = Math.max(top, values[k] ?? 0)
  let total = 0
  for (let k = 0; k < values.length; k++) {
    const value = Math.exp((values[k] ?? 0) - top)
    values[k] = value
    total += value
  }
  for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) / total
}
