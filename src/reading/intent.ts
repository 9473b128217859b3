import { type Evidence, INTENTS, type Intent } from '../domain/reading.ts'
import { german } from './patterns/intents-de.ts'
import { english } from './patterns/intents-en.ts'
import { anyOf, type PatternSet, type Row, startOf } from './patterns/pattern.ts'
import type { Sentiment } from './sentiment.ts'
import { type Sentence, sentences } from './words/sentences.ts'

export interface Intents {
  intents: Intent[]
  evidence: Evidence[]
}

export interface IntentReader {
  /** @param plain the text as `plain` makes it, in lower case @param original the text of the same length that evidence quotes */
  read(plain: string, original: string, language: string, tone: Pick<Sentiment, 'label' | 'score'>): Intents
  /** Words that mean the opposite of what they say. */
  irony(plain: string, original: string, language: string): string[]
}

interface Match {
  start: number
  end: number
  /** A word that counts as a name only if it is written with a capital. */
  name?: string
}

type Table = ReturnType<typeof compile>

/** Most evidence an intent shows. */
const MAX_EVIDENCE = 3
const MAX_QUOTE = 90
/** A sentence of so few words with a question mark is a question whatever its words. */
const SHORT_QUESTION = 7
const ASKS =
  /(?<![\p{L}'])(?:what|when|where|who|why|how|which|whose|can|could|do|does|did|is|are|will|would|should|has|have|any|anyone|isn't|aren't|can't|don't|doesn't|w(?:as|ie|o|ann|er|en|em|arum|ieso|eshalb|elche[rsnm]?|oher|ohin|omit|ofür|oran)|ob|kann|könn(?:t|en|te|tet|ten)|gibt(?:'s|s)?|ist|sind|habt|haben|darf|muss|soll|wird|werden|werdet|weiß|jemand|denn|eigentlich)(?![\p{L}'])/u
/** Words a negation reaches. */
const REACH = 3

/** Intents by patterns; a weak pattern needs the tone or a second one beside it. Other languages: none but questions. */
export function createIntentReader(): IntentReader {
  const tables = { de: compile(german), en: compile(english) }
  const tableOf = (language: string) => (language === 'de' ? tables.de : tables.en)
  return {
    irony: (plain, original, language) => quotes(findAll(tableOf(language).irony, plain), original),
    read(plain, original, language, tone) {
      const table = tableOf(language)
      const isCompanyTalk = findAll(table.companyTalk, plain).length >= 1 && !/\?/.test(plain)
      const irony = findAll(table.irony, plain)
      const found = new Map<Intent, Match[]>()
      for (const intent of INTENTS) {
        const matches =
          intent === 'question'
            ? questions(table, plain)
            : shown(table, intent, plain, tone, irony, isCompanyTalk).filter((m) => isNamed(m, original))
        if (matches.length > 0) found.set(intent, matches)
      }
      settle(found, tone)
      const intents = INTENTS.filter((i) => found.has(i))
      return {
        intents,
        evidence: intents.flatMap((intent) =>
          quotes(found.get(intent) ?? [], original).map((text): Evidence => ({ text, for: intent })),
        ),
      }
    },
  }
}

function compile(set: PatternSet) {
  return {
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

function shown(
  table: Table,
  intent: Intent,
  plain: string,
  tone: Pick<Sentiment, 'label' | 'score'>,
  irony: readonly Match[],
  isCompanyTalk: boolean,
): Match[] {
  const rows = table.rows.filter((r) => r.intent === intent)
  const matchesOf = (weight: Row['weight']) =>
    rows.filter((r) => r.weight === weight).flatMap((r) => taken(table, r, plain))
  if (intent === 'praise') {
    if (irony.length > 0 || tone.score < 0.2) return []
    const strong = matchesOf('strong')
    if (strong.length > 0) return strong
    const weak = tone.label === 'positive' && tone.score > 0.6 ? matchesOf('weak') : []
    return weak.length >= 2 ? weak : []
  }
  if (intent !== 'complaint') return matchesOf('strong')
  if (isCompanyTalk) return []
  const strong = [...matchesOf('strong'), ...irony]
  // A clear good word weighs more than a pattern that may have caught the wrong sense.
  if (strong.length > 0) return strong.length === 1 && tone.score > 0.6 && irony.length === 0 ? [] : strong
  const weak = matchesOf('weak')
  return weak.length >= 2 && tone.score < 0.1 ? weak : weak.length > 0 && tone.score < -0.35 ? weak : []
}

/** What a row's words find, without those that a negation takes back. */
function taken(table: Table, row: Row & { pattern: RegExp }, plain: string): Match[] {
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

/** What rules one another out. */
function settle(found: Map<Intent, Match[]>, tone: Pick<Sentiment, 'label' | 'score'>): void {
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

/** By `exec`: `matchAll` copies the pattern each time, which costs more than most searches. */
function findAll(pattern: RegExp, text: string): Match[] {
  const found: Match[] = []
  pattern.lastIndex = 0
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    found.push({ start: m.index, end: m.index + m[0].length, name: m.groups?.name })
    if (m[0] === '') pattern.lastIndex++
  }
  return found
}

/** "Switching to Samsung", not "switching to something". */
function isNamed({ name, start, end }: Match, original: string): boolean {
  if (!name) return true
  const at = original.slice(start, end).toLowerCase().lastIndexOf(name)
  return /^\p{Lu}/u.test(original.slice(start + at))
}

function quotes(matches: readonly Match[], original: string): string[] {
  const texts = matches
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) =>
      original
        .slice(start, Math.min(end, start + MAX_QUOTE))
        .toWellFormed()
        .trim(),
    )
  return [...new Set(texts)].filter((t) => t !== '').slice(0, MAX_EVIDENCE)
}
