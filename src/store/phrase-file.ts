import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { ConfigInvalid } from '../domain/errors.ts'
import { EFFECTS, type PhraseProblem, type PhraseRule, phraseProblem, phraseText } from '../domain/phrase.ts'
import type { PhraseFile } from '../ports/phrase-file.ts'

/** More would be no help to whoever mends the file. */
const MAX_TOLD = 10
const EXAMPLE = 'A line is: effect (negative, neutral, positive or irrelevant), a tab, the phrase.'
const WRONG: Record<PhraseProblem, string> = {
  no_words: 'the phrase has no words',
  too_many_words: 'the phrase has more than 8 words',
  too_short: 'the phrase is shorter than 2 characters',
  too_long: 'the phrase is longer than 80 characters',
}

/**
 * Opens the file and reads it anew whenever it has changed; an edit that cannot be read is told once and leaves the
 * rules as they were.
 * @throws ConfigInvalid naming each bad line by its number
 */
export function openPhraseFile(path: string, onBroken: (problem: ConfigInvalid) => void): PhraseFile {
  let seen = stampOf(path)
  let rules = readRules(path)
  let good = seen

  function refresh(): void {
    const stamp = stampOf(path)
    if (stamp === seen) return
    seen = stamp
    try {
      rules = readRules(path)
      good = stamp
    } catch (error) {
      if (!(error instanceof ConfigInvalid)) throw error
      onBroken(error)
    }
  }

  return {
    name: basename(path),
    rules() {
      refresh()
      return rules
    },
    version() {
      refresh()
      return good
    },
  }
}

/** @throws ConfigInvalid naming each bad line by its number */
export function parsePhrases(text: string, at: Date, name: string): PhraseRule[] {
  const bad: string[] = []
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((line, index): PhraseRule[] => {
      if (line.trim() === '' || line.startsWith('#')) return []
      const [first = '', ...rest] = line.split('\t')
      const effect = EFFECTS.find((e) => e === first.trim().toLowerCase())
      const phrase = rest.join(' ')
      const problem = rest.length === 0 ? 'has no tab' : effect ? phraseProblem(phrase) : 'has no such effect'
      if (effect && problem === null)
        return [
          { id: `f${index + 1}`, phrase: phraseText(phrase), effect, source: 'file', byId: null, alertId: null, at },
        ]
      bad.push(`line ${index + 1}: ${WRONG[problem as PhraseProblem] ?? problem}`)
      return []
    })
  if (bad.length > 0) {
    const told = bad.slice(0, MAX_TOLD).join('\n  ')
    const more = bad.length > MAX_TOLD ? `\n  and ${bad.length - MAX_TOLD} more` : ''
    throw new ConfigInvalid(`PHRASES_FILE ${name} has lines that cannot be read:\n  ${told}${more}\n${EXAMPLE}`)
  }
  return rules.reverse()
}

function readRules(path: string): PhraseRule[] {
  const bytes = attempt(path, () => readFileSync(path))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ConfigInvalid(`PHRASES_FILE ${basename(path)} is not UTF-8. Save it as UTF-8.`)
  }
  return parsePhrases(
    text,
    attempt(path, () => statSync(path).mtime),
    basename(path),
  )
}

/** Tells two states of a file apart; a file that is away is a state too. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : 'away'
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new ConfigInvalid(`PHRASES_FILE ${path} cannot be read (${why}). Check the path and its permissions.`)
  }
}
