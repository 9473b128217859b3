import type { SentimentLabel } from '../domain/reading.ts'

/** What a colleague said of a post: its sentiment, or that it is not relevant. */
export interface CorrectedPost<Label extends string = SentimentLabel> {
  text: string
  label: Label
}

export interface CorrectionIndex<Label extends string = SentimentLabel> {
  /** The label of the most similar corrected post, if one is similar enough; of equals the first wins. */
  find(text: string): { label: Label; similarity: number } | null
}

/** Jaccard similarity of character trigrams from which two posts say the same. */
const SAME = 0.6

/** Finds what people corrected before; list the newest correction first. */
export function correctionIndex<Label extends string>(
  corrections: readonly CorrectedPost<Label>[],
): CorrectionIndex<Label> {
  const exact = new Map<string, Label>()
  const entries: { label: Label; grams: Set<string> }[] = []
  // Only posts sharing trigrams are compared; thousands of corrections then cost little.
  const holders = new Map<string, number[]>()
  for (const { text, label } of corrections) {
    const key = normalise(text)
    if (key === '' || exact.has(key)) continue
    exact.set(key, label)
    const grams = trigrams(key)
    for (const gram of grams) {
      const list = holders.get(gram)
      if (list) list.push(entries.length)
      else holders.set(gram, [entries.length])
    }
    entries.push({ label, grams })
  }
  return {
    find(text) {
      if (entries.length === 0) return null
      const key = normalise(text)
      const label = exact.get(key)
      if (label !== undefined) return { label, similarity: 1 }
      const grams = trigrams(key)
      const shared = new Map<number, number>()
      for (const gram of grams) for (const i of holders.get(gram) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
      let best: { label: Label; similarity: number } | null = null
      for (const [i, count] of shared) {
        const entry = entries[i]
        if (!entry) continue
        const similarity = count / (grams.size + entry.grams.size - count)
        if (similarity >= SAME && similarity > (best?.similarity ?? 0)) best = { label: entry.label, similarity }
      }
      return best
    },
  }
}

/** Without handles, links, case, marks and accents' encodings: what two people mean by "the same post". */
function normalise(text: string): string {
  return text
    .slice(0, 1000)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+|@[\p{L}\p{N}_.@-]+/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim()
}

function trigrams(key: string): Set<string> {
  const padded = `  ${key} `
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3))
  return grams
}
