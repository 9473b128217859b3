import type { Lexicons } from '../words/lexicons.ts'
import type { Token } from '../words/tokens.ts'
import type { Tone } from '../words/tone.ts'
import { hashOn, seedOf, spread, step } from './hash.ts'

/** Sparse features come in three groups that are weighed apart: words, characters, shape. */
export const GROUPS = 3
const WORDS = 0
const GRAMS = 1
const SHAPE = 2
const MIN_GRAM = 2
const MAX_GRAM = 5
const STATS = 10
const VALENCE = 3

const KIND = { word: 1, negated: 2, pair: 3, last: 4, gram: 5, shape: 6 } as const
const BOUNDARY = 95
const SPACE = 32
const START = '^'
const END = '$'

/** What a token is counted as: numbers are all alike. */
export function keyOf({ kind, low }: Token): string {
  return kind === 'number' ? '0' : low
}

/** Hash of a word as such. */
export const wordHash = (key: string) => spread(hashOn(seedOf(KIND.word), key))

/** Hashes of a word by itself: as a word, and of the character 2–5-grams inside it. */
export function wordHashes(key: string, kind: Token['kind']): { words: number[]; grams: number[] } {
  const words = [wordHash(key)]
  if (kind === 'tag') words.push(wordHash(key.slice(1)))
  return { words, grams: kind === 'link' || kind === 'handle' ? [] : gramHashes(key, MIN_GRAM) }
}

/** The character n-grams of a word with its ends marked, from `min` to 5 characters. */
export function gramHashes(word: string, min: number): number[] {
  const hashes: number[] = []
  const length = word.length + 2
  const unit = (i: number) => (i === 0 || i === length - 1 ? BOUNDARY : word.charCodeAt(i - 1))
  for (let start = 0; start < length; start++) {
    let hash = step(seedOf(KIND.gram), unit(start))
    const end = Math.min(length, start + MAX_GRAM)
    for (let i = start + 1; i < end; i++) {
      hash = step(hash, unit(i))
      if (i - start + 1 >= min) hashes.push(spread(hash))
    }
  }
  return hashes
}

export const negatedHash = (key: string) => spread(hashOn(seedOf(KIND.negated), key))
/** Where the hash of a pair begins, once its first word is known. */
export const pairSeed = (before: string) => step(hashOn(seedOf(KIND.pair), before), SPACE)
export const pairHash = (seed: number, key: string) => spread(hashOn(seed, key))
export const lastHash = (key: string) => spread(hashOn(seedOf(KIND.last), key))
export const FIRST_SEED = pairSeed(START)
export { END }

/** A post's hashed features, group by group; what a model is trained on. `LinearModel` sums the same ones up faster. */
export function sparseFeatures(tokens: readonly Token[], { isNegated }: Tone): number[][] {
  const groups: number[][] = [[], [], shapeHashes(tokens)]
  const seen = new Set<string>()
  const seenNegated = new Set<string>()
  let seed = FIRST_SEED
  let last = ''
  for (const [i, token] of tokens.entries()) {
    const key = keyOf(token)
    if (!seen.has(key)) {
      const { words, grams } = wordHashes(key, token.kind)
      groups[WORDS]?.push(...words)
      groups[GRAMS]?.push(...grams)
      seen.add(key)
    }
    if (isNegated[i] && isWord(token) && !seenNegated.has(key)) {
      groups[WORDS]?.push(negatedHash(key))
      seenNegated.add(key)
    }
    groups[WORDS]?.push(pairHash(seed, key))
    seed = pairSeed(key)
    last = key
  }
  if (tokens.length > 0) groups[WORDS]?.push(lastHash(last), pairHash(seed, END))
  return groups
}

export const isWord = ({ kind }: Token) => kind === 'word' || kind === 'tag'
export { GRAMS, SHAPE, WORDS }

/** How the post looks: capitals, exclamations, length and the like, each in a few steps. */
export function shapeHashes(tokens: readonly Token[]): number[] {
  const n = { words: 0, capitals: 0, drawnOut: 0, exclaims: 0, asks: 0, tags: 0, emoji: 0, links: 0, handles: 0 }
  for (const token of tokens) {
    if (token.kind === 'word') {
      n.words++
      if (token.isShouted) n.capitals++
      if (token.isDrawnOut) n.drawnOut++
    } else if (token.kind === 'mark') {
      for (const c of token.text) c === '!' ? n.exclaims++ : n.asks++
    } else if (token.kind === 'tag') n.tags++
    else if (token.kind === 'emoji' || token.kind === 'face') n.emoji++
    else if (token.kind === 'link') n.links++
    else if (token.kind === 'handle') n.handles++
  }
  const length = Math.min(8, Math.floor(Math.log2(n.words + 1) * 1.5))
  const hashes = [
    shape(0, Math.min(4, n.capitals)),
    shape(1, Math.min(2, n.drawnOut)),
    shape(2, Math.min(4, n.exclaims)),
    shape(3, Math.min(3, n.asks)),
    shape(4, Math.min(4, n.tags)),
    shape(5, Math.min(4, n.emoji)),
    shape(6, length),
    shape(7, Math.min(1, n.links)),
    shape(8, Math.min(3, n.handles)),
  ]
  if (tokens[0]?.kind === 'handle') hashes.push(shape(9, 0))
  if (tokens[0]?.text === 'RT') hashes.push(shape(9, 1))
  return hashes
}

const shape = (what: number, step_: number) => spread(step(step(seedOf(KIND.shape), what), step_))

/** How many numbers `denseFeatures` gives for a language. */
export function denseSize({ count }: Lexicons): number {
  return count * STATS + VALENCE
}

/** What each lexicon says of the post, and the rules' verdict, each about −1..1. */
export function denseFeatures({ hits, isNegated, valence }: Tone): Float32Array {
  const dense = new Float32Array(hits.length * STATS + VALENCE)
  for (const [list, found] of hits.entries()) {
    let [up, down, ups, downs, most, least, last] = [0, 0, 0, 0, 0, 0, 0]
    for (const { token, value: listed } of found) {
      const value = isNegated[token] ? -0.7 * listed : listed
      if (value > 0) {
        up += value
        ups++
      } else {
        down -= value
        downs++
      }
      most = Math.max(most, value)
      least = Math.min(least, value)
      last = value
    }
    const at = list * STATS
    dense[at] = Math.tanh((up - down) / 2)
    dense[at + 1] = Math.tanh(up / 2)
    dense[at + 2] = Math.tanh(down / 2)
    dense[at + 3] = Math.min(1, ups / 3)
    dense[at + 4] = Math.min(1, downs / 3)
    dense[at + 5] = Math.tanh(most / 2)
    dense[at + 6] = Math.tanh(least / 2)
    dense[at + 7] = Math.tanh(last / 2)
    dense[at + 8] = ups + downs === 0 ? 1 : 0
    dense[at + 9] = ups > 0 && downs > 0 ? 1 : 0
  }
  const at = hits.length * STATS
  dense[at] = valence.score
  dense[at + 1] = Math.max(0, valence.score) ** 2
  dense[at + 2] = Math.min(0, valence.score) ** 2
  return dense
}
