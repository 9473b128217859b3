import { type Actor, type Alert, type Finding, newAlert } from '../../../src/domain/alert.ts'
import type { Contact, Customer } from '../../../src/domain/customer.ts'
import type { Employee } from '../../../src/domain/employee.ts'
import type { Post } from '../../../src/domain/post.ts'
import type { Reading } from '../../../src/domain/reading.ts'
import type { Situation } from '../../../src/domain/rule.ts'

export const NOW = new Date('2026-03-02T09:00:00Z')
export const MINUTE = 60_000
export const DAY = 86_400_000
export const later = (ms: number) => new Date(NOW.getTime() + ms)

export function aFinding(changes: Partial<Finding> = {}): Finding {
  return { kind: 'upset_customer', urgency: 60, churnRisk: false, needsHuman: false, why: {}, ...changes }
}

export function anAlert(changes: Partial<Alert> = {}): Alert {
  const origin = {
    id: crypto.randomUUID(),
    conversationKey: `x:${crypto.randomUUID()}`,
    recipient: { employeeId: 'anna' },
    route: 'mentioned',
    isPrivate: false,
    createdAt: NOW,
  } as const
  return { ...newAlert(aFinding(), origin), ...changes }
}

export function anActor(changes: Partial<Actor> = {}): Actor {
  return { employeeId: 'anna', roles: ['employee'], holdsCustomer: false, ...changes }
}

export function aReading(changes: Partial<Reading> = {}): Reading {
  return {
    language: 'en',
    label: 'neutral',
    score: 0,
    confidence: 0.9,
    intents: [],
    needsHuman: false,
    formality: 'none',
    urgency: 40,
    evidence: [],
    ...changes,
  }
}

let posts = 0
export function aPost(changes: Partial<Post> = {}): Post {
  const id = String(1000 + ++posts)
  return {
    network: 'x',
    id,
    versionId: id,
    conversationId: id,
    inReplyTo: null,
    author: { id: '9', handle: 'kunde', name: 'Kim Kunde' },
    createdAt: NOW,
    text: `Post ${id}`,
    direction: 'in',
    mentions: ['acme'],
    metrics: {},
    isRepost: false,
    visibility: 'public',
    ...changes,
  }
}

export function aContact(changes: Partial<Contact> = {}): Contact {
  return {
    id: 'kim',
    customerId: null,
    network: 'x',
    handle: 'kunde',
    remoteId: '9',
    name: 'Kim Kunde',
    basis: 'none',
    formality: 'none',
    setAside: false,
    ...changes,
  }
}

export function aCustomer(changes: Partial<Customer> = {}): Customer {
  return {
    id: 'acme',
    name: 'Acme',
    domain: null,
    segment: null,
    ownerId: null,
    deputyId: null,
    revenue12m: null,
    currency: null,
    potential: null,
    language: null,
    formality: 'none',
    doNotContact: false,
    ...changes,
  }
}

export function anEmployee(changes: Partial<Employee> = {}): Employee {
  return {
    id: 'anna',
    email: 'anna@example.com',
    name: 'Anna Köhler',
    roles: ['employee'],
    team: null,
    deputy: null,
    region: null,
    absent: null,
    timeZone: null,
    workingHours: null,
    language: null,
    slackUserId: null,
    handles: {},
    sharing: 'counts',
    ...changes,
  }
}

export function aSituation(changes: Partial<Situation> = {}): Situation {
  return {
    post: aPost(),
    reading: aReading(),
    contact: aContact(),
    customer: null,
    intensity: { known: false, reason: 'too_little_data' },
    engagement: { interactions: 0, z: null },
    answered: false,
    minConfidence: 0.6,
    ...changes,
  }
}
