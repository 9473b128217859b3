import { eld } from 'eld/small'

/** Languages with a model of their own; others are named, and read by their emoji and English words alone. */
export const SUPPORTED = ['de', 'en', 'fr', 'es', 'it', 'pt'] as const

export interface LanguageGuess {
  /** ISO 639-1, `und` when it cannot be told. */
  language: string
  /** Letters that carried the decision. */
  letters: number
}

/** Fewer letters than this tell nothing. */
const MIN_LETTERS = 3
/** From here on the detector may overrule the network's own hint. */
const SURE_LETTERS = 24
/** How much better (eld's 0..1 score) a contradiction must be. */
const CONTRADICTION = 0.12
/** How much better a language we do not support must be, to be named instead of a supported one. */
const FOREIGN = 0.06

const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: set(`ich du sie wir ihr der die das den dem ein eine und oder aber nicht kein keine ist sind war bin hat habe wird mit für
    auf von zu zum zur im am wie was wo wann warum noch schon mal auch bitte danke euer euch eure seit nach bei wieder immer`),
  en: set(`i you he she we they my your our the an and or but not is are was were have has had will would can could with for of
    to from at on by what how when why it its this that please thanks just so get got your's don't can't i'm it's`),
  fr: set(
    'je tu il elle nous vous le la les un une des et ou mais pas est sont avec pour dans sur que qui merci très votre',
  ),
  es: set('yo tú el la los las un una y o pero no es son con para por en que su gracias muy mi está esto'),
  it: set('io tu lui lei noi il lo la gli le un una e ma non è sono con per di che grazie molto mio questo'),
  pt: set('eu você o os um uma e ou mas não é são com para por em que seu obrigado obrigada muito meu isso está'),
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}

/**
 * The language of a short post. The network's hint (BCP 47) counts first, unless the words clearly contradict it.
 * @param tidied a tidied text
 */
export function readLanguage(tidied: string, hint?: string): LanguageGuess {
  const text = wordsOnly(tidied)
  const words = text.toLowerCase().match(/[\p{L}\p{M}']+/gu) ?? []
  const letters = words.reduce((n, w) => n + w.length, 0)
  const told = fromHint(hint)
  if (letters < MIN_LETTERS) return { language: told ?? 'und', letters }
  if (!isMostlyLatin(text)) return { language: told && !isSupported(told) ? told : 'und', letters }
  const votes = (language: string) => words.filter((w) => SMALL_WORDS[language]?.has(w)).length
  // A hint that the small words bear out needs no detector.
  if (told !== null && votes(told) >= 2 && SUPPORTED.every((l) => l === told || votes(l) * 2 < votes(told)))
    return { language: told, letters }
  const scores = eld.detect(text).getScores()
  const best = SUPPORTED.map((language) => {
    // Small words settle what few letters leave open; their say fades as the text grows.
    const bonus = Math.min(0.3, (0.6 * votes(language)) / Math.max(4, words.length))
    return { language: String(language), score: (scores[language] ?? 0) + bonus }
  }).sort((a, b) => b.score - a.score)
  const first = best[0]
  if (!first) return { language: told ?? 'und', letters }
  const foreign = Object.entries(scores).find(([language]) => !isSupported(language))
  const isForeign = foreign !== undefined && foreign[1] > first.score + FOREIGN && letters >= SURE_LETTERS
  const guess = isForeign ? { language: foreign[0], score: foreign[1] } : first
  if (told !== null) {
    const own = best.find((b) => b.language === told)?.score ?? scores[told] ?? 0
    const isContradicted = letters >= SURE_LETTERS && guess.language !== told && guess.score > own + CONTRADICTION
    return { language: isContradicted ? guess.language : told, letters }
  }
  const isClear = guess.score >= 0.55 && guess.score - (best[1]?.score ?? 0) > (letters < 8 ? 0.1 : 0)
  return { language: isForeign || isClear ? guess.language : 'und', letters }
}

const isSupported = (language: string) => SUPPORTED.some((s) => s === language)

/** Networks say `und`, `qme`, `zxx`, `art` and the like for "no language"; only two letters are a language here. */
function fromHint(hint: string | undefined): string | null {
  const primary = hint?.toLowerCase().split(/[-_]/)[0] ?? ''
  if (!/^[a-z]{2}$/.test(primary)) return null
  return primary
}

function wordsOnly(tidied: string): string {
  return tidied
    .slice(0, 600)
    .replace(/(?:https?:\/\/|www\.)\S+|@[\p{L}\p{N}_.@-]+|&\w+;|\p{N}+/gu, ' ')
    .replace(/[^\p{L}\p{M}'-]+/gu, ' ')
    .replace(/([\p{L}])\1{2,}/gu, '$1$1')
    .trim()
}

function isMostlyLatin(text: string): boolean {
  const all = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return latin * 2 > all
}
