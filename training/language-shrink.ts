import { type LanguageWeights, rowOf, ZERO } from '../src/reading/languages/model-file.ts'
import type { LanguageFit } from './language-fit.ts'

/** The `keep` features that matter most: spread of the weights times the root of how often they occur. */
export function strongestOf({ weights, rows, counts }: LanguageFit, width: number, keep: number): Set<number> {
  const features: number[] = []
  const importance = new Float64Array(rows.length)
  for (let f = 0; f < rows.length; f++) {
    const base = (rows[f] ?? -1) * width
    if (base < 0 || (counts[f] ?? 0) < 2) continue
    let most = 0
    for (let k = 0; k < width; k++) most = Math.max(most, Math.abs(weights[base + k] ?? 0))
    importance[f] = most * Math.sqrt(counts[f] ?? 0)
    features.push(f)
  }
  features.sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b)
  return new Set(features.slice(0, keep))
}

/** The wanted features' weights, rounded to a byte each. */
export function quantise(
  { bias, weights, rows }: LanguageFit,
  classes: readonly string[],
  power: number,
  wanted: ReadonlySet<number>,
): LanguageWeights {
  const features = [...wanted].filter((f) => (rows[f] ?? -1) >= 0).sort((a, b) => a - b)
  const width = rowOf(classes)
  const exact = new Float32Array(features.length * width)
  for (const [i, feature] of features.entries()) {
    const from = (rows[feature] ?? 0) * classes.length
    exact.set(weights.subarray(from, from + classes.length), i * width)
  }
  const sizes = exact.map(Math.abs).sort()
  // The few largest are cut off, so that the many small ones keep their steps.
  const scale = (sizes[Math.floor((sizes.length - 1) * 0.9999)] ?? 1) / 127
  return {
    classes,
    bias: Array.from(bias, (b) => Number(b.toPrecision(5))),
    power,
    scale: Number(scale.toPrecision(6)),
    features: Uint32Array.from(features),
    weights: Uint8Array.from(exact, (w) => ZERO + Math.max(-127, Math.min(127, Math.round(w / scale)))),
  }
}
