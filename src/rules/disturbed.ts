import type { Finding } from '../domain/alert.ts'
import { disturbance, intensity } from '../domain/relationship.ts'
import type { Touch } from '../domain/touch.ts'

/**
 * A relationship as a whole that is not what it was: silent against its own rhythm, or with a falling tone.
 * Judged over a customer's pooled touches by a nightly job rather than when a post arrives.
 */
export function findDisturbed(touches: readonly Touch[], now: Date): Finding | null {
  const found = disturbance(touches, now)
  if (!found) return null
  const before = intensity(touches, now)
  return {
    kind: 'disturbed',
    // A strong relationship that falls silent matters more than one that never was.
    urgency: Math.round(30 + (before.known ? before.score * 0.4 : 0)),
    churnRisk: false,
    needsHuman: false,
    why: {
      disturbance: found.kind,
      silentDays: found.silentDays,
      meanGapDays: Math.round(found.meanGapDays * 10) / 10,
      toneChange: Math.round(found.toneChange * 100) / 100,
    },
  }
}
