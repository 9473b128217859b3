import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCache } from './cache.ts'
import { faceLexicon } from './faces.ts'
import { type Expression, type Hit, type Lexicon, parseLexicon, wordLexicon } from './lexicon.ts'
import { isNegator } from './negation.ts'

/** The word lists a language is read with. */
export interface Lexicons {
  /** How many there are: the language's own where there is one, English, AFINN-165, faces. */
  count: number
  /** How many of them hold words; those behind them hold emoticons and emoji. */
  wordLists: number
  /**
   * What each list finds among lower-case tokens, left to right; an expression beats the words inside it, negations
   * themselves carry nothing.
   */
  hits(lows: readonly string[]): Hit[][]
}

/** What the lists say of one word. */
interface Word {
  /** One number a list; 0 where it says nothing. */
  values: readonly number[]
  expressions: readonly (readonly Expression[] | undefined)[]
}

const CACHE_SIZE = 12_000

/** Loads a language's word lists with the first post in it; up to 20 ms a language. */
export function createLexicons(): (language: string) => Lexicons {
  const require = createRequire(import.meta.url)
  const shared = lazily(() => [
    readList('en'),
    numbers(require('sentiment/languages/en/labels.json')),
    faceLexicon(numbers(require('sentiment/build/emoji.json'))),
  ])
  const byLanguage = new Map<string, Lexicons>()
  return (language) => {
    const known = byLanguage.get(language)
    if (known) return known
    const own = language === 'en' || !hasList(language) ? [] : [readList(language)]
    const made = combine([...own, ...shared()])
    byLanguage.set(language, made)
    return made
  }
}

const fileOf = (language: string) => new URL(`../models/lexicon-${language}.tsv`, import.meta.url)
const hasList = (language: string) => /^[a-z]{2}$/.test(language) && existsSync(fileOf(language))

function readList(language: string): Lexicon {
  return parseLexicon(readFileSync(fileOf(language), 'utf8'), language === 'de' ? 'un' : undefined)
}

/** The last list is the one of faces. */
function combine(lists: readonly Lexicon[]): Lexicons {
  const words = createCache<Word | null>(CACHE_SIZE)
  const lookUp = (low: string): Word | null => {
    const bare = low.length > 1 && low[0] === '#' ? low.slice(1) : low
    const values = isNegator(low) ? lists.map(() => 0) : lists.map((list) => list.get(low) ?? list.get(bare) ?? 0)
    const expressions = lists.map((list) => list.expressions(low))
    const says = values.some((value) => value !== 0) || expressions.some((e) => e !== undefined)
    return says ? { values, expressions } : null
  }
  const wordOf = (low: string): Word | null => {
    const known = words.get(low)
    if (known !== undefined) return known
    const word = lookUp(low)
    words.set(low, word)
    return word
  }
  return {
    count: lists.length,
    wordLists: lists.length - 1,
    hits(lows) {
      const found: Hit[][] = lists.map(() => [])
      const next = lists.map(() => 0)
      for (let i = 0; i < lows.length; i++) {
        const word = wordOf(lows[i] ?? '')
        if (!word) continue
        for (let list = 0; list < lists.length; list++) {
          if (i < (next[list] ?? 0)) continue
          const expression = word.expressions[list]?.find((e) => e.words.every((w, k) => lows[i + k] === w))
          const value = expression ? expression.value : (word.values[list] ?? 0)
          if (expression) next[list] = i + expression.words.length
          if (value !== 0) found[list]?.push({ token: i, value })
        }
      }
      return found
    },
  }
}

function numbers(json: unknown): Lexicon {
  const map = new Map<string, number>()
  if (typeof json === 'object' && json !== null)
    for (const [key, value] of Object.entries(json)) if (typeof value === 'number') map.set(key, value)
  return wordLexicon((low) => map.get(low))
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
