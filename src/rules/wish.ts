import type { Rule } from '../domain/rule.ts'

/** Somebody wants to buy, or wishes for something we could offer: plannable revenue begins here. */
export const wish: Rule = {
  name: 'wish',
  find({ reading }) {
    const wantsToBuy = reading.intents.includes('purchase_intent')
    if (!wantsToBuy && !reading.intents.includes('wish')) return null
    return {
      kind: wantsToBuy ? 'purchase_intent' : 'wish',
      urgency: reading.urgency,
      churnRisk: false,
      needsHuman: reading.needsHuman,
      why: { wantsToBuy },
    }
  },
}
