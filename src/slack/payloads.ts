import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { MessageRef } from '../ports/notifier.ts'
import type { SubmittedView } from './views/modals.ts'

/** Somebody used a button, menu or field. */
export interface Click {
  /** The same for each time Slack delivers this click. */
  id: string
  actionId: string
  slackUserId: string
  triggerId: string
  /** From the button's value, the menu's block id or the form's own note; null when none says. */
  alertId: string | null
  /** What was chosen in a menu or among radio buttons. */
  chosen: string | null
  /** Where it was clicked; null inside a form. */
  message: MessageRef | null
  view: { id: string; hash: string; metadata: FormMetadata | null } | null
}

/** A form that was sent off. */
export interface Submission {
  id: string
  slackUserId: string
  metadata: FormMetadata
  view: SubmittedView
}

/** What a form remembers: which alert, in which language it was shown, and the message it came from. */
export interface FormMetadata {
  alertId: string
  language: 'de' | 'en'
  message: MessageRef | null
}

const metadataSchema = z.object({
  alertId: z.string().min(1).max(200),
  language: z.enum(['de', 'en']).default('en'),
  message: z.object({ channel: z.string(), ts: z.string() }).nullable().default(null),
})

const clickSchema = z.object({
  user: z.object({ id: z.string().min(1) }),
  trigger_id: z.string(),
  container: z.object({ channel_id: z.string().optional(), message_ts: z.string().optional() }).optional(),
  view: z.object({ id: z.string(), hash: z.string(), private_metadata: z.string() }).nullish(),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        block_id: z.string(),
        action_ts: z.string(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
})

const submissionSchema = z.object({
  user: z.object({ id: z.string().min(1) }),
  view: z.object({
    id: z.string().min(1),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
})

const suggestionSchema = z.object({ user: z.object({ id: z.string().min(1) }), value: z.string().default('') })

const eventSchema = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().min(1),
  event: z.looseObject({ type: z.string() }),
})

/** Null when the payload does not have the documented shape. */
export function parseClick(body: unknown): Click | null {
  const parsed = clickSchema.safeParse(body)
  if (!parsed.success) return null
  const { user, trigger_id, container, view, actions } = parsed.data
  const [action] = actions
  const metadata = view ? parseMetadata(view.private_metadata) : null
  const { channel_id: channel, message_ts: ts } = container ?? {}
  const inBlockId = /^[a-z_]+:(.+):\d+$/.exec(action.block_id)?.[1]
  return {
    id: `click:${action.action_ts}:${user.id}:${action.action_id}:${ts ?? view?.id ?? ''}`,
    actionId: action.action_id,
    slackUserId: user.id,
    triggerId: trigger_id,
    alertId: action.value ?? metadata?.alertId ?? inBlockId ?? null,
    chosen: action.selected_option?.value ?? null,
    message: channel !== undefined && ts !== undefined ? { channel, ts } : null,
    view: view ? { id: view.id, hash: view.hash, metadata } : null,
  }
}

/** Null when the payload does not have the documented shape. */
export function parseSubmission(body: unknown): Submission | null {
  const parsed = submissionSchema.safeParse(body)
  if (!parsed.success) return null
  const { user, view } = parsed.data
  const metadata = parseMetadata(view.private_metadata)
  if (metadata === null) return null
  return { id: `view:${view.id}`, slackUserId: user.id, metadata, view }
}

/** What somebody typed into a search field; null when the payload has another shape. */
export function parseSuggestion(body: unknown): { slackUserId: string; words: string } | null {
  const parsed = suggestionSchema.safeParse(body)
  return parsed.success ? { slackUserId: parsed.data.user.id, words: parsed.data.value.slice(0, 200) } : null
}

/** An event's id and content; null for everything that is no event. */
export function parseEvent(body: unknown): { id: string; event: { type: string } & Record<string, unknown> } | null {
  const parsed = eventSchema.safeParse(body)
  return parsed.success ? { id: parsed.data.event_id, event: parsed.data.event } : null
}

/** The form, remembering the message it was opened from beside what it carries already. */
export function rememberMessage(view: types.ModalView, message: MessageRef | null): types.ModalView {
  const carried: unknown = JSON.parse(view.private_metadata ?? '{}')
  return { ...view, private_metadata: JSON.stringify({ ...Object(carried), message }) }
}

function parseMetadata(text: string): FormMetadata | null {
  try {
    const parsed = metadataSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
