import type { IncomingMessage, ServerResponse } from 'node:http'
import { HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt'
import { EnvHttpProxyAgent } from 'undici'
import { ConfigInvalid } from '../domain/errors.ts'
import { errorFields, type Log, libraryLogger } from './log.ts'
import { type SocketLink, socketLink } from './socket.ts'

export type RequestListener = (req: IncomingMessage, res: ServerResponse) => void

/** Where gestures come from: a connection we keep open, or signed requests to `/slack/events`. */
export type Intake =
  | { mode: 'socket'; receiver: SocketModeReceiver; link: SocketLink }
  | { mode: 'http'; receiver: HTTPReceiver; requestListener: RequestListener }

export interface IntakeOptions {
  appToken?: string
  signingSecret?: string
  clientOptions: webApi.WebClientOptions
  startTimeoutMs: number
  throughProxy?: boolean
  log: Log
  /** False while requests are turned away, so that Slack delivers them again later. */
  isOpen(): boolean
}

/** Socket Mode with an app token, otherwise HTTP. Throws `ConfigInvalid` when neither is possible. */
export function createIntake(options: IntakeOptions): Intake {
  if (options.appToken) return socketIntake(options.appToken, options)
  if (options.signingSecret) return httpIntake(options.signingSecret, options)
  throw new ConfigInvalid(
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing. Both are at https://api.slack.com/apps under Basic Information.',
  )
}

function socketIntake(appToken: string, { clientOptions, startTimeoutMs, throughProxy, log }: IntakeOptions): Intake {
  const { logger: _logger, ...webClientOptions } = clientOptions
  const receiver = new SocketModeReceiver({
    appToken,
    logger: libraryLogger(log),
    // The only way by which SLACK_API_URL reaches apps.connections.open.
    installerOptions: { clientOptions: webClientOptions },
    autoReconnectEnabled: false,
    ...(throughProxy === false ? {} : { dispatcher: new EnvHttpProxyAgent() }),
    processEventErrorHandler: async ({ error }) => {
      log.error(errorFields(error), 'what slack sent could not be taken')
      // Not acknowledged: Slack delivers it again.
      return false
    },
  })
  return { mode: 'socket', receiver, link: socketLink(receiver.client, startTimeoutMs, log) }
}

function httpIntake(signingSecret: string, { log, isOpen }: IntakeOptions): Intake {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    processBeforeResponse: false,
    bodyLimit: '1mb',
    logger: libraryLogger(log),
    processEventErrorHandler: async ({ error, response }) => {
      log.error(errorFields(error), 'what slack sent could not be taken')
      if (!response.headersSent) response.writeHead(500).end()
      return true
    },
  })
  const requestListener: RequestListener = (req, res) => {
    if (!isOpen()) {
      res.writeHead(503).end()
      return
    }
    try {
      receiver.requestListener(req, res)
    } catch {
      // Bolt throws for an address or method that is not its own.
      res.writeHead(404).end()
    }
  }
  return { mode: 'http', receiver, requestListener }
}
