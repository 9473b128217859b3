import { DENSE, type Features, GROUPS } from '../src/reading/linear/features.ts'
import { createModel, type Probabilities } from '../src/reading/linear/model.ts'
import type { Weights } from '../src/reading/linear/model-file.ts'
import type { Dataset } from './data.ts'

/** What the shipped form of the model says of each row, by the code that reads posts. */
export function predictAll(weights: Weights, data: Dataset): Probabilities[] {
  const model = createModel(weights)
  return Array.from({ length: data.size }, (_, i) => model.predict(featuresOf(data, i), 0).probabilities)
}

function featuresOf(data: Dataset, row: number): Features {
  const end = (g: number) => (g < 0 ? 0 : (data.ends[g] ?? 0))
  const first = row * GROUPS
  const start = end(first - 1)
  const size = end(first + GROUPS - 1) - start
  const counts = [0, 1, 2].map((g) => end(first + g) - end(first + g - 1))
  const groups = new Uint8Array(size)
  groups.fill(1, counts[0])
  groups.fill(2, (counts[0] ?? 0) + (counts[1] ?? 0))
  return {
    size,
    hashes: data.hashes.subarray(start, start + size),
    groups,
    owners: new Int16Array(size).fill(-1),
    counts,
    dense: data.dense.subarray(row * DENSE, (row + 1) * DENSE),
  }
}
