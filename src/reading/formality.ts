import type { Formality } from '../domain/reading.ts'

const ANY_DU =
  /(?<![\p{L}\p{N}_])(?:du|dich|dir|dein(?:e|en|em|er|es|s)?|euch|eure(?:n|m|r|s)?|euer|eurem|euren|ihr (?:habt|seid|könnt|macht|wollt|müsst|solltet|könntet|werdet|wisst|gebt|kommt|lasst|hattet|wart|würdet|dürft|sollt|bietet|plant|liefert|verkauft|schafft|kriegt|bekommt|braucht|denkt|glaubt|meint|nehmt|tut|geht|steht|sagt|schreibt|antwortet|arbeitet|verliert|hört|versprecht|baut)|(?:habt|seid|könnt|macht|wollt|müsst|solltet|könntet|werdet|wisst|lasst|hattet|wart|würdet|dürft|sollt|bietet|plant|liefert|verkauft|schafft|kriegt|bekommt|braucht|denkt|meint|nehmt|gebt|kommt|geht|führt|habt|hättet|wärt) ihr|(?:kannst|hast|bist|weißt|willst|musst|könntest|hättest|würdest|wirst|machst|sagst|meinst|findest|magst) (?:du|mir|uns|das))(?![\p{L}\p{N}_])/giu

/** After these a capital "Sie" is the subject of a question or the object of a wish: it can only be the polite one. */
const BEFORE_SIE =
  `haben können könnten sind werden würden wollen möchten müssen sollten dürfen wissen hätten wären bieten liefern verkaufen planen machen helfen schicken senden geben sagen lassen prüfen melden rufen antworten erklären kümmern sehen schauen nehmen bitten bitte kommen glauben denken meinen finden tun stellen bringen beheben lösen versuchen schreiben erstatten akzeptieren unterstützen arbeiten hören verstehen dass wenn ob wie was warum wann wo wieso weil da für an ohne gegen über bei um als ich wir damit falls bevor denn und aber oder sofern`.split(
    /\s+/,
  )
const VERB_SIE = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${BEFORE_SIE.map((w) => `[${w.slice(0, 1)}${w.slice(0, 1).toUpperCase()}]${w.slice(1)}`).join('|')})\\s+Sie(?![\\p{L}\\p{N}_])`,
  'gu',
)

/** "Kennt ihr …?", "dass ihr mir …": the plain plural by its verb or its object; some verbs take "ihr" for "to her". */
const PLAIN_IHR =
  /(?:(?:^|[.!?]\s*)(?!gefällt|hilft|passt|steht|geht|schmeckt|fehlt|reicht|gehört|gelingt|tut)\p{L}+t\s+ihr|(?:dass|wenn|ob|weil|wie|was|warum|wann)\s+ihr\s+(?:mir|uns|mich|euch|noch|auch|denn))(?![\p{L}\p{N}_])/giu

/** "Ihnen" and "Ihr(e)" with a capital inside a sentence. */
const POLITE = /(?<=[\p{Ll},]\s+)(?:Ihnen|Ihre[nmrs]?|Ihr)(?![\p{L}\p{N}_])/gu
const INFORMAL_PLURAL_VERB = /^\s+(?:habt|seid|könnt|macht|wollt|müsst|solltet|werdet|lasst|wart|\p{Ll}+t)(?![\p{L}])/u

/** "Lieber Kunde, haben Sie …" and the like at the start of a sentence: "Sie haben" may also be "they have". */
const START_SIE =
  /(?:^|[.!?\n]\s*)Sie\s+(?:haben|können|sollten|müssen|könnten|wissen|dürfen|schreiben|werben|bieten|sind|werden)\s+(?:mir|mich|uns|meine?|mein|unsere?)(?![\p{L}])/gu

/**
 * How a German post addresses us; `none` when it does not say, or says both. Lower-case "sie" and "ihr" are third
 * person, and so is a "Sie" that merely begins a sentence.
 * @param plain a text as `plain` makes it
 */
export function readFormality(plain: string, language: string): Formality {
  if (language !== 'de') return 'none'
  // In shouted text capitals tell nothing.
  const isShouted = plain.replace(/[^\p{L}]/gu, '').length > 10 && plain === plain.toUpperCase()
  const polite = isShouted ? 0 : count(plain, VERB_SIE) + count(plain, START_SIE) + politePronouns(plain)
  const familiar = count(plain, ANY_DU) + count(plain, PLAIN_IHR)
  if (polite > familiar) return 'sie'
  return familiar > polite ? 'du' : 'none'
}

function politePronouns(plain: string): number {
  return Array.from(plain.matchAll(POLITE)).filter((m) => {
    // "…, Ihr habt": a polite-looking capital on the plain plural.
    const rest = plain.slice(m.index + m[0].length)
    return m[0] !== 'Ihr' || !INFORMAL_PLURAL_VERB.test(rest)
  }).length
}

function count(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).length
}
