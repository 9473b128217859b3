import { ConfigInvalid, type RapportError } from '../domain/errors.ts'
import { type SlackClient, slackClient, toDomainError } from './client.ts'
import { APP_TOKEN_HELP, BOT_TOKEN_HELP, type Identity, identify } from './identity.ts'
import type { Log } from './log.ts'

/** What the bot token must be allowed to; the same list stands in slack-manifest.yaml. */
export const NEEDED_SCOPES = [
  'chat:write',
  'commands',
  'users:read',
  'users:read.email',
  'im:write',
  'files:write',
  'files:read',
] as const

/** One line of `rapport doctor`. */
export interface SlackCheck {
  name: string
  status: 'ok' | 'warn' | 'fail'
  message: string
  /** How to mend it; empty when there is nothing to mend. */
  fix: string
}

export interface CheckOptions {
  botToken: string
  appToken?: string
  signingSecret?: string
  apiUrl?: string
  /** False: connect directly. Otherwise HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured. */
  throughProxy?: boolean
  now(): Date
}

const SILENT: Log = { info() {}, warn() {}, error() {} }
const REINSTALL =
  'add them at https://api.slack.com/apps, your app, OAuth & Permissions, then choose Reinstall to Workspace'

/** Asks Slack whether the settings work; never throws, and changes nothing. */
export async function checkSlack(options: CheckOptions): Promise<SlackCheck[]> {
  const bot = clientWith(options.botToken, options)
  const [token, connection] = await Promise.all([checkBotToken(bot, options.now), checkIntake(options)])
  return [...token, connection]
}

function clientWith(token: string, { apiUrl, throughProxy }: CheckOptions): SlackClient {
  return slackClient({ token, apiUrl, throughProxy, log: SILENT, timeoutMs: 10_000 })
}

async function checkBotToken(client: SlackClient, now: () => Date): Promise<SlackCheck[]> {
  const name = 'Slack bot token'
  try {
    const identity = await identify(client, now())
    const message = `valid for the workspace ${identity.workspace ?? identity.teamId ?? ''}`.trim()
    return [{ name, status: 'ok', message, fix: '' }, checkScopes(identity)]
  } catch (error) {
    if (error instanceof ConfigInvalid) return [{ name, status: 'fail', message: error.message, fix: BOT_TOKEN_HELP }]
    return [unreachable(name, toDomainError(error, now()))]
  }
}

function checkScopes({ scopes }: Identity): SlackCheck {
  const name = 'Slack scopes'
  if (scopes === null) return { name, status: 'warn', message: 'Slack did not say which scopes it has', fix: '' }
  const missing = NEEDED_SCOPES.filter((scope) => !scopes.includes(scope))
  if (missing.length === 0) return { name, status: 'ok', message: 'all there', fix: '' }
  return { name, status: 'fail', message: `missing: ${missing.join(', ')}`, fix: REINSTALL }
}

async function checkIntake(options: CheckOptions): Promise<SlackCheck> {
  const { appToken, signingSecret } = options
  if (appToken) return checkAppToken(clientWith(appToken, options), options.now)
  const name = 'Slack signing secret'
  const where = 'copy it from https://api.slack.com/apps, your app, Basic Information, Signing Secret'
  if (!signingSecret) {
    const message = 'neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set, so that no click can arrive'
    return { name, status: 'fail', message, fix: `${APP_TOKEN_HELP}; or ${where}` }
  }
  if (/^[0-9a-f]{32}$/.test(signingSecret)) {
    return { name, status: 'ok', message: 'set; whether it is the right one shows with the first request', fix: '' }
  }
  return { name, status: 'warn', message: 'does not look like one (32 hexadecimal digits)', fix: where }
}

async function checkAppToken(client: SlackClient, now: () => Date): Promise<SlackCheck> {
  const name = 'Slack app token'
  try {
    await client.apps.connections.open()
    return { name, status: 'ok', message: 'Socket Mode can connect', fix: '' }
  } catch (error) {
    const known = toDomainError(error, now())
    if (known.name === 'Unavailable' || known.name === 'RateLimited') return unreachable(name, known)
    return { name, status: 'fail', message: `SLACK_APP_TOKEN is not valid: ${known.message}`, fix: APP_TOKEN_HELP }
  }
}

function unreachable(name: string, error: RapportError): SlackCheck {
  const fix = 'check the connection to https://slack.com, HTTPS_PROXY and SLACK_API_URL, then try again'
  return { name, status: 'fail', message: error.message, fix }
}
