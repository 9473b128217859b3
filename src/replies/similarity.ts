/** The overlapping triples of characters of a text, case and spacing aside. */
export function trigrams(text: string): Set<string> {
  const chars = [...` ${text.toLowerCase().replace(/\s+/gu, ' ').trim()} `]
  const found = new Set<string>()
  for (let i = 0; i + 2 < chars.length; i++) found.add(`${chars[i]}${chars[i + 1]}${chars[i + 2]}`)
  return found
}

/** Jaccard index of two sets, 0..1; two empty ones are the same. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 1 : shared / all
}

/** How alike two replies read, 0..1: the Jaccard index of their trigrams (relationships.md, suggested replies). */
export function trigramSimilarity(a: string, b: string): number {
  return jaccard(trigrams(a), trigrams(b))
}
