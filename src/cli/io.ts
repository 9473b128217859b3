import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, requireKey, type Settings } from '../config.ts'
import { ConfigInvalid } from '../domain/errors.ts'
import { createLog, type Log } from '../log.ts'
import type { PhraseFile } from '../ports/phrase-file.ts'
import type { Store } from '../ports/store.ts'
import { checkKey, createCipher, createStore, openDatabase, openPhraseFile } from '../store/index.ts'

/** Results go to stdout; everything else a person should read goes to stderr. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** @throws ConfigInvalid when the file cannot be read */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new ConfigInvalid(`${path} cannot be read (${why}). Check the path and its permissions.`)
  }
}

/** The company's phrase file for a single command. @throws ConfigInvalid when it cannot be read */
export function phraseFileOf(settings: Settings): PhraseFile | null {
  return settings.PHRASES_FILE ? openPhraseFile(settings.PHRASES_FILE, (problem) => say(problem.message)) : null
}

/** The real database for a single command. */
export async function withStore<T>(work: (store: Store, settings: Settings, log: Log) => Promise<T>): Promise<T> {
  const settings = readSettings()
  const cipher = createCipher(requireKey(settings), settings.ENCRYPTION_KEY_PREVIOUS)
  const database = await openDatabase({ home: settings.RAPPORT_HOME, url: settings.DATABASE_URL })
  const store = createStore(database.prisma, cipher, database.close)
  try {
    await checkKey(store, cipher)
    if (database.kind === 'embedded') await store.recover()
    return await work(store, settings, createLog(settings.LOG_LEVEL === 'info' ? 'warn' : settings.LOG_LEVEL))
  } finally {
    await store.close()
  }
}

/** Where a replay or the tour keeps its own data, apart from the real. */
export const homeOf = (settings: Settings, mode: 'replay' | 'tour'): string => join(settings.RAPPORT_HOME, mode)
