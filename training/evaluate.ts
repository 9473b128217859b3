import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { INTENTS } from '../src/domain/reading.ts'
import { chancesOf, isThere, loadIntentModel } from '../src/reading/intent.ts'
import type { LinearModel } from '../src/reading/linear/model.ts'
import { createNeedsHumanReader } from '../src/reading/needs-human.ts'
import { loadSentimentModel, type Probabilities, probabilitiesOf } from '../src/reading/sentiment.ts'
import { lowered, plain, tidy } from '../src/reading/words/clean.ts'
import { readRows, vectorise } from './data.ts'
import {
  complaintCases,
  createCaseMaker,
  fitIntents,
  foldsOf,
  INTENT_COURSES,
  type IntentCase,
  ownCases,
} from './intents.ts'
import { argmax, bestTemperature, binaryF1, calibrationError, type Logits, macro } from './metrics.ts'
import { linesOf, readPosts } from './posts.ts'
import { COURSES } from './recipes.ts'
import { predictAll } from './sentiment.ts'

/** Prints the model card's tables as Markdown. */
const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: evaluate DATA_FOLDER')
  process.exit(2)
}
const data = folder
const SURE = 0.8
const percent = (n: number) => n.toFixed(1)
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)
const heading = (...cells: readonly string[]) => {
  row(...cells)
  row(...cells.map(() => '---'))
}

for (const set of ['full', 'clean'] as const) sentiment(set)
for (const set of ['full', 'clean'] as const) intents(set)
complaints()
realPosts()

function sentiment(set: 'full' | 'clean'): void {
  console.log(`\n### Sentiment, ${set} (validation splits)\n`)
  heading(
    'split',
    'macro-F1',
    'macro-recall',
    'ECE',
    'ECE held out',
    'sure (≥ .6)',
    'right if sure',
    '≥ .8',
    'right if ≥ .8',
  )
  for (const { language, validate } of COURSES[set]) {
    const model = loadSentimentModel(set, language)
    if (!model) continue
    for (const name of validate) {
      const posts = vectorise(name, readRows(data, name), language)
      const logits = predictAll(model, posts, language)
      const chances = logits.map((z) => probabilitiesOf(z, model.temperature))
      const { f1, recall } = macro(posts.labels, chances.map(argmax))
      const ece = percent(calibrationError(posts.labels, chances))
      const outside = percent(heldOutCalibration(posts.labels, logits))
      row(
        name,
        percent(f1),
        percent(recall),
        ece,
        outside,
        ...[0.6, SURE].flatMap((least) => sure(posts.labels, chances, least)),
      )
    }
  }
}

function sure(labels: Uint8Array, chances: readonly Probabilities[], least: number): string[] {
  const chosen = chances.flatMap((p, i) => (Math.max(...p) >= least ? [i] : []))
  const right = chosen.filter((i) => argmax(chances[i] ?? []) === labels[i]).length
  return [percent((100 * chosen.length) / labels.length), percent((100 * right) / Math.max(1, chosen.length))]
}

/** Each half judged at the temperature that suits the other: the error on posts the temperature has not seen. */
function heldOutCalibration(labels: Uint8Array, logits: readonly Logits[]): number {
  const half = (odd: number) => {
    const rows = logits.flatMap((z, i) => (i % 2 === odd ? [{ z, label: labels[i] ?? 0 }] : []))
    return { labels: rows.map((r) => r.label), logits: rows.map((r) => r.z) }
  }
  const errors = [0, 1].map((odd) => {
    const own = half(odd)
    const t = bestTemperature([half(1 - odd)])
    return calibrationError(
      own.labels,
      own.logits.map((z) => probabilitiesOf(z, t)),
    )
  })
  return errors.reduce((a, b) => a + b, 0) / errors.length
}

/** On posts by other authors about other industries than those learnt from. */
function intents(set: 'full' | 'clean'): void {
  const make = createCaseMaker(set)
  const person = createNeedsHumanReader()
  for (const language of ['en', 'de']) {
    const model = loadIntentModel(set, language)
    if (!model) continue
    const posts = readPosts(`held-out-${language}`)
    const cases = ownCases(`held-out-${language}`, language, make)
    const chances = chancesOn(model.linear, cases)
    console.log(`\n### Intents, ${set}, held-out ${language} (${posts.length} posts)\n`)
    heading('intent', 'posts', 'precision', 'recall', 'F1', 'chance ≥ .8', 'right of them')
    const scores = INTENTS.map((intent, k) => {
      const truth = cases.map(({ targets }) => targets[k] === 1)
      const score = binaryF1(
        truth,
        chances.map((c, i) => isThere(c[k], model.thresholds[k], cases[i]?.patterns.has(intent) ?? false)),
      )
      const certain = chances.flatMap((c, i) => ((c[k] ?? 0) >= SURE ? [i] : []))
      const right = certain.filter((i) => truth[i]).length
      const cells = [score.precision, score.recall, score.f1].map(percent)
      row(intent, truth.filter(Boolean).length, ...cells, certain.length, right)
      return { f1: score.f1, certain: certain.length, right }
    })
    const mean = scores.reduce((n, s) => n + s.f1, 0) / scores.length
    const [certain, right] = [scores.reduce((n, s) => n + s.certain, 0), scores.reduce((n, s) => n + s.right, 0)]
    row('**macro**', '', '', '', `**${percent(mean)}**`, certain, `${right} (${percent((100 * right) / certain)} %)`)
    const found = posts.map(({ text }) => person.read(lowered(plain(tidy(text))), tidy(text)).needsHuman)
    const human = binaryF1(
      posts.map((p) => p.needsHuman),
      found,
    )
    row(
      'a person must decide',
      posts.filter((p) => p.needsHuman).length,
      percent(human.precision),
      percent(human.recall),
      percent(human.f1),
      '',
      '',
    )
    reliability(chances, cases)
  }
}

/** How often an intent is there when its chance is said to be so. */
function reliability(chances: readonly number[][], cases: readonly IntentCase[]): void {
  console.log()
  heading('said chance', 'times', 'was there')
  for (const least of [0, 0.2, 0.4, 0.6, 0.8]) {
    const all = chances.flatMap((c, i) => c.map((p, k) => ({ p, is: cases[i]?.targets[k] === 1 })))
    const bin = all.filter(({ p }) => p >= least && p < (least === 0.8 ? 1.01 : least + 0.2))
    const there = bin.filter(({ is }) => is).length
    row(
      `${least.toFixed(1)}–${(least + 0.2).toFixed(1)}`,
      bin.length,
      `${percent((100 * there) / Math.max(1, bin.length))} %`,
    )
  }
}

function chancesOn(model: LinearModel, cases: readonly IntentCase[]): number[][] {
  return cases.map(({ sample, features }) => chancesOf(model.logits(sample.tokens, sample.tone, features)))
}

/** Complaint or not, by 5-fold cross-validation: four fifths and our own posts teach, the fifth is judged. */
function complaints(): void {
  const course = INTENT_COURSES.full[0]
  const make = createCaseMaker('full')
  const cases = complaintCases(data, course.complaints.name, make)
  const own = course.own.flatMap((name) => ownCases(name, 'en', make))
  const guesses: boolean[] = []
  for (const fold of foldsOf(cases.length, 5, 1)) {
    const outside = new Set(fold)
    const parts = [
      { cases: cases.filter((_, i) => !outside.has(i)), share: 1 },
      { cases: own, share: 0.3 },
    ]
    const { model } = fitIntents(parts, course)
    for (const [n, chances] of chancesOn(
      model,
      fold.flatMap((i) => cases[i] ?? []),
    ).entries())
      guesses[fold[n] ?? 0] = (chances[0] ?? 0) >= 0.5
  }
  const truth = cases.map(({ targets }) => targets[0] === 1)
  const yes = binaryF1(truth, guesses)
  const no = binaryF1(
    truth.map((t) => !t),
    guesses.map((g) => !g),
  )
  console.log(`\n### complaints-english, 5-fold cross-validation (${cases.length} posts)\n`)
  heading('class', 'precision', 'recall', 'F1')
  row('complaint', ...[yes.precision, yes.recall, yes.f1].map(percent))
  row('none', ...[no.precision, no.recall, no.f1].map(percent))
  row('**macro**', '', '', `**${percent((yes.f1 + no.f1) / 2)}**`)
}

/** Real posts, labelled by the SHA-1 of their text; the texts are looked up in the data given. */
function realPosts(): void {
  const make = createCaseMaker('full')
  for (const language of ['en', 'de']) {
    const model = loadIntentModel('full', language)
    if (!model) continue
    const texts = new Map<string, string>()
    const labelled = linesOf(`real-${language}`).map((line) => line.split('\t'))
    for (const source of new Set(labelled.map(([, name = '']) => name)))
      for (const text of textsOf(source)) texts.set(createHash('sha1').update(text).digest('hex'), text)
    const found = labelled.flatMap(([sha = '', , names = '']) => {
      const text = texts.get(sha)
      return text === undefined ? [] : [{ text, names: names.split(',') }]
    })
    const cases = found.map(({ text, names }) =>
      make(
        text,
        language,
        INTENTS.map((i) => (names.includes(i) ? 1 : 0)),
      ),
    )
    const chances = chancesOn(model.linear, cases)
    console.log(`\n### Real posts, ${language} (${found.length} of ${labelled.length} found)\n`)
    heading('intent', 'posts', 'found', 'right')
    for (const [k, intent] of INTENTS.entries()) {
      const said = chances.flatMap((c, i) =>
        isThere(c[k], model.thresholds[k], cases[i]?.patterns.has(intent) ?? false) ? [i] : [],
      )
      const right = said.filter((i) => cases[i]?.targets[k] === 1).length
      row(intent, cases.filter(({ targets }) => targets[k] === 1).length, said.length, right)
    }
  }
}

function textsOf(source: string): string[] {
  const tsv = join(data, `${source}.tsv`)
  if (existsSync(tsv))
    return readFileSync(tsv, 'utf8')
      .split('\n')
      .map((line) => line.slice(line.indexOf('\t') + 1))
  const posts = join(data, '..', 'posts', `${source}.jsonl`)
  if (!existsSync(posts)) return []
  return readFileSync(posts, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const post: unknown = JSON.parse(line)
      const text: unknown = typeof post === 'object' && post !== null ? Reflect.get(post, 'text') : undefined
      return typeof text === 'string' ? [text] : []
    })
}
