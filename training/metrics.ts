import { type Probabilities, probabilitiesOf } from '../src/reading/sentiment.ts'

export type Logits = readonly [number, number, number]

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

/** The temperature with the least mean log loss, each set counting alike; to .01 within .3–3. */
export function bestTemperature(sets: readonly { labels: ArrayLike<number>; logits: readonly Logits[] }[]): number {
  const loss = (t: number) =>
    sets.reduce((sum, { labels, logits }) => {
      const total = logits.reduce((s, z, i) => s - Math.log(probabilitiesOf(z, t)[labels[i] ?? 0] ?? 1e-12), 0)
      return sum + total / Math.max(1, logits.length)
    }, 0)
  let best = 1
  for (let t = 0.3; t <= 3; t += 0.01) if (loss(t) < loss(best)) best = t
  return Math.round(best * 100) / 100
}

/** Precision, recall and F1 of yes-or-no answers, 0..100. */
export function binaryF1(truth: readonly boolean[], guesses: readonly boolean[]) {
  const hit = truth.filter((t, i) => t && guesses[i]).length
  const [is, said] = [truth.filter(Boolean).length, guesses.filter(Boolean).length]
  return {
    precision: (100 * hit) / Math.max(1, said),
    recall: (100 * hit) / Math.max(1, is),
    f1: (200 * hit) / Math.max(1, is + said),
  }
}
