import { eld } from 'eld/small'
import { readLanguage } from '../src/reading/language.ts'
import { tidy } from '../src/reading/words/clean.ts'
import { fifthOf, isSupported, OWN, readTable, SIX } from './language-data.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: evaluate-language DATA_FOLDER')
  process.exit(2)
}

interface Case {
  text: string
  language: string
}
type Detector = (text: string) => string

const own: Detector = (text) => readLanguage(text).language
const library: Detector = (text) => eld.detect(text).language || 'und'
const restricted: Detector = (text) => {
  const scores = Object.entries(eld.detect(text).getScores()).filter(([language]) => isSupported(language))
  return scores.sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'und'
}
const DETECTORS = [own, library, restricted]

const SETS: readonly (readonly [string, string])[] = [
  ['umsab-german-val', 'de'],
  ['potts-german-val', 'de'],
  ['umsab-english-val', 'en'],
  ['tweeteval-sentiment-val', 'en'],
  ['umsab-french-val', 'fr'],
  ['umsab-spanish-val', 'es'],
  ['umsab-italian-val', 'it'],
  ['umsab-portuguese-val', 'pt'],
]

const share = (n: number, of: number) => (of === 0 ? '–' : ((100 * n) / of).toFixed(1))
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)

/** Share of the cases for which it holds, by detector. */
function shares(cases: readonly Case[], holds: (guess: string, language: string) => boolean): string {
  return DETECTORS.map((d) => share(cases.filter((c) => holds(d(c.text), c.language)).length, cases.length)).join(' / ')
}
const right = (cases: readonly Case[]) => shares(cases, (guess, language) => guess === language)
const oneShare = (cases: readonly Case[], holds: (c: Case, i: number) => boolean) =>
  share(cases.filter(holds).length, cases.length)

/** The first four words that are words. */
const cut = (text: string) =>
  text
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) && !/^(?:@|http|rt$)/i.test(word))
    .slice(0, 4)
    .join(' ')

function report(name: string, cases: readonly Case[]): void {
  const short = cases.filter((c) => readLanguage(c.text).letters < 40)
  const beginnings = cases.map((c) => ({ ...c, text: cut(c.text) })).filter((c) => c.text !== '')
  const none = oneShare(cases, (c) => own(c.text) === 'und')
  row(name, cases.length, right(cases), short.length, right(short), right(beginnings), none)
}

const sets = SETS.map(([name, language]) => ({
  name,
  cases: readTable(folder, name).map(([, text]) => ({ text: tidy(text), language })),
}))
const all = sets.flatMap((s) => s.cases)
const heldOut = (name: string) =>
  readTable(OWN, name)
    .filter(([, text]) => fifthOf(text) === 0)
    .map(([language, text]) => ({ language, text: tidy(text) }))
const [foreign, short, none] = [heldOut('languages'), heldOut('short-six'), heldOut('short-und')]

console.log('Percent: own / eld / eld held to the six\n')
row('set', 'posts', 'right', 'under 40 letters', 'right', 'first 4 words, right', 'called `und`, own')
row('---', '---', '---', '---', '---', '---', '---')
for (const { name, cases } of sets) report(name, cases)
report('all', all)

console.log()
row('held-out fifth of our own texts', 'texts', 'share')
row('---', '---', '---')
row(
  'other languages read as one of the six',
  foreign.length,
  shares(foreign, (guess) => isSupported(guess)),
)
row('other languages named right', foreign.length, right(foreign))
row('one to five words of the six, right', short.length, right(short))
row('of no language, called `und`', none.length, right(none))

const wrong = (c: Case, i: number) => SIX.filter((l) => l !== c.language)[i % 5]
const hinted = (c: Case, hint: string | undefined) => readLanguage(c.text, hint).language
console.log()
row('network’s hint', 'posts', 'own')
row('---', '---', '---')
row(
  'right and kept',
  all.length,
  oneShare(all, (c) => hinted(c, c.language) === c.language),
)
row(
  'another of the six, overruled by the right one',
  all.length,
  oneShare(all, (c, i) => hinted(c, wrong(c, i)) === c.language),
)
row(
  '`en` on other languages, overruled',
  foreign.length,
  oneShare(foreign, (c) => hinted(c, 'en') !== 'en'),
)

// Every seventh post and round again, so that the languages are mixed.
const mixed = all.map((_, i) => all[(i * 7) % all.length]?.text ?? '')
console.log()
for (const [name, detector] of [
  ['own', own],
  ['eld', library],
] as const) {
  const begin = performance.now()
  for (const text of mixed) detector(text)
  const micros = ((performance.now() - begin) * 1000) / mixed.length
  console.log(`${name}: ${micros.toFixed(1)} µs a post, ${Math.round(1e6 / micros)} posts/s`)
}
