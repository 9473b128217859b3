import { readFileSync } from 'node:fs'
import { decodeLanguages } from './languages/model-file.ts'
import { SCRIPT, scan } from './languages/scan.ts'
import { createScorer, type Scorer } from './languages/scorer.ts'
import { languageOfScript } from './languages/scripts.ts'

/** Languages with a model of their own; others are named, and read by their emoji and English words alone. */
export const SUPPORTED = ['de', 'en', 'fr', 'es', 'it', 'pt'] as const

export interface LanguageGuess {
  /** ISO 639-1, `und` when it cannot be told. */
  language: string
  /** Letters that carried the decision. */
  letters: number
}

/** Fewer letters than this tell nothing. */
const MIN_LETTERS = 3
/** Probability from which one of ours is named, and that of all others together from which one of them is. */
const CLEAR = { ours: 0.35, foreign: 0.6 }
/** The same for texts of fewer than `FEW_LETTERS`: mostly names, which look like any language. */
const CLEAR_IF_FEW = { ours: 0.4, foreign: 0.9 }
const FEW_LETTERS = 12
/** From this many letters and this probability on the words may overrule the network's own hint. */
const SURE_LETTERS = 16
const CONTRADICTION = 0.8

let scorer: Scorer | undefined

/** Reads the model at first use; under 15 ms. */
function load(): Scorer {
  scorer ??= createScorer(decodeLanguages(readFileSync(new URL('models/languages.bin', import.meta.url))))
  return scorer
}

/**
 * The language of a short post. The network's hint (BCP 47) counts first, unless the words clearly contradict it.
 * @param tidied a tidied text
 */
export function readLanguage(tidied: string, hint?: string): LanguageGuess {
  const { words, letters: counts } = scan(tidied)
  const letters = counts.reduce((n, count) => n + count, 0)
  const told = fromHint(hint)
  if (letters < MIN_LETTERS) return { language: told ?? 'und', letters }
  if ((counts[SCRIPT.latin] ?? 0) * 2 <= letters) {
    const language = told && !isSupported(told) ? told : languageOfScript(tidied, counts)
    return { language, letters }
  }
  const guess = guessOf(words, letters < FEW_LETTERS ? CLEAR_IF_FEW : CLEAR)
  if (told === null || guess.language === told) return { language: guess.language, letters }
  const isContradicted = letters >= SURE_LETTERS && guess.language !== 'und' && guess.sure >= CONTRADICTION
  return { language: isContradicted ? guess.language : told, letters }
}

/** The likeliest language of the words, and how sure that is (0..1). Ours come first in the model, `und` last. */
function guessOf(words: readonly string[], clear: typeof CLEAR): { language: string; sure: number } {
  const { classes, score } = load()
  const probabilities = score(words)
  const und = classes.length - 1
  let ours = 0
  let others: number = SUPPORTED.length
  let foreign = 0
  for (let k = 1; k < SUPPORTED.length; k++) if ((probabilities[k] ?? 0) > (probabilities[ours] ?? 0)) ours = k
  for (let k = SUPPORTED.length; k < und; k++) {
    const probability = probabilities[k] ?? 0
    foreign += probability
    if (probability > (probabilities[others] ?? 0)) others = k
  }
  if (foreign >= clear.foreign) return { language: classes[others] ?? 'und', sure: foreign }
  const sure = probabilities[ours] ?? 0
  return { language: sure >= clear.ours ? (classes[ours] ?? 'und') : 'und', sure }
}

const isSupported = (language: string) => SUPPORTED.some((s) => s === language)

/** Networks say `und`, `qme`, `zxx`, `art` and the like for "no language"; only two letters are a language here. */
function fromHint(hint: string | undefined): string | null {
  if (!hint) return null
  const primary = hint.toLowerCase().split(/[-_]/, 1)[0] ?? ''
  return /^[a-z]{2}$/.test(primary) ? primary : null
}
