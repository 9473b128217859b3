import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AuthExpired,
  InvalidResponse,
  NotFound,
  PermissionDenied,
  RateLimited,
  Unavailable,
} from '../../src/domain/errors.ts'
import type { Notifier } from '../../src/ports/notifier.ts'
import { slackClient } from '../../src/slack/client.ts'
import { createNotifier } from '../../src/slack/notifier.ts'
import { alertCard } from '../support/slack-cards.ts'
import { memoryLog } from '../support/slack-fakes.ts'
import { type Answer, type FakeSlack, fakeSlack } from '../support/slack-server.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const REF = { channel: 'C1', ts: '1.1' }
let api: FakeSlack
let notifier: Notifier

beforeEach(async () => {
  api = await fakeSlack()
  const client = slackClient({ token: 'xoxb-1', apiUrl: api.url, timeoutMs: 300, log: memoryLog() })
  notifier = createNotifier({ client, now: () => NOW })
})

afterEach(async () => {
  await api.close()
})

describe('posting an alert', () => {
  it('trap 7: goes to the conversation with a person, whose id can be updated later', async () => {
    const ref = await notifier.post('U7', alertCard(), 'd-1')
    expect(ref).toMatchObject({ channel: 'DU7' })
    expect(api.callsOf('chat.postMessage')[0]?.args.channel).toBe('DU7')
  })

  it('opens the conversation once', async () => {
    await notifier.post('U7', alertCard(), 'd-1')
    await notifier.post('U7', alertCard(), 'd-2')
    expect(api.callsOf('conversations.open')).toHaveLength(1)
  })

  it.each([
    ['#triage', '#triage'],
    ['triage', '#triage'],
    ['C024BE91L', 'C024BE91L'],
  ])('to %s is sent to %s, and its id comes back', async (to, channel) => {
    const ref = await notifier.post(to, alertCard(), 'd-1')
    expect(api.callsOf('chat.postMessage')[0]?.args.channel).toBe(channel)
    expect(ref.channel).toMatch(/^C/)
  })

  it('trap 10: unfurls no link, and carries what tells a repeated delivery', async () => {
    await notifier.post('C1', alertCard({ alertId: 'a9' }), 'd-5')
    expect(api.callsOf('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: false,
      unfurl_media: false,
      client_msg_id: 'd-5',
      metadata: { event_type: 'rapport_alert', event_payload: { alert_id: 'a9', delivery_id: 'd-5' } },
    })
  })

  it('trap 2: a lost answer makes exactly one request, and says that it may have been taken', async () => {
    api.always('chat.postMessage', 'drop')
    await expect(notifier.post('C1', alertCard(), 'd-1')).rejects.toMatchObject({
      name: 'Unavailable',
      ambiguous: true,
    })
    expect(api.callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('trap 2: an answer that never comes is given up in time, after one request', async () => {
    api.always('chat.postMessage', 'never')
    await expect(notifier.post('C1', alertCard(), 'd-1')).rejects.toMatchObject({
      name: 'Unavailable',
      ambiguous: true,
    })
    expect(api.callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('to a Slack that cannot be reached was surely not taken', async () => {
    await api.close()
    await expect(notifier.post('C1', alertCard(), 'd-1')).rejects.toMatchObject({
      name: 'Unavailable',
      ambiguous: false,
    })
    api = await fakeSlack()
  })

  it('trap 1: a 429 is thrown with its time and holds nothing else up', async () => {
    api.next('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } })
    const error: unknown = await notifier.post('C1', alertCard(), 'd-1').catch((e: unknown) => e)
    expect(error).toBeInstanceOf(RateLimited)
    expect(error).toMatchObject({ retryAt: new Date(NOW.getTime() + 30_000) })
    await expect(notifier.post('C1', alertCard(), 'd-2')).resolves.toMatchObject({ channel: 'C1' })
  })

  it('a 429 that names no time still has one', async () => {
    api.next('chat.postMessage', { status: 429 })
    await expect(notifier.post('C1', alertCard(), 'd-1')).rejects.toBeInstanceOf(RateLimited)
  })

  it.each<[string, Answer, new (...args: never[]) => Error]>([
    ['a revoked token', { body: { ok: false, error: 'token_revoked' } }, AuthExpired],
    ['a missing scope', { body: { ok: false, error: 'missing_scope', needed: 'chat:write' } }, PermissionDenied],
    ['a channel it is not in', { body: { ok: false, error: 'not_in_channel' } }, PermissionDenied],
    ['an unknown channel', { body: { ok: false, error: 'channel_not_found' } }, NotFound],
    ['blocks Slack refuses', { body: { ok: false, error: 'invalid_blocks' } }, InvalidResponse],
    ['a message without its time', { body: { ok: true, channel: 'C1' } }, InvalidResponse],
    ['a 500', { status: 500 }, Unavailable],
    ['a page of a proxy', { status: 200, text: '<html>secret words</html>' }, Unavailable],
  ])('%s has an error of its own', async (_what, answer, type) => {
    api.next('chat.postMessage', answer)
    const error: unknown = await notifier.post('C1', alertCard(), 'd-1').catch((e: unknown) => e)
    expect(error).toBeInstanceOf(type)
    expect(String(error)).not.toContain('secret words')
  })

  it('names the scope that is missing', async () => {
    api.next('chat.postMessage', { body: { ok: false, error: 'missing_scope', needed: 'chat:write' } })
    await expect(notifier.post('C1', alertCard(), 'd-1')).rejects.toThrow('missing_scope, needs chat:write')
  })
})

describe('afterwards', () => {
  it('trap 7: an update brings both text and blocks, to the id of the channel', async () => {
    await notifier.update(REF, alertCard())
    const { args } = await api.called('chat.update')
    expect(args).toMatchObject(REF)
    expect(args.text).not.toBe('')
    expect(args.blocks).toBeInstanceOf(Array)
  })

  it('an update of a message that was deleted says so', async () => {
    api.next('chat.update', { body: { ok: false, error: 'message_not_found' } })
    await expect(notifier.update(REF, alertCard())).rejects.toBeInstanceOf(NotFound)
  })

  it('news goes to the thread and not to the channel', async () => {
    const news = { language: 'de', reason: 'urgency', urgencyBefore: 40, urgencyAfter: 70, mention: 'U7' } as const
    await notifier.thread(REF, news, 'd-2')
    const { args } = await api.called('chat.postMessage')
    expect(args).toMatchObject({ channel: 'C1', thread_ts: '1.1', client_msg_id: 'd-2' })
    expect(args).not.toHaveProperty('reply_broadcast')
  })

  it('a notice goes to the person', async () => {
    await notifier.notice('U7', { type: 'reconnect', network: 'x', handle: 'acme', language: 'en' }, 'd-3')
    expect((await api.called('chat.postMessage')).args.channel).toBe('DU7')
  })
})

describe('finding a person', () => {
  it('gives their time zone and language', async () => {
    await expect(notifier.findUser('eva@acme.example')).resolves.toEqual({
      id: 'U7',
      timeZone: 'Europe/Berlin',
      language: 'de',
    })
  })

  it('gives nobody for an unknown address', async () => {
    api.next('users.lookupByEmail', { body: { ok: false, error: 'users_not_found' } })
    await expect(notifier.findUser('x@acme.example')).resolves.toBeNull()
  })

  it('gives nobody for a deactivated account', async () => {
    api.next('users.info', { body: { ok: true, user: { id: 'U7', deleted: true } } })
    await expect(notifier.findUser('x@acme.example')).resolves.toBeNull()
  })

  it('does not take a failure for nobody', async () => {
    api.next('users.lookupByEmail', { status: 503 })
    await expect(notifier.findUser('x@acme.example')).rejects.toBeInstanceOf(Unavailable)
  })
})

describe('a bad line', () => {
  it('that never opens was surely not used', async () => {
    // Takes connections in and never greets: a TLS handshake that hangs.
    const silent = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const apiUrl = `https://127.0.0.1:${port}/api/`
    const client = slackClient({ token: 'xoxb-1', apiUrl, timeoutMs: 100, throughProxy: false, log: memoryLog() })
    const post = createNotifier({ client, now: () => NOW }).post('C1', alertCard(), 'd-1')
    await expect(post).rejects.toMatchObject({ name: 'Unavailable', ambiguous: false })
    await new Promise((resolve) => silent.close(resolve))
  })
})
