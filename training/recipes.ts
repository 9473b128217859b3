import type { ConvRecipe } from './conv.ts'
import type { Recipe } from './logistic.ts'

export interface Course {
  language: string
  recipe: Recipe
  /** The network beside the linear model; none where there is too little to learn from. */
  conv?: ConvRecipe
  /** Data sets and how much each counts in the linear model. Names that begin with `own/` are in `training/data`. */
  train: readonly (readonly [string, number])[]
  /** What choices and the temperature are made on. */
  validate: readonly string[]
  /** Features kept. */
  keep: number
  /** Added to the logits of negative, neutral and positive; chosen on posts about other topics than those learnt from. */
  lean: readonly [number, number, number]
}

const base: Recipe = {
  c: 0.2,
  groupWeights: [0.7, 1, 0.5],
  power: 0.25,
  denseScale: 0.5,
  idf: 1,
  iterations: 100,
  minPosts: 2,
}
const network: ConvRecipe = {
  shape: { wordRows: 8192, gramRows: 16_384, size: 24, filters: 16 },
  epochs: 4,
  batch: 128,
  rate: 2e-3,
  wordDropout: 0.15,
  embeddingDropout: 0.3,
  dropout: 0.5,
  smoothing: 0.05,
  seed: 1,
}
const small = { ...base, c: 0.3, power: 0.3, idf: 0 }
const EVEN = [0, 0, 0] as const
const romance = (language: string, name: string): Course => ({
  language,
  recipe: small,
  train: [[`umsab-${name}-train`, 1]],
  validate: [`umsab-${name}-val`],
  keep: 20_000,
  lean: EVEN,
})

/** `umsab-english-train` is not used: its posts are those of `tweeteval-sentiment-val`. */
const full: readonly Course[] = [
  {
    language: 'en',
    recipe: { ...base, c: 0.1, idf: 0.5 },
    conv: network,
    train: [
      ['semeval13-16-english-train', 1],
      ['vader-tweets-english-train', 0.5],
    ],
    validate: ['umsab-english-val', 'tweeteval-sentiment-val'],
    keep: 100_000,
    lean: [0.1, 0, 0.1],
  },
  {
    language: 'de',
    recipe: { ...base, power: 0.35 },
    conv: network,
    train: [
      ['sb10k-german-rest-train', 1],
      ['potts-german-train', 1],
      ['germeval17-german-train', 0.3],
      ['election21a-german-train', 0.3],
      ['election21b-german-train', 0.3],
    ],
    validate: ['umsab-german-val', 'potts-german-val'],
    keep: 60_000,
    lean: EVEN,
  },
  romance('fr', 'french'),
  romance('es', 'spanish'),
  romance('it', 'italian'),
  romance('pt', 'portuguese'),
]

/** Nothing but VADER's data (MIT) and what was written for this project. */
const clean: readonly Course[] = [
  {
    language: 'en',
    recipe: { ...base, c: 0.1, idf: 0.5 },
    train: [
      ['vader-tweets-english-train', 1],
      ['vader-amazon-english-train', 0.5],
      ['own/posts-en', 1],
    ],
    validate: ['umsab-english-val', 'tweeteval-sentiment-val'],
    keep: 30_000,
    lean: EVEN,
  },
  {
    language: 'de',
    recipe: { ...base, c: 0.1 },
    train: [['own/posts-de', 1]],
    validate: ['umsab-german-val', 'potts-german-val'],
    keep: 20_000,
    lean: EVEN,
  },
]

export const COURSES = { full, clean } as const
