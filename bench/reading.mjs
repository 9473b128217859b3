// npm run bench:reading [-- DATA_FOLDER]: how well and how fast posts are read, beside what else there is.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createReader } from '../dist/reading/index.js'

const require = createRequire(import.meta.url)
const LABELS = ['negative', 'neutral', 'positive']
/** Macro-F1 (recall for TweetEval) as published: UMSAB by Barbieri et al. 2022, TweetEval by Barbieri et al. 2020. Test splits. */
const SPLITS = [
  { name: 'umsab-english-val', published: 'F1: fastText 50.9, XLM-R 68.2, XLM-T 70.6' },
  { name: 'tweeteval-sentiment-val', published: 'recall: fastText 62.9, best 73.7' },
  { name: 'umsab-german-val', published: 'F1: fastText 59.6, XLM-R 73.6, XLM-T 77.3' },
  { name: 'potts-german-val', published: '' },
  { name: 'umsab-french-val', published: '' },
  { name: 'umsab-spanish-val', published: '' },
  { name: 'umsab-italian-val', published: '' },
  { name: 'umsab-portuguese-val', published: '' },
]
const ROUNDS = 5

const [argument] = process.argv.slice(2)
const own = fileURLToPath(new URL('../training/data/', import.meta.url))

if (argument === '--child') child()
else {
  const folder = argument ?? process.env.SENTIMENT_DATA
  const hasData = folder !== undefined && existsSync(join(folder, 'umsab-english-val.tsv'))
  const rows = hasData ? SPLITS.map(({ name }) => readSplit(folder, name)) : []
  const texts = hasData ? rows.slice(0, 4).flatMap((split) => split.map(({ text }) => text)) : ownTexts()
  const { loadMs, megabytes, speeds } = measure(texts)
  console.log(`load (both languages' first post): ${loadMs.toFixed(0)} ms`)
  console.log(
    `posts a second, one core, whole reading, no language told, ${texts.length} texts, new ones first: ${speeds.map(Math.round).join(', ')}`,
  )
  console.log(`memory of the process after it: ${megabytes.toFixed(0)} MB\n`)
  if (hasData) table(rows)
  else
    console.log(
      'The labelled data is not part of this repository, so the comparison is left out: npm run bench:reading -- DATA_FOLDER (training/README.md).',
    )
}

function readSplit(folder, name) {
  return readFileSync(join(folder, `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({
      label: LABELS.indexOf(line.slice(0, line.indexOf('\t'))),
      text: line.slice(line.indexOf('\t') + 1),
    }))
}

function ownTexts() {
  return ['posts-en', 'posts-de'].flatMap((name) =>
    readFileSync(join(own, `${name}.tsv`), 'utf8')
      .split('\n')
      .flatMap((line) => line.split('\t')[3] ?? []),
  )
}

/** In a process of its own, whose memory and start nothing else disturbs. */
function measure(texts) {
  const result = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--child'], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (result.status !== 0) throw new Error('the measuring process failed')
  return JSON.parse(result.stdout)
}

function child() {
  const texts = JSON.parse(readFileSync(0, 'utf8'))
  const start = performance.now()
  const reader = createReader({ minConfidence: 0.6 })
  reader.read({ text: 'The app does not work since the update' })
  reader.read({ text: 'Seit dem Update geht die App nicht mehr' })
  const loadMs = performance.now() - start
  const speeds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now()
    for (const text of texts) reader.read({ text })
    return texts.length / ((performance.now() - begun) / 1000)
  })
  console.log(JSON.stringify({ loadMs, speeds, megabytes: process.memoryUsage().rss / 1e6 }))
}

function table(rows) {
  const Sentiment = require('sentiment')
  const library = new Sentiment()
  const { SentimentIntensityAnalyzer: vader } = require('vader-sentiment')
  const full = createReader({ minConfidence: 0.6 })
  const clean = createReader({ minConfidence: 0.6, models: 'clean' })
  const bySign = (score, band) => (score > band ? 2 : score < -band ? 0 : 1)
  const readers = {
    sentiment: (text) => bySign(library.analyze(text).score, 0),
    vader: (text) => bySign(vader.polarity_scores(text).compound, 0.05),
    'ours, clean': (text) => LABELS.indexOf(clean.read({ text }).label),
    ours: (text) => LABELS.indexOf(full.read({ text }).label),
  }
  console.log('Macro-F1 / macro-recall on the validation splits; languages are found, not told.')
  console.log(`| split | ${Object.keys(readers).join(' | ')} | published (test split) |`)
  console.log(
    `|---|${Object.keys(readers)
      .map(() => '---|')
      .join('')}---|`,
  )
  for (const [i, { name, published }] of SPLITS.entries()) {
    const cells = Object.values(readers).map((read) => {
      const { f1, recall } = macro(
        rows[i].map(({ label }) => label),
        rows[i].map(({ text }) => read(text)),
      )
      return `${f1.toFixed(1)} / ${recall.toFixed(1)}`
    })
    console.log(`| ${name} | ${cells.join(' | ')} | ${published} |`)
  }
}

function macro(labels, guesses) {
  const scores = [0, 1, 2].map((k) => {
    const is = labels.filter((l) => l === k).length
    const said = guesses.filter((g) => g === k).length
    const hit = labels.filter((l, i) => l === k && guesses[i] === k).length
    return { f1: is + said === 0 ? 0 : (2 * hit) / (is + said), recall: is === 0 ? 0 : hit / is }
  })
  const mean = (key) => (100 * scores.reduce((n, s) => n + s[key], 0)) / 3
  return { f1: mean('f1'), recall: mean('recall') }
}
