import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chunks } from '../actions/import/report.ts'
import type { Settings } from '../config.ts'
import { RapportError } from '../domain/errors.ts'
import type { Log } from '../log.ts'
import type { Store } from '../ports/store.ts'
import { createCipher, createStore, openDatabase } from '../store/index.ts'

/** So many that a statement stays small, and ten thousand customers do not take a minute. */
const AT_ONCE = 500

/**
 * Gives a replay's own database the employees and customers of the real one, so that it knows whom it reads. Only
 * people are copied: no posts, no tokens, no alerts.
 */
export async function copyPeople(settings: Settings, to: Store, log: Log): Promise<void> {
  if (!settings.DATABASE_URL && !existsSync(join(settings.RAPPORT_HOME, 'database'))) return
  try {
    const database = await openDatabase({ home: settings.RAPPORT_HOME, url: settings.DATABASE_URL })
    // Nothing encrypted is read, so that any key will do.
    const from = createStore(database.prisma, createCipher(Buffer.alloc(32).toString('base64')), database.close)
    try {
      await to.transaction((tx) => copy(from, tx))
    } finally {
      await from.close()
    }
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    log.warn(
      { reason: error.name },
      'customers and employees were not copied for the replay: the real database is in use or out of reach',
    )
  }
}

/** Somebody to act as in a sandbox whose company has no employees yet. */
export async function ensureSomebody(store: Store): Promise<void> {
  if ((await store.people.employees()).length > 0) return
  const rest = {
    team: null,
    deputy: null,
    region: null,
    absent: null,
    timeZone: null,
    workingHours: null,
    slackUserId: null,
    handles: {},
    sharing: 'counts',
  } as const
  await store.people.saveEmployee({
    ...rest,
    email: 'robin@example.com',
    name: 'Robin Example',
    roles: ['employee'],
    language: 'en',
  })
  await store.people.saveEmployee({
    ...rest,
    email: 'kim@example.com',
    name: 'Kim Beispiel',
    roles: ['manager', 'admin'],
    language: 'de',
  })
}

async function copy(from: Store, to: Store): Promise<void> {
  const employees = new Map<string, string>()
  for (const { id, ...employee } of await from.people.employees()) {
    const known = await to.people.employeeByEmail(employee.email)
    // A person's Slack id belongs to another workspace than the sandbox.
    const saved = await to.people.saveEmployee({ ...employee, slackUserId: known?.slackUserId ?? null, id: known?.id })
    employees.set(id, saved.id)
  }
  const mapped = (id: string | null) => (id === null ? null : (employees.get(id) ?? null))
  const known = new Map((await to.people.customers()).map((c) => [c.name, c.id]))
  const theirs = await from.people.customers()
  const customers = new Map<string, string>()
  for (const chunk of chunks(theirs, AT_ONCE)) {
    const saved = await to.people.saveCustomers(
      chunk.map((customer) => ({
        ...customer,
        ownerId: mapped(customer.ownerId),
        deputyId: mapped(customer.deputyId),
        id: known.get(customer.name),
      })),
    )
    for (const [i, { id }] of chunk.entries()) customers.set(id, saved[i]?.id ?? '')
  }
  for (const chunk of chunks(theirs, AT_ONCE)) {
    const contacts = await from.people.contactsOfCustomers(chunk.map((c) => c.id))
    await to.people.saveContacts(
      contacts.map(({ id: _, ...contact }) => ({
        ...contact,
        remoteId: null,
        customerId: contact.customerId && (customers.get(contact.customerId) ?? null),
      })),
    )
  }
}
