import { isUnclear } from '../domain/reading.ts'
import type { Rule } from '../domain/rule.ts'

/** An injury or a lawyer may be named in the calmest words: the formula alone would call it nothing. */
const NEEDS_HUMAN_URGENCY = 80

/**
 * Somebody is unhappy with us: a complaint or churn risk, words that need a person, or a clearly negative tone of a
 * known customer. A stranger's bad mood alone wakes nobody.
 */
export const upsetCustomer: Rule = {
  name: 'upset_customer',
  find({ reading, customer, minConfidence }) {
    const churnRisk = reading.intents.includes('churn_risk')
    // Who asks calmly how to mend something wants an answer, not an apology.
    const asksCalmly = reading.intents.includes('question') && reading.label === 'neutral'
    const complains = reading.intents.includes('complaint') && reading.label !== 'positive' && !asksCalmly
    const isNegative = reading.label === 'negative' && !isUnclear(reading, minConfidence)
    if (!churnRisk && !complains && !reading.needsHuman && !(isNegative && customer)) return null
    return {
      kind: 'upset_customer',
      urgency: reading.needsHuman ? Math.max(reading.urgency, NEEDS_HUMAN_URGENCY) : reading.urgency,
      churnRisk,
      needsHuman: reading.needsHuman,
      why: { complains, churnRisk, needsHuman: reading.needsHuman, isNegative },
    }
  },
}
