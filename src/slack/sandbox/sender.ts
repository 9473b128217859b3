import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { type Json, parseJson } from './json.ts'

/** Slack waits no longer for an acknowledgement. */
const ACK_MS = 3000

/** The bot's acknowledgement, or why there was none. */
export type Ack = { ok: true; body: Json } | { ok: false; problem: 'timeout' | 'unreachable' | `http_${number}` }

/** Sends a payload as Slack does: signed, interactions as a form, events as JSON. Never throws. */
export type Send = (payload: Json) => Promise<Ack>

export function createSender(options: {
  address(): string
  signingSecret: string
  /** In ms; the signature's time is the real one, whatever a replay's clock says. */
  realNow(): number
}): Send {
  const { address, signingSecret, realNow } = options

  function headers(type: string, body: string): Record<string, string> {
    const time = String(Math.floor(realNow() / 1000))
    const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex')
    return {
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${signature}`,
    }
  }

  return (payload) =>
    new Promise((resolve) => {
      const isEvent = payload.type === 'event_callback'
      const text = JSON.stringify(payload)
      const body = isEvent ? text : new URLSearchParams({ payload: text }).toString()
      const type = isEvent ? 'application/json' : 'application/x-www-form-urlencoded'
      // Not fetch: the bot is on this machine, whatever proxy the outside is reached through.
      const sent = request(address(), { method: 'POST', headers: headers(type, body), agent: false }, (response) => {
        let answer = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          answer += chunk
        })
        response.on('end', () => {
          const status = response.statusCode ?? 0
          resolve(status === 200 ? { ok: true, body: asBody(answer) } : { ok: false, problem: `http_${status}` })
        })
        response.on('error', () => resolve({ ok: false, problem: 'unreachable' }))
      })
      sent.setTimeout(ACK_MS, () => {
        resolve({ ok: false, problem: 'timeout' })
        sent.destroy()
      })
      sent.on('error', () => resolve({ ok: false, problem: 'unreachable' }))
      sent.end(body)
    })
}

function asBody(text: string): Json {
  const body = parseJson(text)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}
