import type { Alert } from '../domain/alert.ts'
import { isLinked } from '../domain/customer.ts'
import type { Employee } from '../domain/employee.ts'
import { isUnclear, type Reading, type SentimentLabel } from '../domain/reading.ts'
import { intensity } from '../domain/relationship.ts'
import type { Clock } from '../ports/clock.ts'
import type { Network } from '../ports/network.ts'
import type { AlertCard, Language } from '../ports/notifier.ts'
import type { Store, StoredPost } from '../ports/store.ts'

export interface CardParts {
  store: Store
  networks: ReadonlyMap<string, Pick<Network, 'reply'>>
  clock: Clock
  settings: { minConfidence: number; timeZone: string; language: Language }
}

/** Touches older than this weigh next to nothing. */
const TOUCH_SPAN_MS = 540 * 86_400_000

/** All an alert's message shows, in the words and time of whoever reads it; a channel reads the company's. */
export async function buildCard(parts: CardParts, alert: Alert, viewer: Employee | null): Promise<AlertCard> {
  const { store, settings, networks } = parts
  const [post] = alert.postId === null ? [] : await store.posts.byRowIds([alert.postId])
  const reading = post ? (await store.posts.readingsOf([post.rowId])).get(post.rowId) : undefined
  const correction = post ? (await store.feedback.ofPosts([post.rowId])).get(post.rowId) : undefined
  const contact = alert.contactId
    ? (await store.people.contactsByIds([alert.contactId])).get(alert.contactId)
    : undefined
  const customer = alert.customerId
    ? (await store.people.customersByIds([alert.customerId])).get(alert.customerId)
    : undefined
  const ids = [alert.assigneeId, alert.endedById, alert.replyOpenedById, correction?.byId, customer?.ownerId]
  const people = await store.people.employeesByIds(ids.flatMap((id) => id ?? []))
  const nameOf = (id: string | null | undefined) => (id ? (people.get(id)?.name ?? null) : null)
  const network = alert.network === null ? undefined : networks.get(alert.network)
  const posts = await store.alerts.postsOf(alert.id)
  return {
    alertId: alert.id,
    version: alert.version,
    language: viewer?.language ?? settings.language,
    timeZone: viewer?.timeZone ?? settings.timeZone,
    kind: alert.kind,
    state: alert.state,
    network: alert.network,
    urgency: alert.urgency,
    churnRisk: alert.churnRisk,
    needsHuman: alert.needsHuman,
    why: alert.why,
    post:
      post && !post.isRedacted
        ? postOf(post, posts.length - 1, reading, correction, nameOf(correction?.byId), settings.minConfidence)
        : null,
    isRedacted: post?.isRedacted ?? false,
    customer: customer ? { id: customer.id, name: customer.name, doNotContact: customer.doNotContact } : null,
    isUnknownAuthor: contact !== undefined && !isLinked(contact) && !contact.setAside,
    relationship: customer ? await relationshipOf(parts, customer.id) : null,
    ownerName: nameOf(customer?.ownerId),
    assigneeSlackId: alert.assigneeId ? (people.get(alert.assigneeId)?.slackUserId ?? null) : null,
    assigneeName: nameOf(alert.assigneeId),
    note: alert.note,
    snoozedUntil: alert.snoozedUntil,
    drafts: alert.drafts.map((draft) => ({
      ...draft,
      link: post && network ? network.reply.link(post, draft.text) : null,
    })),
    replyOpened: alert.replyOpenedAt ? { byName: nameOf(alert.replyOpenedById) ?? '', at: alert.replyOpenedAt } : null,
    ended:
      alert.outcome && alert.endedAt
        ? { outcome: alert.outcome, byName: nameOf(alert.endedById), at: alert.endedAt }
        : null,
    route: viewer && alert.assigneeId === viewer.id && !isRecipient(alert, viewer.id) ? 'assigned' : alert.route,
    isPrivate: alert.isPrivate,
    learned: (await store.phrases.ofAlert(alert.id)).map(({ phrase, effect }) => ({ phrase, effect })),
  }
}

function isRecipient(alert: Alert, employeeId: string): boolean {
  return alert.recipient !== null && 'employeeId' in alert.recipient && alert.recipient.employeeId === employeeId
}

function postOf(
  post: StoredPost,
  more: number,
  reading: Reading | undefined,
  correction: { label: SentimentLabel } | undefined,
  correctedBy: string | null,
  minConfidence: number,
): AlertCard['post'] {
  const { text, author, createdAt, url } = post
  // A person's correction is what counts from then on, and is no guess.
  const label = correction?.label ?? reading?.label ?? 'neutral'
  const confidence = correction ? 1 : (reading?.confidence ?? 0)
  const evidence = [...new Set((reading?.evidence ?? []).map((e) => e.text))]
  return {
    text,
    authorName: author.name ?? null,
    authorHandle: author.handle,
    createdAt,
    url: url ?? null,
    more: Math.max(0, more),
    sentiment: { label, confidence, isUnclear: isUnclear({ confidence }, minConfidence), evidence, correctedBy },
  }
}

export async function relationshipOf(
  { store, clock }: Pick<CardParts, 'store' | 'clock'>,
  customerId: string,
): Promise<AlertCard['relationship']> {
  const now = clock.now()
  const touches = await store.touches.ofCustomers([customerId], new Date(now.getTime() - TOUCH_SPAN_MS))
  const found = intensity(touches.get(customerId) ?? [], now)
  return found.known ? { score: Math.round(found.score), confidence: found.confidence } : null
}
