import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAlertActions } from '../../../src/actions/alerts.ts'
import { buildCard } from '../../../src/actions/card.ts'
import type { GestureRequest } from '../../../src/actions/contract.ts'
import { createAlert } from '../../../src/actions/keep-alert.ts'
import type { Account } from '../../../src/domain/account.ts'
import type { Alert } from '../../../src/domain/alert.ts'
import type { Employee } from '../../../src/domain/employee.ts'
import type { Reading } from '../../../src/domain/reading.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import type { Store } from '../../../src/ports/store.ts'
import { createReplyWriter, isBlocking } from '../../../src/replies/index.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import {
  aCustomer,
  aFinding,
  anAlert,
  anEmployee,
  aPost,
  aReading,
  DAY,
  later,
  MINUTE,
  NOW,
} from '../domain/builders.ts'

let db: TestDatabase
let store: Store
let actions: ReturnType<typeof createAlertActions>
let anna: Employee
let bob: Employee
let account: Account
let wakes = 0
let counter = 0

const reply = { maxLength: 280, length: (text: string) => text.length, link: () => 'https://example.com/reply' }
const networks = new Map([['x', { reply }]])
const settings = { minConfidence: 0.6, timeZone: 'Europe/Berlin', language: 'en' } as const

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  const save = ({ id: _, ...rest }: Employee) => store.people.saveEmployee(rest)
  anna = await save(anEmployee({ slackUserId: 'UANNA', language: 'de', timeZone: 'Europe/Berlin' }))
  bob = await save(anEmployee({ email: 'bob@example.com', name: 'Bob', slackUserId: 'UBOB' }))
  await save(anEmployee({ email: 'boss@example.com', name: 'Boss', slackUserId: 'UBOSS', roles: ['manager'] }))
  const who = { network: 'x', remoteId: '1', handle: 'acme', employeeId: anna.id }
  account = await store.accounts.connect(who, null, null, NOW)
  const clock = manualClock(NOW)
  const wakeOutbox = () => wakes++
  actions = createAlertActions({
    store,
    clock,
    networks,
    settings,
    replies: createReplyWriter(),
    isBlocking,
    wakeOutbox,
  })
})
afterAll(() => db.drop())
beforeEach(() => {
  wakes = 0
})

const act = (alert: Alert, slackUserId: string, gesture: GestureRequest) =>
  actions.perform({ gestureId: String(++counter), alertId: alert.id, slackUserId, gesture })
const current = async ({ id }: Alert): Promise<Alert> => {
  const alert = await store.alerts.byId(id)
  if (!alert) throw new Error('gone')
  return alert
}

/** An alert about a stored and read post of an author nobody knows, for Anna. */
async function alertAbout(
  options: { alert?: Partial<Alert>; reading?: Partial<Reading>; visibility?: 'private' } = {},
) {
  const n = ++counter
  const author = { id: `author${n}`, handle: `kunde${n}` }
  const post = aPost({ author, text: 'Your app is broken since Monday', visibility: options.visibility ?? 'public' })
  const { stored } = await store.posts.storeAll(account.id, [post], [], { isQuiet: () => false, now: NOW })
  const [kept] = stored
  if (!kept?.contactId) throw new Error('not stored')
  const reading = aReading({ label: 'negative', score: -0.6, intents: ['complaint'], ...options.reading })
  await store.posts.finish([{ rowId: kept.rowId, reading }], NOW)
  const about = { postId: kept.rowId, contactId: kept.contactId, accountId: account.id, network: 'x' }
  const alert = anAlert({ recipient: { employeeId: anna.id }, ...about, ...options.alert })
  await createAlert(store, alert, [kept.rowId], NOW)
  return { alert, rowId: kept.rowId, contactId: kept.contactId, handle: author.handle }
}
const contactOf = async (id: string) => (await store.people.contactsByIds([id])).get(id)
/** What is queued for Slack about the alert, oldest first. */
async function queued(alert: Alert) {
  const kinds: string[] = []
  for (;;) {
    const claimed = await store.outbox.claim('look', later(DAY), later(2 * DAY), 100)
    if (claimed.length === 0) return kinds
    for (const d of claimed) {
      if (d.alertId === alert.id) kinds.push(`${d.kind} ${d.employeeId ?? ''}`.trim())
      await store.outbox.sent(d.id, 'look', null, NOW)
    }
  }
}

describe('who may', () => {
  it('the recipient is answered in their language, and the message is changed', async () => {
    const { alert } = await alertAbout()
    await queued(alert)
    expect(await act(alert, 'UANNA', { type: 'handled', outcome: 'replied' })).toEqual({ ok: true, language: 'de' })
    expect(await current(alert)).toMatchObject({ state: 'handled', endedById: anna.id, version: 2 })
    expect(await queued(alert)).toEqual(['update'])
    expect(wakes).toBe(1)
  })

  it.each([
    ['a colleague it does not belong to', 'UBOB', 'not_yours'],
    ['somebody who is in no list', 'UNOBODY', 'unknown_person'],
  ])('%s is refused, and nothing changes', async (_, who, reason) => {
    const { alert } = await alertAbout()
    expect(await act(alert, who, { type: 'handled', outcome: 'replied' })).toMatchObject({ ok: false, reason })
    expect(await actions.form(alert.id, who)).toMatchObject({ ok: false, reason })
    expect(await actions.editForm(alert.id, who)).toMatchObject({ ok: false, reason })
    expect(await current(alert)).toEqual(alert)
    expect(wakes).toBe(0)
  })

  it('a manager may act, but not on a private alert', async () => {
    const { alert } = await alertAbout()
    const secret = await alertAbout({ alert: { isPrivate: true } })
    expect(await act(alert, 'UBOSS', { type: 'use_reply' })).toMatchObject({ ok: true })
    expect(await act(secret.alert, 'UBOSS', { type: 'use_reply' })).toMatchObject({ ok: false, reason: 'not_yours' })
  })

  it('an owner or deputy of the customer may act', async () => {
    const { id: _, ...rest } = aCustomer({ name: 'Held', deputyId: bob.id })
    const { id: customerId } = await store.people.saveCustomer(rest)
    const { alert } = await alertAbout({ alert: { customerId } })
    expect(await act(alert, 'UBOB', { type: 'snooze', until: { hours: 4 } })).toMatchObject({ ok: true })
    expect((await current(alert)).snoozedUntil).toEqual(later(240 * MINUTE))
  })

  it('an alert that is gone is said to be so', async () => {
    expect(await act(anAlert(), 'UANNA', { type: 'use_reply' })).toMatchObject({ ok: false, reason: 'gone' })
  })
})

describe('two people at once', () => {
  it('one handles it, the other is told who was faster', async () => {
    const { alert } = await alertAbout({ alert: { recipient: { channel: '#triage' } } })
    const gesture = { type: 'handled', outcome: 'replied' } as const
    const results = await Promise.all([act(alert, 'UANNA', gesture), act(alert, 'UBOB', gesture)])
    const [lost] = results.filter((r) => !r.ok)
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    const winner = (await current(alert)).endedById === anna.id ? anna.name : bob.name
    expect(lost).toMatchObject({ reason: 'already_ended', byName: winner })
    expect((await current(alert)).version).toBe(2)
  })
})

describe('snooze', () => {
  it('until tomorrow is nine o’clock where the person is', async () => {
    const { alert } = await alertAbout()
    await act(alert, 'UANNA', { type: 'snooze', until: 'tomorrow' })
    expect((await current(alert)).snoozedUntil).toEqual(new Date('2026-03-03T08:00:00Z'))
  })
})

describe('assign', () => {
  it('sends the assignee a message of their own, once', async () => {
    const { alert } = await alertAbout()
    await queued(alert)
    expect(await act(alert, 'UANNA', { type: 'assign', toSlackId: 'UBOB', note: 'Bitte du' })).toMatchObject({
      ok: true,
    })
    expect(await act(alert, 'UANNA', { type: 'assign', toSlackId: 'UBOB' })).toMatchObject({ ok: true })
    expect(await current(alert)).toMatchObject({ state: 'assigned', assigneeId: bob.id })
    expect((await queued(alert)).filter((d) => d.startsWith('post'))).toEqual([`post ${bob.id}`])
    expect(await act(alert, 'UBOB', { type: 'handled', outcome: 'replied' })).toMatchObject({ ok: true })
  })

  it('to oneself sends no second message', async () => {
    const { alert } = await alertAbout()
    await queued(alert)
    await act(alert, 'UANNA', { type: 'assign', toSlackId: 'UANNA' })
    expect(await queued(alert)).toEqual(['update'])
  })

  it('of a private alert to another is refused; to oneself it is not', async () => {
    const { alert } = await alertAbout({ alert: { isPrivate: true } })
    expect(await act(alert, 'UANNA', { type: 'assign', toSlackId: 'UBOB' })).toMatchObject({ reason: 'is_private' })
    expect((await current(alert)).assigneeId).toBeNull()
    expect(await act(alert, 'UANNA', { type: 'assign', toSlackId: 'UANNA' })).toMatchObject({ ok: true })
  })

  it('to somebody who is in no list is refused', async () => {
    const { alert } = await alertAbout()
    expect(await act(alert, 'UANNA', { type: 'assign', toSlackId: 'UX' })).toMatchObject({ reason: 'unknown_assignee' })
  })
})

describe('wrong sentiment', () => {
  it('changes the reading and the touch, is kept as feedback, and shown', async () => {
    const { alert, rowId, contactId } = await alertAbout()
    const { id: _, ...rest } = aCustomer({ name: 'Corrected' })
    const { id: customerId } = await store.people.saveCustomer(rest)
    await act(alert, 'UANNA', { type: 'link_customer', customer: { id: customerId }, basis: 'supplied' })
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'positive' })
    expect((await store.posts.readingsOf([rowId])).get(rowId)).toMatchObject({
      label: 'positive',
      score: 0.7,
      confidence: 1,
    })
    const touches = await store.touches.ofContacts([contactId], later(-DAY))
    expect(touches.get(contactId)?.map((t) => t.sentiment)).toEqual([0.7])
    const [newest] = await store.feedback.corrections(1)
    expect(newest).toMatchObject({ postRowId: rowId, byId: anna.id, label: 'positive' })
    const parts = { store, networks, settings, clock: manualClock(NOW) }
    const { post } = await buildCard(parts, await current(alert), anna)
    expect(post?.sentiment).toMatchObject({ label: 'positive', isUnclear: false, correctedBy: anna.name })
  })

  it('may still be said after the end', async () => {
    const { alert } = await alertAbout({ alert: { state: 'handled', outcome: 'replied', endedAt: NOW } })
    expect(await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'neutral' })).toMatchObject({ ok: true })
    expect((await current(alert)).state).toBe('handled')
  })
})

describe('not a customer', () => {
  it('sets the author aside and takes customer and touches away', async () => {
    const { alert, contactId } = await alertAbout()
    const customer = { newName: `Wrong ${++counter}` }
    await act(alert, 'UANNA', { type: 'link_customer', customer, basis: 'supplied' })
    await act(alert, 'UANNA', { type: 'not_a_customer' })
    expect(await contactOf(contactId)).toMatchObject({ setAside: true, customerId: null, basis: 'none' })
    expect(await current(alert)).toMatchObject({ state: 'dismissed', outcome: 'not_a_customer', customerId: null })
    const touches = await store.touches.ofContacts([contactId], later(-DAY))
    expect(touches.get(contactId)?.map((t) => t.customerId)).toEqual([null])
  })

  it('said by mistake, is asked anew on reopening, and can be put right', async () => {
    const { alert, contactId } = await alertAbout()
    const customer = { newName: `Right ${++counter}` }
    await act(alert, 'UANNA', { type: 'link_customer', customer, basis: 'supplied' })
    const { customerId } = await current(alert)
    await act(alert, 'UANNA', { type: 'not_a_customer' })
    await act(alert, 'UANNA', { type: 'reopen' })
    const parts = { store, networks, settings, clock: manualClock(NOW) }
    expect(await buildCard(parts, await current(alert), anna)).toMatchObject({ isUnknownAuthor: true, customer: null })
    await act(alert, 'UANNA', { type: 'link_customer', customer, basis: 'supplied' })
    const touches = await store.touches.ofContacts([contactId], later(-DAY))
    expect(touches.get(contactId)?.map((t) => t.customerId)).toEqual([customerId])
  })
})

describe('linking a customer', () => {
  it('makes touches of what they said, and the alert is no longer private', async () => {
    const { alert, contactId } = await alertAbout({ alert: { isPrivate: true } })
    const customer = { newName: `New ${++counter}` }
    expect(await act(alert, 'UANNA', { type: 'link_customer', customer, basis: 'opt_in' })).toMatchObject({ ok: true })
    const { customerId, isPrivate } = await current(alert)
    expect(isPrivate).toBe(false)
    expect(await contactOf(contactId)).toMatchObject({ customerId, basis: 'opt_in', setAside: false })
    const created = (await store.people.customersByIds([customerId ?? ''])).get(customerId ?? '')
    expect(created).toMatchObject({ name: customer.newName, ownerId: anna.id })
    const touches = await store.touches.ofContacts([contactId], later(-DAY))
    expect(touches.get(contactId)).toMatchObject([
      { customerId, employeeId: anna.id, kind: 'mention', sentiment: -0.6 },
    ])
  })

  it('on X on a public basis makes no touches', async () => {
    const { alert, contactId } = await alertAbout()
    await act(alert, 'UANNA', { type: 'link_customer', customer: { newName: `Pub ${++counter}` }, basis: 'public' })
    expect((await store.touches.ofContacts([contactId], later(-DAY))).size).toBe(0)
  })

  it('takes an unclear tone for none', async () => {
    const { alert, contactId } = await alertAbout({ reading: { confidence: 0.5 } })
    await act(alert, 'UANNA', { type: 'link_customer', customer: { newName: `Dim ${++counter}` }, basis: 'opt_in' })
    const touches = await store.touches.ofContacts([contactId], later(-DAY))
    expect(touches.get(contactId)?.map((t) => t.sentiment)).toEqual([null])
  })

  it('shows nobody else what a protected author wrote', async () => {
    const { alert } = await alertAbout({ alert: { isPrivate: true }, visibility: 'private' })
    await act(alert, 'UANNA', { type: 'link_customer', customer: { newName: `Shy ${++counter}` }, basis: 'opt_in' })
    expect((await current(alert)).isPrivate).toBe(true)
  })

  it('by the same name twice is one customer', async () => {
    const name = `Twice ${++counter}`
    const alerts = [await alertAbout(), await alertAbout()]
    for (const [i, { alert }] of alerts.entries()) {
      const customer = { newName: i === 0 ? name : ` ${name.toUpperCase()} ` }
      await act(alert, 'UANNA', { type: 'link_customer', customer, basis: 'opt_in' })
    }
    const ids = await Promise.all(alerts.map(async ({ alert }) => (await current(alert)).customerId))
    expect(ids[0]).toBe(ids[1])
  })

  it('of an ended alert is refused and leaves no customer behind', async () => {
    const { alert } = await alertAbout({ alert: { state: 'handled', outcome: 'replied', endedAt: NOW } })
    const newName = `Ghost ${++counter}`
    const result = await act(alert, 'UANNA', { type: 'link_customer', customer: { newName }, basis: 'opt_in' })
    expect(result).toMatchObject({ reason: 'already_ended' })
    expect(await store.people.searchCustomers(newName, 5)).toEqual([])
  })
})

describe('not relevant', () => {
  it('ends the alert and is noted', async () => {
    const { alert } = await alertAbout()
    await act(alert, 'UANNA', { type: 'not_relevant' })
    expect(await current(alert)).toMatchObject({ state: 'dismissed', outcome: 'not_relevant' })
    expect(await act(alert, 'UANNA', { type: 'reopen' })).toMatchObject({ ok: true })
    expect(await current(alert)).toMatchObject({ state: 'open', outcome: null })
  })
})

describe('editing a reply', () => {
  const promise = 'Sorry that the app is broken. We guarantee you a full refund tomorrow.'
  const fine = 'Sorry that the app is broken for you. Please send us a direct message so that we can look into it. AK'
  const edit = (text: string) => ({ type: 'edit_reply', tone: 'friendly', text }) as const

  it('with a promise is refused and changes nothing', async () => {
    const { alert } = await alertAbout()
    expect(await act(alert, 'UANNA', edit(promise))).toMatchObject({
      ok: false,
      reason: 'reply_not_ok',
      language: 'de',
    })
    expect((await current(alert)).drafts).toEqual([])
    expect((await actions.checkReply(alert.id, 'friendly', promise)).map((f) => f.check)).toContain('promise')
  })

  it('is refused in the same way where the customer wants no contact', async () => {
    const { id: _, ...rest } = aCustomer({ name: 'Leave us', doNotContact: true })
    const { id: customerId } = await store.people.saveCustomer(rest)
    const { alert } = await alertAbout({ alert: { customerId } })
    expect(await act(alert, 'UANNA', edit(promise))).toMatchObject({ reason: 'reply_not_ok' })
  })

  it('within the rules becomes the draft, under the person’s name', async () => {
    const { alert } = await alertAbout({ alert: { ...aFinding({ needsHuman: true }) } })
    expect(await act(alert, 'UANNA', edit(fine))).toMatchObject({ ok: true })
    expect((await current(alert)).drafts).toEqual([{ tone: 'friendly', text: fine, editedBy: anna.id }])
  })

  it('opens with the post and the limit of its network', async () => {
    const { alert, handle } = await alertAbout()
    expect(await actions.editForm(alert.id, 'UANNA')).toMatchObject({ ok: true, authorHandle: handle, maxLength: 280 })
  })
})

describe('home', () => {
  it('shows what waits for this person, and nobody else’s', async () => {
    const { alert } = await alertAbout({ alert: { recipient: { employeeId: bob.id }, urgency: 99 } })
    const [bobs, annas] = [await actions.home('UBOB'), await actions.home('UANNA')]
    expect(bobs?.waiting.map((w) => w.alertId)).toContain(alert.id)
    expect(annas?.waiting.map((w) => w.alertId)).not.toContain(alert.id)
    expect(await actions.home('UNOBODY')).toBeNull()
  })
})

it('a clicked copy we did not know of is kept up to date from then on', async () => {
  const { alert } = await alertAbout()
  const message = { channel: 'DANNA', ts: '1.5' }
  await actions.perform({
    gestureId: 'm',
    alertId: alert.id,
    slackUserId: 'UANNA',
    gesture: { type: 'use_reply' },
    message,
  })
  expect(await store.alerts.messagesOf(alert.id)).toEqual([{ ...message, employeeId: anna.id }])
})

it('a gesture that was done and is worked off again after a crash does not undo what somebody did since', async () => {
  const { alert } = await alertAbout()
  const click = { alertId: alert.id, slackUserId: 'UANNA', gesture: { type: 'not_relevant' } as const }
  const gestureId = 'before the crash'
  await store.inbox.add({ id: gestureId, kind: 'gesture', data: click }, NOW)
  await actions.perform({ ...click, gestureId })
  await act(alert, 'UANNA', { type: 'reopen' })
  expect(await actions.perform({ ...click, gestureId })).toEqual({ ok: true, language: 'de' })
  expect(await current(alert)).toMatchObject({ state: 'open', version: 3 })
})
