import type { Weights } from '../src/reading/linear/model-file.ts'
import type { Fit, Recipe } from './logistic.ts'

/** The `keep` features that matter most: largest weight times the root of how often they occur. */
export function strongest({ vocabulary, frequency, weights }: Fit, keep: number): Set<number> {
  const importance = Float64Array.from(vocabulary, (_, i) => {
    const largest = Math.max(...[0, 1, 2].map((k) => Math.abs(weights[3 * i + k] ?? 0)))
    return largest * Math.sqrt(frequency[i] ?? 0)
  })
  const order = Array.from(vocabulary.keys()).sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b)
  return new Set(order.slice(0, keep).map((i) => vocabulary[i] ?? 0))
}

/** Prunes to `keep` features and rounds weights to int8. */
export function shrink(fit: Fit, keep: number, language: string, recipe: Recipe): Weights {
  const kept = strongest(fit, keep)
  const rows = Array.from(fit.vocabulary.keys()).filter((i) => kept.has(fit.vocabulary[i] ?? 0))
  const sizes = rows.flatMap((i) => [0, 1, 2].map((k) => Math.abs(fit.weights[3 * i + k] ?? 0))).sort((a, b) => a - b)
  // The few largest are cut off, so that the many small ones keep their steps.
  const scale = (sizes[Math.floor((sizes.length - 1) * 0.9999)] ?? 1) / 127
  const rounded = (i: number) =>
    [0, 1, 2].map((k) => Math.max(-127, Math.min(127, Math.round((fit.weights[3 * i + k] ?? 0) / scale))))
  const full = rows
    .map((i) => ({ hash: fit.vocabulary[i] ?? 0, w: rounded(i) }))
    .filter(({ w }) => w.some((v) => v !== 0))
  const short = (v: number) => Number(v.toPrecision(5))
  return {
    language,
    groupWeights: recipe.groupWeights,
    power: recipe.power,
    denseScale: recipe.denseScale,
    bias: fit.bias.map(short),
    dense: fit.dense.map((row) => row.map(short)),
    temperature: 1,
    scale,
    hashes: Uint32Array.from(full, ({ hash }) => hash),
    weights: Int8Array.from(full.flatMap(({ w }) => w)),
  }
}
