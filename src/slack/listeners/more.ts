import type { Desk } from '../desk.ts'
import type { Listener } from '../listener.ts'
import { onClick, type Reaction } from '../reactions.ts'
import { snoozeForm } from './snooze.ts'
import { wrongSentimentForm } from './wrong-sentiment.ts'

/** The overflow menu. */
export const more: Listener = {
  name: 'more',
  register(app, desk) {
    onClick(app, desk, 'alert_more', ({ chosen }) => reactionTo(chosen, desk))
  },
}

function reactionTo(chosen: string | null, desk: Desk): Reaction | null {
  switch (chosen) {
    case 'snooze_4h':
      return { gesture: { type: 'snooze', until: { hours: 4 } } }
    case 'snooze_modal':
      return snoozeForm(desk)
    case 'not_a_customer':
      return { gesture: { type: 'not_a_customer' } }
    case 'wrong_sentiment':
      return wrongSentimentForm(desk)
    case 'not_relevant':
      return { gesture: { type: 'not_relevant' } }
    default:
      return null
  }
}
