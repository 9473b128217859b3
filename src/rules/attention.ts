import type { Rule } from '../domain/rule.ts'

/** Robust z-score above which attention is unusual (Iglewicz & Hoaglin 1993). */
const UNUSUAL = 3.5
const MIN_INTERACTIONS = 10

/** A post that draws far more attention than posts to this account usually do; followers do not count. */
export const attention: Rule = {
  name: 'attention',
  find({ reading, engagement }) {
    if (engagement.z === null || engagement.z < UNUSUAL || engagement.interactions < MIN_INTERACTIONS) return null
    return {
      kind: 'attention',
      urgency: Math.max(reading.urgency, 30),
      churnRisk: false,
      needsHuman: reading.needsHuman,
      why: { interactions: engagement.interactions, z: Math.round(engagement.z * 10) / 10 },
    }
  },
}
