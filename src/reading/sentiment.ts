import { existsSync, readFileSync } from 'node:fs'
import { type Evidence, SENTIMENT_LABELS, type SentimentLabel } from '../domain/reading.ts'
import type { Extractor } from './linear/features.ts'
import { createModel, type Model, type Probabilities } from './linear/model.ts'
import { decodeModel } from './linear/model-file.ts'
import { FUNCTION_WORDS } from './words/function-words.ts'
import type { Lexicons } from './words/lexicons.ts'
import type { Token } from './words/tokens.ts'
import { type Valence, valence } from './words/valence.ts'

export interface Sentiment {
  label: SentimentLabel
  /** −1..1: probability of positive less that of negative. */
  score: number
  /** 0..1: probability of the label. */
  confidence: number
  evidence: Evidence[]
}

export interface SentimentReader {
  /** @param irony words of the post that say the opposite of what they seem to */
  read(tokens: readonly Token[], language: string, irony: readonly string[]): Sentiment
}

/** What irony found by its words is trusted with. */
const IRONY: Probabilities = [0.72, 0.18, 0.1]
/** How much a lexicon's word counts beside the model's own weights when naming evidence. */
const HIT_WEIGHT = 0.12
const MAX_EVIDENCE = 4

/** The tone of a post, by the model of its language; by word lists alone where there is none. */
export function createSentimentReader(lexicons: Lexicons, extract: Extractor): SentimentReader {
  const models = new Map<string, Model | null>()
  const modelOf = (language: string) => {
    let model = models.get(language)
    if (model === undefined) {
      model = loadModel(language)
      models.set(language, model)
    }
    return model
  }
  return {
    read(tokens, language, irony) {
      const tone = valence(tokens, language, lexicons)
      const model = tokens.some(saysSomething) ? modelOf(language) : null
      const said = model?.predict(extract(tokens, tone), tokens.length)
      const plain = said?.probabilities ?? byRules(tone)
      const isTurned = irony.length > 0 && plain[0] < IRONY[0]
      const probabilities = isTurned ? IRONY : plain
      const best = probabilities.indexOf(Math.max(...probabilities))
      const label = SENTIMENT_LABELS[best] ?? 'neutral'
      const words = isTurned ? [...irony] : wordsFor(label, tokens, tone, said?.pulls)
      return {
        label,
        score: probabilities[2] - probabilities[0],
        confidence: probabilities[best] ?? 0,
        evidence: words.map((text) => ({ text, for: 'sentiment' })),
      }
    },
  }
}

const saysSomething = ({ kind }: Token) => kind === 'word' || kind === 'tag'

function loadModel(language: string): Model | null {
  if (!/^[a-z]{2}$/.test(language)) return null
  const file = new URL(`./models/sentiment-${language}.bin`, import.meta.url)
  return existsSync(file) ? createModel(decodeModel(readFileSync(file))) : null
}

/**
 * The word lists' verdict as probabilities. Fitted by hand to the validation splits: a clear score is right about two
 * times in three, no score tells next to nothing.
 */
function byRules({ score, hits }: Valence): Probabilities {
  if (hits.length === 0) return [0.25, 0.5, 0.25]
  const size = Math.min(1, Math.abs(score) * 1.2)
  const most = 0.34 + 0.36 * size
  const least = 0.33 - 0.23 * size
  const middle = 1 - most - least
  return score < 0 ? [most, middle, least] : [least, middle, most]
}

/** The words that moved it towards its label, strongest first. */
function wordsFor(
  label: SentimentLabel,
  tokens: readonly Token[],
  tone: Valence,
  pulls: Float32Array | undefined,
): string[] {
  if (label === 'neutral') return []
  const sign = label === 'positive' ? 1 : -1
  const strength = Float32Array.from(tokens, (_, i) => sign * (pulls?.[i] ?? 0))
  for (const { token, value } of tone.hits) strength[token] = (strength[token] ?? 0) + sign * HIT_WEIGHT * value
  const ranked = tokens
    .flatMap((token, i) => {
      const isWord =
        ['word', 'tag', 'emoji', 'face'].includes(token.kind) && !FUNCTION_WORDS.has(token.text.toLowerCase())
      const isTelling = isWord && (strength[i] ?? 0) > 0.08
      return isTelling ? [{ text: token.text, strength: strength[i] ?? 0 }] : []
    })
    .sort((a, b) => b.strength - a.strength)
  const top = ranked[0]?.strength ?? 0
  return [...new Set(ranked.filter((r) => r.strength >= 0.3 * top).map((r) => r.text))].slice(0, MAX_EVIDENCE)
}
