import { z } from 'zod'
import type { AlertActions, GestureRequest, Performed } from '../actions/contract.ts'
import { TONES } from '../domain/alert.ts'
import { SENTIMENT_LABELS } from '../domain/reading.ts'
import type { MessageRef } from '../ports/notifier.ts'
import type { NewItem } from './queue.ts'

/** A gesture as it waits in the inbox: ids and the gesture, nothing else of Slack's payload. */
export interface GestureItem {
  alertId: string
  slackUserId: string
  gesture: GestureRequest
  message: MessageRef | null
}

export const GESTURE = 'gesture'

const gestureSchema: z.ZodType<GestureRequest> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), toSlackId: z.string(), note: z.string().optional() }),
  z.object({
    type: z.literal('snooze'),
    until: z.union([z.literal('tomorrow'), z.object({ hours: z.number() }), z.object({ at: z.coerce.date() })]),
  }),
  z.object({ type: z.literal('handled'), outcome: z.enum(['replied', 'solved_elsewhere', 'no_reply_needed']) }),
  z.object({ type: z.literal('reopen') }),
  z.object({ type: z.literal('not_a_customer') }),
  z.object({ type: z.literal('not_relevant') }),
  z.object({
    type: z.literal('wrong_sentiment'),
    label: z.enum(SENTIMENT_LABELS),
    words: z.array(z.string()).optional(),
  }),
  z.object({ type: z.literal('ignore_words'), words: z.array(z.string()) }),
  z.object({ type: z.literal('edit_reply'), tone: z.enum(TONES), text: z.string() }),
  z.object({ type: z.literal('use_reply') }),
  z.object({
    type: z.literal('link_customer'),
    customer: z.union([z.object({ id: z.string() }), z.object({ newName: z.string() })]),
    basis: z.enum(['opt_in', 'supplied', 'public']),
  }),
])

const itemSchema: z.ZodType<GestureItem> = z.object({
  alertId: z.string(),
  slackUserId: z.string(),
  gesture: gestureSchema,
  message: z.object({ channel: z.string(), ts: z.string() }).nullable(),
})

/** The gesture as plain JSON, as the inbox stores it. */
export function gestureItem(id: string, item: GestureItem): NewItem {
  return { id, kind: GESTURE, data: JSON.parse(JSON.stringify(item)) }
}

/** Reads back what `gestureItem` wrote; null when it is something else. */
export function readGesture(data: unknown): GestureItem | null {
  const parsed = itemSchema.safeParse(data)
  return parsed.success ? parsed.data : null
}

/** Carries out a queued gesture; `gestureId` makes a repetition harmless. */
export function performGesture(actions: AlertActions, gestureId: string, item: GestureItem): Promise<Performed> {
  const { alertId, slackUserId, gesture, message } = item
  return actions.perform({ gestureId, alertId, slackUserId, gesture, ...(message === null ? {} : { message }) })
}
