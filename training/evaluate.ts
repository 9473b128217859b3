import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sentiment from 'sentiment'
import type { Probabilities } from '../src/reading/linear/model.ts'
import { decodeModel } from '../src/reading/linear/model-file.ts'
import { tidy } from '../src/reading/words/clean.ts'
import { loadLexicons } from '../src/reading/words/lexicons.ts'
import { tokenise } from '../src/reading/words/tokens.ts'
import { valence } from '../src/reading/words/valence.ts'
import { createVectoriser, type Dataset, type Row, readRows } from './data.ts'
import { argmax, bestTemperature, calibrationError, macro, tempered } from './metrics.ts'
import { predictAll } from './predict.ts'
import { COURSES } from './recipes.ts'

const [folder, models = 'src/reading/models'] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: evaluate DATA_FOLDER [MODELS_FOLDER]')
  process.exit(2)
}

const library = new Sentiment()
const lexicons = loadLexicons()
const vectorise = createVectoriser()

const bySign = (score: number, band: number) => (score > band ? 2 : score < -band ? 0 : 1)
const percent = (n: number) => n.toFixed(1).padStart(6)

function f1(rows: readonly Row[], guess: (text: string) => number): string {
  return percent(
    macro(
      rows.map((r) => r.label),
      rows.map((r) => guess(r.text)),
    ).f1,
  )
}

/** Each half judged at the temperature that suits the other: the error of posts the temperature has not seen. */
function heldOutCalibration(data: Dataset, raw: readonly Probabilities[]): number {
  const half = (odd: number) => {
    const rows = raw.flatMap((p, i) => (i % 2 === odd ? [{ p, label: data.labels[i] ?? 0 }] : []))
    return { labels: rows.map((r) => r.label), probabilities: rows.map((r) => r.p) }
  }
  const errors = [0, 1].map((odd) => {
    const { labels, probabilities } = half(odd)
    const t = bestTemperature([half(1 - odd)])
    return calibrationError(
      labels,
      probabilities.map((p) => tempered(p, t)),
    )
  })
  return errors.reduce((a, b) => a + b, 0) / errors.length
}

console.log('set                        library  rules  model  recall    ECE  ECE held out   sure  right if sure')
for (const { language, validate } of COURSES) {
  const weights = decodeModel(readFileSync(join(models, `sentiment-${language}.bin`)))
  for (const name of validate) {
    const rows = readRows(folder, name)
    const data = vectorise(name, rows, language)
    const shipped = predictAll(weights, data)
    const raw = predictAll({ ...weights, temperature: 1 }, data)
    const guesses = shipped.map(argmax)
    const sure = shipped.flatMap((p, i) => (Math.max(...p) >= 0.6 ? [i] : []))
    const right = sure.filter((i) => guesses[i] === data.labels[i]).length
    const { f1: own, recall } = macro(data.labels, guesses)
    console.log(
      name.padEnd(26),
      f1(rows, (text) => bySign(library.analyze(text).score, 0)),
      f1(rows, (text) => bySign(valence(tokenise(tidy(text)), language, lexicons).score, 0.05)),
      percent(own),
      ` ${percent(recall)}`,
      percent(calibrationError(data.labels, shipped)),
      '      ',
      percent(heldOutCalibration(data, raw)),
      percent((100 * sure.length) / rows.length),
      '       ',
      percent((100 * right) / Math.max(1, sure.length)),
    )
  }
}
