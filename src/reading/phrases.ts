import { joined, type PhraseRule, type PhraseWord, phraseMatch, phraseWords } from '../domain/phrase.ts'
import type { Evidence, SentimentLabel } from '../domain/reading.ts'
import { isNegator } from './words/negation.ts'

/** A tone as the sentiment reading gives it. */
interface Tone {
  label: SentimentLabel
  /** −1..1 */
  score: number
  /** 0..1 */
  confidence: number
  evidence: Evidence[]
}

/** What a company's phrases mean for one post. */
export interface PhraseReading {
  /** The text with phrases of a known tone blanked out, unit by unit as long as before: offsets stay right. */
  rest: string
  isIrrelevant: boolean
  /** The tone of the whole, from that of the rest. */
  move(rest: Tone): Tone
}

export interface PhraseIndex {
  /** Null where none of the phrases occurs. */
  read(tidied: string): PhraseReading | null
}

interface Entry {
  words: readonly PhraseWord[]
  effect: PhraseRule['effect']
  /** Of equal length the lower one counts. */
  rank: number
}

interface Match extends Entry {
  start: number
  end: number
  /** Words of the text it covers. */
  from: number
  to: number
}

type Probabilities = readonly [negative: number, neutral: number, positive: number]

/** What a phrase that people called negative or positive says by itself. */
const SURE: Record<'negative' | 'positive', Probabilities> = {
  negative: [0.97, 0.02, 0.01],
  positive: [0.01, 0.02, 0.97],
}
/** How much a taught phrase weighs beside the rest: its label is then sure to .82 at least. */
const WEIGHT = 0.85
/** From here on the rest of the post holds its own against a phrase that says the opposite … */
const FIRM = 0.8
/** … which then takes away from its confidence, yet does not make it unclear. */
const WEIGHT_AGAINST = 0.2

/**
 * Finds phrases in posts. List the rules that beat others first: those made in Slack before the file's, and the newest
 * first. A longer phrase wins over a shorter one it overlaps.
 */
export function phraseIndex(rules: readonly Pick<PhraseRule, 'phrase' | 'effect'>[]): PhraseIndex {
  // By first word, or by the first two: thousands of phrases that begin with "the" then cost a post nothing.
  const entries = new Map<string, Entry[]>()
  const add = (key: string, entry: Entry) => {
    const list = entries.get(key)
    if (list) list.push(entry)
    else entries.set(key, [entry])
  }
  for (const [rank, { phrase, effect }] of rules.entries()) {
    const words = phraseWords(phrase)
    const [first, second] = words
    if (!first) continue
    const entry = { words, effect, rank }
    if (second) add(joined(words), entry)
    for (const key of first.keys)
      if (second) for (const next of second.keys) add(`${key} ${next}`, entry)
      else add(key, entry)
  }
  return {
    read(tidied) {
      if (entries.size === 0) return null
      const matches = withoutOverlaps(findAll(entries, phraseWords(tidied)))
      return matches.length === 0 ? null : readingOf(tidied, matches)
    },
  }
}

/** Whether a phrase is more than a negation: to give "not" a tone of its own would turn every post that has it. */
export function isTelling(phrase: string): boolean {
  return phraseWords(phrase).some((word) => !word.keys.some(isNegator))
}

function findAll(entries: ReadonlyMap<string, Entry[]>, words: readonly PhraseWord[]): Match[] {
  const found: Match[] = []
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    const keys = word.keys.flatMap((key) => [key, ...(next?.keys ?? []).map((second) => `${key} ${second}`)])
    for (const entry of new Set(keys.flatMap((key) => entries.get(key) ?? []))) {
      const count = phraseMatch(entry.words, words, at)
      const last = words[at + count - 1]
      if (count > 0 && last) found.push({ ...entry, start: word.start, end: last.end, from: at, to: at + count })
    }
  }
  return found
}

function withoutOverlaps(matches: readonly Match[]): Match[] {
  const taken = new Set<number>()
  const byStrength = matches.toSorted(
    (a, b) => b.words.length - a.words.length || b.end - b.start - (a.end - a.start) || a.rank - b.rank,
  )
  const kept = byStrength.filter(({ from, to }) => {
    const covers = Array.from({ length: to - from }, (_, i) => from + i)
    if (covers.some((word) => taken.has(word))) return false
    for (const word of covers) taken.add(word)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}

function readingOf(tidied: string, matches: readonly Match[]): PhraseReading {
  const toned = matches.filter((m) => m.effect !== 'irrelevant')
  let rest = ''
  let from = 0
  for (const { start, end } of toned) {
    rest += tidied.slice(from, start) + ' '.repeat(end - start)
    from = end
  }
  const of = (label: SentimentLabel) => toned.filter((m) => m.effect === label)
  const balance = of('positive').length - of('negative').length
  // As many for as against: they say nothing, and the rest decides.
  const label = balance === 0 ? null : balance > 0 ? 'positive' : 'negative'
  return {
    rest: rest + tidied.slice(from),
    isIrrelevant: matches.length > toned.length,
    move(tone) {
      if (label === null) return tone
      const said = of(label).map(({ start, end }): Evidence => ({ text: tidied.slice(start, end), for: 'sentiment' }))
      return moved(tone, label, unique(said))
    },
  }
}

function moved(tone: Tone, label: 'negative' | 'positive', said: readonly Evidence[]): Tone {
  const before = probabilitiesOf(tone)
  const isAgainst = tone.label !== 'neutral' && tone.label !== label && tone.confidence >= FIRM
  const weight = isAgainst ? WEIGHT_AGAINST : WEIGHT
  const [negative, neutral, positive] = SURE[label].map((p, i) => weight * p + (1 - weight) * (before[i] ?? 0))
  const now: Probabilities = [negative ?? 0, neutral ?? 0, positive ?? 0]
  const named = isAgainst ? tone.label : label
  // Words for another tone than the one that came of it would only puzzle.
  const kept = tone.label === named ? tone.evidence : []
  return {
    label: named,
    score: now[2] - now[0],
    confidence: named === 'negative' ? now[0] : now[2],
    evidence: isAgainst ? [...kept] : unique([...said, ...kept]),
  }
}

/** The three probabilities behind a label, its confidence and its score. */
function probabilitiesOf({ label, score, confidence }: Tone): Probabilities {
  if (label === 'negative')
    return [confidence, Math.max(0, 1 - 2 * confidence - score), Math.max(0, confidence + score)]
  if (label === 'positive')
    return [Math.max(0, confidence - score), Math.max(0, 1 - 2 * confidence + score), confidence]
  return [(1 - confidence - score) / 2, confidence, (1 - confidence + score) / 2]
}

function unique(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((e) => [e.text, e])).values()]
}
