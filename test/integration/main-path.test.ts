import { rmSync } from 'node:fs'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importCustomers, importEmployees } from '../../src/actions/import/index.ts'
import { createApp, type RapportApp } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { manualClock } from '../../src/ports/clock.ts'
import { freshHome } from '../support/databases.ts'
import { xPost, xUser } from '../support/fake-x.ts'
import { strictHttp } from '../support/http.ts'
import {
  clickPayload,
  SIGNING_SECRET,
  signedRequest,
  submissionPayload,
  viewClickPayload,
} from '../support/slack-requests.ts'

strictHttp({ allowLoopback: true })

const X = 'https://api.x.com'
const SLACK = 'https://slack.com'
const START = new Date('2026-03-02T09:00:00Z')
const minutes = (n: number) => new Date(START.getTime() + n * 60_000)

const EMPLOYEES = `email,name,x,language\njana@acme.test,Jana Petersen,jana_acme,de\ntom@acme.test,Tom Wagner,tom_acme,en\n`
const CUSTOMERS = `name,owner,consent,x\nStadtwerke Nord,jana@acme.test,supplied,sw_nord\n`

/** What the bot said to Slack, in order. */
interface Said {
  method: string
  body: Record<string, unknown>
}

let app: RapportApp
let home: string
let said: Said[]
let clock: ReturnType<typeof manualClock>

const fields = (raw: unknown): Record<string, unknown> =>
  typeof raw === 'string' ? Object.fromEntries(new URLSearchParams(raw)) : { ...(raw as Record<string, unknown>) }

function slack(method: string, answer: (body: Record<string, unknown>) => object, times = 1): void {
  nock(SLACK)
    .post(`/api/${method}`)
    .times(times)
    .reply(200, (_uri, raw) => {
      const body = fields(raw)
      said.push({ method, body })
      return { ok: true, ...answer(body) }
    })
}

/** One page of mentions, at the next poll. */
function mentions(posts: Record<string, unknown>[], expected: Record<string, string>): void {
  nock(X, { reqheaders: { authorization: 'Bearer at-1' } })
    .get('/2/users/42/mentions')
    .query((query) => Object.entries(expected).every(([name, value]) => query[name] === value))
    .reply(200, {
      ...(posts.length > 0 ? { data: posts } : {}),
      meta: { result_count: posts.length, newest_id: posts[0]?.id },
    })
}

function authors(...users: Record<string, unknown>[]): void {
  nock(X)
    .get('/2/users')
    .query({ ids: users.map((u) => u.id).join(','), 'user.fields': /./ })
    .reply(200, { data: users })
}

async function begin(): Promise<RapportApp> {
  const settings = readSettings(
    {
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      X_CLIENT_ID: 'client',
      POLL_INTERVAL_SECONDS: '300',
    },
    home,
  )
  const slackSettings = { botToken: 'xoxb-1', signingSecret: SIGNING_SECRET }
  return createApp({ settings, home, log: createLog('silent'), slack: slackSettings, port: 0, clock })
}

beforeEach(async () => {
  home = freshHome()
  said = []
  clock = manualClock(START)
  app = await begin()
  await importEmployees(app.store, Buffer.from(EMPLOYEES), { dryRun: false, now: START })
  await importCustomers(app.store, Buffer.from(CUSTOMERS), { dryRun: false, now: START })
  nock(X)
    .get('/2/users/me')
    .query(true)
    .reply(200, { data: xUser('42', { username: 'jana_acme' }) })
  await app.connect.withTokens('x', 'jana@acme.test', { accessToken: 'at-1', refreshToken: 'rt-1', expiresAt: null })
})

afterEach(async () => {
  await app.stop()
  rmSync(home, { recursive: true, force: true })
})

const inSlack = {
  auth: () => slack('auth.test', () => ({ team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' })),
  people: () => {
    nock(SLACK)
      .post('/api/users.lookupByEmail')
      .twice()
      .reply(200, (_uri, raw) => {
        const { email } = fields(raw)
        return { ok: true, user: { id: email === 'jana@acme.test' ? 'UJANA' : 'UTOM', tz: 'Europe/Berlin' } }
      })
    slack('users.info', (body) => ({ user: { id: body.user, tz: 'Europe/Berlin', locale: 'de-DE' } }), 2)
  },
  dm: () => slack('conversations.open', () => ({ channel: { id: 'DJANA' } })),
  message: (ts: string) => slack('chat.postMessage', () => ({ channel: 'DJANA', ts })),
  update: () => slack('chat.update', () => ({ channel: 'DJANA', ts: '1700000000.000001' })),
}

const complaint = (id: string, at: Date, change: Record<string, unknown> = {}) =>
  xPost(id, {
    author_id: '500',
    text: '@jana_acme seit heute früh ist der Strom weg und niemand geht ans Telefon. Das ist eine Frechheit!',
    lang: 'de',
    created_at: at.toISOString(),
    entities: { mentions: [{ username: 'jana_acme', id: '42' }] },
    ...change,
  })

describe('a customer’s post becomes an alert that someone looks after', () => {
  it('from the poll to the handled message, each step once', async () => {
    inSlack.people()
    mentions([complaint('1001', minutes(-5))], { max_results: '20' })
    authors(xUser('500', { username: 'sw_nord', name: 'Stadtwerke Nord' }))
    inSlack.dm()
    inSlack.message('1700000000.000001')
    await app.once()

    const [alert] = await app.store.alerts.list({ limit: 10 })
    expect(alert).toMatchObject({ kind: 'upset_customer', state: 'open', isPrivate: false })
    const posted = said.find((s) => s.method === 'chat.postMessage')?.body
    expect(posted).toMatchObject({ channel: 'DJANA', unfurl_links: 'false' })
    expect(String(posted?.blocks)).toContain('Stadtwerke Nord')
    expect(String(posted?.blocks)).toContain('x.com/intent/post?in_reply_to=1001')
    expect(JSON.parse(String(posted?.metadata))).toMatchObject({
      event_type: 'rapport_alert',
      event_payload: { alert_id: alert?.id },
    })
    const touches = await app.store.touches.ofCustomers([alert?.customerId ?? ''], minutes(-60))
    expect(touches.get(alert?.customerId ?? '')).toHaveLength(1)

    // The same page again, and a process that starts anew: nothing is said twice.
    clock.moveTo(minutes(6))
    mentions([complaint('1001', minutes(-5))], { since_id: '1001' })
    await app.once()
    expect(said.filter((s) => s.method === 'chat.postMessage')).toHaveLength(1)

    inSlack.auth()
    await app.listen()
    inSlack.update()
    const click = clickPayload({ actionId: 'alert_handled', alertId: alert?.id, user: 'UJANA', channel: 'DJANA' })
    const answers = await Promise.all([signedRequest(app.web.url(), click), signedRequest(app.web.url(), click)])
    expect(answers.map((a) => a.status)).toEqual([200, 200])
    await expect.poll(async () => (await app.store.alerts.byId(alert?.id ?? ''))?.state).toBe('handled')
    clock.moveTo(minutes(7))
    await app.once()
    const updates = said.filter((s) => s.method === 'chat.update')
    expect(updates).toHaveLength(1)
    expect(updates[0]?.body).toMatchObject({ channel: 'DJANA', ts: '1700000000.000001' })
    expect(String(updates[0]?.body.blocks)).toContain('alert_reopen')
  })

  it('tells a wrong person privately, and changes nothing', async () => {
    inSlack.people()
    mentions([complaint('1001', minutes(-5), { author_id: '501' })], {})
    authors(xUser('501', { username: 'a_stranger' }))
    inSlack.dm()
    inSlack.message('1700000000.000001')
    await app.once()
    const [alert] = await app.store.alerts.list({ limit: 10 })
    expect(alert).toMatchObject({ isPrivate: true, customerId: null })

    inSlack.auth()
    await app.listen()
    slack('chat.postEphemeral', () => ({ message_ts: '1' }))
    await signedRequest(
      app.web.url(),
      clickPayload({ actionId: 'alert_handled', alertId: alert?.id, user: 'UTOM', channel: 'DJANA' }),
    )
    await expect.poll(() => said.find((s) => s.method === 'chat.postEphemeral')?.body.user).toBe('UTOM')
    expect((await app.store.alerts.byId(alert?.id ?? ''))?.state).toBe('open')
  })

  it('updates one message when the conversation goes on, and speaks up once when churn appears', async () => {
    inSlack.people()
    mentions([complaint('1001', minutes(-5))], {})
    authors(xUser('500', { username: 'sw_nord' }))
    inSlack.dm()
    inSlack.message('1700000000.000001')
    await app.once()
    clock.moveTo(minutes(6))
    const more = complaint('1002', minutes(5), {
      conversation_id: '1001',
      text: '@jana_acme wenn sich heute niemand meldet, kündigen wir den Vertrag und wechseln zur Konkurrenz.',
    })
    mentions([more], { since_id: '1001' })
    inSlack.update()
    inSlack.message('1700000000.000002')
    await app.once()
    const alerts = await app.store.alerts.list({ limit: 10 })
    expect(alerts).toMatchObject([{ churnRisk: true, version: 2 }])
    const thread = said.filter((s) => s.method === 'chat.postMessage')[1]?.body
    expect(thread?.thread_ts).toBe('1700000000.000001')
    expect(thread?.reply_broadcast).toBeUndefined()
  })

  it('reads words as somebody taught them in Slack, from the next post until that is undone', async () => {
    inSlack.people()
    const first = '@jana_acme in Raum Blau ist der Strom weg und niemand geht ans Telefon. Das ist eine Frechheit!'
    mentions([complaint('1001', minutes(-5), { text: first })], {})
    authors(xUser('500', { username: 'sw_nord' }))
    inSlack.dm()
    inSlack.message('1700000000.000001')
    await app.once()
    const [alert] = await app.store.alerts.list({ limit: 10 })
    /** The next poll brings calm words of the customer's: how they are read, and whether anybody is alerted. */
    async function meeting(id: string, day: string, at: number) {
      const before = await app.store.alerts.list({ limit: 10 })
      clock.moveTo(minutes(at))
      const text = `@jana_acme wir treffen uns ${day} um zehn in Raum Blau.`
      mentions([complaint(id, minutes(at - 1), { text, conversation_id: id })], { since_id: String(Number(id) - 1) })
      await app.once()
      const [post] = await app.store.posts.byIds('x', [id])
      const reading = (await app.store.posts.readingsOf([post?.rowId ?? ''])).get(post?.rowId ?? '')
      return { label: reading?.label, alerts: (await app.store.alerts.list({ limit: 10 })).length - before.length }
    }

    inSlack.auth()
    await app.listen()
    const submit = (words: string, viewId: string) => {
      const values = {
        label: { label: { selected_option: { value: 'negative' } } },
        other_words: { text: { value: words } },
      }
      const metadata = { alertId: alert?.id, language: 'de', message: { channel: 'DJANA', ts: '1700000000.000001' } }
      return signedRequest(
        app.web.url(),
        submissionPayload({ callbackId: 'wrong_sentiment', values, metadata, user: 'UJANA', viewId }),
      )
    }
    expect((await submit('Raum Grün', 'V1')).body).toContain('kommt im Post nicht vor')
    inSlack.update()
    expect((await submit('RAUM blau', 'V2')).body).toBe('')
    await expect.poll(async () => (await app.store.phrases.all(5)).length).toBe(1)

    inSlack.message('1700000000.000002')
    expect(await meeting('1002', 'morgen', 6)).toEqual({ label: 'negative', alerts: 1 })
    expect(String(said.find((s) => s.method === 'chat.update')?.body.blocks)).toContain('„RAUM blau“ = negativ')

    const [rule] = await app.store.phrases.all(1)
    inSlack.update()
    slack('views.update', () => ({ view: {} }))
    await signedRequest(app.web.url(), viewClickPayload('correction_undo', `${rule?.id}@0`, 'UJANA'))
    const shown = () => String(said.find((s) => s.method === 'views.update')?.body.view)
    await expect.poll(shown).toContain('„RAUM blau“ hat keine besondere Bedeutung mehr.')
    const after = await meeting('1003', 'übermorgen', 12)
    expect(after.alerts).toBe(0)
    expect(after.label).not.toBe('negative')
  })

  it('sends again what Slack could not take, and only once when it could', async () => {
    inSlack.people()
    mentions([complaint('1001', minutes(-5))], {})
    authors(xUser('500', { username: 'sw_nord' }))
    inSlack.dm()
    nock(SLACK).post('/api/chat.postMessage').reply(429, {}, { 'retry-after': '30' })
    await app.once()
    clock.moveTo(minutes(1))
    inSlack.message('1700000000.000001')
    await app.once()
    clock.moveTo(minutes(2))
    await app.once()
    expect(said.filter((s) => s.method === 'chat.postMessage')).toHaveLength(1)
  })

  it('takes what was said before as touches and wakes nobody for it', async () => {
    inSlack.people()
    mentions([complaint('1002', minutes(-26 * 60)), complaint('1001', minutes(-49 * 60))], { max_results: '20' })
    authors(xUser('500', { username: 'sw_nord' }))
    await app.once()
    expect(await app.store.alerts.list({ limit: 10 })).toEqual([])
    const [customer] = await app.store.people.customers()
    expect(
      (await app.store.touches.ofCustomers([customer?.id ?? ''], minutes(-9999))).get(customer?.id ?? ''),
    ).toHaveLength(2)
  })
})
