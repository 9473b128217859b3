import { eachExtra, rowsOf } from '../src/reading/conv/inputs.ts'
import type { ConvWeights } from '../src/reading/conv/model-file.ts'
import { type ConvShape, layoutOf, MAX_WORDS, TAPS, WIDTHS } from '../src/reading/conv/shape.ts'
import type { Sample } from './data.ts'
import { gaussian, randomFrom, shuffled } from './random.ts'

export interface ConvRecipe {
  shape: Omit<ConvShape, 'extras' | 'dense' | 'classes'>
  epochs: number
  batch: number
  /** Learning rate at the start; it falls to 0 in a straight line. */
  rate: number
  /** Share of words left out, of an embedding's numbers, and of what is pooled, while training. */
  wordDropout: number
  embeddingDropout: number
  dropout: number
  /** How far targets are moved towards "all classes alike". */
  smoothing: number
  seed: number
}

export interface ConvLesson {
  samples: readonly Sample[]
  labels: ArrayLike<number>
  weights: ArrayLike<number>
  /** `shape.dense` numbers a row. */
  dense: Float32Array
}

const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-8

/** Parameters with their gradient and Adam's moments (Kingma & Ba 2015); rows nobody touched are left alone. */
function createParameters(size: number, rowSize: number) {
  const values = new Float32Array(size)
  const gradient = new Float32Array(size)
  const first = new Float32Array(size)
  const second = new Float32Array(size)
  const isTouched = new Uint8Array(size / rowSize)
  const touched: number[] = []
  return {
    values,
    gradient,
    touch(row: number) {
      if (isTouched[row]) return
      isTouched[row] = 1
      touched.push(row)
    },
    step(rate: number, count: number) {
      const c1 = 1 - BETA1 ** count
      const c2 = 1 - BETA2 ** count
      for (const row of touched) {
        for (let j = row * rowSize; j < (row + 1) * rowSize; j++) {
          const g = gradient[j] ?? 0
          const m = BETA1 * (first[j] ?? 0) + (1 - BETA1) * g
          const v = BETA2 * (second[j] ?? 0) + (1 - BETA2) * g * g
          first[j] = m
          second[j] = v
          values[j] = (values[j] ?? 0) - (rate * (m / c1)) / (Math.sqrt(v / c2) + EPSILON)
          gradient[j] = 0
        }
        isTouched[row] = 0
      }
      touched.length = 0
    },
  }
}

/** A post laid out once for all epochs. */
interface Prepared {
  words: Int32Array
  grams: Int32Array[]
  /** Token, extra, value; three numbers each. */
  extras: Float32Array
}

/** Trains the network by mini-batches; the same seed and data give the same numbers. */
export function trainConv(lesson: ConvLesson, recipe: ConvRecipe, shape: ConvShape, language: string): ConvWeights {
  const random = randomFrom(recipe.seed)
  const { size, filters, classes, dense: denseSize } = shape
  const layout = layoutOf(shape)
  const { inputs, pooled } = layout
  const tables = createParameters((shape.wordRows + shape.gramRows) * size, size)
  const rest = createParameters(layout.total, layout.total)
  for (let i = 0; i < tables.values.length; i++) tables.values[i] = 0.05 * gaussian(random)
  const limit = (from: number) => (2 * random() - 1) / Math.sqrt(from)
  for (let j = 0; j < layout.tapBias; j++) {
    const tap = TAPS[Math.floor(j / (filters * inputs))]
    rest.values[j] = limit(inputs * ((tap?.width ?? 0) + 1))
  }
  for (let j = layout.out; j < layout.bias; j++) rest.values[j] = limit(pooled + denseSize)

  const wordLists = (shape.extras - 3) / 2
  const prepared = lesson.samples.map((sample) => prepare(sample, shape, wordLists))
  const perToken = TAPS.length * filters
  const input = new Float32Array(MAX_WORDS * inputs)
  const kept = new Float32Array(MAX_WORDS * size)
  const shares = new Float32Array(MAX_WORDS * perToken)
  const dShares = new Float32Array(MAX_WORDS * perToken)
  const dInput = new Float32Array(size)
  const relu = new Float32Array(WIDTHS * filters * MAX_WORDS)
  const features = new Float32Array(pooled + denseSize)
  const mask = new Float32Array(pooled + denseSize)
  const dFeatures = new Float32Array(pooled + denseSize)
  const most = new Int32Array(WIDTHS * filters)
  const logits = new Float64Array(classes)

  function example(index: number, scale: number): void {
    const post = prepared[index]
    if (!post) return
    const count = post.words.length
    const isDropped = new Uint8Array(count)
    input.fill(0, 0, count * inputs)
    // Embeddings, with words and numbers left out at random.
    for (let t = 0; t < count; t++) {
      if (random() < recipe.wordDropout) {
        isDropped[t] = 1
        continue
      }
      const word = (post.words[t] ?? 0) * size
      const grams = post.grams[t] ?? new Int32Array()
      const share = grams.length > 0 ? 1 / grams.length : 0
      for (let d = 0; d < size; d++) {
        const keep = random() < recipe.embeddingDropout ? 0 : 1 / (1 - recipe.embeddingDropout)
        kept[t * size + d] = keep
        if (keep === 0) continue
        let sum = 0
        for (let g = 0; g < grams.length; g++) sum += tables.values[(grams[g] ?? 0) * size + d] ?? 0
        input[t * inputs + d] = keep * ((tables.values[word + d] ?? 0) + share * sum)
      }
    }
    for (let e = 0; e < post.extras.length; e += 3) {
      const at = (post.extras[e] ?? 0) * inputs + size + (post.extras[e + 1] ?? 0)
      input[at] = (input[at] ?? 0) + (post.extras[e + 2] ?? 0)
    }
    const p = rest.values
    for (let t = 0; t < count; t++)
      for (let row = 0; row < perToken; row++) {
        let sum = 0
        const from = row * inputs
        for (let d = 0; d < inputs; d++) sum += (p[from + d] ?? 0) * (input[t * inputs + d] ?? 0)
        shares[t * perToken + row] = sum
      }
    // Windows, then the largest and the sum of each filter.
    const root = Math.sqrt(count + 1)
    for (let width = 0, tap = 0; width < WIDTHS; tap += ++width)
      for (let f = 0; f < filters; f++) {
        const own = width * filters + f
        let [best, bestAt, total] = [0, -1, 0]
        for (let t = 0; t < count; t++) {
          let z = p[layout.tapBias + own] ?? 0
          for (let k = 0; k <= width; k++) {
            const from = t + (TAPS[tap + k]?.offset ?? 0)
            if (from >= 0 && from < count) z += shares[from * perToken + (tap + k) * filters + f] ?? 0
          }
          relu[own * MAX_WORDS + t] = z > 0 ? z : 0
          if (z > 0) total += z
          if (z > best) [best, bestAt] = [z, t]
        }
        most[own] = bestAt
        features[2 * own] = best
        features[2 * own + 1] = total / root
      }
    for (let d = 0; d < denseSize; d++) features[pooled + d] = lesson.dense[index * denseSize + d] ?? 0
    for (let j = 0; j < pooled + denseSize; j++) mask[j] = random() < recipe.dropout ? 0 : 1 / (1 - recipe.dropout)
    let top = Number.NEGATIVE_INFINITY
    for (let k = 0; k < classes; k++) {
      const row = layout.out + k * (pooled + denseSize)
      let z = p[layout.bias + k] ?? 0
      for (let j = 0; j < pooled + denseSize; j++) z += (p[row + j] ?? 0) * (features[j] ?? 0) * (mask[j] ?? 0)
      logits[k] = z
      top = Math.max(top, z)
    }
    let sum = 0
    for (let k = 0; k < classes; k++) sum += Math.exp((logits[k] ?? 0) - top)
    // Backwards.
    const g = rest.gradient
    dFeatures.fill(0)
    for (let k = 0; k < classes; k++) {
      const target = (lesson.labels[index] === k ? 1 - recipe.smoothing : 0) + recipe.smoothing / classes
      const r = scale * (lesson.weights[index] ?? 0) * (Math.exp((logits[k] ?? 0) - top) / sum - target)
      const row = layout.out + k * (pooled + denseSize)
      g[layout.bias + k] = (g[layout.bias + k] ?? 0) + r
      for (let j = 0; j < pooled + denseSize; j++) {
        const keep = mask[j] ?? 0
        if (keep === 0) continue
        g[row + j] = (g[row + j] ?? 0) + r * keep * (features[j] ?? 0)
        dFeatures[j] = (dFeatures[j] ?? 0) + r * keep * (p[row + j] ?? 0)
      }
    }
    dShares.fill(0, 0, count * perToken)
    for (let width = 0, tap = 0; width < WIDTHS; tap += ++width)
      for (let f = 0; f < filters; f++) {
        const own = width * filters + f
        const ofSum = (dFeatures[2 * own + 1] ?? 0) / root
        const ofMost = dFeatures[2 * own] ?? 0
        if (ofSum === 0 && ofMost === 0) continue
        for (let t = 0; t < count; t++) {
          if ((relu[own * MAX_WORDS + t] ?? 0) <= 0) continue
          const d = ofSum + (most[own] === t ? ofMost : 0)
          g[layout.tapBias + own] = (g[layout.tapBias + own] ?? 0) + d
          for (let k = 0; k <= width; k++) {
            const from = t + (TAPS[tap + k]?.offset ?? 0)
            if (from < 0 || from >= count) continue
            const at = from * perToken + (tap + k) * filters + f
            dShares[at] = (dShares[at] ?? 0) + d
          }
        }
      }
    for (let t = 0; t < count; t++) {
      dInput.fill(0)
      for (let row = 0; row < perToken; row++) {
        const d = dShares[t * perToken + row] ?? 0
        if (d === 0) continue
        const from = row * inputs
        for (let j = 0; j < inputs; j++) g[from + j] = (g[from + j] ?? 0) + d * (input[t * inputs + j] ?? 0)
        for (let j = 0; j < size; j++) dInput[j] = (dInput[j] ?? 0) + d * (p[from + j] ?? 0)
      }
      if (isDropped[t]) continue
      const grams = post.grams[t] ?? new Int32Array()
      for (let d = 0; d < size; d++) dInput[d] = (dInput[d] ?? 0) * (kept[t * size + d] ?? 0)
      addRow(tables, post.words[t] ?? 0, dInput, 1, size)
      for (let i = 0; i < grams.length; i++) addRow(tables, grams[i] ?? 0, dInput, 1 / grams.length, size)
    }
  }

  const total = prepared.length
  const steps = recipe.epochs * Math.ceil(total / recipe.batch)
  let step = 0
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    const order = shuffled(total, random)
    for (let start = 0; start < total; start += recipe.batch) {
      const batch = order.subarray(start, start + recipe.batch)
      for (const index of batch) example(index, 1 / batch.length)
      rest.touch(0)
      const rate = recipe.rate * (1 - step++ / steps)
      tables.step(rate, step)
      rest.step(rate, step)
    }
  }
  return { language, shape, ...rounded(tables.values), rest: rest.values }
}

function prepare({ tokens, tone }: Sample, shape: ConvShape, wordLists: number): Prepared {
  const rows = tokens.slice(0, MAX_WORDS).map((token) => rowsOf(token, shape))
  const extras: number[] = []
  eachExtra(tokens, tone, wordLists, (token, extra, value) => {
    if (token < rows.length) extras.push(token, extra, value)
  })
  return {
    words: Int32Array.from(rows, ({ word }) => word),
    grams: rows.map(({ grams }) => Int32Array.from(grams, (gram) => shape.wordRows + gram)),
    extras: Float32Array.from(extras),
  }
}

function addRow(
  tables: ReturnType<typeof createParameters>,
  row: number,
  d: Float32Array,
  factor: number,
  size: number,
): void {
  const { gradient } = tables
  const at = row * size
  for (let j = 0; j < size; j++) gradient[at + j] = (gradient[at + j] ?? 0) + factor * (d[j] ?? 0)
  tables.touch(row)
}

/** Embeddings as int8; the few largest are cut off. Rows never trained stay as small as they began. */
function rounded(values: Float32Array): Pick<ConvWeights, 'scale' | 'tables'> {
  const sizes = Float32Array.from(values, Math.abs).sort()
  const scale = (sizes[Math.floor((sizes.length - 1) * 0.9995)] ?? 1) / 127
  return { scale, tables: Int8Array.from(values, (v) => Math.max(-127, Math.min(127, Math.round(v / scale)))) }
}
