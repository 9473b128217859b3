import type { Recipe } from './logistic.ts'

export interface Course {
  language: string
  recipe: Recipe
  /** Data sets and how much each counts. */
  train: readonly (readonly [string, number])[]
  /** What choices and the temperature are made on. */
  validate: readonly string[]
  /** Features kept. */
  keep: number
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
const small = { ...base, c: 0.3, power: 0.3, idf: 0 }
const romance = (language: string, name: string): Course => ({
  language,
  recipe: small,
  train: [[`umsab-${name}-train`, 1]],
  validate: [`umsab-${name}-val`],
  keep: 20_000,
})

/**
 * What each model is trained on. `umsab-english-train` is not used: its posts are those of `tweeteval-sentiment-val`.
 */
export const COURSES: readonly Course[] = [
  {
    language: 'en',
    recipe: { ...base, c: 0.1, idf: 0.5 },
    train: [
      ['semeval13-16-english-train', 1],
      ['vader-tweets-english-train', 0.5],
    ],
    validate: ['umsab-english-val', 'tweeteval-sentiment-val'],
    keep: 100_000,
  },
  {
    language: 'de',
    recipe: { ...base, power: 0.35 },
    train: [
      ['sb10k-german-rest-train', 1],
      ['potts-german-train', 1],
      ['germeval17-german-train', 0.3],
      ['election21a-german-train', 0.3],
      ['election21b-german-train', 0.3],
      ['semeval13-16-english-train', 0.2],
    ],
    validate: ['umsab-german-val', 'potts-german-val'],
    keep: 60_000,
  },
  romance('fr', 'french'),
  romance('es', 'spanish'),
  romance('it', 'italian'),
  romance('pt', 'portuguese'),
]
