import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { INTENTS, type Intent, SENTIMENT_LABELS } from '../src/domain/reading.ts'
import type { Row } from './data.ts'

/** A post written for the project, with what a person reads in it. */
export interface OwnPost extends Row {
  intents: Intent[]
  needsHuman: boolean
}

// From where the training is compiled to, back to the sources.
const folder = new URL(/node_modules/.test(import.meta.url) ? '../../../../training/data/' : './data/', import.meta.url)

/** Reads `training/data/NAME.tsv`: `sentiment<TAB>intents<TAB>human<TAB>text`. Throws naming a line that is wrong. */
export function readPosts(name: string): OwnPost[] {
  return linesOf(name).map((line, i) => {
    const [sentiment = '', intents = '', human = '', text = ''] = line.split('\t')
    const label = SENTIMENT_LABELS.findIndex((l) => l === sentiment)
    const wanted = intents === '-' ? [] : intents.split(',')
    const known = INTENTS.filter((intent) => wanted.includes(intent))
    if (label < 0 || known.length !== wanted.length || !['y', '-'].includes(human) || text === '')
      throw new Error(`${name}.tsv, line ${i + 1} is not sentiment, intents, human, text`)
    return { label, intents: known, needsHuman: human === 'y', text }
  })
}

/** The lines of a file of `training/data`, without remarks. */
export function linesOf(name: string): string[] {
  return readFileSync(fileURLToPath(new URL(`${name}.tsv`, folder)), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))
}
