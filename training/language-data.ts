import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUPPORTED } from '../src/reading/language.ts'
import { scan } from '../src/reading/languages/scan.ts'
import { tidy } from '../src/reading/words/clean.ts'

/** One text's words and the language they are in. */
export interface Text {
  language: string
  words: readonly string[]
}

export const SIX = SUPPORTED
export const isSupported = (language: string) => SIX.some((s) => s === language)
/** Our own texts (training/README.md). */
export const OWN = 'training/data'

/** Labelled posts by language; at most so many of each file, evenly spread. Never a validation split. */
const POSTS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  de: [
    ['sb10k-german-rest-train', 2500],
    ['potts-german-train', 1500],
    ['germeval17-german-train', 800],
    ['election21a-german-train', 500],
    ['election21b-german-train', 500],
  ],
  en: [
    ['semeval13-16-english-train', 4500],
    ['complaints-english-train', 1000],
    ['vader-amazon-english-train', 500],
  ],
  fr: [['umsab-french-train', 2000]],
  es: [['umsab-spanish-train', 2000]],
  it: [['umsab-italian-train', 2000]],
  pt: [['umsab-portuguese-train', 2000]],
}

/** Which fifth a text of our own belongs to: 0 is held out. The same for a text wherever it stands. */
export const fifthOf = (text: string) => createHash('sha1').update(text).digest().readUInt32BE(0) % 5

/** `first<TAB>text` lines. Throws, saying what to do, when the file is not there. */
export function readTable(folder: string, name: string): [string, string][] {
  const path = join(folder, `${name}.tsv`)
  if (!existsSync(path)) throw new Error(`${name}.tsv is missing in ${folder} (training/README.md).`)
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const tab = line.indexOf('\t')
      return tab < 1 ? [] : [[line.slice(0, tab), line.slice(tab + 1)]]
    })
}

/** Of a longer text nothing more is used: it would weigh as one post anyway. */
const MAX_WORDS = 60

/** The labelled posts and our own texts, less the held-out fifth of the latter. */
export function readPosts(folder: string): Text[] {
  const labelled = Object.entries(POSTS).flatMap(([language, files]) =>
    files.flatMap(([name, most]) => {
      const rows = readTable(folder, name)
      const pace = Math.max(1, rows.length / most)
      return rows
        .filter((_, i) => Math.floor(i / pace) !== Math.floor((i - 1) / pace))
        .map(([, text]): [string, string] => [language, text])
    }),
  )
  const own = ['languages', 'short-six', 'short-und'].flatMap((name) =>
    readTable(OWN, name).filter(([, text]) => fifthOf(text) !== 0),
  )
  return [...labelled, ...own].map(([language, text]) => ({
    language,
    words: scan(tidy(text)).words.slice(0, MAX_WORDS),
  }))
}

/** What posts look like once a phone has dropped their accents. */
export function withoutAccents(words: readonly string[]): string[] {
  return words.map((w) =>
    w
      .replaceAll('ß', 'ss')
      .replaceAll('ø', 'o')
      .replaceAll('ł', 'l')
      .replaceAll('ı', 'i')
      .normalize('NFD')
      .replace(/\p{M}/gu, ''),
  )
}
