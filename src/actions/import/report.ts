import type { ImportSummary } from '../../ports/operations.ts'
import type { PeopleStore, TouchStore } from '../../ports/store.ts'
import type { NumberStyle } from './csv.ts'

export interface ImportOptions {
  /** Report what would happen, and write nothing. */
  dryRun: boolean
  /** How numbers are written; without it the file's delimiter decides. */
  numbers?: NumberStyle
  now: Date
}

/** Rows a read of the store asks for at once. */
export const AT_ONCE = 500

export type ImportReport = ImportSummary

/** The part of the store an import works on. */
export interface ImportStore {
  transaction<T>(work: (store: ImportParts) => Promise<T>): Promise<T>
}

export interface ImportParts {
  people: Pick<
    PeopleStore,
    | 'employees'
    | 'saveEmployee'
    | 'customers'
    | 'saveCustomers'
    | 'contactsOfCustomers'
    | 'contactsByHandles'
    | 'saveContacts'
    | 'ownHandles'
  >
  touches: Pick<TouchStore, 'reassign'>
}

export function emptyReport(): ImportReport {
  return { added: 0, changed: 0, unchanged: 0, refused: [], notes: [] }
}

/** Refusals in the order of the file. */
export function inOrder(report: ImportReport): ImportReport {
  report.refused.sort((a, b) => a.line - b.line)
  return report
}

/** A list in portions of at most `size`. */
export function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size)
}
