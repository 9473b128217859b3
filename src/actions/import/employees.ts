import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Employee } from '../../domain/employee.ts'
import * as cells from './cells.ts'
import { readCsv } from './csv.ts'
import { HANDLE_COLUMNS, handleCells, handleKey, handlesOf } from './handles.ts'
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

const { cell } = cells
const row = z.object({
  email: z.string({ error: 'is missing' }).min(1, 'is missing').pipe(cells.email),
  name: cells.name,
  role: cell(cells.roles),
  team: cell(cells.words),
  deputy: cell(cells.email),
  region: cell(cells.region),
  absent: cell(cells.absence),
  time_zone: cell(cells.timeZone),
  working_hours: cell(cells.workingHours),
  language: cell(cells.language),
  ...handleCells,
})
type Row = z.output<typeof row> & { line: number }

export const EMPLOYEE_COLUMNS = Object.keys(row.shape)

/**
 * Brings the employees of a CSV file in, identified by e-mail; running it twice changes nothing the second time.
 * An empty cell, like a missing column, leaves what is known as it is; nobody is ever removed. Handles given for a
 * network replace those known for it. Rows that cannot
 * be taken are reported and the rest is imported, all in one transaction.
 */
export async function importEmployees(
  store: ImportStore,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  const file = readCsv(bytes, EMPLOYEE_COLUMNS, ['email', 'name'])
  const report = emptyReport()
  report.notes.push(...file.notes)
  report.refused.push(...file.bad)
  const parsed: Row[] = []
  for (const { line, cells: values } of file.rows) {
    const result = row.safeParse(values)
    if (result.success) parsed.push({ line, ...result.data })
    else report.refused.push({ line, reason: cells.reasonOf(result.error) })
  }

  return store.transaction(async ({ people }) => {
    const existing = new Map((await people.employees()).map((e) => [e.email, e]))
    const theirs = await customersHandles(people, parsed)
    const rows = withKnownDeputies(firstOfEach(parsed, existing, theirs, report), existing, report)
    for (const one of rows) {
      const before = existing.get(one.email)
      const after = merged(before, one)
      if (before && isDeepStrictEqual({ ...after, id: before.id }, before)) {
        report.unchanged++
        continue
      }
      if (before) report.changed++
      else report.added++
      if (!options.dryRun) await people.saveEmployee(after)
    }
    return inOrder(report)
  })
}

/** Rows whose e-mail and handles nobody claimed before. */
function firstOfEach(
  rows: readonly Row[],
  existing: ReadonlyMap<string, Employee>,
  theirs: ReadonlySet<string>,
  report: ImportReport,
): Row[] {
  const lines = new Map<string, number>()
  const claimed = new Map<string, string>()
  for (const e of existing.values()) {
    for (const network of HANDLE_COLUMNS)
      for (const handle of e.handles[network] ?? []) claimed.set(handleKey({ network, handle }), e.email)
  }
  return rows.filter((one) => {
    const refuse = (reason: string) => {
      report.refused.push({ line: one.line, reason })
      return false
    }
    const earlier = lines.get(one.email)
    if (earlier !== undefined) return refuse(`email stands on line ${earlier} already`)
    lines.set(one.email, one.line)
    const handles = handlesOf(one).map(handleKey)
    const taken = handles.find((key) => claimed.has(key) && claimed.get(key) !== one.email)
    if (taken !== undefined) return refuse(`${taken} belongs to another employee already`)
    const customers = handles.find((key) => theirs.has(key))
    if (customers !== undefined) return refuse(`${customers} is a customer's handle already`)
    for (const key of handles) claimed.set(key, one.email)
    return true
  })
}

/** Handles of the file that customers have. */
async function customersHandles(people: ImportParts['people'], rows: readonly Row[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const refs of chunks(rows.flatMap(handlesOf), AT_ONCE))
    for (const contact of await people.contactsByHandles(refs))
      if (contact.customerId !== null) found.add(handleKey(contact))
  return found
}

/** A deputy may stand anywhere in the same file, but must be among those who are taken. */
function withKnownDeputies(rows: Row[], existing: ReadonlyMap<string, Employee>, report: ImportReport): Row[] {
  let kept = rows
  for (;;) {
    const emails = new Set([...existing.keys(), ...kept.map((r) => r.email)])
    const next = kept.filter((r) => r.deputy === undefined || (emails.has(r.deputy) && r.deputy !== r.email))
    if (next.length === kept.length) return kept
    for (const gone of kept.filter((r) => !next.includes(r))) {
      const reason =
        gone.deputy === gone.email
          ? 'deputy is the employee themselves'
          : 'deputy is no known employee; import that person first or in the same file'
      report.refused.push({ line: gone.line, reason })
    }
    kept = next
  }
}

function merged(before: Employee | undefined, one: Row): Omit<Employee, 'id'> & { id?: string } {
  const base: Omit<Employee, 'id'> & { id?: string } = before ?? {
    email: one.email,
    name: one.name,
    roles: ['employee'],
    team: null,
    deputy: null,
    region: null,
    absent: null,
    timeZone: null,
    workingHours: null,
    language: null,
    slackUserId: null,
    sharing: 'counts',
    handles: {},
  }
  const handles = { ...base.handles }
  for (const network of HANDLE_COLUMNS) {
    const given = one[network]
    if (given !== undefined) handles[network] = given
  }
  return {
    ...base,
    name: one.name,
    roles: one.role ?? base.roles,
    team: one.team ?? base.team,
    deputy: one.deputy ?? base.deputy,
    region: one.region ?? base.region,
    absent: one.absent ?? base.absent,
    timeZone: one.time_zone ?? base.timeZone,
    workingHours: one.working_hours ?? base.workingHours,
    language: one.language ?? base.language,
    handles,
  }
}
