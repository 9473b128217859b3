import type { AlertKind, Draft } from '../domain/alert.ts'
import type { Formality } from '../domain/reading.ts'

/** All a writer may know. Nothing of the customer record but how to address them (relationships.md). */
export interface ReplyRequest {
  kind: AlertKind
  post: { text: string; authorHandle: string; authorName: string | null }
  /** Language to answer in. */
  language: 'de' | 'en'
  /** du or Sie in German; `none` lets the writer fall back to Sie. */
  formality: Formality
  isComplaint: boolean
  /** Ends the reply, e.g. `AK`; null for a company account nobody has taken yet. */
  initials: string | null
  network: { maxLength: number; length(text: string): number }
  /** The last 20 replies of this account, newest first. */
  recent: readonly string[]
  /** Approved facts (numbers, dates, products, addresses) that a reply may state although the post does not. */
  facts: readonly string[]
}

/** A check a reply did not pass; `detail` is the offending words, if any. */
export interface CheckFinding {
  check:
    | 'too_long'
    | 'wrong_language'
    | 'mixed_address'
    | 'wrong_handle'
    | 'unknown_fact'
    | 'promise'
    | 'no_acknowledgement'
    | 'no_next_step'
    | 'too_many_questions'
    | 'asks_personal_data'
    | 'too_similar'
    | 'empty'
  detail?: string
}

export interface ReplyWriter {
  /** One draft a tone, each having passed every check; a tone without a passing draft is left out. */
  write(request: ReplyRequest): Promise<Draft[]>
  /** Findings for words a person wrote; an empty list is a pass. */
  check(text: string, request: ReplyRequest): CheckFinding[]
}
