import { isDeepStrictEqual } from 'node:util'
import type { Customer } from '../../domain/customer.ts'
import { reasonOf } from './cells.ts'
import { type CsvFile, readCsv } from './csv.ts'
import { type ContactChange, claimHandles, saveContacts } from './customer-contacts.ts'
import { CUSTOMER_COLUMNS, type CustomerRow, customerRow } from './customer-row.ts'
import {
  AT_ONCE,
  chunks,
  emptyReport,
  type ImportOptions,
  type ImportParts,
  type ImportReport,
  type ImportStore,
  inOrder,
} from './report.ts'

/**
 * Brings the customers of a CSV file and their handles in. A customer is known by its name, case and spacing
 * aside; running it twice changes nothing the second time. An empty cell, like a missing column, leaves what is
 * known as it is; no customer and no handle is ever taken away. `consent` is the basis of the row's handles, or,
 * in a row without handles, of all the customer has. Rows that cannot be taken are reported and the rest is
 * imported, all in one transaction.
 */
export async function importCustomers(
  store: ImportStore,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  const file = readCsv(bytes, CUSTOMER_COLUMNS, ['name'])
  const report = emptyReport()
  report.notes.push(...file.notes)
  report.refused.push(...file.bad)
  const parsed = parsedRows(file, options, report)

  return store.transaction(async (parts) => {
    const employees = new Map((await parts.people.employees()).map((e) => [e.email, e.id]))
    const existing = new Map((await parts.people.customers()).map((c) => [nameKey(c.name), c]))
    const known = firstOfEach(parsed, report).filter((row) => hasKnownPeople(row, employees, report))
    const claims = await claimHandles(parts, known, (row) => existing.get(nameKey(row.name)), report)
    const changes: Change[] = []
    let withoutCurrency = 0
    for (const { row, contacts } of claims) {
      const before = existing.get(nameKey(row.name))
      const after = merged(before, row, employees)
      if (after.revenue12m !== null && after.currency === null) withoutCurrency++
      const isChanged = !before || !isDeepStrictEqual(after, before)
      if (!before) report.added++
      else if (isChanged || contacts.length > 0) report.changed++
      else report.unchanged++
      changes.push({ id: before?.id, customer: isChanged ? after : null, contacts })
    }
    if (!options.dryRun) await write(parts, changes)
    if (withoutCurrency > 0) report.notes.push(`Customers with a revenue but no currency: ${withoutCurrency}`)
    return inOrder(report)
  })
}

interface Change {
  id: string | undefined
  /** Null where only contacts differ, if anything. */
  customer: (Omit<Customer, 'id'> & { id?: string }) | null
  contacts: ContactChange[]
}

async function write(parts: ImportParts, changes: readonly Change[]): Promise<void> {
  for (const portion of chunks(changes, AT_ONCE)) {
    const saved = await parts.people.saveCustomers(portion.flatMap(({ customer }) => customer ?? []))
    const contacts = portion.flatMap(({ id, customer, contacts: own }) => {
      const customerId = customer ? saved.shift()?.id : id
      return customerId === undefined ? [] : own.map((change) => ({ ...change, customerId }))
    })
    await saveContacts(parts, contacts)
  }
}

/** Two spellings of one name: case and spacing do not tell customers apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function parsedRows(file: CsvFile, options: ImportOptions, report: ImportReport): CustomerRow[] {
  const schema = customerRow(options.numbers ?? file.numbers)
  return file.rows.flatMap(({ line, cells: values }) => {
    const result = schema.safeParse(values)
    if (result.success) return [{ line, ...result.data }]
    report.refused.push({ line, reason: reasonOf(result.error) })
    return []
  })
}

function firstOfEach(rows: readonly CustomerRow[], report: ImportReport): CustomerRow[] {
  const lines = new Map<string, number>()
  return rows.filter((row) => {
    const key = nameKey(row.name)
    const earlier = lines.get(key)
    if (earlier === undefined) lines.set(key, row.line)
    else report.refused.push({ line: row.line, reason: `name stands on line ${earlier} already` })
    return earlier === undefined
  })
}

function hasKnownPeople(row: CustomerRow, employees: ReadonlyMap<string, string>, report: ImportReport): boolean {
  const unknown = (['owner', 'deputy'] as const).filter((c) => row[c] !== undefined && !employees.has(row[c]))
  for (const column of unknown) {
    const reason = `${column} is no known employee; add that e-mail with "rapport import employees" first`
    report.refused.push({ line: row.line, reason })
  }
  return unknown.length === 0
}

function merged(
  before: Customer | undefined,
  row: CustomerRow,
  employees: ReadonlyMap<string, string>,
): Omit<Customer, 'id'> & { id?: string } {
  const idOf = (email: string | undefined) => (email === undefined ? undefined : employees.get(email))
  return {
    ...before,
    // A known name keeps its spelling.
    name: before?.name ?? row.name,
    domain: row.domain ?? before?.domain ?? null,
    segment: row.segment ?? before?.segment ?? null,
    ownerId: idOf(row.owner) ?? before?.ownerId ?? null,
    deputyId: idOf(row.deputy) ?? before?.deputyId ?? null,
    revenue12m: row.revenue_12m ?? before?.revenue12m ?? null,
    currency: row.currency ?? before?.currency ?? null,
    potential: row.potential ?? before?.potential ?? null,
    language: row.language ?? before?.language ?? null,
    formality: row.formality ?? before?.formality ?? 'none',
    doNotContact: row.do_not_contact ?? before?.doNotContact ?? false,
  }
}
