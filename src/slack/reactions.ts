import { type App, type types, webApi } from '@slack/bolt'
import type { GestureRequest, Refused } from '../actions/contract.ts'
import type { Language } from '../ports/notifier.ts'
import type { Desk } from './desk.ts'
import { gestureItem } from './gestures.ts'
import { errorFields } from './log.ts'
import { type Click, parseClick, parseSubmission, rememberMessage, type Submission } from './payloads.ts'

/** A form with its language, or why the person may not have it. */
export type Form = { ok: true; language: Language; view: types.ModalView } | Refused

/** What a click leads to: something done, or a form. */
export type Reaction = { gesture: GestureRequest } | { form(alertId: string, slackUserId: string): Promise<Form> }

/** Listens for a click; `react` gives null for a choice that does not exist. */
export function onClick(app: App, desk: Desk, actionId: string, react: (click: Click) => Reaction | null): void {
  app.action(actionId, async ({ body, ack }) => {
    const click = parseClick(body)
    const reaction = click === null ? null : react(click)
    if (click === null || click.alertId === null || reaction === null) {
      desk.log.warn({ actionId }, 'a click was not understood')
      await ack()
      return
    }
    const { alertId, slackUserId, message } = click
    if ('form' in reaction) {
      await ack()
      desk.after(() => openForm(desk, click, () => reaction.form(alertId, slackUserId)))
      return
    }
    await desk.queue(gestureItem(click.id, { alertId, slackUserId, message, gesture: reaction.gesture }))
    await ack()
    desk.kick()
  })
}

/** The gesture a form stands for, or what is wrong with its fields, by block id. */
export type Reading = { ok: true; gesture: GestureRequest } | { ok: false; errors: Record<string, string> }

/** Listens for a form sent off: it is checked and queued before it closes. */
export function onSubmit(
  app: App,
  desk: Desk,
  callbackId: string,
  read: (submission: Submission) => Reading | Promise<Reading>,
): void {
  app.view(callbackId, async ({ body, ack }) => {
    const submission = parseSubmission(body)
    if (submission === null) {
      desk.log.warn({ callbackId }, 'a form was not understood')
      await ack()
      return
    }
    const reading = await read(submission)
    if (!reading.ok) {
      await ack({ response_action: 'errors', errors: reading.errors })
      return
    }
    const { alertId, message } = submission.metadata
    const { slackUserId } = submission
    await desk.queue(gestureItem(submission.id, { alertId, slackUserId, message, gesture: reading.gesture }))
    await ack()
    desk.kick()
  })
}

/** Opens a form at once: the click's trigger is good for 3 seconds. */
async function openForm(desk: Desk, click: Click, load: () => Promise<Form>): Promise<void> {
  let language: Language | null = null
  try {
    const form = await load()
    if (!form.ok) {
      await desk.refuse(click, form)
      return
    }
    language = form.language
    await desk.client.views.open({ trigger_id: click.triggerId, view: rememberMessage(form.view, click.message) })
  } catch (error) {
    if (isUsedUp(error)) return
    desk.log.warn({ actionId: click.actionId, ...errorFields(error) }, 'a form could not be opened')
    await desk.apologise(click, language)
  }
}

/** The same click, delivered again: its form is open already. */
function isUsedUp(error: unknown): boolean {
  if (!(error instanceof webApi.WebAPIPlatformError)) return false
  return error.data.error === 'exchanged_trigger_id' || error.data.error === 'trigger_exchanged'
}
