import { GROUPS } from '../src/reading/linear/features.ts'
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

/** Posts to learn from; see `Dataset` for `hashes` and `ends`. */
export interface Lesson {
  size: number
  hashes: Uint32Array
  ends: Uint32Array
  /** `denseSize` numbers a row. */
  dense: Float32Array
  /** What each row should come out as: one number a class, 0..1; below 0 where it is not known (`sigmoid` only). */
  targets: Float32Array
  /** How much each row counts. */
  weights: Float64Array
}

export interface Problem {
  classes: number
  denseSize: number
  /** `softmax`: one of the classes; `sigmoid`: each class by itself. */
  link: 'softmax' | 'sigmoid'
}

export interface Fit {
  classes: number
  vocabulary: Uint32Array
  /** Posts each feature occurs in. */
  frequency: Uint32Array
  /** `classes` a feature. */
  weights: Float64Array
  dense: number[][]
  bias: number[]
}

/** L2-penalised logistic regression over hashed and dense features. */
export function fitLogistic(lessons: readonly Lesson[], recipe: Recipe, problem: Problem): Fit {
  const { classes, denseSize } = problem
  const { vocabulary, frequency } = vocabularyOf(lessons, recipe.minPosts)
  const total = lessons.reduce((n, s) => n + s.size, 0)
  const idf = Float64Array.from(
    frequency,
    (f) => Math.max(1e-3, Math.log((total + 1) / (f + 1)) / Math.log(Math.max(3, total / 50))) ** recipe.idf,
  )
  const index = indexer(vocabulary)
  const prepared = lessons.map((lesson) => ({ lesson, indices: Int32Array.from(lesson.hashes, index) }))
  const sparse = vocabulary.length * classes
  const perClass = denseSize + 1
  const effective = new Float64Array(sparse)
  const pulled = new Float64Array(sparse)
  const x = new Float64Array(sparse + classes * perClass)
  minimise(
    (at, gradient) => {
      gradient.fill(0)
      pulled.fill(0)
      let loss = 0
      for (let j = 0; j < sparse; j++) effective[j] = (at[j] ?? 0) * (idf[(j / classes) | 0] ?? 0)
      for (const part of prepared) loss += onePass(part, at, gradient, effective, pulled, recipe, problem)
      for (let j = 0; j < sparse; j++) gradient[j] = (pulled[j] ?? 0) * (idf[(j / classes) | 0] ?? 0)
      for (let j = 0; j < at.length; j++) {
        if (j >= sparse && (j - sparse) % perClass === denseSize) continue
        loss += (at[j] ?? 0) ** 2 / (2 * recipe.c)
        gradient[j] = (gradient[j] ?? 0) + (at[j] ?? 0) / recipe.c
      }
      return loss
    },
    x,
    recipe.iterations,
  )
  const weights = Float64Array.from({ length: sparse }, (_, j) => (x[j] ?? 0) * (idf[(j / classes) | 0] ?? 0))
  // Softmax does not see a shift of all classes; centred weights are smaller.
  if (problem.link === 'softmax')
    for (let j = 0; j < sparse; j += classes) {
      const own = weights.subarray(j, j + classes)
      const mean = own.reduce((a, b) => a + b, 0) / classes
      for (let k = 0; k < classes; k++) own[k] = (own[k] ?? 0) - mean
    }
  const row = (k: number) => Array.from(x.subarray(sparse + k * perClass, sparse + (k + 1) * perClass))
  const each = Array.from({ length: classes }, (_, k) => row(k))
  return {
    classes,
    vocabulary,
    frequency,
    weights,
    dense: each.map((r) => r.slice(0, denseSize)),
    bias: each.map((r) => r[denseSize] ?? 0),
  }
}

function onePass(
  { lesson, indices }: { lesson: Lesson; indices: Int32Array },
  at: Float64Array,
  gradient: Float64Array,
  effective: Float64Array,
  pulled: Float64Array,
  recipe: Recipe,
  { classes, denseSize, link }: Problem,
): number {
  const { ends, dense, targets, weights, size } = lesson
  const sparse = effective.length
  const perClass = denseSize + 1
  const z = new Float64Array(classes)
  const sums = new Float64Array(classes)
  const factors = new Float64Array(GROUPS)
  let loss = 0
  let start = 0
  for (let i = 0; i < size; i++) {
    const begin = start
    for (let k = 0; k < classes; k++) z[k] = at[sparse + k * perClass + denseSize] ?? 0
    for (let g = 0; g < GROUPS; g++) {
      const end = ends[i * GROUPS + g] ?? 0
      const factor = (recipe.groupWeights[g] ?? 1) / Math.max(1, end - start) ** recipe.power
      factors[g] = factor
      sums.fill(0)
      for (let f = start; f < end; f++) {
        const j = (indices[f] ?? -1) * classes
        if (j >= 0) for (let k = 0; k < classes; k++) sums[k] = (sums[k] ?? 0) + (effective[j + k] ?? 0)
      }
      for (let k = 0; k < classes; k++) z[k] = (z[k] ?? 0) + factor * (sums[k] ?? 0)
      start = end
    }
    for (let d = 0; d < denseSize; d++) {
      const value = (dense[i * denseSize + d] ?? 0) * recipe.denseScale
      if (value !== 0)
        for (let k = 0; k < classes; k++) z[k] = (z[k] ?? 0) + value * (at[sparse + k * perClass + d] ?? 0)
    }
    // From here on `z` holds the residuals.
    loss += (weights[i] ?? 0) * (link === 'softmax' ? softmaxLoss : sigmoidLoss)(z, targets, i * classes)
    for (let k = 0; k < classes; k++) z[k] = (z[k] ?? 0) * (weights[i] ?? 0)
    let from = begin
    for (let g = 0; g < GROUPS; g++) {
      const end = ends[i * GROUPS + g] ?? 0
      for (let k = 0; k < classes; k++) sums[k] = (z[k] ?? 0) * (factors[g] ?? 0)
      for (let f = from; f < end; f++) {
        const j = (indices[f] ?? -1) * classes
        if (j >= 0) for (let k = 0; k < classes; k++) pulled[j + k] = (pulled[j + k] ?? 0) + (sums[k] ?? 0)
      }
      from = end
    }
    for (let k = 0; k < classes; k++) {
      const base = sparse + k * perClass
      const r = z[k] ?? 0
      for (let d = 0; d < denseSize; d++)
        gradient[base + d] = (gradient[base + d] ?? 0) + r * recipe.denseScale * (dense[i * denseSize + d] ?? 0)
      gradient[base + denseSize] = (gradient[base + denseSize] ?? 0) + r
    }
  }
  return loss
}

/** Turns logits into residuals in place; returns the log loss. */
function softmaxLoss(z: Float64Array, targets: Float32Array, at: number): number {
  const top = z.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (const value of z) sum += Math.exp(value - top)
  let loss = 0
  for (let k = 0; k < z.length; k++) {
    const target = targets[at + k] ?? 0
    const log = (z[k] ?? 0) - top - Math.log(sum)
    loss -= target * log
    z[k] = Math.exp(log) - target
  }
  return loss
}

function sigmoidLoss(z: Float64Array, targets: Float32Array, at: number): number {
  let loss = 0
  for (let k = 0; k < z.length; k++) {
    const [value, target] = [z[k] ?? 0, targets[at + k] ?? 0]
    if (target < 0) {
      z[k] = 0
      continue
    }
    loss += Math.max(value, 0) - value * target + Math.log1p(Math.exp(-Math.abs(value)))
    z[k] = 1 / (1 + Math.exp(-value)) - target
  }
  return loss
}

function vocabularyOf(lessons: readonly Lesson[], minPosts: number) {
  const all = new Uint32Array(lessons.reduce((n, s) => n + s.hashes.length, 0))
  let at = 0
  for (const { hashes, ends, size } of lessons)
    for (let i = 0; i < size; i++) {
      // Once a post, however often it is in there.
      const own = new Set(hashes.subarray(i === 0 ? 0 : ends[i * GROUPS - 1], ends[i * GROUPS + GROUPS - 1]))
      for (const hash of own) all[at++] = hash
    }
  const seen = all.subarray(0, at).sort()
  const vocabulary: number[] = []
  const frequency: number[] = []
  for (let i = 0; i < seen.length; ) {
    const hash = seen[i] ?? 0
    let j = i
    while (seen[j] === hash) j++
    if (j - i >= minPosts) {
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
