import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCard } from '../../../src/actions/card.ts'
import { createAlert } from '../../../src/actions/keep-alert.ts'
import type { Account } from '../../../src/domain/account.ts'
import { createRetention } from '../../../src/jobs/retention.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import type { Store } from '../../../src/ports/store.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { aCustomer, anAlert, anEmployee, aPost, DAY, later, NOW } from '../domain/builders.ts'

let db: TestDatabase
let store: Store
let personal: Account
let company: Account
const clock = manualClock(NOW)

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  const { id: _, ...rest } = anEmployee()
  const anna = await store.people.saveEmployee(rest)
  const connect = (remoteId: string, employeeId: string | null) =>
    store.accounts.connect({ network: 'x', remoteId, handle: `us${remoteId}`, employeeId }, null, null, NOW)
  personal = await connect('1', anna.id)
  company = await connect('2', null)
  const { id: __, ...acme } = aCustomer()
  const { id: customerId } = await store.people.saveCustomer(acme)
  const contact = { customerId, network: 'x', handle: 'linked', remoteId: null, name: null, basis: 'opt_in' } as const
  await store.people.saveContact({ ...contact, formality: 'none', setAside: false })
})
afterAll(() => db.drop())

async function stored(account: Account, daysAgo: number, handle: string) {
  const post = aPost({ createdAt: later(-daysAgo * DAY), author: { id: `id-${handle}`, handle } })
  const { stored: list } = await store.posts.storeAll(account.id, [post], [], { isQuiet: () => false, now: NOW })
  const [kept] = list
  if (!kept) throw new Error('not stored')
  return kept.rowId
}
const run = () => createRetention({ store, clock, wakeOutbox: () => {} }).run(new AbortController().signal)
const redacted = async (rowId: string) => {
  const [post] = await store.posts.byRowIds([rowId])
  return post?.isRedacted === true && post.text === ''
}

it('texts go after 90 days, a stranger’s to a personal account after 14', async () => {
  const kept = [
    await stored(company, 89, 'stranger'),
    await stored(personal, 13, 'stranger'),
    await stored(personal, 89, 'linked'),
  ]
  const gone = [
    await stored(company, 91, 'stranger'),
    await stored(personal, 15, 'stranger'),
    await stored(personal, 91, 'linked'),
  ]
  await run()
  expect(await Promise.all(kept.map(redacted))).toEqual([false, false, false])
  expect(await Promise.all(gone.map(redacted))).toEqual([true, true, true])
})

it('the alert’s drafts go with the text, once, and its Slack message is changed to show neither', async () => {
  const postId = await stored(company, 95, 'stranger')
  const alert = anAlert({ recipient: null, postId, drafts: [{ tone: 'business', text: 'Danke für den Hinweis.' }] })
  await createAlert(store, alert, [postId], NOW)
  await run()
  await run()
  const changed = await store.alerts.byId(alert.id)
  expect(changed).toMatchObject({ drafts: [], version: 2 })
  const deliveries = await store.outbox.claim('test', NOW, later(1), 100)
  expect(deliveries.filter((d) => d.alertId === alert.id).map((d) => d.kind)).toEqual(['update'])
  const parts = {
    store,
    clock,
    networks: new Map(),
    settings: { minConfidence: 0.6, timeZone: 'UTC', language: 'en' },
  } as const
  expect(changed && (await buildCard(parts, changed, null))).toMatchObject({ post: null, isRedacted: true, drafts: [] })
})

it('gestures are remembered for a week', async () => {
  await store.inbox.add({ id: 'old', kind: 'click', data: {} }, later(-8 * DAY))
  await store.inbox.add({ id: 'new', kind: 'click', data: {} }, later(-6 * DAY))
  await store.inbox.done('old', later(-8 * DAY))
  await store.inbox.done('new', later(-6 * DAY))
  await run()
  expect(await store.inbox.add({ id: 'new', kind: 'click', data: {} }, NOW)).toBe(false)
  expect(await store.inbox.add({ id: 'old', kind: 'click', data: {} }, NOW)).toBe(true)
})

it('a backlog of more than one transaction goes as a whole', async () => {
  const posts = Array.from({ length: 1201 }, () =>
    aPost({ createdAt: later(-100 * DAY), author: { id: 'id-stranger', handle: 'stranger' } }),
  )
  const { stored: list } = await store.posts.storeAll(company.id, posts, [], { isQuiet: () => false, now: NOW })
  await run()
  const after = await store.posts.byRowIds(list.map((p) => p.rowId))
  expect(after.filter((p) => p.isRedacted)).toHaveLength(1201)
})
