import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigInvalid, Unavailable } from '../../src/domain/errors.ts'
import { createSlackApp, type SlackAppOptions } from '../../src/slack/app.ts'
import { checkSlack, NEEDED_SCOPES } from '../../src/slack/check.ts'
import { fakeActions, memoryInbox, memoryLog, slackClock } from '../support/slack-fakes.ts'
import { SIGNING_SECRET } from '../support/slack-requests.ts'
import { type FakeSlack, fakeSlack } from '../support/slack-server.ts'

let api: FakeSlack

beforeEach(async () => {
  api = await fakeSlack()
})

afterEach(async () => {
  await api.close()
})

function app(changes: Partial<SlackAppOptions> = {}) {
  return createSlackApp({
    botToken: 'xoxb-1',
    signingSecret: SIGNING_SECRET,
    apiUrl: api.url,
    actions: fakeActions(),
    inbox: memoryInbox(),
    clock: slackClock(),
    log: memoryLog(),
    owner: 'p1',
    isBlocking: () => true,
    ...changes,
  })
}

/** An address where nobody listens. */
async function deadUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/api/`
}

describe('starting', () => {
  it('trap 5: with a bad bot token names the setting and where to get it', async () => {
    api.always('auth.test', { body: { ok: false, error: 'invalid_auth' } })
    const error: unknown = await (await app()).start().catch((e: unknown) => e)
    expect(error).toBeInstanceOf(ConfigInvalid)
    expect(String(error)).toMatch(/SLACK_BOT_TOKEN.*api\.slack\.com\/apps/)
  })

  it('trap 5: without Slack ends with a typed error', async () => {
    const started = (await app({ apiUrl: await deadUrl() })).start()
    await expect(started).rejects.toBeInstanceOf(Unavailable)
  })

  it('trap 5: with a bad app token names the setting', async () => {
    api.always('apps.connections.open', { body: { ok: false, error: 'invalid_auth' } })
    const error: unknown = await (await app({ appToken: 'xapp-1' })).start().catch((e: unknown) => e)
    expect(error).toBeInstanceOf(ConfigInvalid)
    expect(String(error)).toContain('SLACK_APP_TOKEN')
  })

  it('trap 5: gives up a Socket Mode connection that is never opened', async () => {
    const silent = createServer()
    silent.on('upgrade', () => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    api.always('apps.connections.open', { body: { ok: true, url: `ws://127.0.0.1:${port}/` } })
    const started = (await app({ appToken: 'xapp-1', startTimeoutMs: 100 })).start()
    await expect(started).rejects.toBeInstanceOf(Unavailable)
    silent.closeAllConnections()
    silent.close()
  })

  it('without an app token and a signing secret is refused', async () => {
    await expect(app({ signingSecret: undefined })).rejects.toThrow('SLACK_SIGNING_SECRET')
  })
})

describe('the check for doctor', () => {
  const now = () => new Date('2026-03-02T09:00:00Z')
  const check = (changes: { appToken?: string; signingSecret?: string; apiUrl?: string } = {}) =>
    checkSlack({ botToken: 'xoxb-1', signingSecret: SIGNING_SECRET, apiUrl: api.url, now, ...changes })
  const identity = { ok: true, team: 'Acme', team_id: 'T1', user_id: 'UBOT' }
  const withScopes = (scopes: readonly string[]) => ({
    body: identity,
    headers: { 'x-oauth-scopes': scopes.join(',') },
  })

  it('finds nothing to mend and names the workspace', async () => {
    api.always('auth.test', withScopes(NEEDED_SCOPES))
    const checks = await check({ appToken: 'xapp-1' })
    expect(checks.map((c) => c.status)).toEqual(['ok', 'ok', 'ok'])
    expect(checks[0]?.message).toContain('Acme')
    expect(api.callsOf('apps.connections.open')[0]?.token).toBe('xapp-1')
  })

  it('names the scopes that are missing', async () => {
    api.always('auth.test', withScopes(['chat:write', 'im:write', 'users:read', 'commands', 'files:read']))
    const scopes = (await check()).find((c) => c.name === 'Slack scopes')
    expect(scopes).toMatchObject({ status: 'fail', message: 'missing: users:read.email, files:write' })
    expect(scopes?.fix).toContain('Reinstall')
  })

  it('says how to mend a bad token', async () => {
    api.always('auth.test', { body: { ok: false, error: 'account_inactive' } })
    const [token] = await check()
    expect(token).toMatchObject({ status: 'fail', name: 'Slack bot token' })
    expect(token?.fix).toContain('OAuth & Permissions')
  })

  it('says how to mend a bad app token', async () => {
    api.always('apps.connections.open', { body: { ok: false, error: 'not_allowed_token_type' } })
    const checks = await check({ appToken: 'xoxb-1' })
    expect(checks.at(-1)).toMatchObject({ status: 'fail', name: 'Slack app token' })
    expect(checks.at(-1)?.fix).toContain('connections:write')
  })

  it('does not blame a token when Slack cannot be reached', async () => {
    const checks = await check({ apiUrl: await deadUrl(), appToken: 'xapp-1' })
    expect(checks.map((c) => c.status)).toEqual(['fail', 'fail'])
    expect(JSON.stringify(checks)).not.toContain('not valid')
  })

  it('wonders about a signing secret that does not look like one', async () => {
    expect((await check({ signingSecret: 'xapp-1' })).at(-1)?.status).toBe('warn')
  })
})
