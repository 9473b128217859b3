import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeAlert, createAlert } from '../../../src/actions/keep-alert.ts'
import { type Alert, act, reopened } from '../../../src/domain/alert.ts'
import type { Employee } from '../../../src/domain/employee.ts'
import { InvalidResponse, NotFound, PermissionDenied, RateLimited, Unavailable } from '../../../src/domain/errors.ts'
import { createOutbox } from '../../../src/jobs/outbox.ts'
import { type ManualClock, manualClock } from '../../../src/ports/clock.ts'
import type { AlertCard, MessageRef, Notice, Notifier, ThreadNews } from '../../../src/ports/notifier.ts'
import type { Store } from '../../../src/ports/store.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { anActor, anAlert, anEmployee, later, MINUTE, NOW } from '../domain/builders.ts'
import { silent } from './poll-rig.ts'

interface Sent {
  kind: 'post' | 'update' | 'thread' | 'notice'
  to: string
  id?: string
  card?: AlertCard
  news?: ThreadNews
  notice?: Notice
}

/** Slack that takes everything, but fails where a test says so. */
class FakeNotifier implements Notifier {
  sent: Sent[] = []
  /** Errors for what comes next, in order; null lets one through. */
  failures: (Error | null)[] = []
  onSend: () => void = () => {}
  #next = 0

  #take(sent: Sent): void {
    const failure = this.failures.shift()
    if (failure) throw failure
    this.sent.push(sent)
    this.onSend()
  }
  async post(to: string, card: AlertCard, id: string): Promise<MessageRef> {
    this.#take({ kind: 'post', to, card, id })
    return { channel: to.startsWith('U') ? `D${to}` : to, ts: `${++this.#next}.${crypto.randomUUID()}` }
  }
  async update(ref: MessageRef, card: AlertCard): Promise<void> {
    this.#take({ kind: 'update', to: ref.channel, card })
  }
  async thread(ref: MessageRef, news: ThreadNews, id: string): Promise<void> {
    this.#take({ kind: 'thread', to: ref.channel, news, id })
  }
  async notice(to: string, notice: Notice, id: string): Promise<void> {
    this.#take({ kind: 'notice', to, notice, id })
  }
  async findUser() {
    return null
  }
}

let db: TestDatabase
let store: Store
let slack: FakeNotifier
let clock: ManualClock
let anna: Employee
let bob: Employee

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  const save = ({ id: _, ...rest }: Employee) => store.people.saveEmployee(rest)
  anna = await save(anEmployee({ slackUserId: 'UANNA', language: 'de' }))
  bob = await save(anEmployee({ email: 'bob@example.com', name: 'Bob', slackUserId: 'UBOB', language: 'en' }))
})
afterAll(() => db.drop())

beforeEach(async () => {
  const far = later(10 * 24 * 60 * MINUTE)
  for (;;) {
    const left = await store.outbox.claim('before', far, far, 100)
    if (left.length === 0) break
    for (const { id } of left) await store.outbox.giveUp(id, 'before', '', far)
  }
  slack = new FakeNotifier()
  clock = manualClock(NOW)
})

function outbox(on: Store = store) {
  return createOutbox({
    store: on,
    clock,
    networks: new Map(),
    settings: { minConfidence: 0.6, timeZone: 'Europe/Berlin', language: 'en' },
    notifier: slack,
    owner: 'test',
    now: () => clock.now(),
    paceMs: 0,
    findPerson: async (employee) => employee.slackUserId,
    log: silent,
  })
}
const run = (minutesLater = 0) => {
  clock.moveTo(new Date(clock.now().getTime() + minutesLater * MINUTE))
  return outbox().run(new AbortController().signal)
}
const queue = async (changes: Partial<Alert> = {}) => {
  const alert = anAlert({ recipient: { employeeId: anna.id }, ...changes })
  await createAlert(store, alert, [], clock.now())
  return alert
}
const assignTo = async (alert: Alert, to: Employee) => {
  const next = act(alert, { type: 'assign', toId: to.id }, anActor({ employeeId: anna.id }), clock.now())
  if (typeof next === 'string') throw new Error(next)
  const also = [{ kind: 'post' as const, alertId: alert.id, employeeId: to.id, key: `post:${alert.id}:${to.id}` }]
  await changeAlert(store, next, clock.now(), { also })
  return next
}
const summary = () => slack.sent.map((s) => `${s.kind} ${s.to}`)

describe('a new alert', () => {
  it('is sent once, and its message remembered', async () => {
    const alert = await queue()
    await run()
    await run(60)
    expect(summary()).toEqual(['post UANNA'])
    expect(await store.alerts.messagesOf(alert.id)).toMatchObject([{ channel: 'DUANNA', employeeId: anna.id }])
  })

  it('is not sent again because the database was away just as Slack had taken it', async () => {
    const alert = await queue()
    let failures = 2
    const sent: Store['outbox']['sent'] = async (...args) => {
      if (failures-- > 0) throw new Error('the database is away')
      return store.outbox.sent(...args)
    }
    await outbox({ ...store, outbox: { ...store.outbox, sent } }).run(new AbortController().signal)
    await run(60)
    expect(summary()).toEqual(['post UANNA'])
    expect(await store.alerts.messagesOf(alert.id)).toHaveLength(1)
  })

  it('to a channel reads the company’s language', async () => {
    await queue({ recipient: { channel: '#triage' } })
    await run()
    expect(slack.sent).toMatchObject([{ to: '#triage', card: { language: 'en' } }])
  })

  it('that ended before it was sent is not sent', async () => {
    const alert = await queue()
    await store.alerts.save({ ...alert, state: 'handled', outcome: 'answered_on_network', endedAt: NOW, version: 2 })
    await run()
    expect(slack.sent).toEqual([])
  })

  it('that ended unsent and comes back with news is sent then', async () => {
    const alert = await queue()
    const ended: Alert = { ...alert, state: 'handled', outcome: 'answered_on_network', endedAt: NOW, version: 2 }
    await changeAlert(store, ended, NOW)
    await run()
    await changeAlert(store, reopened(ended), NOW, { tell: { reason: 'reopened', urgencyBefore: 60 } })
    await run(1)
    expect(summary()).toEqual(['post UANNA'])
    expect(await store.alerts.messagesOf(alert.id)).toHaveLength(1)
  })

  it('for somebody Slack does not know waits until they are found', async () => {
    const { id: _, ...rest } = anEmployee({ email: 'new@example.com' })
    const carol = await store.people.saveEmployee(rest)
    await queue({ recipient: { employeeId: carol.id } })
    await run()
    expect(slack.sent).toEqual([])
    await store.people.setSlackUser(carol.id, 'UCAROL', null, null)
    await run(5)
    expect(summary()).toEqual(['post UCAROL'])
  })
})

describe('an update', () => {
  it('goes to every message, each in its reader’s language', async () => {
    const alert = await queue()
    await run()
    await assignTo(alert, bob)
    await run()
    expect(summary()).toEqual(['post UANNA', 'update DUANNA', 'post UBOB'])
    slack.sent = []
    const current = await store.alerts.byId(alert.id)
    if (!current) throw new Error('gone')
    await changeAlert(store, { ...current, urgency: 61, version: current.version + 1 }, clock.now())
    await run()
    expect(slack.sent.map((s) => [s.to, s.card?.language, s.card?.urgency])).toEqual([
      ['DUANNA', 'de', 61],
      ['DUBOB', 'en', 61],
    ])
  })

  it('of a message that somebody deleted forgets it and changes the others', async () => {
    const alert = await queue()
    await run()
    await assignTo(alert, bob)
    await run()
    const current = await store.alerts.byId(alert.id)
    if (!current) throw new Error('gone')
    slack.sent = []
    slack.failures = [new NotFound('message_not_found')]
    await changeAlert(store, { ...current, version: current.version + 1 }, clock.now())
    await run()
    expect(summary()).toEqual(['update DUBOB'])
    expect((await store.alerts.messagesOf(alert.id)).map((m) => m.channel)).toEqual(['DUBOB'])
  })

  it('that is not allowed in one place still reaches the others', async () => {
    const alert = await queue()
    await run()
    const next = await assignTo(alert, bob)
    await run()
    slack.sent = []
    slack.failures = [new PermissionDenied('not_in_channel')]
    await changeAlert(store, { ...next, version: next.version + 1 }, clock.now())
    await run()
    expect(summary()).toEqual(['update DUBOB'])
    expect((await store.outbox.counts()).pending).toBe(1)
  })

  it('waits behind the alert’s own message', async () => {
    const alert = await queue()
    await changeAlert(store, { ...alert, version: 2 }, clock.now(), { tell: { reason: 'urgency', urgencyBefore: 10 } })
    await run()
    expect(summary()).toEqual(['post UANNA', 'update DUANNA', 'thread DUANNA'])
    expect(slack.sent[2]?.news).toMatchObject({
      language: 'de',
      reason: 'urgency',
      urgencyBefore: 10,
      urgencyAfter: 60,
    })
  })
})

describe('news in a thread', () => {
  it('goes where the assignee has it', async () => {
    const alert = await queue({ recipient: { channel: '#triage' } })
    await run()
    const next = await assignTo(alert, bob)
    await run()
    slack.sent = []
    await changeAlert(store, { ...next, version: next.version + 1 }, clock.now(), {
      tell: { reason: 'churn_risk', urgencyBefore: 60 },
    })
    await run()
    expect(summary()).toEqual(['update #triage', 'update DUBOB', 'thread DUBOB'])
  })

  it('is not told of an alert that ended meanwhile', async () => {
    const alert = await queue()
    await run()
    await changeAlert(store, { ...alert, version: 2 }, clock.now(), { tell: { reason: 'urgency', urgencyBefore: 1 } })
    await store.alerts.save({ ...alert, state: 'handled', outcome: 'replied', endedAt: NOW, version: 3 })
    await run()
    expect(summary()).toEqual(['post UANNA', 'update DUANNA'])
  })
})

describe('when Slack fails', () => {
  it('a lost answer is counted, and the same delivery sent again', async () => {
    await queue()
    slack.failures = [new Unavailable('timeout', { ambiguous: true })]
    await run()
    expect(slack.sent).toEqual([])
    const [waiting] = await store.outbox.claim('look', later(MINUTE), later(MINUTE), 1)
    expect(waiting).toMatchObject({ attempts: 2, ambiguous: 1 })
    await store.outbox.retry(waiting?.id ?? '', 'look', NOW, '', false)
    await run()
    expect(slack.sent.map((s) => s.id)).toEqual([waiting?.id])
  })

  it('a refused connection is no ambiguity', async () => {
    await queue()
    slack.failures = [new Unavailable('ECONNREFUSED')]
    await run()
    expect(await store.outbox.claim('look', later(MINUTE), later(MINUTE), 1)).toMatchObject([{ ambiguous: 0 }])
  })

  it('a wait holds back the whole batch until then, and keeps its order', async () => {
    const alerts = [await queue({ urgency: 1 }), await queue({ urgency: 2 }), await queue({ urgency: 3 })]
    slack.failures = [null, new RateLimited('429', later(10 * MINUTE))]
    await run()
    expect(slack.sent.map((s) => s.card?.urgency)).toEqual([1])
    await run(9)
    expect(slack.sent).toHaveLength(1)
    await run(1)
    expect(slack.sent.map((s) => s.card?.urgency)).toEqual([1, 2, 3])
    for (const alert of alerts) expect(await store.alerts.messagesOf(alert.id)).toHaveLength(1)
  })

  it('one wrong channel holds up nobody else', async () => {
    await queue({ recipient: { channel: '#gone' } })
    await queue()
    slack.failures = [new NotFound('channel_not_found')]
    await run()
    expect(summary()).toEqual(['post UANNA'])
    await run(5)
    expect(summary()).toEqual(['post UANNA', 'post #gone'])
  })

  it('what it will never take is given up', async () => {
    await queue()
    const before = (await store.outbox.counts()).givenUp
    slack.failures = [new InvalidResponse('invalid_blocks')]
    await run()
    expect(await store.outbox.counts()).toMatchObject({ pending: 0, givenUp: before + 1 })
  })
})

describe('shutdown in the middle of a batch', () => {
  it('lets the one under way finish and puts the others back at once', async () => {
    for (const urgency of [1, 2, 3]) await queue({ urgency })
    const stopping = new AbortController()
    slack.onSend = () => stopping.abort()
    await outbox().run(stopping.signal)
    expect(slack.sent.map((s) => s.card?.urgency)).toEqual([1])
    const left = await store.outbox.claim('another', NOW, later(MINUTE), 10)
    expect(left.map((d) => d.ambiguous)).toEqual([0, 0])
  })
})

describe('a notice', () => {
  it('reaches its person in their language, once', async () => {
    const data = { type: 'reconnect', network: 'x', handle: 'acme' }
    for (let i = 0; i < 2; i++)
      await store.outbox.enqueue([{ kind: 'notice', employeeId: anna.id, data, key: 'k' }], NOW)
    await run()
    expect(slack.sent).toMatchObject([{ kind: 'notice', to: 'UANNA', notice: { ...data, language: 'de' } }])
    expect(slack.sent).toHaveLength(1)
  })
})
