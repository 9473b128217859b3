import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { encodeModel } from '../src/reading/linear/model-file.ts'
import {
  chooseThresholds,
  complaintCases,
  createCaseMaker,
  everydayCases,
  fitIntents,
  INTENT_COURSES,
  type IntentCourse,
  ownCases,
} from './intents.ts'
import { saveSettings } from './settings.ts'

/** Comes after `train`: what the sentiment models say is one of the things intents are read from. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'src/reading/models' },
    only: { type: 'string' },
    clean: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: train-intents DATA_FOLDER [--clean] [--out FOLDER] [--only de,en]')
  process.exit(2)
}

const set = values.clean ? 'clean' : 'full'
const make = createCaseMaker(set)
const wanted = values.only?.split(',')
const courses: readonly IntentCourse[] = INTENT_COURSES[set]
for (const course of courses.filter(({ language }) => !wanted || wanted.includes(language))) {
  const { language, own, complaints, everyday } = course
  const cases = own.flatMap((name) => ownCases(name, language, make))
  const others = [
    ...(complaints ? [{ cases: complaintCases(folder, complaints.name, make), share: complaints.share }] : []),
    ...(everyday ? [{ cases: everydayCases(folder, everyday.name, language, make), share: everyday.share }] : []),
  ]
  const thresholds = chooseThresholds(cases, others, course)
  const file = encodeModel(fitIntents([{ cases, share: 1 }, ...others], course).weights)
  writeFileSync(join(values.out, set, `intents-${language}.bin`), file)
  saveSettings(join(values.out, set, 'intents.json'), language, { thresholds })
  console.log(`intents ${set} ${language}: ${file.length} bytes`)
}
