import type { Finding } from '../domain/alert.ts'
import { type Contact, type Customer, mayScore } from '../domain/customer.ts'
import { interactions } from '../domain/post.ts'
import { isUnclear, type Reading } from '../domain/reading.ts'
import type { Rule, Situation } from '../domain/rule.ts'
import type { Touch } from '../domain/touch.ts'
import type { StoredPost } from '../ports/store.ts'
import { engagementOf, type Reader } from '../reading/index.ts'
import type { Scene } from './scene.ts'

/** A post with all that was understood of it. */
export interface Heeded {
  post: StoredPost
  contact: Contact | null
  /** Null where the author is not linked to one on a recorded basis. */
  customer: Customer | null
  /** Null for our own words, which are never read (privacy.md 3). */
  reading: Reading | null
  findings: Finding[]
}

export interface HeedParts {
  reader: Reader
  rules: readonly Rule[]
  minConfidence: number
  onError(part: string, error: unknown): void
}

/** z at which a post counts as spreading as fast as can be. */
const FULL_VELOCITY_Z = 7

/** Recognises, reads and judges one post. A rule that throws does not stop its siblings. */
export function heed(post: StoredPost, scene: Scene, now: Date, parts: HeedParts): Heeded {
  const contact = scene.contactOf(post)
  const customer = contact ? scene.customerOf(contact) : null
  if (post.direction === 'out' || !contact || post.isRedacted)
    return { post, contact, customer, reading: null, findings: [] }
  const intensity = scene.intensityOf(customer, now)
  const engagement = engagementOf(interactions(post.metrics), scene.baselineOf(post))
  const reading = parts.reader.read(post, {
    intensity: intensity.known ? intensity.score : 0,
    velocity: Math.min(1, Math.max(0, (engagement.z ?? 0) / FULL_VELOCITY_Z)),
    elapsedHours: Math.max(0, now.getTime() - post.createdAt.getTime()) / 3_600_000,
    ...scene.taught,
  })
  const answered = scene.isAnswered(post)
  const situation = {
    post,
    reading,
    contact,
    customer,
    intensity,
    engagement,
    answered,
    minConfidence: parts.minConfidence,
  }
  // An old post of a first poll or a plain repost raises no alert.
  const found = post.isQuiet || post.isRepost ? [] : parts.rules.flatMap((rule) => find(rule, situation, parts) ?? [])
  // Nor does somebody set aside, or what people called irrelevant, unless a person must decide.
  const findings = contact.setAside || reading.isIrrelevant ? found.filter((f) => f.needsHuman) : found
  return { post, contact, customer, reading, findings }
}

function find(rule: Rule, situation: Situation, parts: HeedParts): Finding | null {
  try {
    return rule.find(situation)
  } catch (error) {
    parts.onError(`rule ${rule.name}`, error)
    return null
  }
}

/**
 * The touch a post makes: theirs in, ours out. Only for handles linked on a basis that allows scores (privacy.md 5);
 * an unclear tone is no tone.
 */
export function touchOf(
  { post, contact, customer, reading }: Heeded,
  scene: Scene,
  minConfidence: number,
): Touch | null {
  const employeeId = scene.accountOf(post)?.employeeId ?? null
  if (post.direction === 'out') {
    const parent = scene.parentOf(post)
    const other = parent && scene.contactOf(parent)
    if (!other || !mayScore(other)) return null
    return {
      contactId: other.id,
      customerId: other.customerId,
      employeeId,
      kind: 'reply',
      direction: 'out',
      at: post.createdAt,
      sentiment: null,
      postId: post.rowId,
    }
  }
  if (!contact || !customer || !mayScore(contact)) return null
  const sentiment = reading && !isUnclear(reading, minConfidence) ? reading.score : null
  const kind = post.inReplyTo === null ? 'mention' : 'reply'
  return {
    contactId: contact.id,
    customerId: customer.id,
    employeeId,
    kind,
    direction: 'in',
    at: post.createdAt,
    sentiment,
    postId: post.rowId,
  }
}

/** What to remember of how they address us; a linked contact only. */
export function formalityOf({ contact, customer, reading }: Heeded): { id: string; formality: 'du' | 'sie' } | null {
  if (!contact || !customer || !reading || reading.formality === 'none') return null
  return reading.formality === contact.formality ? null : { id: contact.id, formality: reading.formality }
}
