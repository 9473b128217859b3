import type { SentimentLabel } from './reading.ts'

/** What an alert is about; one rule file each (`wish` and `purchase_intent` share one). */
export const ALERT_KINDS = [
  'upset_customer',
  'purchase_intent',
  'question_unanswered',
  'wish',
  'praise',
  'attention',
  'disturbed',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export const ALERT_STATES = ['open', 'assigned', 'snoozed', 'handled', 'dismissed'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** How an alert ended. */
export const OUTCOMES = [
  'handled',
  'replied',
  'answered_on_network',
  'solved_elsewhere',
  'no_reply_needed',
  'not_relevant',
  'not_a_customer',
  'recovered',
  'withdrawn',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Where an alert goes: one person's direct message or one channel. */
export type Recipient = { employeeId: string } | { channel: string }

/** Why this person or channel got it. */
export const ROUTES = ['mentioned', 'owner', 'deputy', 'triage', 'assigned'] as const
export type Route = (typeof ROUTES)[number]

export const TONES = ['business', 'friendly'] as const
export type Tone = (typeof TONES)[number]

/** A suggested reply that passed every check, or a person's own edit of one. */
export interface Draft {
  tone: Tone
  text: string
  /** Set once a person changed the words. */
  editedBy?: string
}

/** What a rule found. */
export interface Finding {
  kind: AlertKind
  /** 0..100 */
  urgency: number
  churnRisk: boolean
  /** A person must decide: no draft is made. */
  needsHuman: boolean
  /** Why, as figures the views put into words. */
  why: Record<string, string | number | boolean | null>
}

/** One alert stands for one conversation; news updates it in place. */
export interface Alert {
  id: string
  /** `network:conversationId`, or `customer:id:disturbed` and the like. Unique. */
  conversationKey: string
  kind: AlertKind
  network: string | null
  customerId: string | null
  contactId: string | null
  /** The account whose post began it; null for alerts about a relationship as a whole. */
  accountId: string | null
  recipient: Recipient | null
  route: Route
  /** Only the recipient may see and act on it (privacy.md 5a). */
  isPrivate: boolean
  state: AlertState
  assigneeId: string | null
  note: string | null
  snoozedUntil: Date | null
  outcome: Outcome | null
  /** Who ended it; null when the program saw the answer itself. */
  endedById: string | null
  endedAt: Date | null
  urgency: number
  /** The urgency people were last told about. */
  notifiedUrgency: number
  churnRisk: boolean
  needsHuman: boolean
  why: Finding['why']
  /** Row id of the post shown. */
  postId: string | null
  drafts: Draft[]
  /** Who opened the hand-off link last, and when. */
  replyOpenedById: string | null
  replyOpenedAt: Date | null
  createdAt: Date
  /** Grows by one with each change; a writer with an older one has lost. */
  version: number
}

/** What a new alert must say; the rest of it is as nobody has touched it yet. */
export type AlertOrigin = Pick<Alert, 'id' | 'conversationKey' | 'recipient' | 'route' | 'isPrivate' | 'createdAt'> &
  Partial<Pick<Alert, 'network' | 'customerId' | 'contactId' | 'accountId' | 'postId'>>

export function newAlert({ kind, urgency, churnRisk, needsHuman, why }: Finding, origin: AlertOrigin): Alert {
  return {
    network: null,
    customerId: null,
    contactId: null,
    accountId: null,
    postId: null,
    ...origin,
    kind,
    urgency,
    notifiedUrgency: urgency,
    churnRisk,
    needsHuman,
    why,
    state: 'open',
    assigneeId: null,
    note: null,
    snoozedUntil: null,
    outcome: null,
    endedById: null,
    endedAt: null,
    drafts: [],
    replyOpenedById: null,
    replyOpenedAt: null,
    version: 1,
  }
}

/** Something a person does to an alert. */
export type Gesture =
  | { type: 'assign'; toId: string; note?: string }
  | { type: 'snooze'; until: Date }
  | { type: 'handled'; outcome: Extract<Outcome, 'replied' | 'solved_elsewhere' | 'no_reply_needed'> }
  | { type: 'reopen' }
  | { type: 'not_a_customer' }
  | { type: 'not_relevant' }
  | { type: 'wrong_sentiment'; label: SentimentLabel; words?: string[] }
  | { type: 'ignore_words'; words: string[] }
  | { type: 'edit_reply'; tone: Tone; text: string }
  | { type: 'use_reply' }
  | { type: 'link_customer'; customerId: string }

/** Who wants to act, with what the decision needs to know of them. */
export interface Actor {
  employeeId: string
  roles: readonly string[]
  /** Owner or deputy of the alert's customer. */
  holdsCustomer: boolean
}

export type Refusal = 'not_yours' | 'already_ended' | 'not_ended' | 'in_the_past'

/** Only those it belongs to may act (privacy.md 13): a private alert's buttons work for its recipient alone. */
export function mayAct(alert: Pick<Alert, 'recipient' | 'isPrivate' | 'assigneeId'>, actor: Actor): boolean {
  const isRecipient =
    alert.recipient !== null && 'employeeId' in alert.recipient && alert.recipient.employeeId === actor.employeeId
  if (isRecipient) return true
  if (alert.isPrivate) return false
  // A channel is where a team looks after what nobody holds yet.
  if (alert.recipient !== null && 'channel' in alert.recipient) return true
  return (
    alert.assigneeId === actor.employeeId ||
    actor.holdsCustomer ||
    actor.roles.some((r) => r === 'manager' || r === 'admin')
  )
}

export function hasEnded(alert: Pick<Alert, 'state'>): boolean {
  return alert.state === 'handled' || alert.state === 'dismissed'
}

/**
 * The alert after a gesture, or why it cannot be done. Pure; the caller stores it under the version it read.
 */
export function act(alert: Alert, gesture: Gesture, actor: Actor, now: Date): Alert | Refusal {
  if (!mayAct(alert, actor)) return 'not_yours'
  if (gesture.type === 'reopen') return hasEnded(alert) ? reopened(alert) : 'not_ended'
  // Teaching stays possible after the end; everything else would bring the alert back by accident.
  const teaches = gesture.type === 'wrong_sentiment' || gesture.type === 'ignore_words'
  if (hasEnded(alert) && !teaches) return 'already_ended'
  const next = { ...alert, version: alert.version + 1 }
  const ended = (state: 'handled' | 'dismissed', outcome: Outcome): Alert => ({
    ...next,
    state,
    outcome,
    endedById: actor.employeeId,
    endedAt: now,
    snoozedUntil: null,
  })
  switch (gesture.type) {
    case 'assign':
      return { ...next, state: 'assigned', assigneeId: gesture.toId, note: gesture.note ?? null, snoozedUntil: null }
    case 'snooze':
      return gesture.until <= now ? 'in_the_past' : { ...next, state: 'snoozed', snoozedUntil: gesture.until }
    case 'handled':
      // Whoever opened the reply has most likely sent it; of anybody else we only know that it is done.
      return ended('handled', gesture.outcome === 'replied' && !alert.replyOpenedAt ? 'handled' : gesture.outcome)
    case 'not_relevant':
      return ended('dismissed', 'not_relevant')
    case 'not_a_customer':
      return { ...ended('dismissed', 'not_a_customer'), customerId: null }
    case 'link_customer':
      return { ...next, customerId: gesture.customerId, isPrivate: false }
    case 'edit_reply':
      return { ...next, drafts: withEdit(alert.drafts, gesture.tone, gesture.text, actor.employeeId) }
    case 'use_reply':
      return { ...next, replyOpenedById: actor.employeeId, replyOpenedAt: now }
    case 'wrong_sentiment':
      return corrected(next, gesture.label)
    case 'ignore_words':
      return next
  }
}

/** Thanks for what was no praise, or an apology for what was one, must not be suggested any longer. */
function corrected(next: Alert, label: SentimentLabel): Alert {
  if (next.kind === 'praise' && label === 'negative') return { ...next, kind: 'upset_customer', drafts: [] }
  if (next.kind === 'upset_customer' && label === 'positive' && !next.needsHuman && !next.churnRisk)
    return { ...next, kind: 'praise', drafts: [] }
  return next
}

/** The alert once a correction was taken back and its post reads as `label` by itself. */
export function uncorrected(alert: Alert, correction: SentimentLabel, label: SentimentLabel): Alert {
  const next = { ...alert, version: alert.version + 1 }
  // Only a correction that can have turned praise into a complaint, or the other way round, is turned back.
  const turned = { positive: 'praise', negative: 'upset_customer', neutral: null }[correction]
  return alert.kind === turned ? corrected(next, label) : next
}

/** Back among the open ones, with its assignee if it had one. */
export function reopened(alert: Alert): Alert {
  return {
    ...alert,
    state: alert.assigneeId === null ? 'open' : 'assigned',
    outcome: null,
    endedById: null,
    endedAt: null,
    snoozedUntil: null,
    version: alert.version + 1,
  }
}

function withEdit(drafts: readonly Draft[], tone: Tone, text: string, editedBy: string): Draft[] {
  const edited = { tone, text, editedBy }
  return [edited, ...drafts.filter((d) => d.tone !== tone)]
}

/** People are told again only when it matters: urgency up by 20 or more, or churn risk appearing. */
export function worthTelling(
  before: Pick<Alert, 'notifiedUrgency' | 'churnRisk'>,
  after: Pick<Alert, 'urgency' | 'churnRisk'>,
): boolean {
  return after.urgency - before.notifiedUrgency >= 20 || (after.churnRisk && !before.churnRisk)
}
