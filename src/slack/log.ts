import { type Logger, LogLevel, webApi } from '@slack/bolt'

/** The part of pino that is used here. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const TOKEN = /\bx(?:ox[a-z]|app)[-.][\w.-]+/gi
const ADDRESS = /\bwss?:\/\/\S+/gi

/**
 * Slack's libraries log through this: warnings and errors only, because at lower levels they write
 * whole payloads, and never a token or a socket's address (which holds a ticket).
 */
export function libraryLogger(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ detail: harmless(parts) }, 'slack library warns'),
    error: (...parts) => log.error({ detail: harmless(parts) }, 'slack library reports an error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}

/** Name and code of anything thrown, never its message, which may hold what a person wrote. */
export function errorFields(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  if (error instanceof webApi.WebAPIPlatformError) return { error: error.name, code: slackCode(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return code === undefined ? { error: error.name } : { error: error.name, code }
}

/** Slack's own code of a refusal; `no_json` when a proxy's page came in place of Slack's answer. */
export function slackCode(error: webApi.WebAPIPlatformError): string {
  const code = String(error.data.error)
  return /^[a-z0-9_]{1,80}$/.test(code) ? code : 'no_json'
}

function harmless(parts: readonly unknown[]): string {
  return parts
    .map((part) => (part instanceof Error ? part.name : typeof part === 'string' ? part : typeof part))
    .join(' ')
    .replace(TOKEN, '[token]')
    .replace(ADDRESS, '[address]')
    .slice(0, 300)
}
