import type { Intent } from '../domain/reading.ts'

const INTENT_WEIGHTS: Readonly<Record<Intent, number>> = {
  churn_risk: 1,
  complaint: 0.9,
  purchase_intent: 0.8,
  question: 0.6,
  wish: 0.4,
  praise: 0.3,
}

export interface UrgencyInput {
  intents: readonly Intent[]
  /** How negative the words are, 0..1. */
  negativity: number
  /** Relationship intensity, 0..100. */
  intensity?: number
  /** How fast the post spreads against the account's own history, 0..1. */
  velocity?: number
  /** Time waited as a share of the answer time promised, 0..1. */
  elapsedOverSla?: number
}

/**
 * Urgency, 0..100, a whole number: `35·intent + 25·negativity + 15·RI/100 + 15·velocity + 10·elapsed/SLA`, the intent
 * being the weightiest one (relationships.md). Followers do not count.
 */
export function urgencyOf({
  intents,
  negativity,
  intensity = 0,
  velocity = 0,
  elapsedOverSla = 0,
}: UrgencyInput): number {
  const intent = Math.max(0, ...intents.map((i) => INTENT_WEIGHTS[i]))
  const sum =
    35 * intent +
    25 * share(negativity) +
    15 * share(intensity / 100) +
    15 * share(velocity) +
    10 * share(elapsedOverSla)
  return Math.round(sum)
}

/** Within 0..1; what is no number counts as nothing. */
function share(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value))
}
