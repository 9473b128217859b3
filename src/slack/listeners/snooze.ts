import type { Desk } from '../desk.ts'
import type { Listener } from '../listener.ts'
import { onSubmit, type Reaction } from '../reactions.ts'
import { parseSnooze, snoozeModal } from '../views/modals.ts'

/** The form is opened from the overflow menu. */
export const snooze: Listener = {
  name: 'snooze',
  register(app, desk) {
    onSubmit(app, desk, 'snooze', ({ view }) => parseSnooze(view, desk.now()))
  },
}

export function snoozeForm(desk: Desk): Reaction {
  return {
    async form(alertId, slackUserId) {
      const form = await desk.actions.form(alertId, slackUserId)
      return form.ok ? { ok: true, language: form.language, view: snoozeModal(form) } : form
    },
  }
}
