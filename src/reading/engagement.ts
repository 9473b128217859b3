import type { Engagement } from '../domain/reading.ts'

const MIN_HISTORY = 20
const SLOTS = 28
/** The newest slots still fill up, and a spike in progress must not raise its own bar. */
const SKIPPED = 2
const MIN_MENTIONS = 5
const MIN_AUTHORS = 3
const RARE = 0.001
/** Least spread of log1p(interactions), so that a history of equal counts does not make one like a sensation. */
const MIN_SPREAD = 0.1

/**
 * A post's attention against the same account's earlier posts: `z = .6745·(x − median)/MAD` on log1p(interactions)
 * (Iglewicz & Hoaglin 1993; relationships.md). `z` is null with fewer than 20 earlier posts.
 */
export function engagementOf(interactions: number, history: readonly number[]): Engagement {
  if (history.length < MIN_HISTORY) return { interactions, z: null }
  const logs = history.map(logOf)
  const middle = median(logs)
  const mad = median(logs.map((x) => Math.abs(x - middle)))
  return { interactions, z: (0.6745 * (logOf(interactions) - middle)) / Math.max(mad, MIN_SPREAD) }
}

/**
 * Whether `n` mentions in a slot are far more than the comparable slots before it lead to expect: negative binomial
 * with α = .5 + Σ counts and β = number of slots, P(N ≥ n) < .001, n ≥ 5, at least 3 authors (relationships.md).
 * @param counts mentions in comparable slots, newest first: 30 of them, as the newest 2 are skipped
 */
export function volumeSpike(counts: readonly number[], n: number, authors: number): boolean {
  if (n < MIN_MENTIONS || authors < MIN_AUTHORS) return false
  const slots = counts.slice(SKIPPED, SKIPPED + SLOTS)
  if (slots.length === 0) return false
  const alpha = 0.5 + slots.reduce((a, b) => a + Math.max(0, b), 0)
  return tailProbability(alpha, slots.length, n) < RARE
}

/** P(N ≥ n) for a negative binomial with shape `alpha` and rate `beta`, summed in logarithms from the smaller side. */
export function tailProbability(alpha: number, beta: number, n: number): number {
  if (n <= 0) return 1
  const mean = alpha / beta
  const step = -Math.log1p(beta)
  // P(N = k) by recurrence: P(0) = (β/(β+1))^α, P(k+1) = P(k)·(α+k)/((k+1)(β+1)).
  let log = -alpha * Math.log1p(1 / beta)
  if (n <= mean) {
    let below = 0
    for (let k = 0; k < n; k++) {
      below += Math.exp(log)
      log += Math.log((alpha + k) / (k + 1)) + step
    }
    return Math.min(1, Math.max(0, 1 - below))
  }
  for (let k = 0; k < n; k++) log += Math.log((alpha + k) / (k + 1)) + step
  let tail = 0
  // Above the mean the terms shrink; the sum ends when they no longer count.
  for (let k = n; ; k++) {
    const term = Math.exp(log)
    tail += term
    if (term <= tail * 1e-12) return Math.min(1, tail)
    log += Math.log((alpha + k) / (k + 1)) + step
  }
}

const logOf = (count: number) => Math.log1p(Math.max(0, count))

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}
