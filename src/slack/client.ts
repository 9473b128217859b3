import { webApi } from '@slack/bolt'
import { ProxyAgent } from 'proxy-agent'
import {
  AuthExpired,
  InvalidResponse,
  NotFound,
  PermissionDenied,
  RapportError,
  RateLimited,
  Unavailable,
} from '../domain/errors.ts'
import { SendFailed, slackFetch } from './fetch.ts'
import { type Log, libraryLogger, slackCode } from './log.ts'

export type SlackClient = webApi.WebClient

export interface ClientOptions {
  apiUrl?: string
  /** Milliseconds until a call is given up; 30 000 unless told. */
  timeoutMs?: number
  /** False: connect directly. Otherwise HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured. */
  throughProxy?: boolean
  log: Log
}

/**
 * What every client of ours is made with: nothing is repeated behind our back (a lost answer would
 * post twice) and a 429 is thrown rather than pausing the client's whole queue.
 */
export function clientOptions(options: ClientOptions): webApi.WebClientOptions {
  return {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: options.timeoutMs ?? 30_000,
    fetch: slackFetch(options.throughProxy === false ? undefined : new ProxyAgent()),
    allowAbsoluteUrls: false,
    logger: libraryLogger(options.log),
  }
}

/** A client of Slack's Web API; bulk posts and interactive calls each get one of their own. */
export function slackClient(options: ClientOptions & { token: string }): SlackClient {
  return new webApi.WebClient(options.token, clientOptions(options))
}

const AUTH = new Set(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'])
const MISSING = new Set([
  'channel_not_found',
  'message_not_found',
  'user_not_found',
  'users_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
])
const FORBIDDEN = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'access_denied',
  'ekm_access_denied',
  'team_access_not_granted',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
])
/** Slack: "some aspect of the operation may have succeeded". */
const BROKEN = new Set(['internal_error', 'fatal_error', 'service_unavailable'])

/**
 * Whatever Slack's client threw, as one of the closed set of errors. A time-out, a reset or a 5xx
 * after the request had left is `Unavailable` with `ambiguous`.
 */
export function toDomainError(error: unknown, now: Date): RapportError {
  if (error instanceof RapportError) return error
  if (error instanceof webApi.WebAPIRateLimitedError) return rateLimited(error.retryAfter, now)
  if (error instanceof webApi.WebAPIHTTPError) {
    const message = `Slack answered with HTTP ${error.statusCode}`
    return error.statusCode >= 500 ? new Unavailable(message, { ambiguous: true }) : new InvalidResponse(message)
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const failed = error.original
    if (!(failed instanceof SendFailed)) return new Unavailable('Slack could not be reached', { ambiguous: true })
    return new Unavailable(`Slack could not be reached (${failed.code})`, { ambiguous: failed.sent })
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformError(error, now)
  return new InvalidResponse(`The call to Slack failed (${error instanceof Error ? error.name : typeof error})`)
}

function platformError(error: webApi.WebAPIPlatformError, now: Date): RapportError {
  const code = slackCode(error)
  if (code === 'no_json') return new Unavailable('Slack answered with no JSON', { ambiguous: true })
  const message = `Slack refused the call (${code}${neededScope(error)})`
  if (code === 'ratelimited' || code === 'rate_limited') return rateLimited(30, now)
  if (AUTH.has(code)) return new AuthExpired(message)
  if (FORBIDDEN.has(code)) return new PermissionDenied(message)
  if (MISSING.has(code)) return new NotFound(message)
  if (BROKEN.has(code)) return new Unavailable(message, { ambiguous: true })
  return new InvalidResponse(message)
}

function neededScope(error: webApi.WebAPIPlatformError): string {
  const needed = 'needed' in error.data ? String(error.data.needed) : ''
  return /^[a-z:.,_]{1,200}$/.test(needed) ? `, needs ${needed}` : ''
}

function rateLimited(seconds: number, now: Date): RateLimited {
  return new RateLimited('Slack asks to wait', new Date(now.getTime() + seconds * 1000), 'app')
}
