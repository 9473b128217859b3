import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { encodeLanguages } from '../src/reading/languages/model-file.ts'
import { createScorer } from '../src/reading/languages/scorer.ts'
import { isSupported, readPosts, SIX, type Text } from './language-data.ts'
import { corpusOf, fitLanguages, type LanguageFit, type LanguageRecipe } from './language-fit.ts'
import { createSamples } from './language-samples.ts'
import { quantise, strongestOf } from './language-shrink.ts'
import { randomFrom } from './random.ts'

const RECIPE: LanguageRecipe = { epochs: 6, rate: 1, power: 0.5 }
/** Features kept: what fits into 400 kB. */
const KEEP = 10_700
/** What a class counts in training: ours alike, each other language, `und`. */
const CLASS_WEIGHTS = { ours: 1, foreign: 0.2, und: 0.6 }
/** A post of at least three words whose own language is less likely than this is in another one. */
const HONEST = 0.1
const SEED = 7

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'src/reading/models' } },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: train-language DATA_FOLDER [--out FOLDER]')
  process.exit(2)
}

const texts = readPosts(folder)
const named = new Set<string>([...SIX, 'und'])
const foreign = new Set(texts.map((t) => t.language).filter((language) => !named.has(language)))
/** In the order the reading expects. */
const classes = [...SIX, ...[...foreign].sort(), 'und']

function fitOn(posts: readonly Text[], epochs: number, wanted: (feature: number) => boolean): LanguageFit {
  const random = randomFrom(SEED)
  const samples = createSamples(posts, random)
  const counts = new Map<string, number>()
  for (const { language } of samples) counts.set(language, (counts.get(language) ?? 0) + 1)
  const mean = samples.length / classes.length
  const weights = Float64Array.from(samples, ({ language }) => {
    const { ours, foreign, und } = CLASS_WEIGHTS
    const share = isSupported(language) ? ours : language === 'und' ? und : foreign
    return (share * mean) / (counts.get(language) ?? 1)
  })
  const corpus = corpusOf(samples.map((s) => ({ label: classes.indexOf(s.language), words: s.words })))
  return fitLanguages(corpus, weights, classes.length, wanted, { ...RECIPE, epochs }, random)
}

// The first fit finds the features that matter, and the posts whose file is wrong about their language.
const first = fitOn(texts, 2, () => true)
const kept = strongestOf(first, classes.length, KEEP)
const check = createScorer(quantise(first, classes, RECIPE.power, kept))
const honest = texts.filter(({ language, words }) => {
  const own = check.score(words)[classes.indexOf(language)] ?? 0
  return !isSupported(language) || words.length < 3 || own > HONEST
})
console.log(`${texts.length - honest.length} of ${texts.length} texts left out: another language than said`)

const final = fitOn(honest, RECIPE.epochs, (feature) => kept.has(feature))
const file = encodeLanguages(quantise(final, classes, RECIPE.power, kept))
writeFileSync(join(values.out, 'languages.bin'), file)
console.log(`languages: ${file.length} bytes`)
