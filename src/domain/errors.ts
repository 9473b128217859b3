/**
 * The closed set of things that can go wrong outside the program.
 * Everything else that is thrown is a bug and says so.
 */
export class RapportError extends Error {
  override name = 'RapportError'
}

/** The network or Slack asks to wait; nothing may be sent before `retryAt`. */
export class RateLimited extends RapportError {
  override name = 'RateLimited'
  readonly retryAt: Date
  /** `app`: the whole application's budget; `user`: this account's; `usage-capped`: a plan's monthly cap. */
  readonly scope: 'user' | 'app' | 'usage-capped'
  constructor(message: string, retryAt: Date, scope: 'user' | 'app' | 'usage-capped' = 'user') {
    super(message)
    this.retryAt = retryAt
    this.scope = scope
  }
}

/** The account's token is no longer valid and a refresh was confirmed to be refused. */
export class AuthExpired extends RapportError {
  override name = 'AuthExpired'
}

/** The token is valid, but this call is not allowed to it. Never refresh because of it. */
export class PermissionDenied extends RapportError {
  override name = 'PermissionDenied'
}

/** The application has no credits left, or its own spend cap is reached; pauses the whole network. */
export class CreditsDepleted extends RapportError {
  override name = 'CreditsDepleted'
  /** `network`: it says so itself; the budgets are our own caps. */
  readonly reason: 'network' | 'daily_budget' | 'monthly_budget'
  constructor(message: string, reason: 'network' | 'daily_budget' | 'monthly_budget' = 'network') {
    super(message)
    this.reason = reason
  }
}

/** No answer, a time-out or a 5xx: try again later. `ambiguous`: the request may have taken effect. */
export class Unavailable extends RapportError {
  override name = 'Unavailable'
  readonly ambiguous: boolean
  constructor(message: string, options: { ambiguous?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.ambiguous = options.ambiguous ?? false
  }
}

/** An answer that does not have the documented shape. */
export class InvalidResponse extends RapportError {
  override name = 'InvalidResponse'
}

/** The thing asked for does not exist (any more). */
export class NotFound extends RapportError {
  override name = 'NotFound'
}

/** A setting or argument a person gave is missing or wrong; the message says what to do. Exit code 2. */
export class ConfigInvalid extends RapportError {
  override name = 'ConfigInvalid'
}
