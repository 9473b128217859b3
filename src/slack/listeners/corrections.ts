import type { App } from '@slack/bolt'
import { showCorrections, undoItem } from '../corrections.ts'
import type { Desk } from '../desk.ts'
import type { Listener } from '../listener.ts'
import { parseClick } from '../payloads.ts'
import { onClick } from '../reactions.ts'
import { correctionsModal, readUndoValue } from '../views/modals.ts'

/** The list of what was taught: opened from the home, paged through, taken back row by row. */
export const corrections: Listener = {
  name: 'corrections',
  register(app, desk) {
    onClick(app, desk, 'home_corrections', () => ({
      async form(_value, slackUserId) {
        const list = await desk.actions.corrections(slackUserId, 0)
        return list.ok ? { ok: true, language: list.language, view: correctionsModal(list) } : list
      },
    }))
    for (const actionId of ['corrections_older', 'corrections_newer']) turnPages(app, desk, actionId)
    app.action('correction_undo', async ({ body, ack }) => {
      const click = parseClick(body)
      const row = readUndoValue(click?.alertId ?? null)
      if (!click?.view || row === null) {
        desk.log.warn({ actionId: 'correction_undo' }, 'a click was not understood')
        await ack()
        return
      }
      const { slackUserId, view } = click
      await desk.queue(undoItem(click.id, { slackUserId, correctionId: row.id, viewId: view.id, page: row.page }))
      await ack()
      desk.kick()
    })
  },
}

function turnPages(app: App, desk: Desk, actionId: string): void {
  app.action(actionId, async ({ body, ack }) => {
    await ack()
    const click = parseClick(body)
    if (!click?.view) return
    const { slackUserId, view } = click
    const page = Number(click.alertId)
    desk.after(async () => {
      const refused = await showCorrections(desk, { slackUserId, viewId: view.id, page })
      if (refused) await desk.refuse({ slackUserId, message: null }, refused)
    })
  })
}
