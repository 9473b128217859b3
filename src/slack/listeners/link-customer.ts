import type { Listener } from '../listener.ts'
import { errorFields } from '../log.ts'
import { parseSuggestion } from '../payloads.ts'
import { onClick, onSubmit } from '../reactions.ts'
import { within } from '../tracker.ts'
import { customerOptions, linkCustomerModal, parseLinkCustomer } from '../views/modals.ts'

/** Slack wants the suggestions within 3 s. */
const SEARCH_MS = 2000

export const linkCustomer: Listener = {
  name: 'link-customer',
  register(app, desk) {
    onClick(app, desk, 'alert_link_customer', () => ({
      async form(alertId, slackUserId) {
        const form = await desk.actions.form(alertId, slackUserId)
        return form.ok ? { ok: true, language: form.language, view: linkCustomerModal(form) } : form
      },
    }))
    app.options('customer_search', async ({ body, ack }) => {
      const asked = parseSuggestion(body)
      const found = asked === null ? [] : await search(asked.slackUserId, asked.words)
      await ack({ options: customerOptions(found) })
    })
    onSubmit(app, desk, 'link_customer', ({ view }) => parseLinkCustomer(view))

    /** A failed search shows nothing; a new name can still be entered. */
    async function search(slackUserId: string, words: string): Promise<{ id: string; name: string }[]> {
      try {
        return await within(desk.actions.searchCustomers(slackUserId, words), SEARCH_MS, () => [])
      } catch (error) {
        desk.log.warn(errorFields(error), 'customers could not be searched')
        return []
      }
    }
  },
}
