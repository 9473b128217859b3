import http, { type Agent, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { webApi } from '@slack/bolt'

type SlackFetch = NonNullable<webApi.WebClientOptions['fetch']>
type SlackResponse = Awaited<ReturnType<SlackFetch>>

const MAX_ANSWER_BYTES = 5_000_000
const CUT = new Set(['ECONNRESET', 'EPIPE'])

/** The request got no whole answer. `sent`: all of it had left, so Slack may have carried it out. */
export class SendFailed extends Error {
  override name = 'SendFailed'
  readonly sent: boolean
  readonly code: string
  constructor(cause: unknown, sent: boolean) {
    super('The request to Slack failed', { cause })
    this.sent = sent
    this.code = codeOf(cause)
  }
}

/**
 * A `fetch` for Slack's client on node:http: it goes through the proxies of `agent` (directly without
 * one), and unlike the built-in one it tells whether a failed request had been sent. Throws `SendFailed`.
 */
export function slackFetch(agent?: Agent): SlackFetch {
  return (url, init = {}) =>
    new Promise((resolve, reject) => {
      const target = new URL(url)
      const body = init.body ?? ''
      if (typeof body !== 'string') throw new TypeError('File uploads are not supported')
      let sent = false
      // A line that was cut counts as sent: who cut it, and when, cannot be told for sure.
      const fail = (cause: unknown) => reject(new SendFailed(cause, sent || CUT.has(codeOf(cause))))
      const { request: send } = target.protocol === 'http:' ? http : https
      const request = send(target, {
        method: init.method ?? 'POST',
        headers: { ...init.headers, 'content-length': Buffer.byteLength(body) },
        // `false` is a connection of its own: one that was kept and that Slack closes just then would make a send
        // look ambiguous.
        agent: agent ?? false,
        signal: init.signal,
      })
      request.once('finish', () => {
        sent = true
      })
      request.once('error', fail)
      request.once('response', (response) => {
        readAnswer(response, target.href).then(resolve, fail)
      })
      request.end(body)
    })
}

async function readAnswer(response: IncomingMessage, url: string): Promise<SlackResponse> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > MAX_ANSWER_BYTES) {
      response.destroy()
      throw new Error('The answer is too large')
    }
    chunks.push(bytes)
  }
  const body = Buffer.concat(chunks)
  const status = response.statusCode ?? 0
  const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)]))
  // Without a time to wait Slack's client would fail with an untyped error.
  if (status === 429 && !/^\d+$/.test(headers.get('retry-after') ?? '')) headers.set('retry-after', '30')
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: response.statusMessage ?? '',
    url,
    headers: { get: (name) => headers.get(name.toLowerCase()) ?? null, entries: () => headers.entries() },
    arrayBuffer: async () => new Uint8Array(body).buffer,
    json: async () => JSON.parse(body.toString('utf8')),
    text: async () => body.toString('utf8'),
  }
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  if ('code' in cause && typeof cause.code === 'string') return cause.code
  return cause.name
}
