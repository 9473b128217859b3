import type { Listener } from '../listener.ts'
import { checkedPhrases } from '../phrase-check.ts'
import { onClick, onSubmit } from '../reactions.ts'
import { ignoreWordsModal, parseIgnoreWords } from '../views/modals.ts'

/** Offered beside an alert that was not relevant. */
export const ignoreWords: Listener = {
  name: 'ignore-words',
  register(app, desk) {
    onClick(app, desk, 'alert_ignore_words', () => ({
      async form(alertId, slackUserId) {
        const form = await desk.actions.phraseForm(alertId, slackUserId)
        return form.ok ? { ok: true, language: form.language, view: ignoreWordsModal(form) } : form
      },
    }))
    onSubmit(app, desk, 'ignore_words', ({ view }) => checkedPhrases(desk, parseIgnoreWords(view)))
  },
}
