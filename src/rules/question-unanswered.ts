import type { Rule } from '../domain/rule.ts'

/** A question to us that none of us has answered on the network. */
export const questionUnanswered: Rule = {
  name: 'question_unanswered',
  find({ reading, answered }) {
    if (answered || !reading.intents.includes('question')) return null
    return {
      kind: 'question_unanswered',
      urgency: reading.urgency,
      churnRisk: false,
      needsHuman: reading.needsHuman,
      why: { answered },
    }
  },
}
