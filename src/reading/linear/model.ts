import { DENSE, type Features, GROUPS } from './features.ts'
import type { Weights } from './model-file.ts'

/** Probabilities of negative, neutral, positive. */
export type Probabilities = readonly [number, number, number]

export interface Prediction {
  probabilities: Probabilities
  /** For each token, how far it moved positive (above 0) or negative (below 0). */
  pulls: Float32Array
}

export interface Model {
  predict(features: Features, tokenCount: number): Prediction
}

/** Multinomial logistic regression over hashed features, ready to be asked. */
export function createModel(model: Weights): Model {
  const { hashes, weights, scale, groupWeights, power, bias, dense, denseScale, temperature } = model
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(2, hashes.length * 2)))
  const mask = capacity - 1
  const slots = new Int32Array(capacity).fill(-1)
  for (const [i, hash] of hashes.entries()) {
    let at = hash & mask
    while ((slots[at] ?? -1) >= 0) at = (at + 1) & mask
    slots[at] = i
  }
  const rows = [0, 1, 2].map((k) => Float64Array.from(dense[k] ?? []))

  function indexOf(hash: number): number {
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const i = slots[at] ?? -1
      if (i < 0 || hashes[i] === hash) return i
    }
  }

  return {
    predict(features, tokenCount) {
      const logits = [bias[0] ?? 0, bias[1] ?? 0, bias[2] ?? 0]
      const pulls = new Float32Array(tokenCount)
      const factors = Array.from(
        { length: GROUPS },
        (_, g) => (scale * (groupWeights[g] ?? 1)) / Math.max(1, features.counts[g] ?? 0) ** power,
      )
      for (let f = 0; f < features.size; f++) {
        const i = indexOf(features.hashes[f] ?? 0)
        if (i < 0) continue
        const factor = factors[features.groups[f] ?? 0] ?? 0
        const negative = (weights[3 * i] ?? 0) * factor
        const positive = (weights[3 * i + 2] ?? 0) * factor
        logits[0] = (logits[0] ?? 0) + negative
        logits[1] = (logits[1] ?? 0) + (weights[3 * i + 1] ?? 0) * factor
        logits[2] = (logits[2] ?? 0) + positive
        const owner = features.owners[f] ?? -1
        if (owner >= 0) pulls[owner] = (pulls[owner] ?? 0) + positive - negative
      }
      for (let j = 0; j < DENSE; j++) {
        const value = (features.dense[j] ?? 0) * denseScale
        if (value !== 0) for (let k = 0; k < 3; k++) logits[k] = (logits[k] ?? 0) + (rows[k]?.[j] ?? 0) * value
      }
      return { probabilities: softmax(logits, temperature), pulls }
    },
  }
}

/** `exp(z/t)` made to sum to 1; safe for large `z`. */
export function softmax(logits: readonly number[], temperature = 1): Probabilities {
  const top = Math.max(...logits)
  const [a, b, c] = [0, 1, 2].map((k) => Math.exp(((logits[k] ?? 0) - top) / temperature))
  const sum = (a ?? 0) + (b ?? 0) + (c ?? 0)
  return [(a ?? 0) / sum, (b ?? 0) / sum, (c ?? 0) / sum]
}
