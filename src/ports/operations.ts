import type { Tokens } from '../domain/account.ts'

/** What an import did, or would do; each row counts once. */
export interface ImportSummary {
  added: number
  changed: number
  unchanged: number
  refused: { line: number; reason: string }[]
  /** What a person should know beyond the figures. */
  notes: string[]
}

/**
 * What a person does from the command line to the database. The running program offers the same over a socket in its
 * folder, since nobody else may open an embedded database beside it.
 */
export interface Operations {
  importFile(
    kind: 'customers' | 'employees',
    bytes: Uint8Array,
    options: { dryRun: boolean; numbers?: 'de' | 'en' },
  ): Promise<ImportSummary>
  /** Where to sign in, and what the person agrees to by it. */
  beginConnect(network: string, email: string): Promise<{ url: string; state: string; consent: string; name: string }>
  /** The handle once somebody has signed in; null when they did not within ten minutes, or refused. */
  awaitConnect(state: string): Promise<string | null>
  /** Withdraws the consent: tokens are made void at the network and deleted, reading ends at once. The handles that were connected. */
  disconnect(network: string, email: string): Promise<{ handles: string[]; stillValid: boolean }>
  connectWithTokens(network: string, email: string, tokens: Tokens): Promise<{ handle: string; consent: string }>
}
