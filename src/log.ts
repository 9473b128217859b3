import pino, { type Logger } from 'pino'
import { z } from 'zod'
import { RapportError } from './domain/errors.ts'

/** Field names that never reach a log, wherever in an object they stand (privacy.md 12). */
const SECRET = [
  'token',
  'accessToken',
  'refreshToken',
  'botToken',
  'appToken',
  'signingSecret',
  'authorization',
  'cookie',
  'code',
  'codeVerifier',
  'text',
  'handle',
  'name',
  'email',
]

export type Log = Logger

/** What the database itself said, by PostgreSQL's five characters. */
const databaseError = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
})

/**
 * An error as it may be logged: what kind, and where. Its message only where the message is ours or the language's own;
 * libraries put what they were given into theirs (the database's quotes whole rows), which may be a post or a token.
 */
export function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack = '', cause } = error
  const isHarmless = error instanceof RapportError || error instanceof TypeError || error instanceof ReferenceError
  return {
    type: name,
    ...(isHarmless ? { message } : {}),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(databaseError.safeParse(error).data?.meta.driverAdapterError.cause ?? {}),
    stack: framesOf(stack, message),
    ...(cause === undefined ? {} : { cause: errorForLog(cause) }),
  }
}

/** A stack begins with the message, which may have lines that look like frames. */
function framesOf(stack: string, message: string): string {
  const begin = stack.indexOf(message)
  const behind = begin < 0 ? stack : stack.slice(begin + message.length)
  return behind
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** The program's log, on stderr so that stdout stays for results: JSON lines, or readable ones on a terminal. */
export function createLog(level: string, isTerminal = process.stderr.isTTY === true): Log {
  const redact = { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' }
  const serializers = { err: errorForLog }
  const options = { level, redact, serializers, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }
  if (!isTerminal) return pino(options, pino.destination({ dest: 2, sync: true }))
  const transport = pino.transport({
    target: 'pino-pretty',
    options: { destination: 2, translateTime: 'HH:MM:ss', ignore: 'pid,hostname', sync: true },
  })
  return pino(options, transport)
}
