import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SENTIMENT_LABELS } from '../src/domain/reading.ts'
import { denseFeatures, GROUPS, sparseFeatures } from '../src/reading/linear/features.ts'
import { tidy } from '../src/reading/words/clean.ts'
import { createLexicons, type Lexicons } from '../src/reading/words/lexicons.ts'
import { type Token, tokenise } from '../src/reading/words/tokens.ts'
import { type Tone, toneOf } from '../src/reading/words/tone.ts'

export interface Row {
  /** 0 negative, 1 neutral, 2 positive. */
  label: number
  text: string
}

/** A post as the models see it. */
export interface Sample {
  tokens: readonly Token[]
  tone: Tone
}

/** One data set as numbers. Row i's features of group g are `hashes[ends[3i+g−1] .. ends[3i+g])`. */
export interface Dataset {
  name: string
  size: number
  labels: Uint8Array
  samples: readonly Sample[]
  hashes: Uint32Array
  ends: Uint32Array
  /** Row by row. */
  dense: Float32Array
}

const NAMES: readonly string[] = SENTIMENT_LABELS
const lexiconsOf = createLexicons()

export const lexiconsFor = (language: string): Lexicons => lexiconsOf(language)

/** Reads `name.tsv` (`label<TAB>text`). Throws, saying what to do, when it is not there. */
export function readRows(folder: string, name: string): Row[] {
  return readLines(folder, name).flatMap((line) => {
    const tab = line.indexOf('\t')
    const label = NAMES.indexOf(line.slice(0, tab))
    return label < 0 ? [] : [{ label, text: line.slice(tab + 1) }]
  })
}

export function readLines(folder: string, name: string): string[] {
  const path = join(folder, `${name}.tsv`)
  if (!existsSync(path))
    throw new Error(
      `${name}.tsv is missing in ${folder}. Give the folder that holds the labelled data (training/README.md).`,
    )
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

export function sampleOf(text: string, language: string): Sample {
  const tokens = tokenise(tidy(text))
  return { tokens, tone: toneOf(tokens, language, lexiconsFor(language)) }
}

/** Turns rows into features with the very code that reads posts. */
export function vectorise(name: string, rows: readonly Row[], language: string): Dataset {
  const samples = rows.map(({ text }) => sampleOf(text, language))
  const dense = samples.map(({ tone }) => denseFeatures(tone))
  return { name, ...packed(samples), samples, labels: Uint8Array.from(rows, (r) => r.label), dense: joined(dense) }
}

/** The hashed features of samples, one after the other. */
export function packed(samples: readonly Sample[]): Pick<Dataset, 'size' | 'hashes' | 'ends'> {
  const chunks: number[][] = []
  const ends = new Uint32Array(samples.length * GROUPS)
  let end = 0
  for (const [i, { tokens, tone }] of samples.entries())
    for (const [group, hashes] of sparseFeatures(tokens, tone).entries()) {
      chunks.push(hashes)
      end += hashes.length
      ends[i * GROUPS + group] = end
    }
  const hashes = new Uint32Array(end)
  let at = 0
  for (const chunk of chunks) {
    hashes.set(chunk, at)
    at += chunk.length
  }
  return { size: samples.length, hashes, ends }
}

export function joined(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.reduce((n, row) => n + row.length, 0))
  let at = 0
  for (const row of rows) {
    all.set(row, at)
    at += row.length
  }
  return all
}

/** Weights that let each class of a data set count alike; they sum to `share` a row. */
export function balanced(labels: Uint8Array, share: number): Float64Array {
  const counts = [0, 0, 0]
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1
  const classes = counts.filter((n) => n > 0).length
  return Float64Array.from(labels, (label) => (share * labels.length) / (classes * (counts[label] ?? 1)))
}
