import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { encodeModel, type Weights } from '../src/reading/linear/model-file.ts'
import { createVectoriser, type Dataset, readRows } from './data.ts'
import { fitLogistic } from './logistic.ts'
import { bestTemperature } from './metrics.ts'
import { predictAll } from './predict.ts'
import { COURSES, type Course } from './recipes.ts'
import { shrink } from './shrink.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'src/reading/models' }, only: { type: 'string' } },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: train DATA_FOLDER [--out FOLDER] [--only de,en]')
  process.exit(2)
}

const vectorise = createVectoriser()
const load = (name: string, language: string): Dataset => vectorise(name, readRows(folder, name), language)

function train({ language, recipe, train: sets, validate, keep }: Course): Weights {
  const data = sets.map(([name, weight]) => ({ data: load(name, language), weight }))
  const model = shrink(fitLogistic(data, recipe), keep, language, recipe)
  const checks = validate.map((name) => load(name, language))
  const guesses = checks.map((set) => ({ labels: set.labels, probabilities: predictAll(model, set) }))
  return { ...model, temperature: bestTemperature(guesses) }
}

mkdirSync(values.out, { recursive: true })
const wanted = values.only?.split(',')
for (const course of COURSES.filter((c) => !wanted || wanted.includes(c.language))) {
  const file = encodeModel(train(course))
  writeFileSync(join(values.out, `sentiment-${course.language}.bin`), file)
  console.log(`${course.language}: ${file.length} bytes`)
}
