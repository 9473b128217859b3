import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { ConfigInvalid } from './domain/errors.ts'
import { KEY_COMMAND } from './domain/key-command.ts'

const url = z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
const money = z.coerce.number({ error: 'must be a number of US dollars' }).nonnegative()
const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone such as Europe/Berlin' })

/** Every setting, with its default; `.env.example` explains each one to people. */
const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  RAPPORT_HOME: z.string().default('.rapport'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3000),
  PUBLIC_URL: url.optional(),
  TIME_ZONE: timeZone.default('Europe/Berlin'),
  DEFAULT_LANGUAGE: z.enum(['de', 'en']).default('en'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ENCRYPTION_KEY: z.string().optional(),
  ENCRYPTION_KEY_PREVIOUS: z.string().optional(),
  MIN_CONFIDENCE: z.coerce.number().min(0).max(1).default(0.6),
  READING_MODELS: z.enum(['full', 'clean'], { error: 'must be full or clean' }).default('full'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token, which begins with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token, which begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: url.optional(),
  SLACK_TRIAGE_CHANNEL: z.string().optional(),
  X_CLIENT_ID: z.string().optional(),
  X_CLIENT_SECRET: z.string().optional(),
  X_API_URL: url.default('https://api.x.com'),
  X_DAILY_BUDGET_USD: money.default(5),
  X_MONTHLY_BUDGET_USD: money.optional(),
  POLL_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  PHRASES_FILE: z.string().optional(),
  NODE_ENV: z.string().optional(),
})

export type Settings = z.infer<typeof settings>

/** Names of all settings, for checking `.env.example`. */
export const SETTING_NAMES = Object.keys(settings.shape).filter((name) => name !== 'NODE_ENV')

const WHERE: Partial<Record<keyof Settings, string>> = {
  ENCRYPTION_KEY: `Make one with: ${KEY_COMMAND}`,
  SLACK_BOT_TOKEN:
    'Create the app from slack-manifest.yaml at https://api.slack.com/apps, install it, then copy "Bot User OAuth Token" from OAuth & Permissions.',
  SLACK_APP_TOKEN:
    'For Socket Mode: Basic Information → App-Level Tokens, scope connections:write. For signed HTTP set SLACK_SIGNING_SECRET instead (Basic Information → Signing Secret).',
  X_CLIENT_ID: 'Copy it from your app at https://developer.x.com under Keys and tokens → OAuth 2.0.',
}

/**
 * Reads the environment and `.env` in the working directory (the environment wins).
 * @throws ConfigInvalid naming each setting that is wrong, never its value
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Settings {
  const file = resolve(folder, '.env')
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const given = Object.entries({ ...fromFile, ...environment }).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  )
  const parsed = settings.safeParse(Object.fromEntries(given.map(([name, value]) => [name, value?.trim()])))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new ConfigInvalid(
    `These settings are wrong:\n  ${problems.join('\n  ')}\nSee .env.example for what each one means.`,
  )
}

/** Nothing that leads to real data or a real account is set. */
export function isUnconfigured(s: Settings): boolean {
  return !s.DATABASE_URL && !s.ENCRYPTION_KEY && !hasRealToken(s)
}

export function hasRealToken(s: Settings): boolean {
  return [s.SLACK_BOT_TOKEN, s.SLACK_APP_TOKEN, s.SLACK_SIGNING_SECRET, s.X_CLIENT_ID, s.X_CLIENT_SECRET].some(Boolean)
}

/**
 * The key that secrets are encrypted with.
 * @throws ConfigInvalid with the command that makes one
 */
export function requireKey(s: Settings): string {
  if (!s.ENCRYPTION_KEY) throw missing('ENCRYPTION_KEY')
  return s.ENCRYPTION_KEY
}

export interface SlackSettings {
  botToken: string
  appToken?: string
  signingSecret?: string
  apiUrl?: string
}

/**
 * Slack's settings, complete: a bot token and one way to hear from Slack.
 * @throws ConfigInvalid naming what is missing and where to get it
 */
export function requireSlack(s: Settings): SlackSettings {
  if (!s.SLACK_BOT_TOKEN) throw missing('SLACK_BOT_TOKEN')
  if (!s.SLACK_APP_TOKEN && !s.SLACK_SIGNING_SECRET) throw missing('SLACK_APP_TOKEN')
  return {
    botToken: s.SLACK_BOT_TOKEN,
    appToken: s.SLACK_APP_TOKEN,
    signingSecret: s.SLACK_SIGNING_SECRET,
    apiUrl: s.SLACK_API_URL,
  }
}

/** @throws ConfigInvalid where a half of X's settings is given without the other */
export function checkX(s: Settings): void {
  if (s.X_CLIENT_SECRET && !s.X_CLIENT_ID) throw missing('X_CLIENT_ID')
}

export function missing(name: keyof Settings): ConfigInvalid {
  return new ConfigInvalid(`${name} is missing. ${WHERE[name] ?? ''} Put it into .env or the environment.`)
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
