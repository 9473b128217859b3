import { webApi } from '@slack/bolt'
import type { CheckFinding } from '../../ports/replies.ts'
import type { Desk } from '../desk.ts'
import type { Listener } from '../listener.ts'
import { errorFields, slackCode } from '../log.ts'
import { type Click, parseClick, rememberMessage } from '../payloads.ts'
import { onClick, onSubmit, type Reading } from '../reactions.ts'
import { within } from '../tracker.ts'
import { findingText } from '../views/findings.ts'
import { editReplyModal, parseEditReply, parseEditTone, type SubmittedView } from '../views/modals.ts'

/** Slack wants its answer within 3 s; the action checks once more when it saves. */
const CHECK_MS = 1500

export const editReply: Listener = {
  name: 'edit-reply',
  register(app, desk) {
    onClick(app, desk, 'alert_edit', () => ({
      async form(alertId, slackUserId) {
        const form = await desk.actions.editForm(alertId, slackUserId)
        return form.ok ? { ok: true, language: form.language, view: editReplyModal(form) } : form
      },
    }))
    app.action('edit_tone', async ({ body, ack }) => {
      await ack()
      const click = parseClick(body)
      if (click !== null) desk.after(() => changeTone(desk, click))
    })
    onSubmit(app, desk, 'edit_reply', ({ view }) => checkedReply(desk, view))
  },
}

/** Shows the form again with the draft in the other tone. */
async function changeTone(desk: Desk, click: Click): Promise<void> {
  const tone = parseEditTone(click.chosen)
  const { view, alertId, slackUserId } = click
  if (tone === null || alertId === null || !view) return
  const message = view.metadata?.message ?? null
  const form = await desk.actions.editForm(alertId, slackUserId)
  if (!form.ok) return desk.refuse({ slackUserId, message }, form)
  try {
    await desk.client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: rememberMessage(editReplyModal(form, tone), message),
    })
  } catch (error) {
    // They chose again in the meantime, or closed the form.
    if (error instanceof webApi.WebAPIPlatformError && ['hash_conflict', 'not_found'].includes(slackCode(error))) return
    throw error
  }
}

/** The words, or what keeps them from being saved, said below their field. */
async function checkedReply(desk: Desk, view: SubmittedView): Promise<Reading> {
  const parsed = parseEditReply(view)
  if (!parsed.ok) return parsed
  const { tone, text } = parsed.gesture
  const findings = (await check(desk, () => desk.actions.checkReply(parsed.alertId, tone, text))).filter((finding) =>
    desk.isBlocking(finding),
  )
  if (findings.length === 0) return parsed
  const said = findings.map((finding) => findingText(finding, parsed.language)).join(' ')
  const field = Object.entries(view.state.values).find(([, actions]) => 'text' in actions)?.[0]
  return { ok: false, errors: { [field ?? 'text']: said } }
}

async function check(desk: Desk, work: () => Promise<CheckFinding[]>): Promise<CheckFinding[]> {
  try {
    return await within(work(), CHECK_MS, () => [])
  } catch (error) {
    desk.log.warn(errorFields(error), 'a reply could not be checked before it was queued')
    return []
  }
}
