import { INTENTS, type Intent } from '../../domain/reading.ts'
import { entriesOf, JOINT } from '../words/lexicon.ts'
import type { Token } from '../words/tokens.ts'

/** An expression of the intent lists found in a post; tokens `first` to `last`. */
export interface Expression {
  intent: Intent
  /** 1 hint, 2 likely, 3 nearly certain; below 0 it speaks against the intent. */
  strength: number
  first: number
  last: number
}

/** Finds expressions; of those that overlap for one intent the longest counts. */
export type ExpressionFinder = (tokens: readonly Token[]) => Expression[]

interface Node {
  exact: Map<string, Node>
  /** Words ending in `*`, by their first letters. */
  prefixes: Map<string, { start: string; node: Node }[]>
  /** `_`, any token; `__`, none to three of them; `#`, a number. */
  any: Node | null
  gap: Node | null
  number: Node | null
  ends: { intent: Intent; strength: number }[]
}

const PREFIX_KEY = 3
const LONGEST_GAP = 3

/**
 * A finder from lines of `intent<TAB>strength<TAB>entries`: blanks inside an entry are escaped, `*` ends a word early,
 * `_`, `__` and `#` stand for tokens. Lines starting with `#` are remarks. Throws at a line it cannot read.
 */
export function parseExpressions(tsv: string): ExpressionFinder {
  const exact = new Map<string, Start>()
  const prefixes = new Map<string, Map<string, Start>>()
  for (const line of tsv.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [name, weight, entries = ''] = line.split('\t')
    const intent = INTENTS.find((i) => i === name)
    const strength = Number(weight)
    if (!intent || !Number.isFinite(strength)) throw new Error(`not an intent and its strength: ${line.slice(0, 40)}`)
    for (const entry of entriesOf(folded(entries))) {
      const blank = entry.indexOf(JOINT)
      const first = blank < 0 ? entry : entry.slice(0, blank)
      startOf(exact, prefixes, first).waiting.push({ rest: blank < 0 ? '' : entry.slice(blank + 1), intent, strength })
    }
  }
  return (tokens) => {
    const found: Expression[] = []
    const words = tokens.map(({ low, kind }) => ({ low: folded(low), isNumber: kind === 'number' }))
    for (const [i, { low }] of words.entries()) {
      const start = exact.get(low)
      if (start) walk(nodeOf(start), words, i, i + 1, found)
      for (const [beginning, prefix] of prefixes.get(low.slice(0, PREFIX_KEY)) ?? [])
        if (low.startsWith(beginning)) walk(nodeOf(prefix), words, i, i + 1, found)
    }
    return longestFirst(found)
  }
}

/** Entries with the same first word; ordered into a tree when a post first holds that word, as most never do. */
interface Start {
  waiting: { rest: string; intent: Intent; strength: number }[]
  node: Node | null
}

function startOf(exact: Map<string, Start>, prefixes: Map<string, Map<string, Start>>, first: string): Start {
  const isPrefix = first.endsWith('*') && first.length > PREFIX_KEY
  const key = first.slice(0, PREFIX_KEY)
  const list = isPrefix ? (prefixes.get(key) ?? new Map<string, Start>()) : exact
  if (isPrefix) prefixes.set(key, list)
  const word = isPrefix ? first.slice(0, -1) : first
  const known = list.get(word)
  if (known) return known
  const made = { waiting: [], node: null }
  list.set(word, made)
  return made
}

function nodeOf(start: Start): Node {
  if (start.node) return start.node
  const node = emptyNode()
  for (const { rest, intent, strength } of start.waiting)
    insert(node, rest === '' ? [] : rest.split(JOINT)).ends.push({ intent, strength })
  start.waiting = []
  start.node = node
  return node
}

interface Word {
  low: string
  isNumber: boolean
}

/** "ä" and "ae" are one, as people type both. */
function folded(low: string): string {
  if (!/[äöüß]/.test(low)) return low
  return low.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
}

const emptyNode = (): Node => ({ exact: new Map(), prefixes: new Map(), any: null, gap: null, number: null, ends: [] })

function insert(root: Node, words: readonly string[]): Node {
  let node = root
  for (const word of words) {
    if (word === '_') node = node.any ??= emptyNode()
    else if (word === '__') node = node.gap ??= emptyNode()
    else if (word === '#') node = node.number ??= emptyNode()
    else if (word.endsWith('*') && word.length > PREFIX_KEY) node = byPrefix(node, word.slice(0, -1))
    else {
      const next = node.exact.get(word) ?? emptyNode()
      node.exact.set(word, next)
      node = next
    }
  }
  return node
}

function byPrefix({ prefixes }: Node, start: string): Node {
  const key = start.slice(0, PREFIX_KEY)
  const list = prefixes.get(key) ?? []
  prefixes.set(key, list)
  const known = list.find((p) => p.start === start)
  if (known) return known.node
  const node = emptyNode()
  list.push({ start, node })
  return node
}

function walk(node: Node, words: readonly Word[], first: number, at: number, found: Expression[]): void {
  for (const { intent, strength } of node.ends) found.push({ intent, strength, first, last: at - 1 })
  if (node.gap)
    for (let n = 0; n <= LONGEST_GAP && at + n < words.length; n++) walk(node.gap, words, first, at + n, found)
  const word = words[at]
  if (!word) return
  const { low } = word
  const exact = node.exact.get(low)
  if (exact) walk(exact, words, first, at + 1, found)
  if (node.prefixes.size > 0)
    for (const { start, node: next } of node.prefixes.get(low.slice(0, PREFIX_KEY)) ?? [])
      if (low.startsWith(start)) walk(next, words, first, at + 1, found)
  if (node.number && word.isNumber) walk(node.number, words, first, at + 1, found)
  if (node.any) walk(node.any, words, first, at + 1, found)
}

function longestFirst(found: Expression[]): Expression[] {
  const kept: Expression[] = []
  // Of equally long ones what speaks against an intent goes first: it was listed because it looks like the other.
  for (const e of found.sort((a, b) => b.last - b.first - (a.last - a.first) || a.strength - b.strength))
    if (kept.every((k) => k.intent !== e.intent || e.last < k.first || k.last < e.first)) kept.push(e)
  return kept.sort((a, b) => a.first - b.first)
}
