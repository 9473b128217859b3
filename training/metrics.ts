import type { Probabilities } from '../src/reading/linear/model.ts'

export const argmax = (p: readonly number[]) => p.indexOf(Math.max(...p))

/** Macro-averaged F1 and recall over three classes, 0..100. */
export function macro(labels: ArrayLike<number>, guesses: readonly number[]): { f1: number; recall: number } {
  const scores = [0, 1, 2].map((k) => {
    let [hit, said, is] = [0, 0, 0]
    for (let i = 0; i < labels.length; i++) {
      if (guesses[i] === k) said++
      if (labels[i] === k) is++
      if (guesses[i] === k && labels[i] === k) hit++
    }
    return { f1: said + is === 0 ? 0 : (2 * hit) / (said + is), recall: is === 0 ? 0 : hit / is }
  })
  const mean = (of: (s: { f1: number; recall: number }) => number) => (100 * scores.reduce((n, s) => n + of(s), 0)) / 3
  return { f1: mean((s) => s.f1), recall: mean((s) => s.recall) }
}

/** Expected calibration error over 10 bins of confidence, 0..100 (Guo et al. 2017). */
export function calibrationError(labels: ArrayLike<number>, probabilities: readonly Probabilities[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, sure: 0, right: 0 }))
  for (const [i, p] of probabilities.entries()) {
    const confidence = Math.max(...p)
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]
    if (!bin) continue
    bin.n++
    bin.sure += confidence
    if (argmax(p) === labels[i]) bin.right++
  }
  return (100 * bins.reduce((sum, b) => sum + Math.abs(b.sure - b.right), 0)) / Math.max(1, probabilities.length)
}

/** `p^(1/t)`, made to sum to 1. */
export function tempered(p: Probabilities, t: number): Probabilities {
  const [a, b, c] = p.map((x) => Math.max(1e-12, x) ** (1 / t))
  const sum = (a ?? 0) + (b ?? 0) + (c ?? 0)
  return [(a ?? 0) / sum, (b ?? 0) / sum, (c ?? 0) / sum]
}

/** The temperature with the least mean log loss, each set counting alike; to .01 within .3–3. */
export function bestTemperature(
  sets: readonly { labels: ArrayLike<number>; probabilities: readonly Probabilities[] }[],
) {
  const loss = (t: number) =>
    sets.reduce((sum, { labels, probabilities }) => {
      const total = probabilities.reduce((s, p, i) => s - Math.log(tempered(p, t)[labels[i] ?? 0] ?? 1e-12), 0)
      return sum + total / Math.max(1, probabilities.length)
    }, 0)
  let best = 1
  for (let t = 0.3; t <= 3; t += 0.01) if (loss(t) < loss(best)) best = t
  return Math.round(best * 100) / 100
}
