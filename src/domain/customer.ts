import type { Formality } from './reading.ts'

/** Why a handle may be linked to a customer (privacy.md 5). */
export const BASES = ['opt_in', 'supplied', 'public', 'none'] as const
export type Basis = (typeof BASES)[number]

export interface Customer {
  id: string
  name: string
  domain: string | null
  segment: string | null
  /** Employee id of the assigned owner; business data. */
  ownerId: string | null
  deputyId: string | null
  /** Revenue of the last 12 months in `currency`. */
  revenue12m: number | null
  currency: string | null
  potential: number | null
  language: 'de' | 'en' | null
  formality: Formality
  doNotContact: boolean
}

/** A person (or desk) on one network; a customer's once `customerId` is set. */
export interface Contact {
  id: string
  customerId: string | null
  network: string
  handle: string
  /** The network's own id, known from the first post on. */
  remoteId: string | null
  name: string | null
  basis: Basis
  /** Remembered from their own words; `none` until they used one. */
  formality: Formality
  /** A person said this is no customer: no alerts from them, except urgent ones that need a human. */
  setAside: boolean
}

/**
 * Whether the handle may be treated as the customer's at all: shown, routed to the owner.
 * Without a recorded basis it may not (privacy.md 5).
 */
export function isLinked(contact: Pick<Contact, 'customerId' | 'basis'>): boolean {
  return contact.customerId !== null && contact.basis !== 'none'
}

/**
 * Whether the contact's posts may count in a relationship score. On X only with the person's
 * opt-in or data they supplied; elsewhere "public and expected" is enough (privacy.md 5).
 */
export function mayScore(contact: Pick<Contact, 'customerId' | 'basis' | 'network'>): boolean {
  if (!isLinked(contact)) return false
  return contact.network === 'x' ? contact.basis !== 'public' : true
}
