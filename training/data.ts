import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SENTIMENT_LABELS } from '../src/domain/reading.ts'
import { createExtractor, DENSE, type Extractor, GROUPS } from '../src/reading/linear/features.ts'
import { tidy } from '../src/reading/words/clean.ts'
import { type Lexicons, loadLexicons } from '../src/reading/words/lexicons.ts'
import { tokenise } from '../src/reading/words/tokens.ts'
import { valence } from '../src/reading/words/valence.ts'

export interface Row {
  /** 0 negative, 1 neutral, 2 positive. */
  label: number
  text: string
}

/** One data set as numbers. Row i's features of group g are `hashes[ends[3i+g−1] .. ends[3i+g])`. */
export interface Dataset {
  name: string
  size: number
  labels: Uint8Array
  hashes: Uint32Array
  ends: Uint32Array
  dense: Float32Array
}

const NAMES: readonly string[] = SENTIMENT_LABELS

/** Reads `name.tsv` (`label<TAB>text`). Throws, saying what to do, when it is not there. */
export function readRows(folder: string, name: string): Row[] {
  const path = join(folder, `${name}.tsv`)
  if (!existsSync(path))
    throw new Error(
      `${name}.tsv is missing in ${folder}. Give the folder that holds the labelled data (training/README.md).`,
    )
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const tab = line.indexOf('\t')
      const label = NAMES.indexOf(line.slice(0, tab))
      return label < 0 ? [] : [{ label, text: line.slice(tab + 1) }]
    })
}

export type Vectoriser = (name: string, rows: readonly Row[], language: string) => Dataset

/** Turns rows into features with the very code that reads posts. */
export function createVectoriser(): Vectoriser {
  const lexicons = loadLexicons()
  const extract = createExtractor(lexicons)
  return (name, rows, language) => vectorise(name, rows, language, lexicons, extract)
}

function vectorise(
  name: string,
  rows: readonly Row[],
  language: string,
  lexicons: Lexicons,
  extract: Extractor,
): Dataset {
  const chunks: Uint32Array[] = []
  const ends = new Uint32Array(rows.length * GROUPS)
  const dense = new Float32Array(rows.length * DENSE)
  let end = 0
  for (const [i, { text }] of rows.entries()) {
    const tokens = tokenise(tidy(text))
    const features = extract(tokens, valence(tokens, language, lexicons))
    for (let group = 0; group < GROUPS; group++) {
      const own = features.hashes.subarray(0, features.size).filter((_, f) => features.groups[f] === group)
      chunks.push(own)
      end += own.length
      ends[i * GROUPS + group] = end
    }
    dense.set(features.dense, i * DENSE)
  }
  const hashes = new Uint32Array(end)
  let at = 0
  for (const chunk of chunks) {
    hashes.set(chunk, at)
    at += chunk.length
  }
  return { name, size: rows.length, labels: Uint8Array.from(rows, (r) => r.label), hashes, ends, dense }
}
