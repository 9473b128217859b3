import { createHmac } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'

const person = (id: string) => ({ id, username: 'x', team_id: 'T1' })
const common = { team: { id: 'T1', domain: 'acme' }, api_app_id: 'A1', token: 'legacy' }

export interface ClickOptions {
  actionId: string
  alertId?: string
  user?: string
  actionTs?: string
  triggerId?: string
  chosen?: string
  channel?: string
}

/** A click in a message, as Slack sends it. */
export function clickPayload(options: ClickOptions): Record<string, unknown> {
  const { actionId, alertId = 'a1', user = 'U1', actionTs = '1700000100.000001', chosen } = options
  const channel = options.channel ?? 'DU1'
  const ts = '1700000000.000001'
  const menu = { type: 'overflow', selected_option: { value: chosen, text: { type: 'plain_text', text: 'x' } } }
  return {
    ...common,
    type: 'block_actions',
    user: person(user),
    trigger_id: options.triggerId ?? 'trigger.1',
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'directmessage' },
    message: { type: 'message', ts, text: 'the words of a customer' },
    actions: [
      {
        action_id: actionId,
        block_id: `alert_actions:${alertId}:3`,
        action_ts: actionTs,
        ...(chosen === undefined ? { type: 'button', value: alertId } : menu),
      },
    ],
  }
}

/** A choice inside a form, as Slack sends it. */
export function formChoicePayload(actionId: string, chosen: string, metadata: unknown): Record<string, unknown> {
  return {
    ...common,
    type: 'block_actions',
    user: person('U1'),
    trigger_id: 'trigger.2',
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', hash: 'h1', type: 'modal', private_metadata: JSON.stringify(metadata) },
    actions: [
      {
        type: 'radio_buttons',
        action_id: actionId,
        block_id: 'tone',
        action_ts: '1700000100.000002',
        selected_option: { value: chosen, text: { type: 'plain_text', text: 'x' } },
      },
    ],
  }
}

export interface SubmissionOptions {
  callbackId: string
  values: Record<string, Record<string, unknown>>
  user?: string
  viewId?: string
  metadata?: unknown
}

/** A click on a button of a home or form, as Slack sends it. */
export function viewClickPayload(actionId: string, value: string, user = 'U1'): Record<string, unknown> {
  return {
    ...common,
    type: 'block_actions',
    user: person(user),
    trigger_id: 'trigger.3',
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', hash: 'h1', private_metadata: '{"message":null}' },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b1', action_ts: '1700000100.000003', value }],
  }
}

/** A form that was sent off, as Slack sends it. */
export function submissionPayload(options: SubmissionOptions): Record<string, unknown> {
  const message = { channel: 'DU1', ts: '1700000000.000001' }
  const metadata = options.metadata ?? { alertId: 'a1', language: 'de', message }
  return {
    ...common,
    type: 'view_submission',
    user: person(options.user ?? 'U1'),
    view: {
      id: options.viewId ?? 'V1',
      hash: 'h1',
      type: 'modal',
      callback_id: options.callbackId,
      private_metadata: JSON.stringify(metadata),
      state: { values: options.values },
    },
  }
}

/** What somebody types into a search field, as Slack sends it. */
export function suggestionPayload(words: string): Record<string, unknown> {
  return {
    ...common,
    type: 'block_suggestion',
    user: person('U1'),
    action_id: 'customer_search',
    block_id: 'customer',
    value: words,
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', hash: 'h1', type: 'modal', private_metadata: '{}' },
  }
}

/** An event, as Slack sends it. */
export function eventPayload(id: string, event: Record<string, unknown>): Record<string, unknown> {
  const authorizations = [{ team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_bot: true }]
  return { ...common, type: 'event_callback', team_id: 'T1', event_id: id, event_time: 1, event, authorizations }
}

export interface Slack {
  /** Sends a payload signed as Slack does. */
  send(
    payload: Record<string, unknown>,
    how?: { secret?: string; at?: Date },
  ): Promise<{ status: number; body: string }>
  close(): Promise<void>
}

/** Sends a payload to `/slack/events` of a site, signed as Slack does. */
export async function signedRequest(
  site: string,
  payload: Record<string, unknown>,
  { secret = SIGNING_SECRET, at = new Date() }: { secret?: string; at?: Date } = {},
): Promise<{ status: number; body: string }> {
  const isEvent = payload.type === 'event_callback' || payload.type === 'url_verification'
  const body = isEvent ? JSON.stringify(payload) : `payload=${encodeURIComponent(JSON.stringify(payload))}`
  const time = String(Math.floor(at.getTime() / 1000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`
  const response = await fetch(`${site}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': signature,
    },
    body,
  })
  return { status: response.status, body: await response.text() }
}

/** Slack's sending end: signed requests to `listener` on a server of its own. */
export async function slackSender(listener: RequestListener): Promise<Slack> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    send: (payload, how) => signedRequest(`http://127.0.0.1:${port}`, payload, how),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
