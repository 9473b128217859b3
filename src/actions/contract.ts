import type { Draft, Refusal, Tone } from '../domain/alert.ts'
import type { Basis } from '../domain/customer.ts'
import type { Effect, PhraseProblem, PhraseRule } from '../domain/phrase.ts'
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
  /** `words`: phrases of the post that have this tone from now on, in whatever post. */
  | { type: 'wrong_sentiment'; label: SentimentLabel; words?: string[] }
  /** Phrases of the post; posts with them need not wake anybody from now on. */
  | { type: 'ignore_words'; words: string[] }
  | { type: 'edit_reply'; tone: Tone; text: string }
  | { type: 'use_reply' }
  | { type: 'link_customer'; customer: { id: string } | { newName: string }; basis: Exclude<Basis, 'none'> }

/** Why nothing happened, to be said to that person alone. */
export interface Refused {
  ok: false
  language: Language
  reason: Refusal | 'unknown_person' | 'unknown_assignee' | 'gone' | 'reply_not_ok' | 'phrase_not_ok' | 'is_private'
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

/** A form that makes phrase rules of a post's words. */
export interface PhraseForm extends SimpleForm {
  /** Empty where it is gone. */
  postText: string
  /** Those that moved its tone, strongest first; at most 10. */
  words: string[]
}

/** Why words cannot be a phrase of this post. */
export interface PhraseFinding {
  phrase: string
  problem: PhraseProblem | 'not_in_post'
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
  /** For the forms that teach: wrong sentiment, and words to ignore. */
  phraseForm(alertId: string, slackUserId: string): Promise<PhraseForm | Refused>
  /** What is wrong with words as phrases of the alert's post; an empty list is a pass. */
  checkPhrases(alertId: string, words: readonly string[]): Promise<PhraseFinding[]>
  /** Findings for words a person wrote; an empty list is a pass. */
  checkReply(alertId: string, tone: Tone, text: string): Promise<CheckFinding[]>
  searchCustomers(slackUserId: string, words: string): Promise<{ id: string; name: string }[]>
  /** Null for somebody who is not in the employees' list; `language` is what is known of them from Slack. */
  home(slackUserId: string): Promise<HomeView | null>
}

/** One thing that was taught, as one viewer may see it: nobody else's name, nobody else's post. */
export interface CorrectionRow {
  id: string
  effect: Effect
  at: Date
  /** Null for a whole post. */
  phrase: string | null
  /** Of the viewer's own post corrections: how the post begins; null once its text is gone. */
  excerpt: string | null
  source: PhraseRule['source']
  /** In the file. */
  line: number | null
  isMine: boolean
  mayUndo: boolean
  /** A newer one says something else of the same words. */
  isOverruled: boolean
}

export interface CorrectionsPage {
  ok: true
  language: Language
  timeZone: string
  rows: CorrectionRow[]
  /** From 0, newest first. */
  page: number
  pages: number
  total: number
  fileName: string | null
}

/** What became of undoing something. */
export interface UndoAnswer {
  ok: true
  language: Language
  outcome: 'undone' | 'gone' | 'not_yours' | 'in_file'
  /** What it was about; null for a whole post, or where it was gone. */
  phrase: string | null
  line: number | null
}

/** What people taught: listed, and taken back. */
export interface CorrectionActions {
  corrections(slackUserId: string, page: number): Promise<CorrectionsPage | Refused>
  /** Once per `gestureId`. */
  undoCorrection(request: { gestureId: string; id: string; slackUserId: string }): Promise<UndoAnswer | Refused>
}
