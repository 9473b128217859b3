import type { AlertKind, AlertState, Draft, Finding, Outcome, Route } from '../domain/alert.ts'
import type { Effect } from '../domain/phrase.ts'
import type { SentimentLabel } from '../domain/reading.ts'
import type { Confidence } from '../domain/relationship.ts'

export type Language = 'de' | 'en'

/** Everything an alert's message shows; views turn it into blocks and know nothing else. */
export interface AlertCard {
  alertId: string
  /** Counts up with each change; part of block ids so that Slack forgets old input. */
  version: number
  language: Language
  timeZone: string
  kind: AlertKind
  state: AlertState
  network: string | null
  urgency: number
  churnRisk: boolean
  needsHuman: boolean
  why: Finding['why']
  /** What the post's author says; null for alerts about a relationship as a whole, or when it was deleted. */
  post: {
    text: string
    authorName: string | null
    authorHandle: string
    createdAt: Date
    url: string | null
    /** More posts of the same conversation that this alert stands for. */
    more: number
    sentiment: {
      label: SentimentLabel
      confidence: number
      isUnclear: boolean
      evidence: string[]
      correctedBy: string | null
    }
  } | null
  /** Its text was removed because the author deleted or protected it, or its time was up. */
  isRedacted: boolean
  customer: { id: string; name: string; doNotContact: boolean } | null
  /** The author may be linked to a customer or set aside from here. */
  isUnknownAuthor: boolean
  relationship: { score: number; confidence: Confidence } | null
  ownerName: string | null
  assigneeSlackId: string | null
  assigneeName: string | null
  note: string | null
  snoozedUntil: Date | null
  drafts: (Draft & { link: string | null })[]
  replyOpened: { byName: string; at: Date } | null
  ended: { outcome: Outcome; byName: string | null; at: Date } | null
  /** Why this person or channel got it. */
  route: Route
  isPrivate: boolean
  /** Phrases that were learned from it and still hold. */
  learned: { phrase: string; effect: Effect }[]
}

/** An employee's own home: what waits, and whom they hold. */
export interface HomeView {
  language: Language
  timeZone: string
  name: string
  waiting: {
    alertId: string
    kind: AlertKind
    churnRisk: boolean
    needsHuman: boolean
    urgency: number
    customerName: string | null
    authorHandle: string | null
    excerpt: string | null
    since: Date
    state: AlertState
    snoozedUntil: Date | null
    permalink: string | null
  }[]
  waitingTotal: number
  held: {
    customerId: string
    name: string
    as: 'owner' | 'deputy'
    relationship: { score: number; confidence: Confidence } | null
    lastTouch: Date | null
    disturbed: boolean
  }[]
  heldTotal: number
  accounts: { network: string; handle: string; status: string; lastSuccessAt: Date | null }[]
}

/** Where a message stands in Slack. */
export interface MessageRef {
  channel: string
  ts: string
}

/** A short message to one person that is no alert. */
export type Notice =
  | { type: 'reconnect'; network: string; handle: string; language: Language }
  | {
      type: 'credits_depleted'
      network: string
      language: Language
      reason: 'network' | 'daily_budget' | 'monthly_budget'
    }

/** Why an alert speaks up again in its thread. */
export interface ThreadNews {
  language: Language
  reason: 'urgency' | 'churn_risk' | 'reopened' | 'another_customer' | 'snooze_over' | 'assigned'
  urgencyBefore: number
  urgencyAfter: number
  /** Slack user to mention, if one is known. */
  mention: string | null
}

/**
 * Slack, as the rest of the program needs it. `deliveryId` is a UUID that stays the same when a
 * send is repeated. Throws `RateLimited`, `Unavailable` (with `ambiguous` where the message may have
 * been taken), `PermissionDenied`, `NotFound`, `AuthExpired`, `InvalidResponse`.
 */
export interface Notifier {
  /** `to` is a channel's id or name, or a user's id. */
  post(to: string, card: AlertCard, deliveryId: string): Promise<MessageRef>
  update(ref: MessageRef, card: AlertCard): Promise<void>
  thread(ref: MessageRef, news: ThreadNews, deliveryId: string): Promise<void>
  notice(slackUserId: string, notice: Notice, deliveryId: string): Promise<void>
  /** Null when nobody in the workspace has this address. */
  findUser(email: string): Promise<{ id: string; timeZone: string | null; language: Language | null } | null>
}
