import { createConvModel } from '../src/reading/conv/model.ts'
import { type ConvWeights, encodeConv } from '../src/reading/conv/model-file.ts'
import { FLAGS } from '../src/reading/conv/shape.ts'
import { denseSize } from '../src/reading/linear/features.ts'
import { createLinearModel } from '../src/reading/linear/model.ts'
import { encodeModel, type Weights } from '../src/reading/linear/model-file.ts'
import { logitsOf, type SentimentModel } from '../src/reading/sentiment.ts'
import { trainConv } from './conv.ts'
import { balanced, type Dataset, joined, lexiconsFor, readRows, vectorise } from './data.ts'
import { fitLogistic } from './logistic.ts'
import { bestTemperature, type Logits } from './metrics.ts'
import { readPosts } from './posts.ts'
import type { Course } from './recipes.ts'
import { shrink } from './shrink.ts'

const CLASSES = 3

export interface Trained {
  linear: Uint8Array
  conv: Uint8Array | null
  temperature: number
  lean: readonly number[]
}

/** A data set by name: of the folder given, or written for the project. */
export function load(folder: string, name: string, language: string): Dataset {
  const own = /^own\/(.*)/.exec(name)
  return vectorise(name, own ? readPosts(own[1] ?? '') : readRows(folder, name), language)
}

/** Everything a language's sentiment is read with, from the labelled posts of its course. */
export function trainSentiment(folder: string, course: Course): Trained {
  const { language, lean } = course
  const parts = course.train.map(([name, share]) => ({ data: load(folder, name, language), share }))
  const linear = fitLinear(parts, course)
  const conv = fitConv(parts, course)
  const model = { linear: createLinearModel(linear), conv: conv && createConvModel(conv), temperature: 1, lean }
  const checks = course.validate.map((name) => {
    const data = load(folder, name, language)
    return { labels: data.labels, logits: predictAll(model, data, language) }
  })
  return {
    linear: encodeModel(linear),
    conv: conv && encodeConv(conv),
    temperature: bestTemperature(checks),
    lean,
  }
}

interface Part {
  data: Dataset
  share: number
}

function fitLinear(parts: readonly Part[], { language, recipe, keep }: Course): Weights {
  const lessons = parts.map(({ data, share }) => {
    const targets = new Float32Array(data.size * CLASSES)
    for (const [i, label] of data.labels.entries()) targets[i * CLASSES + label] = 1
    return { ...data, targets, weights: balanced(data.labels, share) }
  })
  const problem = { classes: CLASSES, denseSize: denseSize(lexiconsFor(language)), link: 'softmax' } as const
  return shrink(fitLogistic(lessons, recipe, problem), keep, language, recipe)
}

function fitConv(parts: readonly Part[], { language, conv }: Course): ConvWeights | null {
  if (!conv) return null
  const lexicons = lexiconsFor(language)
  const shape = {
    ...conv.shape,
    extras: 2 * lexicons.wordLists + FLAGS,
    dense: denseSize(lexicons),
    classes: CLASSES,
  }
  const lesson = {
    samples: parts.flatMap(({ data }) => data.samples),
    labels: parts.flatMap(({ data }) => Array.from(data.labels)),
    weights: parts.flatMap(({ data, share }) => Array.from(balanced(data.labels, share))),
    dense: joined(parts.map(({ data }) => data.dense)),
  }
  return trainConv(lesson, conv, shape, language)
}

/** What a model says of each row, by the code that reads posts. */
export function predictAll(model: SentimentModel, { samples }: Dataset, language: string): Logits[] {
  const lexicons = lexiconsFor(language)
  return samples.map(({ tokens, tone }) => logitsOf(model, tokens, tone, lexicons))
}
