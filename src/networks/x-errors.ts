import { z } from 'zod'
import {
  AuthExpired,
  ConfigInvalid,
  CreditsDepleted,
  InvalidResponse,
  NotFound,
  PermissionDenied,
  type RapportError,
  RateLimited,
  Unavailable,
} from '../domain/errors.ts'
import { type Headers, numberHeader } from './http.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** X's window; assumed when an answer does not say when it ends. */
const WINDOW = 15 * MINUTE

const word = z
  .string()
  .regex(/^[\w-]{1,60}$/)
  .optional()
  .catch(undefined)

/** X's problem details (RFC 7807), as far as the decisions here need them. */
const problemSchema = z.object({
  type: z.string().optional().catch(undefined),
  reason: word,
  period: word,
  /** OAuth's own errors (RFC 6749, 5.2). */
  error: word,
  resource_id: word,
  section: word,
  parameters: z.record(z.string(), z.unknown()).optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
})
export type XProblem = z.infer<typeof problemSchema>

/** One entry of an answer's `errors`, or an error answer itself; an empty one for anything else. */
export function problemOf(value: unknown): XProblem {
  return problemSchema.safeParse(value).data ?? {}
}

const nestedSchema = z.object({ errors: z.array(z.unknown()) })

/** The answer's own problem and those nested in it. */
function problemsOf(body: unknown): XProblem[] {
  return [problemOf(body), ...(nestedSchema.safeParse(body).data?.errors ?? []).map(problemOf)]
}

/** The last part of a problem's type, e.g. `usage-capped`; safe to show. */
export function problemKind(problem: XProblem): string | undefined {
  return /(?:\/problems\/|#)([a-z0-9-]{1,60})$/.exec(problem.type ?? '')?.[1]
}

/** A 400 that may come of the named query parameter: the answer names it, or names none. */
export class BadParameter extends InvalidResponse {
  private readonly named: ReadonlySet<string>
  constructor(message: string, named: ReadonlySet<string>) {
    super(message)
    this.named = named
  }
  concerns(parameter: string): boolean {
    return this.named.size === 0 || this.named.has(parameter)
  }
}

/** The domain's error for an answer that is no 2xx. Messages hold statuses and problem types, never bodies. */
export function xError(answer: { status: number; headers: Headers; body: unknown }, now: Date): RapportError {
  const { status, headers, body } = answer
  const problems = problemsOf(body)
  const kinds = problems.flatMap((p) => problemKind(p) ?? [])
  const details = [...kinds, ...problems.flatMap((p) => p.reason ?? p.error ?? [])].join(', ')
  const message = `X answered ${status}${details === '' ? '' : ` (${details})`}`
  // A spend cap that was reached comes under the same type with another status.
  if (status === 402 || kinds.includes('credits')) return new CreditsDepleted(message)
  const capped = problems.find((p) => problemKind(p) === 'usage-capped')
  if (capped) return usageCapped(message, capped, now)
  if (status === 429) return rateLimited(message, headers, now)
  if (status === 401) return new AuthExpired(message)
  if (status === 403) return new PermissionDenied(message)
  if (status === 404) return new NotFound(message)
  if (status >= 500 || status === 408) return new Unavailable(message, { ambiguous: true })
  if (status === 400) return new BadParameter(message, namedParameters(problems))
  return new InvalidResponse(message)
}

/** The domain's error for a 2xx that holds nothing but `errors`. */
export function onlyErrors(errors: readonly unknown[], now: Date): RapportError {
  const problems = errors.map(problemOf)
  const kinds = problems.flatMap((p) => problemKind(p) ?? [])
  const message = `X answered 200 with errors only (${kinds.join(', ') || 'of unknown type'})`
  const [first] = problems
  switch (kinds[0]) {
    case 'credits':
      return new CreditsDepleted(message)
    case 'usage-capped':
      return usageCapped(message, first ?? {}, now)
    case 'resource-not-found':
      return new NotFound(message)
    case 'not-authorized-for-resource':
    case 'not-authorized-for-field':
    case 'resource-unavailable':
    case 'disallowed-resource':
    case 'client-forbidden':
    case 'unsupported-authentication':
      return new PermissionDenied(message)
    default:
      return new InvalidResponse(message)
  }
}

/**
 * The token endpoint's refusals: only a grant it calls invalid ends the connection (trap 2);
 * a refused application is a setting to be mended, and disconnects nobody.
 */
export function xGrantError(answer: { status: number; headers: Headers; body: unknown }, now: Date): RapportError {
  const code = problemOf(answer.body).error
  const isRefusal = answer.status === 400 || answer.status === 401
  if (isRefusal && (code === 'invalid_grant' || code === 'invalid_request')) {
    return new AuthExpired(`X refused the grant (${code})`)
  }
  if (answer.status === 401 || (isRefusal && (code === 'invalid_client' || code === 'unauthorized_client'))) {
    return new ConfigInvalid('X refused the application: check X_CLIENT_ID and X_CLIENT_SECRET')
  }
  return xError(answer, now)
}

function usageCapped(message: string, problem: XProblem, now: Date): RateLimited {
  // A month ends on the plan's own day, which no answer tells: look once a day.
  const retryAt = problem.period === 'Daily' ? nextUtcDay(now) : new Date(now.getTime() + DAY)
  return new RateLimited(message, retryAt, 'usage-capped')
}

function nextUtcDay(now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY) + 1) * DAY)
}

function rateLimited(message: string, headers: Headers, now: Date): RateLimited {
  for (const scope of ['app', 'user'] as const) {
    const prefix = `x-${scope}-limit-24hour`
    if (numberHeader(headers, `${prefix}-remaining`) === 0) {
      return new RateLimited(message, resetTime(headers, `${prefix}-reset`, now), scope)
    }
  }
  // The person's own budget is not used up, so it is the application's that is.
  const scope = (numberHeader(headers, 'x-rate-limit-remaining') ?? 0) > 0 ? 'app' : 'user'
  return new RateLimited(message, resetTime(headers, 'x-rate-limit-reset', now), scope)
}

/** Epoch seconds; absent or absurd ones count as one window from now. Never earlier than five seconds from now. */
function resetTime(headers: Headers, name: string, now: Date): Date {
  const reset = (numberHeader(headers, name) ?? 0) * 1000
  const isPlausible = reset > now.getTime() - WINDOW && reset < now.getTime() + 2 * DAY
  return new Date(isPlausible ? Math.max(reset, now.getTime() + 5000) : now.getTime() + WINDOW)
}

/** What is left of the tightest budget the answer tells of. */
export function budgetOf(headers: Headers): { remaining: number; resetsAt: Date } | null {
  let tightest: { remaining: number; resetsAt: Date } | null = null
  for (const prefix of ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour']) {
    const remaining = numberHeader(headers, `${prefix}-remaining`)
    const reset = numberHeader(headers, `${prefix}-reset`)
    if (remaining === null || reset === null || reset <= 0 || reset > 1e11) continue
    if (tightest === null || remaining < tightest.remaining) tightest = { remaining, resetsAt: new Date(reset * 1000) }
  }
  return tightest
}

function namedParameters(problems: readonly XProblem[]): Set<string> {
  const named = new Set(problems.flatMap((p) => Object.keys(p.parameters ?? {})))
  for (const { message = '', detail = '' } of problems) {
    for (const [name] of `${message} ${detail}`.matchAll(/\b(?:since_id|pagination_token|start_time|max_results)\b/g)) {
      named.add(name)
    }
  }
  return named
}
