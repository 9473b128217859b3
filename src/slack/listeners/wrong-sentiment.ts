import type { Desk } from '../desk.ts'
import type { Listener } from '../listener.ts'
import { checkedPhrases } from '../phrase-check.ts'
import { onSubmit, type Reaction } from '../reactions.ts'
import { parseWrongSentiment, wrongSentimentModal } from '../views/modals.ts'

/** The form is opened from the overflow menu. */
export const wrongSentiment: Listener = {
  name: 'wrong-sentiment',
  register(app, desk) {
    onSubmit(app, desk, 'wrong_sentiment', ({ view }) => checkedPhrases(desk, parseWrongSentiment(view)))
  },
}

export function wrongSentimentForm(desk: Desk): Reaction {
  return {
    async form(alertId, slackUserId) {
      const form = await desk.actions.phraseForm(alertId, slackUserId)
      return form.ok ? { ok: true, language: form.language, view: wrongSentimentModal(form) } : form
    },
  }
}
