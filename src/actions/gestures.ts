import { DateTime } from 'luxon'
import { type Actor, type Alert, act, type Gesture, type Refusal } from '../domain/alert.ts'
import { type Contact, mayScore } from '../domain/customer.ts'
import type { Employee } from '../domain/employee.ts'
import { isUnclear, type Reading, type SentimentLabel } from '../domain/reading.ts'
import type { Touch } from '../domain/touch.ts'
import type { AlertMessage, Correction, NewDelivery, Store } from '../ports/store.ts'
import type { GestureRequest } from './contract.ts'
import { teach } from './teach.ts'

/** How many of a newly linked person's posts become touches at once. */
const BACKFILL = 100
/** The score a corrected label stands for. */
const CORRECTED_SCORE = { negative: -0.7, neutral: 0, positive: 0.7 }

/** Turns what was asked for into what is done: Slack people into employees, "tomorrow" into a time. */
export async function resolveGesture(
  tx: Store,
  request: GestureRequest,
  by: Employee,
  timeZone: string,
  now: Date,
): Promise<Gesture | 'unknown_assignee'> {
  switch (request.type) {
    case 'assign': {
      const to = await tx.people.employeeBySlackId(request.toSlackId)
      return to ? { type: 'assign', toId: to.id, note: request.note } : 'unknown_assignee'
    }
    case 'snooze':
      return { type: 'snooze', until: snoozeEnd(request.until, by.timeZone ?? timeZone, now) }
    case 'link_customer': {
      const { customer } = request
      return {
        type: 'link_customer',
        customerId: 'id' in customer ? customer.id : await customerNamed(tx, customer.newName, by),
      }
    }
    default:
      return request
  }
}

/** `tomorrow` is nine o'clock, in the person's own time zone. */
export function snoozeEnd(
  until: Extract<GestureRequest, { type: 'snooze' }>['until'],
  timeZone: string,
  now: Date,
): Date {
  if (until === 'tomorrow')
    return DateTime.fromJSDate(now, { zone: timeZone })
      .plus({ days: 1 })
      .set({ hour: 9, minute: 0, second: 0, millisecond: 0 })
      .toJSDate()
  return 'hours' in until ? new Date(now.getTime() + until.hours * 3_600_000) : until.at
}

async function customerNamed(tx: Store, name: string, by: Employee): Promise<string> {
  const [same] = (await tx.people.searchCustomers(name, 20)).filter(
    (c) => c.name.trim().toLowerCase() === name.trim().toLowerCase(),
  )
  if (same) return same.id
  // Who links a new customer holds them until somebody decides otherwise.
  const created = await tx.people.saveCustomer({
    name: name.trim(),
    domain: null,
    segment: null,
    ownerId: by.id,
    deputyId: null,
    revenue12m: null,
    currency: null,
    potential: null,
    language: null,
    formality: 'none',
    doNotContact: false,
  })
  return created.id
}

/** What a gesture changes besides the alert itself. */
export async function carryOut(
  tx: Store,
  request: GestureRequest,
  gesture: Gesture,
  alert: Alert,
  by: Employee,
  { now, minConfidence }: { now: Date; minConfidence: number },
): Promise<void> {
  const contact = alert.contactId ? (await tx.people.contactsByIds([alert.contactId])).get(alert.contactId) : undefined
  if (gesture.type === 'not_relevant' || gesture.type === 'not_a_customer') {
    await tx.feedback.note({ alertId: alert.id, byId: by.id, kind: gesture.type, at: now })
  }
  const about = { alertId: alert.id, byId: by.id, at: now }
  if (gesture.type === 'not_relevant' && alert.postId) await ignore(tx, alert.postId, about)
  if (gesture.type === 'not_a_customer' && contact) {
    await tx.people.saveContact({ ...contact, customerId: null, basis: 'none', setAside: true })
    await tx.touches.reassign(contact.id, null)
  }
  // They may have been set aside by mistake: whoever takes the alert up again is asked anew, and can link them back.
  if (gesture.type === 'reopen' && alert.postId) await tx.feedback.undo(alert.postId, 'relevance')
  if (gesture.type === 'reopen' && contact?.setAside) await tx.people.saveContact({ ...contact, setAside: false })
  if (gesture.type === 'link_customer' && request.type === 'link_customer' && contact) {
    await link(tx, { ...contact, customerId: gesture.customerId, basis: request.basis, setAside: false }, minConfidence)
  }
  if (gesture.type === 'wrong_sentiment' && alert.postId) await correct(tx, alert.postId, gesture.label, about)
  if (gesture.type === 'wrong_sentiment' || gesture.type === 'ignore_words') {
    const effect = gesture.type === 'ignore_words' ? 'irrelevant' : gesture.label
    await teach(tx, gesture.words ?? [], { ...about, effect, source: 'slack' })
  }
}

/** From now on a customer's person: what they said before, as far as we still have it, counts as touches. */
async function link(tx: Store, contact: Contact, minConfidence: number): Promise<void> {
  const saved = await tx.people.saveContact(contact)
  await tx.touches.reassign(saved.id, saved.customerId)
  if (!mayScore(saved)) return
  const posts = await tx.posts.ofContact(saved.id, BACKFILL)
  const accounts = await tx.accounts.byIds([...new Set(posts.map((p) => p.accountId))])
  const readings = await tx.posts.readingsOf(posts.map((p) => p.rowId))
  await tx.touches.record(
    posts.map(
      (post): Touch => ({
        contactId: saved.id,
        customerId: saved.customerId,
        employeeId: accounts.get(post.accountId)?.employeeId ?? null,
        kind: post.inReplyTo === null ? 'mention' : 'reply',
        direction: 'in',
        at: post.createdAt,
        // An unclear tone is no tone.
        sentiment: clearScore(readings.get(post.rowId), minConfidence),
        postId: post.rowId,
      }),
    ),
  )
}

function clearScore(reading: Reading | undefined, minConfidence: number): number | null {
  return reading && !isUnclear(reading, minConfidence) ? reading.score : null
}

type About = Pick<Correction, 'alertId' | 'byId' | 'at'>

/** A person knows better: kept as feedback, shown, counted in the tone, and used for posts that say the same. */
async function correct(tx: Store, postRowId: string, label: SentimentLabel, about: About): Promise<void> {
  const [post] = await tx.posts.byRowIds([postRowId])
  if (!post) return
  await tx.feedback.correct({ ...about, postRowId, label, text: post.text })
  await tx.touches.setSentiment(postRowId, CORRECTED_SCORE[label])
  const reading = (await tx.posts.readingsOf([postRowId])).get(postRowId)
  if (reading)
    await tx.posts.saveReading(postRowId, { ...reading, label, score: CORRECTED_SCORE[label], confidence: 1 }, about.at)
}

/** Posts that say the same need not wake anybody either: campaigns, jokes that go round, spam. */
async function ignore(tx: Store, postRowId: string, about: About): Promise<void> {
  const [post] = await tx.posts.byRowIds([postRowId])
  if (post) await tx.feedback.correct({ ...about, postRowId, label: 'irrelevant', text: post.text })
}

/** Whoever an alert is assigned to gets a message of their own, once; where they have one, it speaks up in its thread. */
export function messageForAssignee(gesture: Gesture, alert: Alert, messages: readonly AlertMessage[]): NewDelivery[] {
  if (gesture.type !== 'assign') return []
  if (messages.some((m) => m.employeeId === gesture.toId)) {
    const data = { reason: 'assigned', urgencyBefore: alert.urgency, urgencyAfter: alert.urgency }
    return [{ kind: 'thread', alertId: alert.id, data }]
  }
  const isOnItsWay =
    alert.recipient !== null && 'employeeId' in alert.recipient && alert.recipient.employeeId === gesture.toId
  if (isOnItsWay) return []
  return [{ kind: 'post', alertId: alert.id, employeeId: gesture.toId, key: `post:${alert.id}:${gesture.toId}` }]
}

/** The alert after the gesture, or why not. What one person alone may see is not handed to another (privacy.md 5a). */
export function decide(alert: Alert, gesture: Gesture, actor: Actor, now: Date): Alert | Refusal | 'is_private' {
  if (gesture.type === 'assign' && alert.isPrivate && gesture.toId !== actor.employeeId) return 'is_private'
  return act(alert, gesture, actor, now)
}
