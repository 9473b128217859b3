import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { faceLexicon } from './faces.ts'
import { firstOf, type Lexicon, mapLexicon, parseLexicon } from './lexicon.ts'

/** In the order the models were trained with. */
export interface Lexicons {
  /** AFINN-165, as in the `sentiment` library. */
  afinn: Lexicon
  english: Lexicon
  german: Lexicon
  faces: Lexicon
}

const read = (name: string) => readFileSync(new URL(`../models/${name}`, import.meta.url), 'utf8')

/** Reads the word lists; about 10 ms. Throws when a file is missing. */
export function loadLexicons(): Lexicons {
  const require = createRequire(import.meta.url)
  const emoji = mapLexicon(numbers(require('sentiment/build/emoji.json')))
  return {
    afinn: mapLexicon(numbers(require('sentiment/languages/en/labels.json'))),
    english: parseLexicon(read('lexicon-en.tsv')),
    german: firstOf(parseLexicon(read('lexicon-de-service.tsv')), parseLexicon(read('lexicon-de.tsv'), 'un')),
    faces: faceLexicon(emoji),
  }
}

function numbers(json: unknown): [string, number][] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' ? [[key, value]] : [],
  )
}
