import { DENSE, GROUPS } from '../src/reading/linear/features.ts'
import type { Dataset } from './data.ts'
import { minimise } from './lbfgs.ts'

export interface Recipe {
  /** Inverse strength of the L2 penalty, as in scikit-learn. */
  c: number
  groupWeights: readonly [number, number, number]
  power: number
  denseScale: number
  /** Rare features weigh more by this power of their inverse document frequency. */
  idf: number
  iterations: number
  /** Features in fewer posts are left out. */
  minPosts: number
}

export interface Fit {
  vocabulary: Uint32Array
  /** Posts each feature occurs in. */
  frequency: Uint32Array
  /** Three a feature. */
  weights: Float64Array
  dense: number[][]
  bias: number[]
}

/** Multinomial L2 logistic regression; classes are balanced inside each data set, which then counts as told. */
export function fitLogistic(
  sets: readonly { data: Dataset; weight: number }[],
  recipe: Recipe,
  only?: ReadonlySet<number>,
): Fit {
  const { vocabulary, frequency } = vocabularyOf(
    sets.map((s) => s.data),
    recipe.minPosts,
    only,
  )
  const total = sets.reduce((n, s) => n + s.data.size, 0)
  const idf = Float64Array.from(
    frequency,
    (f) => Math.max(1e-3, Math.log((total + 1) / (f + 1)) / Math.log(Math.max(3, total / 50))) ** recipe.idf,
  )
  const index = indexer(vocabulary)
  const prepared = sets.map(({ data, weight }) => ({
    data,
    indices: Int32Array.from(data.hashes, index),
    weights: balance(data, weight),
  }))
  const sparse = vocabulary.length * 3
  const perClass = DENSE + 1
  const effective = new Float64Array(sparse)
  const pulled = new Float64Array(sparse)

  const x = new Float64Array(sparse + 3 * perClass)
  minimise(
    (at, gradient) => {
      gradient.fill(0)
      pulled.fill(0)
      let loss = 0
      for (let j = 0; j < sparse; j++) effective[j] = (at[j] ?? 0) * (idf[(j / 3) | 0] ?? 0)
      for (const set of prepared) loss += onePass(set, at, gradient, effective, pulled, sparse, recipe)
      for (let j = 0; j < sparse; j++) gradient[j] = (pulled[j] ?? 0) * (idf[(j / 3) | 0] ?? 0)
      for (let j = 0; j < at.length; j++) {
        if (j >= sparse && (j - sparse) % perClass === DENSE) continue
        loss += (at[j] ?? 0) ** 2 / (2 * recipe.c)
        gradient[j] = (gradient[j] ?? 0) + (at[j] ?? 0) / recipe.c
      }
      return loss
    },
    x,
    recipe.iterations,
  )
  const weights = new Float64Array(sparse)
  for (let i = 0; i < vocabulary.length; i++) {
    const [a, b, c] = [0, 1, 2].map((k) => (x[3 * i + k] ?? 0) * (idf[i] ?? 0))
    // Softmax does not see a shift of all classes; centred weights are smaller.
    const mean = ((a ?? 0) + (b ?? 0) + (c ?? 0)) / 3
    weights.set([(a ?? 0) - mean, (b ?? 0) - mean, (c ?? 0) - mean], 3 * i)
  }
  const row = (k: number) => Array.from(x.subarray(sparse + k * perClass, sparse + (k + 1) * perClass))
  return {
    vocabulary,
    frequency,
    weights,
    dense: [0, 1, 2].map((k) => row(k).slice(0, DENSE)),
    bias: [0, 1, 2].map((k) => row(k)[DENSE] ?? 0),
  }
}

interface Prepared {
  data: Dataset
  indices: Int32Array
  weights: Float64Array
}

function onePass(
  { data, indices, weights }: Prepared,
  at: Float64Array,
  gradient: Float64Array,
  effective: Float64Array,
  pulled: Float64Array,
  sparse: number,
  recipe: Recipe,
): number {
  const perClass = DENSE + 1
  const z = new Float64Array(3)
  const factors = new Float64Array(GROUPS)
  let loss = 0
  let start = 0
  for (let i = 0; i < data.size; i++) {
    const begin = start
    for (let k = 0; k < 3; k++) z[k] = at[sparse + k * perClass + DENSE] ?? 0
    for (let g = 0; g < GROUPS; g++) {
      const end = data.ends[i * GROUPS + g] ?? 0
      const factor = (recipe.groupWeights[g] ?? 1) / Math.max(1, end - start) ** recipe.power
      factors[g] = factor
      let [a, b, c] = [0, 0, 0]
      for (let f = start; f < end; f++) {
        const j = (indices[f] ?? -1) * 3
        if (j < 0) continue
        a += effective[j] ?? 0
        b += effective[j + 1] ?? 0
        c += effective[j + 2] ?? 0
      }
      z[0] = (z[0] ?? 0) + factor * a
      z[1] = (z[1] ?? 0) + factor * b
      z[2] = (z[2] ?? 0) + factor * c
      start = end
    }
    for (let d = 0; d < DENSE; d++) {
      const value = (data.dense[i * DENSE + d] ?? 0) * recipe.denseScale
      if (value !== 0) for (let k = 0; k < 3; k++) z[k] = (z[k] ?? 0) + value * (at[sparse + k * perClass + d] ?? 0)
    }
    const top = Math.max(z[0] ?? 0, z[1] ?? 0, z[2] ?? 0)
    const sum = Math.exp((z[0] ?? 0) - top) + Math.exp((z[1] ?? 0) - top) + Math.exp((z[2] ?? 0) - top)
    const weight = weights[i] ?? 0
    const label = data.labels[i] ?? 0
    loss -= weight * ((z[label] ?? 0) - top - Math.log(sum))
    for (let k = 0; k < 3; k++) z[k] = weight * (Math.exp((z[k] ?? 0) - top) / sum - (k === label ? 1 : 0))
    let from = begin
    for (let g = 0; g < GROUPS; g++) {
      const end = data.ends[i * GROUPS + g] ?? 0
      const [a, b, c] = [0, 1, 2].map((k) => (z[k] ?? 0) * (factors[g] ?? 0))
      for (let f = from; f < end; f++) {
        const j = (indices[f] ?? -1) * 3
        if (j < 0) continue
        pulled[j] = (pulled[j] ?? 0) + (a ?? 0)
        pulled[j + 1] = (pulled[j + 1] ?? 0) + (b ?? 0)
        pulled[j + 2] = (pulled[j + 2] ?? 0) + (c ?? 0)
      }
      from = end
    }
    for (let k = 0; k < 3; k++) {
      const base = sparse + k * perClass
      const r = z[k] ?? 0
      for (let d = 0; d < DENSE; d++)
        gradient[base + d] = (gradient[base + d] ?? 0) + r * recipe.denseScale * (data.dense[i * DENSE + d] ?? 0)
      gradient[base + DENSE] = (gradient[base + DENSE] ?? 0) + r
    }
  }
  return loss
}

function balance(data: Dataset, weight: number): Float64Array {
  const counts = [0, 0, 0]
  for (const label of data.labels) counts[label] = (counts[label] ?? 0) + 1
  const classes = counts.filter((n) => n > 0).length
  return Float64Array.from(data.labels, (label) => (weight * data.size) / (classes * (counts[label] ?? 1)))
}

function vocabularyOf(sets: readonly Dataset[], minPosts: number, only?: ReadonlySet<number>) {
  const all = new Uint32Array(sets.reduce((n, s) => n + s.hashes.length, 0))
  let at = 0
  for (const { hashes } of sets) {
    all.set(hashes, at)
    at += hashes.length
  }
  all.sort()
  const vocabulary: number[] = []
  const frequency: number[] = []
  for (let i = 0; i < all.length; ) {
    const hash = all[i] ?? 0
    let j = i
    while (all[j] === hash) j++
    if (j - i >= minPosts && (!only || only.has(hash))) {
      vocabulary.push(hash)
      frequency.push(j - i)
    }
    i = j
  }
  return { vocabulary: Uint32Array.from(vocabulary), frequency: Uint32Array.from(frequency) }
}

function indexer(vocabulary: Uint32Array): (hash: number) => number {
  const mask = 2 ** Math.ceil(Math.log2(vocabulary.length * 2 + 2)) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  for (const [i, hash] of vocabulary.entries()) {
    let at = hash & mask
    while ((slots[at] ?? -1) >= 0) at = (at + 1) & mask
    slots[at] = i
  }
  return (hash) => {
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const i = slots[at] ?? -1
      if (i < 0 || vocabulary[i] === hash) return i
    }
  }
}
