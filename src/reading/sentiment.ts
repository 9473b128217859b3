import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Evidence, SENTIMENT_LABELS, type SentimentLabel } from '../domain/reading.ts'
import { type ConvModel, createConvModel } from './conv/model.ts'
import { decodeConv } from './conv/model-file.ts'
import { denseFeatures } from './linear/features.ts'
import { createLinearModel, type LinearModel } from './linear/model.ts'
import { decodeModel } from './linear/model-file.ts'
import { modelFile, settingsOf } from './models.ts'
import type { Lexicons } from './words/lexicons.ts'
import { tellingWords } from './words/telling.ts'
import type { Token } from './words/tokens.ts'
import type { Tone } from './words/tone.ts'
import type { Valence } from './words/valence.ts'

export interface Sentiment {
  label: SentimentLabel
  /** −1..1: probability of positive less that of negative. */
  score: number
  /** 0..1: probability of the label. */
  confidence: number
  evidence: Evidence[]
}

/** Probabilities of negative, neutral, positive. */
export type Probabilities = readonly [number, number, number]

export interface SentimentReader {
  /** @param irony words of the post that say the opposite of what they seem to */
  read(tokens: readonly Token[], tone: Tone, lexicons: Lexicons, language: string, irony: readonly string[]): Sentiment
}

/** A linear model and, where there is one, a network beside it; their logits are averaged. */
export interface SentimentModel {
  linear: LinearModel
  conv: ConvModel | null
  /** Logits are divided by this before they are called probabilities. */
  temperature: number
  /** Added to the logits: posts about new things look more neutral to a model than they are. */
  lean: readonly number[]
}

/** What irony found by its words is trusted with. */
const IRONY: Probabilities = [0.72, 0.18, 0.1]
const DIRECTION = [-1, 0, 1]
const SETTINGS = z.object({ temperature: z.number().positive(), lean: z.array(z.number()).length(3) })

/** The tone of a post, by the models of its language; by word lists alone where there are none. */
export function createSentimentReader(set: string): SentimentReader {
  const models = new Map<string, SentimentModel | null>()
  const modelOf = (language: string) => {
    // Posts too short to tell their language are English more often than anything else the models know.
    const wanted = language === 'und' ? 'en' : language
    let model = models.get(wanted)
    if (model === undefined) {
      model = loadSentimentModel(set, wanted)
      models.set(wanted, model)
    }
    return model
  }
  return {
    read(tokens, tone, lexicons, language, irony) {
      const model = tokens.some(saysSomething) ? modelOf(language) : null
      const plain = model
        ? probabilitiesOf(logitsOf(model, tokens, tone, lexicons), model.temperature)
        : byRules(tone.valence)
      const isTurned = irony.length > 0 && plain[0] < IRONY[0]
      const probabilities = isTurned ? IRONY : plain
      const best = probabilities.indexOf(Math.max(...probabilities))
      const label = SENTIMENT_LABELS[best] ?? 'neutral'
      const words = isTurned
        ? [...irony]
        : label === 'neutral'
          ? []
          : tellingWords(label === 'positive' ? 1 : -1, tokens, tone, model?.linear.pulls(tokens, tone, DIRECTION))
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

/** Before the temperature: the mean of both models' logits, and the lean. */
export function logitsOf(
  { linear, conv, lean }: SentimentModel,
  tokens: readonly Token[],
  tone: Tone,
  { wordLists }: Lexicons,
): [number, number, number] {
  const dense = denseFeatures(tone)
  const a = linear.logits(tokens, tone, dense)
  const b = conv?.logits(tokens, tone, wordLists, dense) ?? a
  const at = (k: number) => ((a[k] ?? 0) + (b[k] ?? 0)) / 2 + (lean[k] ?? 0)
  return [at(0), at(1), at(2)]
}

/** `exp(z/t)` made to sum to 1; safe for large `z`. */
export function probabilitiesOf(logits: readonly [number, number, number], temperature: number): Probabilities {
  const top = Math.max(...logits)
  const a = Math.exp((logits[0] - top) / temperature)
  const b = Math.exp((logits[1] - top) / temperature)
  const c = Math.exp((logits[2] - top) / temperature)
  const sum = a + b + c
  return [a / sum, b / sum, c / sum]
}

/** Null where a language has no model in this set. */
export function loadSentimentModel(set: string, language: string): SentimentModel | null {
  if (!/^[a-z]{2}$/.test(language)) return null
  const linear = modelFile(set, `sentiment-${language}.bin`)
  if (!existsSync(linear)) return null
  const conv = modelFile(set, `sentiment-${language}.conv.bin`)
  const { temperature, lean } = settingsOf(set, 'sentiment', language, SETTINGS)
  return {
    linear: createLinearModel(decodeModel(readFileSync(linear))),
    conv: existsSync(conv) ? createConvModel(decodeConv(readFileSync(conv))) : null,
    temperature,
    lean,
  }
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
