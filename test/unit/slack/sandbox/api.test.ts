import { randomUUID } from 'node:crypto'
import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BOT_TOKEN, EVA, openPage, type Stand, stand, TOM } from './support.ts'

let at: Stand
beforeEach(async () => {
  at = await stand()
})
afterEach(() => at.close())

type WebAnswer = webApi.WebAPICallResult & { ts?: string; channel?: string }

/** Slack's error code and messages of a call that is refused. */
async function refusal(call: Promise<unknown>): Promise<{ code: string; messages: string[] }> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof webApi.WebAPIPlatformError)) throw new Error('the call was not refused')
  return { code: error.data.error, messages: error.data.response_metadata?.messages ?? [] }
}

const section = (text: string, block_id?: string) => ({
  type: 'section',
  ...(block_id === undefined ? {} : { block_id }),
  text: { type: 'mrkdwn', text },
})
const modal = (title = 'Form', more: Record<string, unknown> = {}) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  blocks: [{ type: 'divider' as const }],
  ...more,
})

describe('who the bot is and whom it knows', () => {
  test('auth.test names the bot and the scopes it has', async () => {
    const answer = await at.client.auth.test()
    expect(answer).toMatchObject({ ok: true, user_id: 'U0RAPPORT', bot_id: 'B0RAPPORT', team_id: 'T0SANDBOX' })
    expect(answer.response_metadata?.scopes).toContain('chat:write')
  })

  test('another token than the sandbox’s is refused, and so is none', async () => {
    const other = new webApi.WebClient('xoxb-other', { slackApiUrl: `${at.url}/sandbox/api/` })
    expect((await refusal(other.auth.test())).code).toBe('invalid_auth')
    const bare = await fetch(`${at.url}/sandbox/api/auth.test`, { method: 'POST' })
    expect(await bare.json()).toMatchObject({ ok: false, error: 'not_authed' })
  })

  test('Socket Mode and unknown methods are refused', async () => {
    expect((await refusal(at.client.apps.connections.open())).code).toBe('not_allowed_token_type')
    expect((await refusal(at.client.apiCall('toString'))).code).toBe('unknown_method')
  })

  test('people are found by id and address, with zone and locale', async () => {
    const found = await at.client.users.lookupByEmail({ email: 'EVA@acme.example' })
    expect(found.user?.id).toBe(EVA.id)
    const info = await at.client.users.info({ user: EVA.id, include_locale: true })
    expect(info.user).toMatchObject({ tz: 'Europe/Berlin', locale: 'de-DE', is_bot: false, deleted: false })
    expect((await at.client.users.list({})).members?.map((m) => m.id)).toEqual([EVA.id, TOM.id])
    expect((await refusal(at.client.users.lookupByEmail({ email: 'x@y.example' }))).code).toBe('users_not_found')
    expect((await refusal(at.client.users.info({ user: 'U0NOBODY' }))).code).toBe('user_not_found')
  })

  test('conversations are opened once, listed and described', async () => {
    const first = await at.client.conversations.open({ users: EVA.id })
    const again = await at.client.conversations.open({ users: EVA.id })
    expect(first.channel?.id).toMatch(/^D/)
    expect(again.channel?.id).toBe(first.channel?.id)
    const { channels } = await at.client.conversations.list({})
    expect(channels?.map((c) => [c.name, c.is_member])).toEqual([
      ['triage', true],
      ['elsewhere', false],
    ])
    const { channel } = await at.client.conversations.info({ channel: first.channel?.id ?? '' })
    expect(channel).toMatchObject({ is_im: true, user: EVA.id })
    expect((await refusal(at.client.conversations.open({ users: 'U0NOBODY' }))).code).toBe('user_not_found')
  })
})

describe('messages', () => {
  test('a message is posted by channel name, id or person, and answers with its id', async () => {
    const byName = await at.client.chat.postMessage({ channel: '#triage', text: 'one' })
    const byId = await at.client.chat.postMessage({ channel: byName.channel ?? '', text: 'two' })
    const direct = await at.client.chat.postMessage({ channel: EVA.id, text: 'three' })
    expect(byName.ts).toMatch(/^\d{10}\.\d{6}$/)
    expect(Number(byId.ts)).toBeGreaterThan(Number(byName.ts))
    expect(direct.channel).toMatch(/^D/)
    expect(byName.message).toMatchObject({ type: 'message', text: 'one', bot_id: 'B0RAPPORT', user: 'U0RAPPORT' })
  })

  test('blocks without an id get one, metadata and thread are kept', async () => {
    const metadata = { event_type: 'rapport_alert', event_payload: { alert_id: 'a1' } }
    const root = await at.client.chat.postMessage({
      channel: '#triage',
      text: 'root',
      blocks: [section('hello')],
      metadata,
    })
    expect(root.message?.metadata).toEqual(metadata)
    expect(root.message?.blocks?.[0]?.block_id).toMatch(/.+/)
    const reply = await at.client.chat.postMessage({ channel: '#triage', text: 'reply', thread_ts: root.ts })
    const nested = await at.client.chat.postMessage({ channel: '#triage', text: 'nested', thread_ts: reply.ts })
    expect(nested.message?.thread_ts).toBe(root.ts)
    const lost = at.client.chat.postMessage({ channel: '#triage', text: 'x', thread_ts: '1.000001' })
    expect((await refusal(lost)).code).toBe('thread_not_found')
  })

  test('the same client_msg_id gives the message already posted', async () => {
    const client_msg_id = randomUUID()
    const message = { channel: '#triage', text: 'once', client_msg_id }
    const first: WebAnswer = await at.client.apiCall('chat.postMessage', message)
    const second: WebAnswer = await at.client.apiCall('chat.postMessage', message)
    expect(second.ts).toBe(first.ts)
    expect(at.sandbox.workspace.messages(String(first.channel), EVA.id)).toHaveLength(1)
  })

  test('an update with text alone takes the blocks away and needs the channel’s id', async () => {
    const { channel = '', ts = '' } = await at.client.chat.postMessage({
      channel: EVA.id,
      text: 'old',
      blocks: [section('old')],
    })
    const changed = await at.client.chat.update({ channel, ts, text: 'new' })
    expect(changed).toMatchObject({ ok: true, text: 'new', ts })
    expect(at.sandbox.workspace.find(channel, ts)).toMatchObject({ text: 'new', blocks: [] })
    expect((await refusal(at.client.chat.update({ channel: EVA.id, ts, text: 'x' }))).code).toBe('channel_not_found')
    const missing = at.client.chat.update({ channel, ts: '1.000001', text: 'x' })
    expect((await refusal(missing)).code).toBe('message_not_found')
  })

  test('a message can be deleted and linked to', async () => {
    const { channel = '', ts = '' } = await at.client.chat.postMessage({ channel: '#triage', text: 'x' })
    const { permalink } = await at.client.chat.getPermalink({ channel, message_ts: ts })
    expect(permalink).toBe(`${at.url}/sandbox?at=${channel}&ts=${ts}#m-${ts.replace('.', '-')}`)
    await at.client.chat.delete({ channel, ts })
    expect((await refusal(at.client.chat.delete({ channel, ts }))).code).toBe('message_not_found')
  })

  test('an ephemeral message is for one person and cannot be updated', async () => {
    const { channel = '' } = await at.client.chat.postMessage({ channel: '#triage', text: 'x' })
    const { message_ts = '' } = await at.client.chat.postEphemeral({ channel, user: EVA.id, text: 'psst' })
    const { workspace } = at.sandbox
    expect(workspace.messages(channel, EVA.id)).toHaveLength(2)
    expect(workspace.messages(channel, TOM.id)).toHaveLength(1)
    const update = at.client.chat.update({ channel, ts: message_ts, text: 'y' })
    expect((await refusal(update)).code).toBe('cant_update_message')
    const dm = (await at.client.conversations.open({ users: EVA.id })).channel?.id ?? ''
    const wrong = at.client.chat.postEphemeral({ channel: dm, user: TOM.id, text: 'x' })
    expect((await refusal(wrong)).code).toBe('user_not_in_channel')
  })

  test.each([
    ['channel_not_found', { channel: '#nowhere', text: 'x' }],
    ['not_in_channel', { channel: '#elsewhere', text: 'x' }],
    ['no_text', { channel: '#triage', text: '' }],
    ['msg_too_long', { channel: '#triage', text: 'x'.repeat(40_001) }],
    ['invalid_blocks_format', { channel: '#triage', text: 'x', blocks: '{"not":"a list"}' }],
    ['invalid_metadata_format', { channel: '#triage', text: 'x', metadata: { event_type: 1 } }],
  ])('%s is what Slack would say too', async (code, message) => {
    expect((await refusal(at.client.apiCall('chat.postMessage', message))).code).toBe(code)
  })

  test('what breaks Slack’s limits is refused with its place, and the page shows it', async () => {
    const header = { type: 'header', text: { type: 'plain_text', text: 'h'.repeat(151) } }
    const refused = await refusal(at.client.chat.postMessage({ channel: '#triage', text: 'x', blocks: [header] }))
    expect(refused.code).toBe('invalid_blocks')
    expect(refused.messages.join()).toContain('151 characters, at most 150')
    const { html } = await openPage(at.url)
    expect(html).toContain('invalid_blocks')
    expect(html).toContain('151 characters, at most 150')
  })

  test('JSON bodies are understood as well as forms', async () => {
    const response = await fetch(`${at.url}/sandbox/api/chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${BOT_TOKEN}` },
      body: JSON.stringify({ channel: '#triage', text: 'from JSON', blocks: [section('x', 'b1')] }),
    })
    expect(await response.json()).toMatchObject({ ok: true, message: { blocks: [{ block_id: 'b1' }] } })
  })
})

describe('views', () => {
  test('a modal needs a trigger of a gesture', async () => {
    const open = at.client.views.open({ trigger_id: 'made up', view: modal() })
    expect((await refusal(open)).code).toBe('invalid_trigger_id')
  })

  test('a modal that breaks Slack’s limits is refused', async () => {
    const open = at.client.views.open({ trigger_id: 'x', view: modal('t'.repeat(25)) })
    const refused = await refusal(open)
    expect(refused.code).toBe('invalid_arguments')
    expect(refused.messages.join()).toContain('title')
  })

  test('a home is published, and published again only with the hash of the last', async () => {
    const home = { type: 'home' as const, blocks: [{ type: 'divider' as const }] }
    const first = await at.client.views.publish({ user_id: EVA.id, view: home })
    const second = await at.client.views.publish({ user_id: EVA.id, view: home, hash: first.view?.hash })
    expect(second.view?.id).toBe(first.view?.id)
    const stale = at.client.views.publish({ user_id: EVA.id, view: home, hash: first.view?.hash })
    expect((await refusal(stale)).code).toBe('hash_conflict')
    const nobody = at.client.views.publish({ user_id: 'U0NOBODY', view: home })
    expect((await refusal(nobody)).code).toBe('user_not_found')
  })

  test('a view that is not there cannot be updated', async () => {
    expect((await refusal(at.client.views.update({ view_id: 'V1', view: modal() }))).code).toBe('not_found')
  })
})
