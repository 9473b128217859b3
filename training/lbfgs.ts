/** Value and gradient at `x`; the gradient is written into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number

const MEMORY = 8

/**
 * Minimises a smooth convex function by L-BFGS with backtracking (Nocedal & Wright 2006, algorithm 7.5).
 * `x` is changed in place; the result is the value reached. No randomness: the same input gives the same bits.
 */
export function minimise(objective: Objective, x: Float64Array, iterations: number, tolerance = 1e-5): number {
  const n = x.length
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = []
  let gradient = new Float64Array(n)
  let value = objective(x, gradient)
  for (let round = 0; round < iterations; round++) {
    const direction = descend(gradient, steps)
    const slope = dot(gradient, direction)
    let rate = round === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1
    const next = new Float64Array(n)
    const nextGradient = new Float64Array(n)
    let nextValue = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 20; attempt++) {
      for (let i = 0; i < n; i++) next[i] = (x[i] ?? 0) + rate * (direction[i] ?? 0)
      nextValue = objective(next, nextGradient)
      if (nextValue <= value + 1e-4 * rate * slope) break
      rate /= 2
    }
    if (!(nextValue < value)) return value
    const s = new Float64Array(n)
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      s[i] = (next[i] ?? 0) - (x[i] ?? 0)
      y[i] = (nextGradient[i] ?? 0) - (gradient[i] ?? 0)
    }
    const curvature = dot(s, y)
    if (curvature > 1e-12) steps.push({ s, y, rho: 1 / curvature })
    if (steps.length > MEMORY) steps.shift()
    const gain = value - nextValue
    x.set(next)
    gradient = nextGradient
    value = nextValue
    if (gain < tolerance * Math.abs(value)) break
  }
  return value
}

function descend(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = Float64Array.from(gradient)
  const alphas: number[] = []
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q)
    alphas.unshift(alpha)
    addScaled(q, y, -alpha)
  }
  const last = steps.at(-1)
  if (last) {
    const gamma = 1 / (last.rho * dot(last.y, last.y))
    for (let i = 0; i < q.length; i++) q[i] = (q[i] ?? 0) * gamma
  }
  for (const [i, { s, y, rho }] of steps.entries()) addScaled(q, s, (alphas[i] ?? 0) - rho * dot(y, q))
  for (let i = 0; i < q.length; i++) q[i] = -(q[i] ?? 0)
  return q
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0)
}
