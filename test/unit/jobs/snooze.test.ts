import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAlert } from '../../../src/actions/keep-alert.ts'
import type { Alert } from '../../../src/domain/alert.ts'
import { createSnooze } from '../../../src/jobs/snooze.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import type { Store } from '../../../src/ports/store.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { anAlert, later, MINUTE, NOW } from '../domain/builders.ts'

let db: TestDatabase
let store: Store
beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
})
afterAll(() => db.drop())

const clock = manualClock(NOW)
const snoozed = async (minutes: number, changes: Partial<Alert> = {}) => {
  const alert = anAlert({ recipient: null, state: 'snoozed', snoozedUntil: later(minutes * MINUTE), ...changes })
  await createAlert(store, alert, [], NOW)
  return alert
}
const run = async () => {
  let wakes = 0
  await createSnooze({ store, clock, wakeOutbox: () => wakes++ }).run(new AbortController().signal)
  return wakes
}
const stateOf = async (alert: Alert) => (await store.alerts.byId(alert.id))?.state

it('snoozed alerts come back when their time has come, once, and say so', async () => {
  const assignee = crypto.randomUUID()
  const [due, mine, waiting] = [await snoozed(30), await snoozed(30, { assigneeId: assignee }), await snoozed(31)]
  expect(await run()).toBe(0)
  clock.moveTo(later(30 * MINUTE))
  expect(await run()).toBe(1)
  expect([await stateOf(due), await stateOf(mine), await stateOf(waiting)]).toEqual(['open', 'assigned', 'snoozed'])
  const told = await store.outbox.claim('a', clock.now(), later(60 * MINUTE), 10)
  for (const { id } of told) await store.outbox.sent(id, 'a', null, clock.now())
  const next = await store.outbox.claim('a', clock.now(), later(60 * MINUTE), 10)
  expect(next.map((d) => [d.kind, d.alertId, d.data])).toEqual(
    [due, mine].map((a) => ['thread', a.id, { reason: 'snooze_over', urgencyBefore: 60, urgencyAfter: 60 }]),
  )
  expect(await run()).toBe(0)
})

it('on shutdown the rest waits for the next start', async () => {
  const due = await snoozed(1)
  await createSnooze({ store, clock, wakeOutbox: () => {} }).run(AbortSignal.abort())
  expect(await stateOf(due)).toBe('snoozed')
})
