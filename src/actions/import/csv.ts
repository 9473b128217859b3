import { parse } from 'csv-parse/sync'

/** One record: its cells by column name (lower case) and the line it starts on. */
export interface CsvRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export interface CsvFile {
  rows: CsvRow[]
  /** How the file writes numbers: a semicolon goes with `1.234,56`. */
  numbers: NumberStyle
  columns: string[]
  /** What a person should know about how the file was read. */
  notes: string[]
  /** Records that could not be read at all. */
  bad: { line: number; reason: string }[]
}

export type NumberStyle = 'de' | 'en'

/**
 * Reads a CSV file: UTF-8 with or without BOM, else Windows-1252; comma or semicolon; header names in any
 * case and order. A record that cannot be read is reported by its line and left out; the rest is kept.
 * Without its `required` columns a file has no rows at all.
 */
export function readCsv(bytes: Uint8Array, known: readonly string[], required: readonly string[]): CsvFile {
  const { text, note } = decode(bytes)
  const notes = note ? [note] : []
  const delimiter = delimiterOf(text)
  const bad: CsvFile['bad'] = []
  const records = recordsOf(text, delimiter, bad)
  const header = (records.shift()?.cells ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const unknown = header.filter((name) => name !== '' && !known.includes(name))
  if (unknown.length > 0) notes.push(`Unknown columns, left out: ${unknown.join(', ')}`)
  const wrong = wrongHeader(header, required)
  if (wrong !== null) bad.push({ line: 1, reason: wrong })

  const rows: CsvRow[] = []
  for (const { line, cells } of wrong === null ? records : []) {
    if (cells.every((c) => c.trim() === '')) continue
    if (cells.length > header.length && cells.slice(header.length).some((c) => c.trim() !== '')) {
      bad.push({ line, reason: `${cells.length} cells, but the header has ${header.length} columns` })
      continue
    }
    rows.push({ line, cells: Object.fromEntries(header.map((name, i) => [name, unprefixed((cells[i] ?? '').trim())])) })
  }
  return { rows, numbers: delimiter === ';' ? 'de' : 'en', columns: header, notes, bad }
}

function wrongHeader(header: readonly string[], required: readonly string[]): string | null {
  if (header.length === 0) return 'The file is empty'
  const missing = required.filter((name) => !header.includes(name))
  if (missing.length > 0) return `The header lacks the column ${missing.join(' and ')}`
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) !== i)
  return twice === undefined ? null : `The column ${twice} stands in the header more than once`
}

/** A cell as exports write it: a leading `=`, `+`, `-` or `@` would make spreadsheets run it. */
export function exportCell(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/** Our own exports come back without the quote that guarded them. */
function unprefixed(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell
}

function decode(bytes: Uint8Array): { text: string; note: string | null } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null }
  } catch {
    const text = windows1252(bytes)
    return { text, note: 'The file is not valid UTF-8 and was read as Windows-1252' }
  }
}

const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/** By a table of its own: Node 20's decoder of that name reads Latin-1, and loses the euro sign. */
function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80))
}

/** Whichever the header uses more often outside quotes. */
function delimiterOf(text: string): ',' | ';' {
  let quoted = false
  let commas = 0
  let semicolons = 0
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === '\n' || char === '\r') {
      if (commas + semicolons > 0) break
    } else if (char === ',') commas++
    else if (char === ';') semicolons++
  }
  return semicolons > commas ? ';' : ','
}

interface Read {
  line: number
  cells: string[]
}

function recordsOf(text: string, delimiter: string, bad: CsvFile['bad']): Read[] {
  const records: Read[] = []
  let end = 0
  // The parser counts a line end of two characters within quotes as two lines.
  parse(text.replace(/\r\n?/g, '\n'), {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 0,
    on_record(cells: string[], { lines }) {
      end = lines
      const within = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      records.push({ line: lines - within, cells })
      return null
    },
    on_skip() {
      bad.push({ line: end + 1, reason: 'A quotation mark opens here and never closes; nothing after it was read' })
      return undefined
    },
  })
  return records
}
