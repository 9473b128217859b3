import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Puts what was found out for a language into a JSON file beside what is there for the others. */
export function saveSettings(file: string, language: string, settings: object): void {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const all = { ...(typeof known === 'object' ? known : {}), [language]: settings }
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
}
