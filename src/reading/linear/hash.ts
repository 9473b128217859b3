const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** Where a feature of this kind begins hashing. */
export function seedOf(kind: number): number {
  return SEED ^ Math.imul(kind, 0x9e3779b1)
}

/** FNV-1a over UTF-16 units, one step. */
export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

/** FNV-1a over a string, going on from `hash`. */
export function hashOn(hash: number, text: string): number {
  let h = hash
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME)
  return h
}

/** Murmur3's finaliser: spreads the bits; 0..2³²−1. */
export function spread(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A set of 32-bit numbers that is emptied in no time, for telling features already seen in a post. */
export function createSeen(bits = 15): { clear(): void; add(value: number): boolean } {
  const mask = (1 << bits) - 1
  const values = new Uint32Array(1 << bits)
  const rounds = new Int32Array(1 << bits)
  let round = 0
  return {
    clear() {
      round++
    },
    /** True when the value is new. */
    add(value) {
      let at = value & mask
      while (rounds[at] === round) {
        if (values[at] === value) return false
        at = (at + 1) & mask
      }
      rounds[at] = round
      values[at] = value
      return true
    },
  }
}
