export const SENTIMENT_LABELS = ['negative', 'neutral', 'positive'] as const
export type SentimentLabel = (typeof SENTIMENT_LABELS)[number]

export const INTENTS = ['complaint', 'question', 'purchase_intent', 'wish', 'praise', 'churn_risk'] as const
export type Intent = (typeof INTENTS)[number]

/** How the writer addresses us. `none`: the post does not say. */
export const FORMALITIES = ['du', 'sie', 'none'] as const
export type Formality = (typeof FORMALITIES)[number]

/** Words of the post that moved a reading. */
export interface Evidence {
  text: string
  for: 'sentiment' | 'needsHuman' | Intent
}

/** Attention against the account's own history only (relationships.md, engagement). */
export interface Engagement {
  interactions: number
  /** Robust z-score of log1p(interactions); null with fewer than 20 earlier posts. */
  z: number | null
}

/** What the program understood of one post. */
export interface Reading {
  /** ISO 639-1, or `und` when it cannot be told. */
  language: string
  /** The best guess, always one of three; see `isUnclear`. */
  label: SentimentLabel
  /** −1..1 */
  score: number
  /** 0..1 */
  confidence: number
  /** An empty list is "other". */
  intents: Intent[]
  /** Threat, self-harm, legal action, press, injury or claim of a data leak: no draft, a person decides. */
  needsHuman: boolean
  formality: Formality
  /** 0..100 */
  urgency: number
  evidence: Evidence[]
  /** People said that such posts concern nobody here. Only told while a post is read, never of `needsHuman`. */
  isIrrelevant?: boolean
}

/** Below the configured confidence the label is not relied on. */
export function isUnclear(reading: Pick<Reading, 'confidence'>, minConfidence: number): boolean {
  return reading.confidence < minConfidence
}
