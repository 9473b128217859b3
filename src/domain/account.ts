export type AccountStatus = 'connected' | 'disconnected' | 'denied'

/**
 * One connected account on one network: an employee's (personal) or, without one, the company's.
 */
export interface Account {
  id: string
  network: string
  /** The network's own id of the account. */
  remoteId: string
  handle: string
  /** Employee id; null for a company account. */
  employeeId: string | null
  status: AccountStatus
  connectedAt: Date
  /** How far this account has been read; null before the first poll. */
  cursor: Cursor
  nextPollAt: Date | null
  lastSuccessAt: Date | null
  /** Name of what went wrong at the last read; null after one that succeeded. */
  lastError?: string | null
}

/**
 * `watermark`: everything up to this id is stored. `pending`: a read that stopped half-way —
 * the newest id it saw first, and the page to resume at (networks.md, traps 4 and 5).
 */
export interface Cursor {
  watermark: string | null
  pending: { newest: string; page: string } | null
}

/** A pair of tokens as a network hands them out; never logged, stored encrypted. */
export interface Tokens {
  accessToken: string
  refreshToken: string | null
  /** null: does not expire. */
  expiresAt: Date | null
}

/** What the employee agreed to, kept as evidence (privacy.md 1). */
export interface Consent {
  accountId: string
  text: string
  version: string
  language: 'de' | 'en'
  /** Where it was given. */
  via: 'cli' | 'browser' | 'slack'
  givenAt: Date
  withdrawnAt: Date | null
}
