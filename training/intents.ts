import { INTENTS, type Intent } from '../src/domain/reading.ts'
import { chancesOf, intentFeatures } from '../src/reading/intent.ts'
import { createLinearModel, type LinearModel } from '../src/reading/linear/model.ts'
import type { Weights } from '../src/reading/linear/model-file.ts'
import { createScanner, verdictOf } from '../src/reading/patterns/scan.ts'
import { createSentimentReader } from '../src/reading/sentiment.ts'
import { lowered, plain, tidy } from '../src/reading/words/clean.ts'
import { joined, lexiconsFor, packed, readLines, type Sample, sampleOf } from './data.ts'
import { fitLogistic, type Lesson, type Recipe } from './logistic.ts'
import { binaryF1 } from './metrics.ts'
import { readPosts } from './posts.ts'
import { randomFrom, shuffled } from './random.ts'
import { shrink } from './shrink.ts'

/** A post as the intent model sees it; targets in the order of `INTENTS`, −1 where nobody said. */
export interface IntentCase {
  sample: Sample
  features: Float32Array
  targets: number[]
  /** What the patterns alone say. */
  patterns: ReadonlySet<Intent>
}

export interface IntentCourse {
  language: string
  recipe: Recipe
  own: readonly string[]
  /** Posts of which only one thing is known: whether they complain. */
  complaints?: { name: string; share: number }
  /** Posts of everyday, for what is not to be heard. */
  everyday?: { name: string; share: number }
  keep: number
}

const recipe: Recipe = {
  c: 4,
  groupWeights: [1, 1, 0.5],
  power: 0.3,
  denseScale: 1,
  idf: 0.3,
  iterations: 100,
  minPosts: 2,
}

export const INTENT_COURSES = {
  full: [
    {
      language: 'en',
      recipe,
      own: ['posts-en'],
      complaints: { name: 'complaints-english-train', share: 0.3 },
      everyday: { name: 'semeval13-16-english-train', share: 0.2 },
      keep: 15_000,
    },
    {
      language: 'de',
      recipe,
      own: ['posts-de'],
      everyday: { name: 'sb10k-german-rest-train', share: 0.1 },
      keep: 15_000,
    },
  ],
  clean: [
    { language: 'en', recipe, own: ['posts-en'], keep: 12_000 },
    { language: 'de', recipe, own: ['posts-de'], keep: 12_000 },
  ],
} as const satisfies Record<string, readonly IntentCourse[]>

/** Makes cases out of texts, with the sentiment of the models in this set. */
export function createCaseMaker(set: string): (text: string, language: string, targets: number[]) => IntentCase {
  const scanner = createScanner()
  const sentiment = createSentimentReader(set)
  return (text, language, targets) => {
    const tidied = tidy(text)
    const sample = sampleOf(text, language)
    const scan = scanner({ plain: lowered(plain(tidied)), original: tidied, tokens: sample.tokens, language })
    const irony = scan.irony.map(({ start, end }) => tidied.slice(start, end))
    const felt = sentiment.read(sample.tokens, sample.tone, lexiconsFor(language), language, irony)
    const verdict = verdictOf(scan, felt)
    const features = intentFeatures({ ...sample, scan, sentiment: felt }, verdict)
    return { sample, features, targets, patterns: new Set(verdict.keys()) }
  }
}

type Course = Pick<IntentCourse, 'language' | 'recipe' | 'keep'>

interface Part {
  cases: readonly IntentCase[]
  /** How much a post of it counts. */
  share: number
}

const FOLDS = 5
/** Own posts hold intents far more often than life does: below this chance it would cry wolf. */
const LEAST = 0.4
/** How many everyday posts, and the intents that next to none of them has. */
const EVERYDAY = 2000
const UNHEARD_OF: readonly string[] = ['purchase_intent', 'wish', 'churn_risk']

type CaseMaker = ReturnType<typeof createCaseMaker>

/** Posts written for the project, each intent known. */
export function ownCases(name: string, language: string, make: CaseMaker): IntentCase[] {
  return readPosts(name).map(({ text, intents }) =>
    make(
      text,
      language,
      INTENTS.map((intent) => (intents.includes(intent) ? 1 : 0)),
    ),
  )
}

/** English posts to brands of which only the complaint is known. */
export function complaintCases(folder: string, name: string, make: CaseMaker): IntentCase[] {
  return readLines(folder, name).map((line) => {
    const [label = '', text = ''] = line.split('\t')
    const isComplaint = label === 'complaint' ? 1 : 0
    return make(
      text,
      'en',
      INTENTS.map((intent) => (intent === 'complaint' ? isComplaint : -1)),
    )
  })
}

/** Everyday posts to nobody in particular, a few of a data set: nobody there buys, leaves or wishes for a feature. */
export function everydayCases(folder: string, name: string, language: string, make: CaseMaker): IntentCase[] {
  const lines = readLines(folder, name)
  const chosen = Array.from(shuffled(lines.length, randomFrom(1))).slice(0, EVERYDAY)
  return chosen.map((i) => {
    const line = lines[i] ?? ''
    return make(
      line.slice(line.indexOf('\t') + 1),
      language,
      INTENTS.map((intent) => (UNHEARD_OF.includes(intent) ? 0 : -1)),
    )
  })
}

/** Trains a model that answers each intent by itself; unknown targets teach nothing. */
export function fitIntents(
  parts: readonly Part[],
  { language, recipe: own, keep }: Course,
): { weights: Weights; model: LinearModel } {
  const lessons = parts.map(
    ({ cases, share }): Lesson => ({
      ...packed(cases.map(({ sample }) => sample)),
      dense: joined(cases.map(({ features }) => features)),
      targets: Float32Array.from(cases.flatMap(({ targets }) => targets)),
      weights: new Float64Array(cases.length).fill(share),
    }),
  )
  const size = parts[0]?.cases[0]?.features.length ?? 0
  const problem = { classes: INTENTS.length, denseSize: size, link: 'sigmoid' } as const
  const weights = shrink(fitLogistic(lessons, own, problem), keep, language, own)
  return { weights, model: createLinearModel(weights) }
}

/**
 * From which chance on each intent is said to be there: where F1 is best on posts of our own that were left out of the
 * fit, a fifth at a time.
 */
export function chooseThresholds(own: readonly IntentCase[], others: readonly Part[], course: Course): number[] {
  const chances: number[][] = []
  for (const fold of foldsOf(own.length, FOLDS, 1)) {
    const outside = new Set(fold)
    const { model } = fitIntents([{ cases: own.filter((_, i) => !outside.has(i)), share: 1 }, ...others], course)
    for (const i of fold) {
      const post = own[i]
      if (post) chances[i] = chancesOf(model.logits(post.sample.tokens, post.sample.tone, post.features))
    }
  }
  return INTENTS.map((_, k) => {
    const truth = own.map(({ targets }) => targets[k] === 1)
    let best = { threshold: 0.5, f1: 0 }
    for (let threshold = LEAST; threshold < 0.8; threshold += 0.02) {
      const { f1 } = binaryF1(
        truth,
        chances.map((c) => (c[k] ?? 0) >= threshold),
      )
      if (f1 > best.f1) best = { threshold: Math.round(threshold * 100) / 100, f1 }
    }
    return best.threshold
  })
}

/** Row numbers of `folds` parts of about equal size, by chance of a seed. */
export function foldsOf(size: number, folds: number, seed: number): number[][] {
  const order = Array.from(shuffled(size, randomFrom(seed)))
  return Array.from({ length: folds }, (_, f) => order.filter((_, i) => i % folds === f))
}
