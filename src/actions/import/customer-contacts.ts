import { type Contact, type Customer, mayScore } from '../../domain/customer.ts'
import type { CustomerRow } from './customer-row.ts'
import { HANDLE_COLUMNS, type HandleRef, handleKey, handlesOf } from './handles.ts'
import { AT_ONCE, chunks, type ImportParts, type ImportReport } from './report.ts'

/** A contact to be written; its customer's id may not be known yet. */
export type ContactChange = Omit<Contact, 'id' | 'customerId'> & { id?: string; earlier: Contact | null }

export interface Claim {
  row: CustomerRow
  /** Only those that are new or differ. */
  contacts: ContactChange[]
}

/**
 * Which handles become whose. A row that claims one of ours, or one that belongs to another customer in the
 * file or in the store, is refused.
 */
export async function claimHandles(
  { people }: ImportParts,
  rows: readonly CustomerRow[],
  customerOf: (row: CustomerRow) => Customer | undefined,
  report: ImportReport,
): Promise<Claim[]> {
  const ours = new Set<string>()
  for (const network of HANDLE_COLUMNS)
    for (const handle of await people.ownHandles(network)) ours.add(handleKey({ network, handle }))
  const contacts = new Map<string, Contact>()
  for (const refs of chunks(rows.flatMap(handlesOf), AT_ONCE))
    for (const contact of await people.contactsByHandles(refs)) contacts.set(handleKey(contact), contact)
  const held = await heldBy(people, rows, customerOf)

  const claimedOn = new Map<string, number>()
  let unscored = 0
  const claims: Claim[] = []
  for (const row of rows) {
    const customer = customerOf(row)
    const refs = handlesOf(row)
    const reason = refusal(refs, { ours, contacts, claimedOn, customer })
    if (reason !== null) {
      report.refused.push({ line: row.line, reason })
      continue
    }
    for (const ref of refs) claimedOn.set(handleKey(ref), row.line)
    const wanted = refs.length > 0 ? refs.map((ref) => changeOf(ref, contacts.get(handleKey(ref)), row)) : []
    const onlyConsent = refs.length === 0 && row.consent !== undefined && customer ? (held.get(customer.id) ?? []) : []
    wanted.push(...onlyConsent.map((contact) => changeOf(contact, contact, row)))
    unscored += wanted.filter((c) => c.network === 'x' && !mayScore({ ...c, customerId: 'this' })).length
    claims.push({ row, contacts: wanted.filter((change) => differs(change, customer)) })
  }
  if (unscored > 0) {
    report.notes.push(
      `Handles on X without opt_in or supplied as consent, whose posts count in no relationship score: ${unscored}`,
    )
  }
  return claims
}

/** Writes a customer's contacts; earlier touches follow where the basis allows it. */
export async function saveContacts(
  { people, touches }: ImportParts,
  changes: readonly (ContactChange & { customerId: string })[],
): Promise<void> {
  const contacts = await people.saveContacts(changes.map(({ earlier: _, ...change }) => change))
  for (const [index, saved] of contacts.entries()) {
    const earlier = changes[index]?.earlier
    const scored = mayScore(saved) ? saved.customerId : null
    // A new contact has no earlier touches.
    if (earlier && (mayScore(earlier) ? earlier.customerId : null) !== scored) await touches.reassign(saved.id, scored)
  }
}

async function heldBy(
  people: ImportParts['people'],
  rows: readonly CustomerRow[],
  customerOf: (row: CustomerRow) => Customer | undefined,
): Promise<Map<string, Contact[]>> {
  const ids = rows
    .filter((row) => row.consent !== undefined && handlesOf(row).length === 0)
    .flatMap((row) => customerOf(row)?.id ?? [])
  const held = new Map<string, Contact[]>()
  for (const some of chunks(ids, AT_ONCE)) {
    for (const contact of await people.contactsOfCustomers(some)) {
      if (contact.customerId === null) continue
      held.set(contact.customerId, [...(held.get(contact.customerId) ?? []), contact])
    }
  }
  return held
}

function refusal(
  refs: readonly HandleRef[],
  known: {
    ours: ReadonlySet<string>
    contacts: ReadonlyMap<string, Contact>
    claimedOn: ReadonlyMap<string, number>
    customer: Customer | undefined
  },
): string | null {
  for (const key of refs.map(handleKey)) {
    if (known.ours.has(key)) return `${key} is one of our own handles and cannot be a customer's`
    const line = known.claimedOn.get(key)
    if (line !== undefined) return `${key} belongs to the customer on line ${line} already`
    const holder = known.contacts.get(key)?.customerId ?? null
    if (holder !== null && holder !== known.customer?.id) return `${key} belongs to another customer already`
  }
  return null
}

function changeOf(ref: HandleRef, earlier: Contact | undefined, row: CustomerRow): ContactChange {
  return {
    ...(earlier && { id: earlier.id }),
    network: ref.network,
    handle: ref.handle,
    remoteId: earlier?.remoteId ?? null,
    name: earlier?.name ?? null,
    basis: row.consent ?? earlier?.basis ?? 'none',
    formality: earlier?.formality ?? 'none',
    // Who is named as a customer is one, whatever was said before.
    setAside: false,
    earlier: earlier ?? null,
  }
}

function differs({ earlier, ...change }: ContactChange, customer: Customer | undefined): boolean {
  if (!earlier || !customer) return true
  return earlier.customerId !== customer.id || earlier.basis !== change.basis || earlier.setAside !== change.setAside
}
