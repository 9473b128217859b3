import { hashOn, seedOf, spread, step } from '../linear/hash.ts'

/** Features are told apart by this many bits of their hash. */
export const BITS = 20
const MASK = 2 ** BITS - 1
const MAX_GRAM = 3
const BOUNDARY = 95
const KIND = { word: 11, gram: 12 } as const

/** The most features a word of `length` letters has. */
const capacity = (length: number) => 1 + (MAX_GRAM - 1) * (length + 2)

/** Writes a word's features — itself, and the character 2–3-grams of `_word_` — into `into`, which must be long enough, and tells how many there are. */
export function featuresOf(word: string, into: Uint32Array): number {
  const length = word.length + 2
  let size = 0
  for (let start = 0; start < length; start++) {
    let hash = seedOf(KIND.gram)
    const end = Math.min(length, start + MAX_GRAM)
    for (let i = start; i < end; i++) {
      hash = step(hash, i === 0 || i === length - 1 ? BOUNDARY : word.charCodeAt(i - 1))
      if (i > start) into[size++] = spread(hash) & MASK
    }
  }
  // Shorter words are n-grams already.
  if (length > MAX_GRAM) into[size++] = spread(hashOn(seedOf(KIND.word), word)) & MASK
  return size
}

/** Room for the longest word. */
export const createRoom = (longest: number) => new Uint32Array(capacity(longest))
