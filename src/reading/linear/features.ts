import type { Lexicon } from '../words/lexicon.ts'
import type { Lexicons } from '../words/lexicons.ts'
import { isNegator, negated } from '../words/negation.ts'
import type { Token } from '../words/tokens.ts'
import type { Valence } from '../words/valence.ts'
import { createSeen, hashOn, seedOf, spread, step } from './hash.ts'

/** Sparse features come in three groups that are weighed apart: words, characters, shape. */
export const GROUPS = 3
/** More than a long post ever has; the table of seen features must stay larger. */
const MAX_FEATURES = 20_000
const MIN_GRAM = 2
const MAX_GRAM = 5
const STATS = 10
export const DENSE = 4 * STATS + 3

const KIND = { word: 1, negated: 2, pair: 3, last: 4, gram: 5, shape: 6 } as const
const BOUNDARY = 95
const SPACE = 32

/** Valid until the extractor's next call: the arrays are its own and used again. */
export interface Features {
  size: number
  hashes: Uint32Array
  groups: Uint8Array
  /** The token a feature stems from; −1 for the post's shape. */
  owners: Int16Array
  /** How many features each group has. */
  counts: readonly number[]
  dense: Float32Array
}

export type Extractor = (tokens: readonly Token[], valence: Valence) => Features

/**
 * Turns tokens into hashed features: words, words within a negation, word pairs, the last word, character 2–5-grams
 * inside words, the post's shape, and what each lexicon says. Used alike by training and reading.
 */
export function createExtractor(lexicons: Lexicons): Extractor {
  const hashes = new Uint32Array(MAX_FEATURES)
  const groups = new Uint8Array(MAX_FEATURES)
  const owners = new Int16Array(MAX_FEATURES)
  const counts = [0, 0, 0]
  const dense = new Float32Array(DENSE)
  const seen = createSeen()
  const lists = [lexicons.afinn, lexicons.english, lexicons.german, lexicons.faces]
  let size = 0

  function add(group: number, hash: number, owner: number): void {
    const value = spread(hash)
    if (size === MAX_FEATURES || !seen.add(value)) return
    hashes[size] = value
    groups[size] = group
    owners[size] = owner
    counts[group] = (counts[group] ?? 0) + 1
    size++
  }

  function addGrams(word: string, owner: number): void {
    const length = word.length + 2
    const unit = (i: number) => (i === 0 || i === length - 1 ? BOUNDARY : word.charCodeAt(i - 1))
    for (let start = 0; start < length; start++) {
      let hash = step(seedOf(KIND.gram), unit(start))
      const end = Math.min(length, start + MAX_GRAM)
      for (let i = start + 1; i < end; i++) {
        hash = step(hash, unit(i))
        if (i - start + 1 >= MIN_GRAM) add(1, hash, owner)
      }
    }
  }

  function addWords(seq: readonly string[], tokens: readonly Token[], isNegated: readonly boolean[]): void {
    let before = '^'
    for (const [i, word] of seq.entries()) {
      const kind = tokens[i]?.kind
      add(0, hashOn(seedOf(KIND.word), word), i)
      if (kind === 'tag') add(0, hashOn(seedOf(KIND.word), word.slice(1)), i)
      if (isNegated[i] && (kind === 'word' || kind === 'tag')) add(0, hashOn(seedOf(KIND.negated), word), i)
      add(0, hashOn(step(hashOn(seedOf(KIND.pair), before), SPACE), word), i)
      if (kind !== 'link' && kind !== 'handle') addGrams(word, i)
      before = word
    }
    if (seq.length === 0) return
    const last = seq.length - 1
    add(0, hashOn(seedOf(KIND.last), before), last)
    add(0, hashOn(step(hashOn(seedOf(KIND.pair), before), SPACE), '$'), last)
  }

  return (tokens, valence) => {
    size = 0
    counts.fill(0)
    seen.clear()
    const lows = tokens.map((t) => t.low)
    const isNegated = negated(lows)
    addWords(
      tokens.map((t) => (t.kind === 'number' ? '0' : t.low)),
      tokens,
      isNegated,
    )
    for (const shape of shapesOf(tokens)) add(2, hashOn(seedOf(KIND.shape), shape), -1)
    for (const [i, lexicon] of lists.entries()) fillStats(dense, i * STATS, lexicon, lows, isNegated)
    fillValence(dense, lists.length * STATS, valence)
    return { size, hashes, groups, owners, counts, dense }
  }
}

function shapesOf(tokens: readonly Token[]): string[] {
  const n = { words: 0, capitals: 0, drawnOut: 0, exclaims: 0, asks: 0, tags: 0, emoji: 0, links: 0, handles: 0 }
  for (const { text, kind, isDrawnOut } of tokens) {
    if (kind === 'word') {
      n.words++
      if (text.length > 2 && text === text.toUpperCase() && text !== text.toLowerCase()) n.capitals++
      if (isDrawnOut) n.drawnOut++
    } else if (kind === 'mark') {
      for (const c of text) c === '!' ? n.exclaims++ : n.asks++
    } else if (kind === 'tag') n.tags++
    else if (kind === 'emoji' || kind === 'face') n.emoji++
    else if (kind === 'link') n.links++
    else if (kind === 'handle') n.handles++
  }
  const shapes = [
    `caps${Math.min(4, n.capitals)}`,
    `drawn${Math.min(2, n.drawnOut)}`,
    `excl${Math.min(4, n.exclaims)}`,
    `ask${Math.min(3, n.asks)}`,
    `tags${Math.min(4, n.tags)}`,
    `emoji${Math.min(4, n.emoji)}`,
    `long${Math.min(8, Math.floor(Math.log2(n.words + 1) * 1.5))}`,
    `link${Math.min(1, n.links)}`,
    `at${Math.min(3, n.handles)}`,
  ]
  if (tokens[0]?.kind === 'handle') shapes.push('reply')
  if (tokens[0]?.text === 'RT') shapes.push('repost')
  return shapes
}

const squash = (x: number) => Math.tanh(x / 2)

function fillStats(
  dense: Float32Array,
  at: number,
  lexicon: Lexicon,
  lows: readonly string[],
  isNegated: readonly boolean[],
): void {
  let [up, down, ups, downs, most, least, last] = [0, 0, 0, 0, 0, 0, 0]
  for (const [i, low] of lows.entries()) {
    if (isNegator(low)) continue
    const known = lexicon.get(low) ?? (low[0] === '#' ? lexicon.get(low.slice(1)) : undefined)
    if (known === undefined || known === 0) continue
    const value = isNegated[i] ? -0.7 * known : known
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
  dense[at] = squash(up - down)
  dense[at + 1] = squash(up)
  dense[at + 2] = squash(down)
  dense[at + 3] = Math.min(1, ups / 3)
  dense[at + 4] = Math.min(1, downs / 3)
  dense[at + 5] = squash(most)
  dense[at + 6] = squash(least)
  dense[at + 7] = squash(last)
  dense[at + 8] = ups + downs === 0 ? 1 : 0
  dense[at + 9] = ups > 0 && downs > 0 ? 1 : 0
}

function fillValence(dense: Float32Array, at: number, { score }: Valence): void {
  dense[at] = score
  dense[at + 1] = Math.max(0, score) ** 2
  dense[at + 2] = Math.min(0, score) ** 2
}
