import { describe, expect, test } from 'vitest'
import { tailProbability } from '../../../src/reading/engagement.ts'
import { engagementOf, urgencyOf, volumeSpike } from '../../../src/reading/index.ts'

describe('urgency', () => {
  test('is the weighted sum of relationships.md', () => {
    const all = { negativity: 1, intensity: 100, velocity: 1, elapsedOverSla: 1 }
    expect(urgencyOf({ intents: ['churn_risk'], ...all })).toBe(100)
    expect(urgencyOf({ intents: [], negativity: 0 })).toBe(0)
    expect(urgencyOf({ intents: ['complaint'], negativity: 0.5 })).toBe(44)
    expect(urgencyOf({ intents: ['praise', 'question'], negativity: 0 })).toBe(21)
  })

  test('parts out of range are brought back into it', () => {
    expect(urgencyOf({ intents: [], negativity: 7, intensity: -50, velocity: Number.NaN })).toBe(25)
  })
})

describe('engagement', () => {
  const history = Array.from({ length: 20 }, (_, i) => i % 5)

  test('is unknown with fewer than 20 earlier posts', () => {
    expect(engagementOf(500, history.slice(1))).toEqual({ interactions: 500, z: null })
  })

  test('is a robust z-score on log1p', () => {
    const logs = history.map((x) => Math.log1p(x)).sort((a, b) => a - b)
    const median = ((logs[9] ?? 0) + (logs[10] ?? 0)) / 2
    const deviations = logs.map((x) => Math.abs(x - median)).sort((a, b) => a - b)
    const mad = ((deviations[9] ?? 0) + (deviations[10] ?? 0)) / 2
    expect(engagementOf(50, history).z).toBeCloseTo((0.6745 * (Math.log1p(50) - median)) / mad, 10)
  })

  test('a history of equal counts stays finite', () => {
    const z = engagementOf(100, Array(20).fill(0)).z
    expect(z).toBeGreaterThan(3.5)
    expect(Number.isFinite(z)).toBe(true)
    expect(engagementOf(0, Array(20).fill(0)).z).toBe(0)
  })
})

describe('volume spike', () => {
  const quiet = Array(30).fill(0)

  test('five mentions by three authors stand out from silence', () => {
    expect(volumeSpike(quiet, 5, 3)).toBe(true)
  })

  test('needs five mentions and three authors', () => {
    expect(volumeSpike(quiet, 4, 4)).toBe(false)
    expect(volumeSpike(quiet, 50, 2)).toBe(false)
  })

  test('a usual amount is none', () => {
    expect(volumeSpike(Array(30).fill(6), 9, 9)).toBe(false)
    expect(volumeSpike(Array(30).fill(6), 25, 9)).toBe(true)
  })

  test('the newest two slots do not raise the bar', () => {
    expect(volumeSpike([900, 900, ...Array(28).fill(0)], 5, 3)).toBe(true)
  })

  test('without history nothing is a spike', () => {
    expect(volumeSpike([], 100, 100)).toBe(false)
  })
})

describe('tail of the negative binomial', () => {
  test('agrees with the direct sum', () => {
    const [alpha, beta] = [3.5, 28]
    const p = (k: number): number =>
      k === 0 ? (beta / (beta + 1)) ** alpha : (p(k - 1) * (alpha + k - 1)) / (k * (beta + 1))
    const below = [0, 1, 2, 3].reduce((sum, k) => sum + p(k), 0)
    expect(tailProbability(alpha, beta, 4)).toBeCloseTo(1 - below, 12)
  })

  test('falls with n, within 0 and 1, and stays sound for huge counts', () => {
    let before = 1
    for (const n of [0, 1, 100, 1000, 1100, 1300, 2000]) {
      const p = tailProbability(28_000.5, 28, n)
      expect(p).toBeGreaterThanOrEqual(0)
      expect(p).toBeLessThanOrEqual(before)
      before = p
    }
    expect(tailProbability(28_000.5, 28, 1000)).toBeGreaterThan(0.4)
    expect(tailProbability(28_000.5, 28, 2000)).toBeLessThan(1e-50)
  })
})
