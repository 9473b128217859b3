import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { COURSES } from './recipes.ts'
import { trainSentiment } from './sentiment.ts'
import { saveSettings } from './settings.ts'

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
  console.error('usage: train-sentiment DATA_FOLDER [--clean] [--out FOLDER] [--only de,en]')
  process.exit(2)
}

const set = values.clean ? 'clean' : 'full'
const out = join(values.out, set)
mkdirSync(out, { recursive: true })
const wanted = values.only?.split(',')
for (const course of COURSES[set].filter(({ language }) => !wanted || wanted.includes(language))) {
  const { language } = course
  const { linear, conv, temperature, lean } = trainSentiment(folder, course)
  writeFileSync(join(out, `sentiment-${language}.bin`), linear)
  if (conv) writeFileSync(join(out, `sentiment-${language}.conv.bin`), conv)
  saveSettings(join(out, 'sentiment.json'), language, { temperature, lean })
  console.log(`sentiment ${set} ${language}: ${linear.length + (conv?.length ?? 0)} bytes`)
}
