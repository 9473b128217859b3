import { createCache } from '../words/cache.ts'
import type { Token } from '../words/tokens.ts'
import type { Tone } from '../words/tone.ts'
import {
  END,
  FIRST_SEED,
  GRAMS,
  isWord,
  keyOf,
  lastHash,
  negatedHash,
  pairHash,
  pairSeed,
  SHAPE,
  shapeHashes,
  WORDS,
  wordHashes,
} from './features.ts'
import type { Weights } from './model-file.ts'

export interface LinearModel {
  classes: number
  /** One logit a class, in an array of its own. */
  logits(tokens: readonly Token[], tone: Tone, dense: Float32Array): Float64Array
  /** How far each token moves the logits, weighed by `direction` (one number a class). */
  pulls(tokens: readonly Token[], tone: Tone, direction: readonly number[]): Float32Array
}

/** What a word adds wherever it stands; worked out once and kept. */
interface Word {
  words: readonly number[]
  wordCount: number
  /** Sum over its n-grams, one number a class. */
  grams: Float64Array
  gramCount: number
  /** Row of the word within a negation; −1 where it has none. */
  negated: number
  pairSeed: number
  /** The last post it was counted in, so that it counts once a post. */
  post: number
  negatedPost: number
}

const CACHE_SIZE = 8000

/** Logistic regression over hashed features; sums up what `sparseFeatures` lists, each word's share kept at hand. */
export function createLinearModel(model: Weights): LinearModel {
  const { hashes, weights, classes, groupWeights, power, bias, dense: denseRows, denseScale, scale } = model
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(2, hashes.length * 2)))
  const mask = capacity - 1
  const slots = new Int32Array(capacity).fill(-1)
  for (let i = 0; i < hashes.length; i++) {
    let at = (hashes[i] ?? 0) & mask
    while ((slots[at] ?? -1) >= 0) at = (at + 1) & mask
    slots[at] = i
  }
  const rows = denseRows.map((row) => Float64Array.from(row))
  const words = createCache<Word>(CACHE_SIZE)
  let post = 0

  function rowOf(hash: number): number {
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const i = slots[at] ?? -1
      if (i < 0 || hashes[i] === hash) return i
    }
  }

  function addRow(sums: Float64Array, row: number): void {
    if (row < 0) return
    const at = row * classes
    for (let k = 0; k < classes; k++) sums[k] = (sums[k] ?? 0) + (weights[at + k] ?? 0)
  }

  function wordOf(token: Token): Word {
    const key = keyOf(token)
    const known = words.get(key)
    if (known) return known
    const own = wordHashes(key, token.kind)
    const grams = new Float64Array(classes)
    for (const hash of own.grams) addRow(grams, rowOf(hash))
    const made = {
      words: own.words.map(rowOf).filter((row) => row >= 0),
      wordCount: own.words.length,
      grams,
      gramCount: own.grams.length,
      negated: isWord(token) ? rowOf(negatedHash(key)) : -1,
      pairSeed: pairSeed(key),
      post: 0,
      negatedPost: 0,
    }
    words.set(key, made)
    return made
  }

  const factorOf = (group: number, count: number) => (scale * (groupWeights[group] ?? 1)) / Math.max(1, count) ** power

  const ofWords = new Float64Array(classes)
  const ofGrams = new Float64Array(classes)
  const ofShape = new Float64Array(classes)

  /** Adds up what the tokens say; keeps how far the sums had come behind each of them, where that is asked for. */
  function sumUp(
    tokens: readonly Token[],
    isNegated: readonly boolean[],
    counts: { words: number; grams: number },
    marks: Float64Array[] | null,
  ): void {
    post++
    let seed = FIRST_SEED
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token) continue
      const own = wordOf(token)
      if (own.post !== post) {
        own.post = post
        counts.words += own.wordCount
        counts.grams += own.gramCount
        for (const row of own.words) addRow(ofWords, row)
        for (let k = 0; k < classes; k++) ofGrams[k] = (ofGrams[k] ?? 0) + (own.grams[k] ?? 0)
      }
      if (isNegated[i] && isWord(token) && own.negatedPost !== post) {
        own.negatedPost = post
        counts.words++
        addRow(ofWords, own.negated)
      }
      counts.words++
      addRow(ofWords, rowOf(pairHash(seed, keyOf(token))))
      seed = own.pairSeed
      if (i === tokens.length - 1) {
        counts.words += 2
        addRow(ofWords, rowOf(lastHash(keyOf(token))))
        addRow(ofWords, rowOf(pairHash(seed, END)))
      }
      if (marks) {
        const mark = new Float64Array(2 * classes)
        mark.set(ofWords)
        mark.set(ofGrams, classes)
        marks.push(mark)
      }
    }
  }

  return {
    classes,
    logits(tokens, { isNegated }, dense) {
      for (const sums of [ofWords, ofGrams, ofShape]) sums.fill(0)
      const counts = { words: 0, grams: 0 }
      sumUp(tokens, isNegated, counts, null)
      const shapes = shapeHashes(tokens)
      for (const hash of shapes) addRow(ofShape, rowOf(hash))
      const [w, g, s] = [factorOf(WORDS, counts.words), factorOf(GRAMS, counts.grams), factorOf(SHAPE, shapes.length)]
      const logits = new Float64Array(classes)
      for (let k = 0; k < classes; k++) {
        let z = (bias[k] ?? 0) + w * (ofWords[k] ?? 0) + g * (ofGrams[k] ?? 0) + s * (ofShape[k] ?? 0)
        const row = rows[k]
        if (row) for (let j = 0; j < row.length; j++) z += (row[j] ?? 0) * denseScale * (dense[j] ?? 0)
        logits[k] = z
      }
      return logits
    },
    pulls(tokens, { isNegated }, direction) {
      const pulls = new Float32Array(tokens.length)
      const counts = { words: 0, grams: 0 }
      const marks: Float64Array[] = []
      ofWords.fill(0)
      ofGrams.fill(0)
      sumUp(tokens, isNegated, counts, marks)
      const [w, g] = [factorOf(WORDS, counts.words), factorOf(GRAMS, counts.grams)]
      // What each token added is the sums behind it less the sums before it.
      for (let i = 0; i < tokens.length; i++) {
        const [after, before] = [marks[i], marks[i - 1]]
        for (let k = 0; k < classes; k++) {
          const words = (after?.[k] ?? 0) - (before?.[k] ?? 0)
          const grams = (after?.[classes + k] ?? 0) - (before?.[classes + k] ?? 0)
          pulls[i] = (pulls[i] ?? 0) + (direction[k] ?? 0) * (w * words + g * grams)
        }
      }
      return pulls
    },
  }
}
