import type { Tokens } from '../domain/account.ts'
import type { Effect, PhraseRule } from '../domain/phrase.ts'

/** What an import did, or would do; each row counts once. */
export interface ImportSummary {
  added: number
  changed: number
  unchanged: number
  refused: { line: number; reason: string }[]
  /** What a person should know beyond the figures. */
  notes: string[]
}

/** What was taught: rules in the order in which they beat one another, and posts by their ids alone. */
export interface CorrectionList {
  phrases: Pick<PhraseRule, 'id' | 'phrase' | 'effect' | 'source' | 'at'>[]
  /** `postId` is the network's. */
  posts: { id: string; network: string; postId: string; effect: Effect; at: Date }[]
  /** Name of the phrase file, if there is one. */
  file: string | null
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
  corrections(): Promise<CorrectionList>
  /** `isNew` is false where it was so already. `ConfigInvalid` says what is wrong with the phrase. */
  addPhrase(effect: Effect, phrase: string): Promise<{ id: string; phrase: string; isNew: boolean }>
  /** What held until now; `phrase` is null for a whole post. `NotFound` for an id that is none. */
  undoCorrection(id: string): Promise<{ effect: Effect; phrase: string | null }>
  connectWithTokens(network: string, email: string, tokens: Tokens): Promise<{ handle: string; consent: string }>
}
