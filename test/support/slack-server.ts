import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type SocketPeer, socketPeer } from './slack-socket.ts'

/** One call of the Web API as it arrived; blocks, views and the like are parsed. */
export interface SlackCall {
  method: string
  token: string
  args: Record<string, unknown>
}

/** How a method answers: a body, a status with headers, or no answer at all. */
export type Answer =
  | { body: Record<string, unknown>; headers?: Record<string, string> }
  | { status: number; headers?: Record<string, string>; text?: string }
  | 'drop'
  | 'never'

export interface FakeSlack {
  /** For `SLACK_API_URL`. */
  url: string
  calls: SlackCall[]
  /** Calls of one method, oldest first. */
  callsOf(method: string): SlackCall[]
  /** Answers the next calls of a method, one each; after that the usual answer comes back. */
  next(method: string, ...answers: Answer[]): void
  /** Answers every call of a method from now on. */
  always(method: string, answer: Answer): void
  /** Resolves with the nth call (from 1) of a method once it arrived. */
  called(method: string, count?: number): Promise<SlackCall>
  /** Resolves with the nth (from 1) Socket Mode connection once Slack's hello was sent. */
  socket(count?: number): Promise<SocketPeer>
  /** Resolves once every Socket Mode connection is gone. */
  disconnected(): Promise<void>
  close(): Promise<void>
}

const JSON_ARGS = new Set(['blocks', 'view', 'metadata', 'unfurl_links', 'unfurl_media'])

/** A Slack that keeps a record of what it is asked and fails on demand; listens on loopback. */
export async function fakeSlack(): Promise<FakeSlack> {
  const calls: SlackCall[] = []
  const planned = new Map<string, Answer[]>()
  const fixed = new Map<string, Answer>()
  const sockets: SocketPeer[] = []
  let open = 0
  const waiting = new Set<() => void>()
  const arrived = () => {
    for (const check of [...waiting]) check()
  }
  const server = createServer((req, res) => {
    void read(req).then((call) => {
      calls.push(call)
      reply(planned.get(call.method)?.shift() ?? fixed.get(call.method) ?? usual(call), req.socket, res)
      arrived()
    })
  })
  server.on('upgrade', (req: IncomingMessage, socket: Socket) => {
    sockets.push(socketPeer(req, socket))
    open += 1
    socket.once('close', () => {
      open -= 1
      arrived()
    })
    arrived()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  function usual({ method, args }: SlackCall): Answer {
    const n = calls.length
    const ts = `1700000000.${String(n).padStart(6, '0')}`
    const bodies: Record<string, Record<string, unknown>> = {
      'auth.test': { team: 'Acme', team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT', url: 'https://acme.slack.com/' },
      'apps.connections.open': { url: `ws://127.0.0.1:${port}/link` },
      'conversations.open': { channel: { id: `D${String(args.users)}` } },
      'chat.postMessage': { channel: channelId(String(args.channel)), ts },
      'chat.update': { channel: args.channel, ts: args.ts, text: args.text },
      'chat.postEphemeral': { message_ts: ts },
      'views.open': { view: { id: `V${n}`, hash: 'h' } },
      'views.update': { view: { id: args.view_id, hash: 'h2' } },
      'views.publish': { view: { id: 'VH', hash: 'h' } },
      'users.info': { user: { id: args.user, tz: 'Europe/Berlin', locale: 'de-DE', deleted: false, is_bot: false } },
      'users.lookupByEmail': { user: { id: 'U7' } },
    }
    const body = bodies[method]
    return { body: body === undefined ? { ok: false, error: 'unknown_method' } : { ok: true, ...body } }
  }

  function until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = find()
        if (found === undefined) return
        waiting.delete(check)
        resolve(found)
      }
      waiting.add(check)
      check()
    })
  }

  const callsOf = (method: string) => calls.filter((call) => call.method === method)
  return {
    url: `http://127.0.0.1:${port}/api/`,
    calls,
    callsOf,
    next: (method, ...answers) => void planned.set(method, [...(planned.get(method) ?? []), ...answers]),
    always: (method, answer) => void fixed.set(method, answer),
    called: (method, count = 1) => until(() => callsOf(method)[count - 1]),
    socket: (count = 1) => until(() => sockets[count - 1]),
    disconnected: async () => void (await until(() => (open === 0 ? true : undefined))),
    close: () =>
      new Promise((resolve) => {
        for (const peer of sockets) peer.drop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function channelId(channel: string): string {
  return channel.startsWith('#') ? `C${channel.slice(1).toUpperCase()}` : channel
}

async function read(req: IncomingMessage): Promise<SlackCall> {
  let body = ''
  for await (const chunk of req) body += String(chunk)
  const args: Record<string, unknown> = {}
  for (const [key, value] of new URLSearchParams(body)) args[key] = JSON_ARGS.has(key) ? JSON.parse(value) : value
  const token = (req.headers.authorization ?? '').replace('Bearer ', '')
  return { method: (req.url ?? '').replace('/api/', ''), token, args }
}

function reply(answer: Answer, socket: Socket, res: ServerResponse): void {
  if (answer === 'never') return
  if (answer === 'drop') {
    socket.destroy()
    return
  }
  const json = { 'content-type': 'application/json' }
  if ('body' in answer) res.writeHead(200, { ...json, ...answer.headers }).end(JSON.stringify(answer.body))
  else res.writeHead(answer.status, answer.headers).end(answer.text ?? '')
}
