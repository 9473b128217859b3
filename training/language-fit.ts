import { BITS, createRoom, featuresOf } from '../src/reading/languages/features.ts'
import { MAX_WORD } from '../src/reading/languages/scan.ts'

export interface LanguageRecipe {
  epochs: number
  rate: number
  /** A text's features count 1 / their number to this power. */
  power: number
}

/** Texts as features: those of text i are `features[ends[i−1] .. ends[i])`. */
export interface Corpus {
  features: Uint32Array
  ends: Uint32Array
  labels: Uint8Array
}

export interface LanguageFit {
  bias: Float64Array
  /** Rows of one weight a class. */
  weights: Float32Array
  /** Each feature's row, −1 for none. */
  rows: Int32Array
  /** Texts each feature occurs in. */
  counts: Uint32Array
}

export function corpusOf(texts: readonly { label: number; words: readonly string[] }[]): Corpus {
  const room = createRoom(MAX_WORD)
  const all: number[] = []
  const ends = new Uint32Array(texts.length)
  for (const [i, { words }] of texts.entries()) {
    for (const word of words) {
      const size = featuresOf(word.slice(0, MAX_WORD), room)
      for (let f = 0; f < size; f++) all.push(room[f] ?? 0)
    }
    ends[i] = all.length
  }
  return { features: Uint32Array.from(all), ends, labels: Uint8Array.from(texts, (t) => t.label) }
}

/** Texts each feature of the hash space occurs in. */
export function frequencies({ features, ends }: Corpus): Uint32Array {
  const counts = new Uint32Array(2 ** BITS)
  const last = new Int32Array(2 ** BITS).fill(-1)
  let at = 0
  for (let i = 0; i < ends.length; i++)
    for (; at < (ends[i] ?? 0); at++) {
      const feature = features[at] ?? 0
      if (last[feature] === i) continue
      last[feature] = i
      counts[feature] = (counts[feature] ?? 0) + 1
    }
  return counts
}

/** Multinomial logistic regression by AdaGrad, one learning rate a row (Duchi et al. 2011). */
export function fitLanguages(
  corpus: Corpus,
  sampleWeights: Float64Array,
  width: number,
  wanted: (feature: number) => boolean,
  recipe: LanguageRecipe,
  random: () => number,
): LanguageFit {
  const counts = frequencies(corpus)
  const rows = new Int32Array(2 ** BITS).fill(-1)
  let size = 0
  for (let f = 0; f < rows.length; f++) if ((counts[f] ?? 0) > 0 && wanted(f)) rows[f] = size++
  const weights = new Float32Array(size * width)
  const seen = new Float32Array(size).fill(1e-6)
  const bias = new Float64Array(width)
  let biasSeen = 1e-6
  const z = new Float64Array(width)
  const order = Uint32Array.from(corpus.labels, (_, i) => i)
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const start = i === 0 ? 0 : (corpus.ends[i - 1] ?? 0)
      const end = corpus.ends[i] ?? 0
      const value = 1 / Math.max(1, end - start) ** recipe.power
      z.fill(0)
      for (let f = start; f < end; f++) {
        const base = (rows[corpus.features[f] ?? 0] ?? -1) * width
        if (base >= 0) for (let k = 0; k < width; k++) z[k] = (z[k] ?? 0) + (weights[base + k] ?? 0)
      }
      const energy = gradient(z, bias, value, corpus.labels[i] ?? 0, sampleWeights[i] ?? 0)
      biasSeen += energy
      const biasRate = (0.1 * recipe.rate) / Math.sqrt(biasSeen)
      for (let k = 0; k < width; k++) bias[k] = (bias[k] ?? 0) - biasRate * (z[k] ?? 0)
      const pull = energy * value * value
      for (let f = start; f < end; f++) {
        const row = rows[corpus.features[f] ?? 0] ?? -1
        if (row < 0) continue
        const past = (seen[row] ?? 0) + pull
        seen[row] = past
        const rate = (recipe.rate * value) / Math.sqrt(past)
        const base = row * width
        for (let k = 0; k < width; k++) weights[base + k] = (weights[base + k] ?? 0) - rate * (z[k] ?? 0)
      }
    }
  }
  return { bias, weights, rows, counts }
}

/** Turns sums into the loss's gradient in place; returns its squared length. */
function gradient(z: Float64Array, bias: Float64Array, value: number, label: number, weight: number): number {
  let top = Number.NEGATIVE_INFINITY
  for (let k = 0; k < z.length; k++) {
    z[k] = (bias[k] ?? 0) + value * (z[k] ?? 0)
    top = Math.max(top, z[k] ?? 0)
  }
  let total = 0
  for (let k = 0; k < z.length; k++) {
    z[k] = Math.exp((z[k] ?? 0) - top)
    total += z[k] ?? 0
  }
  let energy = 0
  for (let k = 0; k < z.length; k++) {
    const g = weight * ((z[k] ?? 0) / total - (k === label ? 1 : 0))
    z[k] = g
    energy += g * g
  }
  return energy
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
}
