import type { Weights } from '../src/reading/linear/model-file.ts'
import type { Fit, Recipe } from './logistic.ts'

/** The `keep` features that matter most: largest weight times the root of how often they occur. */
function strongest({ vocabulary, frequency, weights, classes }: Fit, keep: number): number[] {
  const importance = Float64Array.from(vocabulary, (_, i) => {
    const largest = weights.subarray(i * classes, (i + 1) * classes).reduce((a, b) => Math.max(a, Math.abs(b)), 0)
    return largest * Math.sqrt(frequency[i] ?? 0)
  })
  return Array.from(vocabulary.keys())
    .sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b)
    .slice(0, keep)
    .sort((a, b) => a - b)
}

/** Prunes to `keep` features and rounds weights to int8. */
export function shrink(fit: Fit, keep: number, language: string, recipe: Recipe): Weights {
  const { classes } = fit
  const rows = strongest(fit, keep)
  const valuesOf = (i: number) => Array.from(fit.weights.subarray(i * classes, (i + 1) * classes))
  const sizes = Float64Array.from(rows.flatMap((i) => valuesOf(i).map(Math.abs))).sort()
  // The few largest are cut off, so that the many small ones keep their steps.
  const scale = (sizes[Math.floor((sizes.length - 1) * 0.9999)] ?? 1) / 127
  const full = rows
    .map((i) => ({
      hash: fit.vocabulary[i] ?? 0,
      w: valuesOf(i).map((v) => Math.max(-127, Math.min(127, Math.round(v / scale)))),
    }))
    .filter(({ w }) => w.some((v) => v !== 0))
  const short = (v: number) => Number(v.toPrecision(5))
  return {
    language,
    classes,
    groupWeights: recipe.groupWeights,
    power: recipe.power,
    denseScale: recipe.denseScale,
    bias: fit.bias.map(short),
    dense: fit.dense.map((row) => row.map(short)),
    scale,
    hashes: Uint32Array.from(full, ({ hash }) => hash),
    weights: Int8Array.from(full.flatMap(({ w }) => w)),
  }
}
