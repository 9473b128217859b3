import type { Listener } from '../listener.ts'
import { onClick, onSubmit } from '../reactions.ts'
import { assignModal, parseAssign } from '../views/modals.ts'

export const assign: Listener = {
  name: 'assign',
  register(app, desk) {
    onClick(app, desk, 'alert_assign', () => ({
      async form(alertId, slackUserId) {
        const form = await desk.actions.form(alertId, slackUserId)
        return form.ok ? { ok: true, language: form.language, view: assignModal(form) } : form
      },
    }))
    onSubmit(app, desk, 'assign', ({ view }) => parseAssign(view))
  },
}
