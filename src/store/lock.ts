import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigInvalid } from '../domain/errors.ts'

/** Who holds a lock: a process id alone may have been given to another program since. */
interface Holder {
  pid: number
  startedAt: string
}

/**
 * A lock file that names its holder and survives `kill -9`: PGlite itself does not notice a second
 * process in its directory, and both would destroy it.
 * @throws ConfigInvalid while another living process holds it
 * @returns a function that gives the lock back
 */
export function lockFile(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true })
  const me: Holder = { pid: process.pid, startedAt: processStart(process.pid) ?? '' }
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, JSON.stringify(me))
      closeSync(file)
      return () => {
        if (readHolder(path)?.pid === me.pid) rmSync(path, { force: true })
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = readHolder(path)
      if (holder && isAlive(holder)) {
        throw new ConfigInvalid(
          `Rapport is already running on this database (process ${holder.pid}). Stop it first, or use PostgreSQL (DATABASE_URL) to share one database.`,
        )
      }
      takeAway(path)
    }
  }
  throw new ConfigInvalid(`The lock ${path} could not be taken; another process keeps taking it.`)
}

/** The process that holds the lock now, if it is alive. */
export function lockHolder(path: string): number | null {
  const holder = readHolder(path)
  return holder && isAlive(holder) ? holder.pid : null
}

// Renaming is atomic: of several that find a stale lock, one moves it away and the rest try anew.
function takeAway(path: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
    rmSync(aside, { force: true })
  } catch {
    // Somebody else was faster.
  }
}

function readHolder(path: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return null
    return { pid: Number(value.pid), startedAt: String(value.startedAt) }
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  const startedAt = processStart(holder.pid)
  return startedAt === null || startedAt === holder.startedAt
}

/** When a process started, in the system's own words; null where the system does not tell. */
function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // Field 22 of stat(5), counted behind the program's name, which may itself hold spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
    }
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}
