import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { App, HTTPReceiver, type Logger, LogLevel, webApi } from '@slack/bolt'
import { manualClock } from '../../../../src/ports/clock.ts'
import { findLimitBreaches } from '../../../../src/slack/limits.ts'
import { createSandbox, type Sandbox, type SandboxUser } from '../../../../src/slack/sandbox/index.ts'

export const BOT_TOKEN = 'xoxb-sandbox-token'
export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'

export const EVA: SandboxUser = {
  id: 'U0EVA',
  name: 'Eva Berger',
  email: 'eva@acme.example',
  timeZone: 'Europe/Berlin',
  locale: 'de-DE',
  role: 'employee',
}
export const TOM: SandboxUser = { ...EVA, id: 'U0TOM', name: 'Tom Hill', email: 'tom@acme.example', role: 'manager' }

/** Refusals are wanted here; nobody needs to read of them. */
const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
}

export interface Stand {
  sandbox: Sandbox
  url: string
  client: webApi.WebClient
  /** A real Bolt app that takes signed requests at `/slack/events`. */
  bolt: App
  /** Real time for triggers; moved by hand once `advance` was called. */
  advance(ms: number): void
  close(): Promise<void>
}

/** The sandbox and a real Bolt app behind one port, as the program mounts them. */
export async function stand(options: { users?: SandboxUser[]; signingSecret?: string } = {}): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-sandbox-'))
  let url = ''
  let ahead = 0
  const sandbox = createSandbox({
    file: join(folder, 'workspace.jsonl'),
    baseUrl: () => url,
    signingSecret: options.signingSecret ?? SIGNING_SECRET,
    botToken: BOT_TOKEN,
    users: options.users ?? [EVA, TOM],
    channels: ['triage', { name: 'elsewhere', botIsMember: false }],
    clock: manualClock(new Date('2026-03-02T09:00:00Z')),
    breaches: findLimitBreaches,
    language: 'en',
    realNow: () => Date.now() + ahead,
  })
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: SILENT })
  const own = getRequestListener(
    async (request) => (await sandbox.handle(request)) ?? new Response(null, { status: 404 }),
  )
  const server = createServer((request, response) => {
    if (request.url === '/slack/events') receiver.requestListener(request, response)
    else void own(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const slackApiUrl = `${url}/sandbox/api/`
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 }, logger: SILENT }
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken: BOT_TOKEN, botId: 'B0RAPPORT', botUserId: 'U0RAPPORT' }),
    clientOptions,
    logger: SILENT,
  })
  return {
    sandbox,
    url,
    client: new webApi.WebClient(BOT_TOKEN, clientOptions),
    bolt,
    advance(ms) {
      ahead += ms
    },
    async close() {
      sandbox.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What the page knows after it was opened: its token, and the way it sends gestures. */
export async function openPage(url: string): Promise<{
  html: string
  token: string
  send(gesture: Record<string, unknown>): Promise<{ status: number; answer: unknown }>
}> {
  const html = await (await fetch(`${url}/sandbox`)).text()
  const token = /data-token="([^"]+)"/.exec(html)?.[1] ?? ''
  return {
    html,
    token,
    async send(gesture) {
      const response = await fetch(`${url}/sandbox/gesture`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-sandbox-token': token },
        body: JSON.stringify(gesture),
      })
      const text = await response.text()
      return { status: response.status, answer: response.ok ? JSON.parse(text) : text }
    },
  }
}

/** A promise with its own resolve, to wait for what a listener was given. */
export function caught<T>(): { value: Promise<T>; give(value: T): void } {
  let give: (value: T) => void = () => {}
  const value = new Promise<T>((resolve) => {
    give = resolve
  })
  return { value, give }
}
