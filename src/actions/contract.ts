import type { Draft, Refusal, Tone } from '../domain/alert.ts'
import type { Basis } from '../domain/customer.ts'
import type { SentimentLabel } from '../domain/reading.ts'
import type { HomeView, Language, MessageRef } from '../ports/notifier.ts'
import type { CheckFinding } from '../ports/replies.ts'

/** A gesture in the words of the place it was made in; the action resolves people and times. */
export type GestureRequest =
  | { type: 'assign'; toSlackId: string; note?: string }
  | { type: 'snooze'; until: { hours: number } | 'tomorrow' | { at: Date } }
  | { type: 'handled'; outcome: 'replied' | 'solved_elsewhere' | 'no_reply_needed' }
  | { type: 'reopen' }
  | { type: 'not_a_customer' }
  | { type: 'not_relevant' }
  | { type: 'wrong_sentiment'; label: SentimentLabel }
  | { type: 'edit_reply'; tone: Tone; text: string }
  | { type: 'use_reply' }
  | { type: 'link_customer'; customer: { id: string } | { newName: string }; basis: Exclude<Basis, 'none'> }

/** Why nothing happened, to be said to that person alone. */
export interface Refused {
  ok: false
  language: Language
  reason: Refusal | 'unknown_person' | 'unknown_assignee' | 'gone' | 'reply_not_ok' | 'is_private'
  /** Who was faster, for `already_ended`. */
  byName?: string
}

export type Performed = { ok: true; language: Language } | Refused

export interface EditForm {
  ok: true
  language: Language
  alertId: string
  postText: string
  authorHandle: string
  drafts: Draft[]
  maxLength: number
}

export interface SimpleForm {
  ok: true
  language: Language
  alertId: string
  timeZone: string
  /** Handle of the post's author, where there is one. */
  authorHandle: string | null
}

/** What Slack's listeners call; they decide nothing themselves. */
export interface AlertActions {
  /** Carries the gesture out once per `gestureId`, checks the person's rights, and queues what the alert's message must show. */
  perform(request: {
    gestureId: string
    alertId: string
    slackUserId: string
    gesture: GestureRequest
    /** The message that was clicked; a copy we did not know of is adopted or replaced. */
    message?: MessageRef
  }): Promise<Performed>
  editForm(alertId: string, slackUserId: string): Promise<EditForm | Refused>
  /** For the assign, snooze, wrong-sentiment and link forms; refuses who may not act. */
  form(alertId: string, slackUserId: string): Promise<SimpleForm | Refused>
  /** Findings for words a person wrote; an empty list is a pass. */
  checkReply(alertId: string, tone: Tone, text: string): Promise<CheckFinding[]>
  searchCustomers(slackUserId: string, words: string): Promise<{ id: string; name: string }[]>
  /** Null for somebody who is not in the employees' list; `language` is what is known of them from Slack. */
  home(slackUserId: string): Promise<HomeView | null>
}
