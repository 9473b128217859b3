import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseJson } from './json.ts'

/** A file of JSON lines that is only ever added to, and now and then written anew without what is over. */
export interface Journal {
  /** Written through to the operating system before it returns, so that a killed process loses nothing. */
  append(entry: unknown): void
  close(): void
}

export interface JournalOptions {
  file: string
  /** Called with each entry of the file, oldest first. */
  load(entry: unknown): void
  /** What is to be kept when the file is written anew. */
  snapshot(): unknown[]
  /** Entries in the file from which it is written anew, if half of them are over; 4000 unless told. */
  compactFrom?: number
}

/** Opens the journal, creating it when missing. A last line that was cut off by a crash is dropped. */
export function openJournal({ file, load, snapshot, compactFrom = 4000 }: JournalOptions): Journal {
  mkdirSync(dirname(file), { recursive: true })
  let count = existsSync(file) ? read(file, load) : 0
  let handle = openSync(file, 'a', 0o600)
  let nextLook = compactFrom
  compact()

  function compact(): void {
    if (count < nextLook) return
    const kept = snapshot()
    nextLook = Math.max(compactFrom, kept.length * 2)
    if (kept.length * 2 > count) return
    const fresh = `${file}.new`
    const out = openSync(fresh, 'w', 0o600)
    for (const entry of kept) writeLine(out, entry)
    closeSync(out)
    closeSync(handle)
    renameSync(fresh, file)
    handle = openSync(file, 'a', 0o600)
    count = kept.length
  }

  return {
    append(entry) {
      writeLine(handle, entry)
      count += 1
      compact()
    },
    close: () => closeSync(handle),
  }
}

function writeLine(handle: number, entry: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(entry)}\n`)
  let written = 0
  while (written < bytes.length) written += writeSync(handle, bytes, written)
}

function read(file: string, load: (entry: unknown) => void): number {
  const bytes = readFileSync(file)
  const end = bytes.lastIndexOf(0x0a) + 1
  // Otherwise the next entry would be glued to the torn one and be lost with it.
  if (end < bytes.length) truncateSync(file, end)
  let count = 0
  for (const line of bytes.subarray(0, end).toString('utf8').split('\n')) {
    const entry = line === '' ? undefined : parseJson(line)
    if (entry === undefined) continue
    load(entry)
    count += 1
  }
  return count
}
