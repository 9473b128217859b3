import { type Alert, type Finding, hasEnded, newAlert, reopened, worthTelling } from './alert.ts'
import type { Routing } from './routing.ts'

/** One conversation on a network: an alert stands for one of these, whatever is said in it. */
export function conversationKey(post: { network: string; conversationId: string }): string {
  return `${post.network}:${post.conversationId}`
}

/** The part of a conversation that one employee alone, or nobody, may see (privacy.md 5a) has an alert of its own. */
export function privateKey(post: { network: string; conversationId: string }, employeeId: string | null): string {
  return `${conversationKey(post)}:only:${employeeId ?? 'nobody'}`
}

/** The most urgent of what the rules found, carrying what any of them says about churn and care. */
export function strongest(findings: readonly Finding[]): Finding | null {
  const [first, ...rest] = [...findings].sort((a, b) => b.urgency - a.urgency)
  if (!first) return null
  return {
    ...first,
    churnRisk: first.churnRisk || rest.some((f) => f.churnRisk),
    needsHuman: first.needsHuman || rest.some((f) => f.needsHuman),
  }
}

/** What a new post means for its conversation's alert. */
export interface News {
  alert: Alert
  isNew: boolean
  /** The alert now shows this post, so that its drafts must be written anew. */
  shows: boolean
  /** Why people are told again in the thread; null: the message changes in place and stays quiet. */
  tell: 'urgency' | 'churn_risk' | 'reopened' | 'another_customer' | null
  /** It showed this post before, too: its words were edited. */
  isEdit?: boolean
  /** The urgency people were last told about before this. */
  urgencyBefore: number
}

export interface Heard {
  postRowId: string
  network: string
  conversationKey: string
  customerId: string | null
  contactId: string
  accountId: string
  /** Nothing of its author's is among the posts the alert stands for. */
  isFirstWord: boolean
  at: Date
}

/** A first alert for a conversation. */
export function openAlert(id: string, heard: Heard, finding: Finding, { recipient, route, isPrivate }: Routing): Alert {
  const { conversationKey: key, network, customerId, contactId, accountId, postRowId, at } = heard
  return newAlert(finding, {
    id,
    conversationKey: key,
    network,
    customerId,
    contactId,
    accountId,
    postId: postRowId,
    recipient,
    route,
    isPrivate,
    createdAt: at,
  })
}

/**
 * What a further post does to its conversation's alert; null when nothing a person could see changes.
 * Ended alerts come back for anything that wants an answer, never for thanks, and never once
 * somebody said that the conversation is not relevant.
 */
export function continueAlert(alert: Alert, heard: Heard, finding: Finding | null): News | null {
  const isSamePost = alert.postId === heard.postRowId
  const quietly = { isNew: false, shows: false, tell: null, isEdit: isSamePost, urgencyBefore: alert.notifiedUrgency }
  if (hasEnded(alert)) {
    // Who is no customer has been set aside; others in the same conversation have not.
    const isSetAside = alert.outcome === 'not_a_customer' && alert.contactId === heard.contactId && !finding?.needsHuman
    if (alert.outcome === 'not_relevant' || isSetAside || isSamePost) return null
    if (!finding || finding.kind === 'praise' || finding.kind === 'attention') return null
    const next = { ...reopened(alert), ...facts(finding), ...shown(heard), notifiedUrgency: finding.urgency }
    return { ...quietly, alert: next, shows: true, tell: 'reopened' }
  }
  const next = { ...alert, version: alert.version + 1 }
  if (!finding) return { ...quietly, alert: next }
  const isAnotherCustomer =
    !isSamePost && heard.isFirstWord && heard.customerId !== null && heard.customerId !== alert.customerId
  const another = isAnotherCustomer ? 'another_customer' : null
  // An edit replaces what its own post said; otherwise the more urgent word leads, or the one that changes what is at stake.
  const raises = finding.churnRisk && !alert.churnRisk
  if (!isSamePost && finding.urgency < alert.urgency && !raises) {
    next.needsHuman = alert.needsHuman || finding.needsHuman
    return { ...quietly, alert: next, tell: another }
  }
  Object.assign(next, facts(finding), shown(heard), {
    urgency: isSamePost ? finding.urgency : Math.max(finding.urgency, alert.urgency),
    churnRisk: finding.churnRisk || (alert.churnRisk && !isSamePost),
    needsHuman: finding.needsHuman || (alert.needsHuman && !isSamePost),
  })
  const tell = another ?? reasonToTell(alert, next)
  if (tell) next.notifiedUrgency = Math.max(next.urgency, alert.notifiedUrgency)
  return { ...quietly, alert: next, shows: true, tell }
}

/** An answer of ours was seen on the network itself. */
export function answerSeen(alert: Alert, byId: string | null, at: Date): Alert | null {
  if (hasEnded(alert)) return null
  return {
    ...alert,
    state: 'handled',
    outcome: 'answered_on_network',
    endedById: byId,
    endedAt: at,
    snoozedUntil: null,
    version: alert.version + 1,
  }
}

const facts = ({ kind, urgency, churnRisk, needsHuman, why }: Finding) => ({
  kind,
  urgency,
  churnRisk,
  needsHuman,
  why,
})

/** The alert is about whoever wrote the post it shows: linking and setting aside mean them. */
const shown = ({ postRowId, contactId, customerId }: Heard) => ({ postId: postRowId, contactId, customerId })

function reasonToTell(before: Alert, after: Alert): News['tell'] {
  if (!worthTelling(before, after)) return null
  return after.churnRisk && !before.churnRisk ? 'churn_risk' : 'urgency'
}
