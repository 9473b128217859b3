import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Alert } from '../../../src/domain/alert.ts'
import type { Customer } from '../../../src/domain/customer.ts'
import { createRelationships } from '../../../src/jobs/relationships.ts'
import { type ManualClock, manualClock } from '../../../src/ports/clock.ts'
import type { Store } from '../../../src/ports/store.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { aCustomer, anEmployee, DAY, later, NOW } from '../domain/builders.ts'

let db: TestDatabase
let store: Store
let clock: ManualClock
let anna: string
let bob: string

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  const save = async (email: string) => {
    const { id: _, ...rest } = anEmployee({ email })
    return (await store.people.saveEmployee(rest)).id
  }
  anna = await save('anna@example.com')
  bob = await save('bob@example.com')
})
beforeEach(() => {
  clock = manualClock(NOW)
})
afterAll(() => db.drop())

async function customer(changes: Partial<Customer> = {}) {
  const { id: _, ...rest } = aCustomer({ name: crypto.randomUUID(), ownerId: anna, ...changes })
  const saved = await store.people.saveCustomer(rest)
  const contact = { customerId: saved.id, network: 'mastodon', handle: saved.name, remoteId: null, name: null } as const
  const { id: contactId } = await store.people.saveContact({
    ...contact,
    basis: 'opt_in',
    formality: 'none',
    setAside: false,
  })
  return { ...saved, contactId }
}
type Known = Awaited<ReturnType<typeof customer>>

/** Weekly touches, the last one so many days before `NOW`. */
const touches = ({ id, contactId }: Known, lastDaysAgo: number, count = 6) =>
  store.touches.record(
    Array.from({ length: count }, (_, i) => ({
      contactId,
      customerId: id,
      employeeId: anna,
      kind: 'mail' as const,
      direction: 'in' as const,
      at: later(-(lastDaysAgo + 7 * i) * DAY),
      sentiment: null,
      postId: null,
    })),
  )
const run = (daysLater = 0) => {
  clock.moveTo(later(daysLater * DAY))
  return createRelationships({ store, clock, wakeOutbox: () => {} }).run(new AbortController().signal)
}
const alertOf = async ({ id }: { id: string }): Promise<Alert | undefined> =>
  [...(await store.alerts.byConversations([`customer:${id}:disturbed`])).values()][0]
async function end(alert: Alert | undefined, changes: Partial<Alert>) {
  if (!alert) throw new Error('no alert')
  expect(
    await store.alerts.save({
      ...alert,
      endedById: anna,
      endedAt: clock.now(),
      ...changes,
      version: alert.version + 1,
    }),
  ).toBe(true)
}

it('a silence makes one alert, for the owner, however often it is looked at', async () => {
  const silent = await customer()
  await touches(silent, 60)
  await run()
  const first = await alertOf(silent)
  expect(first).toMatchObject({
    kind: 'disturbed',
    state: 'open',
    recipient: { employeeId: anna },
    route: 'owner',
    isPrivate: false,
  })
  await run(1)
  expect(await alertOf(silent)).toEqual(first)
})

it('goes to the deputy where nobody owns the customer, and to nobody where nobody holds them', async () => {
  const [deputised, orphan] = [await customer({ ownerId: null, deputyId: bob }), await customer({ ownerId: null })]
  for (const c of [deputised, orphan]) await touches(c, 60)
  await run()
  expect(await alertOf(deputised)).toMatchObject({ recipient: { employeeId: bob }, route: 'deputy' })
  expect(await alertOf(orphan)).toBeUndefined()
})

it('a relationship in its own rhythm makes none, nor one of somebody who wants no contact', async () => {
  const [steady, left] = [await customer(), await customer({ doNotContact: true })]
  await touches(steady, 50)
  await touches(left, 60)
  await run()
  expect([await alertOf(steady), await alertOf(left)]).toEqual([undefined, undefined])
})

it('ends by itself when they are heard again, and comes back with the next silence', async () => {
  const c = await customer()
  await touches(c, 60)
  await run()
  await touches(c, -1, 1)
  await run(2)
  expect(await alertOf(c)).toMatchObject({ state: 'handled', outcome: 'recovered', endedById: null })
  await run(200)
  expect(await alertOf(c)).toMatchObject({ state: 'open', outcome: null, endedAt: null, version: 3 })
})

it('that a person looked after stays ended while the silence lasts, and is news after they were heard again', async () => {
  const c = await customer()
  await touches(c, 60)
  await run()
  await end(await alertOf(c), { state: 'handled', outcome: 'solved_elsewhere' })
  await run(30)
  expect((await alertOf(c))?.state).toBe('handled')
  await touches(c, -40, 1)
  await run(45)
  expect((await alertOf(c))?.state).toBe('handled')
  await run(300)
  expect(await alertOf(c)).toMatchObject({ state: 'open', endedById: null })
})

it('that was not relevant never comes back', async () => {
  const c = await customer()
  await touches(c, 60)
  await run()
  await end(await alertOf(c), { state: 'dismissed', outcome: 'not_relevant' })
  await touches(c, -40, 1)
  await run(400)
  expect((await alertOf(c))?.state).toBe('dismissed')
})
