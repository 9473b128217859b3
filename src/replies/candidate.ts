import type { TopicForms } from './script.ts'

/** A noun of the post a reply may speak of. */
export interface Topic {
  noun: string
  forms: TopicForms
}

/** A topic and how well it stands for the post. */
export interface Candidate<T> {
  topic: T
  weight: number
}

/** The heaviest candidate; among equals the first. */
export function heaviest<T>(candidates: readonly Candidate<T>[]): T | null {
  let best: Candidate<T> | null = null
  for (const candidate of candidates) if (best === null || candidate.weight > best.weight) best = candidate
  return best?.topic ?? null
}

/** Upper case inside a word marks a product's own spelling, which is kept. */
export function isBrandSpelling(word: string): boolean {
  return /^\p{L}*\p{Ll}\p{Lu}\p{Ll}+$/u.test(word)
}
