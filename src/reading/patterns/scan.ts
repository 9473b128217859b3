import { readFileSync } from 'node:fs'
import { INTENTS, type Intent } from '../../domain/reading.ts'
import { type Sentence, sentences } from '../words/sentences.ts'
import type { Token } from '../words/tokens.ts'
import { type Expression, type ExpressionFinder, parseExpressions } from './expressions.ts'
import { german } from './intents-de.ts'
import { english } from './intents-en.ts'
import { anyOf, type PatternSet, type Row, startOf } from './pattern.ts'

/** Where a pattern matched. */
export interface Match {
  start: number
  end: number
}

/** Everything the patterns of a language find in a post, before anybody judges it. */
export interface Scan {
  strong: ReadonlyMap<Intent, readonly Match[]>
  weak: ReadonlyMap<Intent, readonly Match[]>
  /** Words that mean the opposite of what they say. */
  irony: readonly Match[]
  /** The post talks like a company, not like a customer. */
  isCompanyTalk: boolean
  /** What the language's list of expressions finds. */
  expressions: readonly Expression[]
}

/** What of a post is scanned: `plain` in lower case, `original` of the same length, and its tokens. */
export interface Scanned {
  plain: string
  original: string
  tokens: readonly Token[]
  language: string
}

export type Scanner = (post: Scanned) => Scan

interface Found extends Match {
  /** A word that counts as a name only if it is written with a capital. */
  name?: string
}

type Table = ReturnType<typeof compile>

/** A sentence of so few words with a question mark is a question whatever its words. */
const SHORT_QUESTION = 7
const ASKS =
  /(?<![\p{L}'])(?:what|when|where|who|why|how|which|whose|can|could|do|does|did|is|are|will|would|should|has|have|any|anyone|isn't|aren't|can't|don't|doesn't|w(?:as|ie|o|ann|er|en|em|arum|ieso|eshalb|elche[rsnm]?|oher|ohin|omit|ofür|oran)|ob|kann|könn(?:t|en|te|tet|ten)|gibt(?:'s|s)?|ist|sind|habt|haben|darf|muss|soll|wird|werden|werdet|weiß|jemand|denn|eigentlich)(?![\p{L}'])/u
/** Words a negation reaches. */
const REACH = 3

/** Finds by patterns; English ones for every language but German. */
export function createScanner(): Scanner {
  const tables = new Map<string, Table>()
  return ({ plain, original, tokens, language }) => {
    const name = language === 'de' ? 'de' : 'en'
    const table = tables.get(name) ?? compile(name === 'de' ? german : english, name)
    tables.set(name, table)
    const strong = new Map<Intent, Match[]>()
    const weak = new Map<Intent, Match[]>()
    for (const row of table.rows) {
      const found = taken(table, row, plain).filter((m) => isNamed(m, original))
      const list = row.weight === 'strong' ? strong : weak
      if (found.length > 0) list.set(row.intent, [...(list.get(row.intent) ?? []), ...found])
    }
    const asked = questions(table, plain)
    if (asked.length > 0) strong.set('question', asked)
    return {
      strong,
      weak,
      irony: findAll(table.irony, plain),
      isCompanyTalk: findAll(table.companyTalk, plain).length >= 1 && !plain.includes('?'),
      expressions: table.expressions(tokens),
    }
  }
}

/**
 * What the patterns alone would say: strong ones show an intent by themselves, weak ones together with the tone or
 * with one another.
 */
export function verdictOf(scan: Scan, tone: { label: string; score: number }): Map<Intent, readonly Match[]> {
  const found = new Map<Intent, readonly Match[]>()
  for (const intent of INTENTS) {
    const matches = shown(intent, scan, tone)
    if (matches.length > 0) found.set(intent, matches)
  }
  settle(found, tone)
  return found
}

function shown(intent: Intent, scan: Scan, tone: { label: string; score: number }): readonly Match[] {
  const strong = scan.strong.get(intent) ?? []
  const weak = scan.weak.get(intent) ?? []
  if (intent === 'praise') {
    if (scan.irony.length > 0 || tone.score < 0.2) return []
    if (strong.length > 0) return strong
    return tone.label === 'positive' && tone.score > 0.6 && weak.length >= 2 ? weak : []
  }
  if (intent !== 'complaint') return strong
  if (scan.isCompanyTalk) return []
  const clear = [...strong, ...scan.irony]
  // A clear good word weighs more than a pattern that may have caught the wrong sense.
  if (clear.length > 0) return clear.length === 1 && tone.score > 0.6 && scan.irony.length === 0 ? [] : clear
  return (weak.length >= 2 && tone.score < 0.1) || (weak.length > 0 && tone.score < -0.35) ? weak : []
}

/** What rules one another out. */
function settle(found: Map<Intent, readonly Match[]>, tone: { label: string; score: number }): void {
  // The words of a wish ("would be great if", "mir fehlt") neither praise nor complain.
  const wishes = found.get('wish') ?? []
  for (const intent of ['praise', 'complaint'] as const) {
    const own = found.get(intent)?.filter((m) => !wishes.some((w) => m.start < w.end && w.start < m.end))
    if (own?.length === 0) found.delete(intent)
  }
  const praises = found.get('praise')
  // "Thanks" beside a complaint or a question is manners, not praise.
  const isManners =
    praises?.every((m) => m.end - m.start < 12) &&
    (found.has('question') || found.has('wish') || found.has('complaint'))
  if (found.has('complaint') && praises && (isManners || tone.score < 0.2)) found.delete('praise')
  else if (isManners && tone.score < 0.6) found.delete('praise')
  if (found.has('praise') && found.has('churn_risk') && tone.label !== 'negative') found.delete('churn_risk')
}

function compile(set: PatternSet, language: string) {
  const list = readFileSync(new URL(`../models/intents-${language}.tsv`, import.meta.url), 'utf8')
  const expressions: ExpressionFinder = parseExpressions(list)
  return {
    expressions,
    rows: set.rows.map((row) => ({ ...row, pattern: anyOf(row.words) })),
    irony: anyOf(set.irony),
    companyTalk: anyOf(set.companyTalk),
    asking: startOf(set.askingStarts, set.openers),
    askingWords: anyOf(set.askingWords),
    rhetorical: anyOf(set.rhetorical),
    negator: new RegExp(`(?:^|[^\\p{L}])(?:${set.negators})(?=[^\\p{L}]|$)`, 'u'),
    notNegator: anyOf([set.notNegators]),
  }
}

/** What a row's words find, without those that a negation takes back. */
function taken(table: Table, row: Row & { pattern: RegExp }, plain: string): Found[] {
  return findAll(row.pattern, plain).filter((m) => !row.negatable || !isNegated(table, plain, m))
}

function isNegated(table: Table, plain: string, { start, end }: Match): boolean {
  const clause = plain
    .slice(Math.max(0, start - 60), start)
    .split(/[.,;:!?\n]/)
    .at(-1)
  const before = (clause ?? '').trim().split(/\s+/).slice(-REACH).join(' ')
  if (table.negator.test(before)) return findAll(table.notNegator, `${before} ${plain.slice(start, end)}`).length === 0
  // German puts its "nicht" last: "gefällt mir nicht".
  const after = /^(?:\s+\p{L}+){0,2}?\s+(?:nicht|nich|nie|net|ned)\s*(?:[.,;:!?\n]|$)/u
  return table.negator.test(' nicht ') && after.test(plain.slice(end, end + 40))
}

function questions(table: Table, plain: string): Match[] {
  return sentences(plain).flatMap((sentence) => {
    const { text, start, isAsked } = sentence
    if (findAll(table.rhetorical, text).length > 0) return []
    if (isAsked && isReal(sentence)) return [trimmed(sentence)]
    const opening = table.asking.exec(text)
    // Without its question mark a sentence must begin as one and go on.
    if (opening && text.trim().split(/\s+/).length >= 4 && !/!\s*$/.test(text)) return [trimmed(sentence)]
    return findAll(table.askingWords, text).map((m) => ({ start: start + m.start, end: start + m.end }))
  })
}

/** A lone "What?" or "???" asks nothing that could be answered, and a long statement ending in "????" just wonders. */
function isReal({ text }: Sentence): boolean {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0
  return words >= 2 && (words <= SHORT_QUESTION || ASKS.test(text))
}

function trimmed({ text, start }: Sentence): Match {
  const lead = /^[^\p{L}\p{N}]*/u.exec(text)?.[0].length ?? 0
  return { start: start + lead, end: start + text.trimEnd().length }
}

/** By `exec`: `matchAll` copies the pattern each time, which costs more than most searches. */
function findAll(pattern: RegExp, text: string): Found[] {
  const found: Found[] = []
  pattern.lastIndex = 0
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    found.push({ start: m.index, end: m.index + m[0].length, name: m.groups?.name })
    if (m[0] === '') pattern.lastIndex++
  }
  return found
}

/** "Switching to Samsung", not "switching to something". */
function isNamed({ name, start, end }: Found, original: string): boolean {
  if (!name) return true
  const at = original.slice(start, end).toLowerCase().lastIndexOf(name)
  return /^\p{Lu}/u.test(original.slice(start + at))
}
