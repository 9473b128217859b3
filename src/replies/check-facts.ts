import { isSmallWord } from './language.ts'
import { addressesIn, asRead, plainWords, sentences, withoutSignOff } from './words.ts'

const NUMBER_WORDS =
  /(?<![\p{L}-])(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|fünfzig|hundert|tausend|dutzend|million(?:en)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|dozen|million)(?![\p{L}-])/giu
const DATES =
  /(?<![\p{L}])(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|übermorgen|tomorrow|tonight|nächste[nrs]? (?:woche|monat|jahr|quartal)|next (?:week|month|year|quarter))(?![\p{L}])/giu
const CAPITAL_DATES = /(?<=\p{L}\s)(?:May|March|Mai)(?=\s|[.,;!?]|$)/gu
const LOWER_MORGEN = /(?<![\p{L}])morgen(?![\p{L}])/gu
const MONEY = /[€$£¥₽₹%‰]|(?<![\p{L}])(?:euro|eur|usd|gbp|chf|dollar|franken|prozent|percent)s?(?![\p{L}])/giu
const PRODUCT_TAIL =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*\s(?:Pro|Max|Plus|Ultra|Premium|Deluxe|Lite|Mini|Enterprise|Edition)(?![\p{L}])/gu
const PRODUCT_SHAPE =
  /(?<![\p{L}\p{N}])(?:\p{L}*\p{Ll}\p{Lu}\p{L}*|\p{Lu}{2,}\p{L}*|\p{L}+\p{N}[\p{L}\p{N}]*)(?![\p{L}\p{N}])/gu
/** Abbreviations that name no product. */
const KNOWN_CAPITALS = new Set(
  `dm dms pn ok faq id it hr pc tv agb gmbh ag url pdf usa uk eu usb wlan wifi gps nfc sim sms mms hdmi lan vpn qr cd dvd led lcd
ssd hdd ram cpu csv api ui ux dsgvo gdpr asap fyi btw`.split(/\s+/),
)
/** English words that may stand in capitals within a sentence. */
const ENGLISH_CAPITALS = new Set(
  `i i'm i'll i've i'd english german dm team support service best kind regards cheers thanks thank sincerely hello hi dear good
morning afternoon hey yours warm wishes all mr mrs ms dr internet`.split(/\s+/),
)

const OFFERING =
  /^(the|our|your|a|an|new|latest|this|buy|try|get|use|using|order|suggest|recommend|offer|called|named)$/i

/** What the reply may state: the words of the post and of the approved facts. */
export interface Known {
  text: string
  numbers: ReadonlySet<string>
  words: ReadonlySet<string>
  addresses: ReadonlySet<string>
}

/** Collects what a reply to this post may state. */
export function knownFrom(
  post: string,
  author: { handle: string; name: string | null },
  facts: readonly string[],
): Known {
  const all = asRead([post, ...facts].join('\n'))
  const plain = plainWords(all)
  const names = asRead(`${author.handle} ${author.name ?? ''}`).toLowerCase()
  return {
    text: plain.toLowerCase(),
    numbers: new Set(numbersIn(plain)),
    words: new Set(`${plain.toLowerCase()} ${names}`.match(/[\p{L}\p{N}]+/gu) ?? []),
    addresses: new Set(addressesIn(all)),
  }
}

/** Figures, dates, prices, addresses and product names of a reply that neither the post nor a fact contains. */
export function unknownFacts(reply: string, language: 'de' | 'en', known: Known): string[] {
  const text = asRead(withoutSignOff(reply))
  const plain = plainWords(text)
  const unknown = addressesIn(text).filter((a) => !known.addresses.has(a))
  unknown.push(...numbersIn(plain).filter((n) => !known.numbers.has(n)))
  const asWords = [NUMBER_WORDS, DATES, CAPITAL_DATES, LOWER_MORGEN, MONEY].flatMap((p) =>
    [...plain.matchAll(p)].map((m) => m[0]),
  )
  unknown.push(...asWords.filter((w) => !has(known, w)))
  const products = [...plain.matchAll(PRODUCT_TAIL), ...plain.matchAll(PRODUCT_SHAPE)].map((m) => m[0])
  if (language === 'en') products.push(...capitalised(plain))
  unknown.push(...products.filter((p) => !isOrdinary(p) && !has(known, p)))
  return [...new Set(unknown)]
}

/** Abbreviations, a word shouted for emphasis, `KollegInnen`. */
function isOrdinary(word: string): boolean {
  const lower = word.toLowerCase()
  return KNOWN_CAPITALS.has(lower) || isSmallWord(lower) || /^\p{Lu}{6,}$/u.test(word) || /\p{Ll}Innen$/u.test(word)
}

function has(known: Known, words: string): boolean {
  const parts = words.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return parts ? parts.every((p) => known.words.has(p)) : known.text.includes(words.toLowerCase())
}

/** Figures as digits only, so that `1.000` and `1,000` are the same. */
function numbersIn(text: string): string[] {
  return (text.match(/\p{N}(?:[\p{N}.,:' ]*\p{N})?/gu) ?? [])
    .flatMap((n) => n.split(/[\s:]+/))
    .map((n) => n.replace(/[.,']/g, ''))
}

/**
 * In English a capital within a sentence is a name. After an article or a word of offering it is a thing's; else
 * it may be a colleague's, which a person may well write.
 */
function capitalised(text: string): string[] {
  return sentences(text).flatMap((sentence) => {
    const words =
      sentence
        .trim()
        .replace(/’/g, "'")
        .match(/[\p{L}\p{N}'-]+/gu) ?? []
    return words.filter(
      (word, i) =>
        /^\p{Lu}\p{Ll}/u.test(word) && !ENGLISH_CAPITALS.has(word.toLowerCase()) && OFFERING.test(words[i - 1] ?? ''),
    )
  })
}
