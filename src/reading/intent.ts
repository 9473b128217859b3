import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Evidence, INTENTS, type Intent } from '../domain/reading.ts'
import { denseFeatures } from './linear/features.ts'
import { createLinearModel, type LinearModel } from './linear/model.ts'
import { decodeModel } from './linear/model-file.ts'
import { modelFile, settingsOf } from './models.ts'
import { type Match, type Scan, verdictOf } from './patterns/scan.ts'
import type { Sentiment } from './sentiment.ts'
import { placeOf, spanOf } from './words/span.ts'
import type { Token } from './words/tokens.ts'
import type { Tone } from './words/tone.ts'

export interface Intents {
  intents: Intent[]
  evidence: Evidence[]
}

/** What of a post its intents are read from. */
export interface Heard {
  tokens: readonly Token[]
  tone: Tone
  scan: Scan
  sentiment: Pick<Sentiment, 'label' | 'score' | 'confidence'>
  language: string
}

export interface IntentReader {
  /** @param original the text of the same length as what was scanned, for quoting */
  read(heard: Heard, original: string): Intents
}

/** Most evidence an intent shows. */
const MAX_EVIDENCE = 3
const MAX_QUOTE = 90

/**
 * Intents by a model of the language that weighs words and what the patterns found; by the patterns alone where there
 * is none (other languages than German and English: the English patterns).
 */
export function createIntentReader(set: string): IntentReader {
  const models = new Map<string, IntentModel | null>()
  const modelOf = (language: string) => {
    let model = models.get(language)
    if (model === undefined) {
      model = loadIntentModel(set, language)
      models.set(language, model)
    }
    return model
  }
  return {
    read(heard, original) {
      const { tokens, tone, scan, sentiment } = heard
      const byPatterns = verdictOf(scan, sentiment)
      const model = modelOf(heard.language)
      const chances = model && chancesOf(model.linear.logits(tokens, tone, intentFeatures(heard, byPatterns)))
      const intents = INTENTS.filter(
        (intent, k) =>
          intent !== ruledOut(sentiment) && isThere(chances?.[k], model?.thresholds[k], byPatterns.has(intent)),
      )
      return {
        intents,
        evidence: intents.flatMap((intent) =>
          quotes(spansFor(intent, heard, byPatterns, model?.linear ?? null, original), original).map(
            (text): Evidence => ({ text, for: intent }),
          ),
        ),
      }
    },
  }
}

/** What a tone as sure as a person's word leaves no room for. */
function ruledOut({ label, confidence }: Heard['sentiment']): Intent | null {
  if (confidence < CERTAIN || label === 'neutral') return null
  return label === 'negative' ? 'praise' : 'complaint'
}

const CERTAIN = 0.98
/** Where a pattern found an intent the model need not be as sure. */
const WITH_PATTERN = 0.15

/** Whether an intent is there: by its chance where there is a model, by the patterns alone where there is none. */
export function isThere(chance: number | undefined, threshold: number | undefined, hasPattern: boolean): boolean {
  if (chance === undefined || threshold === undefined) return hasPattern
  return chance >= (hasPattern ? WITH_PATTERN : threshold)
}

/** The words that show an intent: a pattern's, a listed expression's, or those the model leant on most. */
function spansFor(
  intent: Intent,
  { tokens, tone, scan }: Heard,
  byPatterns: ReadonlyMap<Intent, readonly Match[]>,
  model: LinearModel | null,
  original: string,
): readonly Match[] {
  const matches = byPatterns.get(intent) ?? scan.strong.get(intent)
  if (matches && matches.length > 0) return matches
  const expressions = scan.expressions.filter((e) => e.intent === intent && e.strength > 1)
  if (expressions.length > 0) return expressions.flatMap(({ first, last }) => placeOf(tokens, first, last, original))
  return model ? spanOf(tokens, model.pulls(tokens, tone, oneHot(intent)), original) : []
}

export interface IntentModel {
  linear: LinearModel
  /** From which chance on an intent is said to be there, in the order of `INTENTS`. */
  thresholds: readonly number[]
}

/** Null where a language has no model in this set. */
export function loadIntentModel(set: string, language: string): IntentModel | null {
  if (!/^[a-z]{2}$/.test(language)) return null
  const file = modelFile(set, `intents-${language}.bin`)
  if (!existsSync(file)) return null
  const { thresholds } = settingsOf(set, 'intents', language, z.object({ thresholds: z.array(z.number()) }))
  return { linear: createLinearModel(decodeModel(readFileSync(file))), thresholds }
}

/** Probability of each intent, in the order of `INTENTS`. */
export function chancesOf(logits: Float64Array): number[] {
  return Array.from(logits, (z) => 1 / (1 + Math.exp(-z)))
}

/** What the word lists, the patterns and the sentiment say, as numbers about 0..1 for a model to weigh. */
export function intentFeatures(
  { tone, scan, sentiment }: Pick<Heard, 'tone' | 'scan' | 'sentiment'>,
  verdict = verdictOf(scan, sentiment),
): Float32Array {
  const lists = denseFeatures(tone)
  const own = [
    ...INTENTS.map((intent) => (verdict.has(intent) ? 1 : 0)),
    ...INTENTS.map((intent) => Math.min(1, (scan.strong.get(intent)?.length ?? 0) / 2)),
    ...INTENTS.map((intent) => Math.min(1, (scan.weak.get(intent)?.length ?? 0) / 3)),
    ...listed(scan, tone),
    scan.irony.length > 0 ? 1 : 0,
    scan.isCompanyTalk ? 1 : 0,
    sentiment.score,
    Math.max(0, -sentiment.score),
    sentiment.label === 'neutral' ? sentiment.confidence : 0,
  ]
  const all = new Float32Array(lists.length + own.length)
  all.set(lists)
  all.set(own, lists.length)
  return all
}

/** For each intent: how much the listed expressions say for it, against it, at most, and within a negation. */
function listed({ expressions }: Scan, { isNegated }: Tone): number[] {
  const sums = INTENTS.map(() => ({ for: 0, against: 0, most: 0, denied: 0 }))
  for (const { intent, strength, first } of expressions) {
    const own = sums[INTENTS.indexOf(intent)]
    if (!own) continue
    if (strength < 0) own.against -= strength
    else if (isNegated[first]) own.denied += strength
    else {
      own.for += strength
      own.most = Math.max(own.most, strength)
    }
  }
  return sums.flatMap((s) => [Math.tanh(s.for / 3), Math.tanh(s.against / 2), s.most / 3, Math.tanh(s.denied / 3)])
}

const oneHot = (intent: Intent) => INTENTS.map((i) => (i === intent ? 1 : 0))

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
