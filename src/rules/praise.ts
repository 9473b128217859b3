import { isUnclear } from '../domain/reading.ts'
import type { Rule } from '../domain/rule.ts'

/** Praise worth a thank-you: said in so many words, clearly meant, and not thanked for yet. */
export const praise: Rule = {
  name: 'praise',
  find({ reading, answered, minConfidence }) {
    if (answered || !reading.intents.includes('praise')) return null
    if (reading.label !== 'positive' || isUnclear(reading, minConfidence)) return null
    return {
      kind: 'praise',
      urgency: reading.urgency,
      churnRisk: false,
      needsHuman: false,
      why: { score: round(reading.score) },
    }
  },
}

const round = (n: number) => Math.round(n * 100) / 100
