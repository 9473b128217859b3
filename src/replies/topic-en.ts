import { type Candidate, heaviest, isBrandSpelling, type Topic } from './candidate.ts'

const NOUNS = new Set(
  `account accounts adapter airport app apps battery batteries bill bills booking bookings box browser bus cable cables calendar
camera cameras case card cards chat charger chargers checkout coffee connection contract contracts coverage customer-service
dashboard data delivery deliveries design device devices display download downloads email emails feature features filter
firmware flight flights headphones headset helpline hotline hotel install installation integration
interface internet invoice invoices keyboard keyboards laptop laptops layout license licence line login luggage machine
maintenance manual map maps menu message messages microphone model modem mouse music navigation network newsletter
notification notifications oven package packages packaging page parcel parcels parking payment payments phone phones
photo photos plan plugin podcast podcasts portal price prices pricing printer printers product products program quality queue
recipe registration repair repairs replacement reservation router sale screen seat seats server servers service settings
setup shipment shipping shoes shop sign-in signal site software sound speaker speakers speed store subscription
subscriptions support system tablet tablets team terminal ticket tickets tool tools tracking train trains update updates upgrade
version video videos voicemail waiting-time wallet warranty watch website wifi workflow workshop`.split(/\s+/),
)
/** Also verbs or everyday words: taken only after a word that makes them a noun. */
const AMBIGUOUS = new Set(
  `box bill book card case chat design display download filter install line map message model mouse order orders page parking
plan price program repair return returns sale screen service ship shop signal sound speed store support team tool track train
update upgrade version watch release charge login booking`.split(/\s+/),
)
/** First words of compounds: "battery life", "delivery time", "wireless headphones". */
const MODIFIERS = new Set(
  `battery customer delivery order software phone wireless mobile web online home screen user payment account search data train
flight ticket tech technical shipping product waiting response loading video audio smart bluetooth wifi charging subscription
app email push status email coffee washing`.split(/\s+/),
)
const HEADS = new Set(
  `life time times status number page history service team update support screen function machine`.split(/\s+/),
)
const GENERIC = new Set([
  'product',
  'products',
  'service',
  'team',
  'page',
  'system',
  'feature',
  'line',
  'data',
  'box',
  'plan',
])
const DETERMINER =
  /^(the|my|your|our|a|an|this|that|these|those|new|latest|last|newest|recent|its|no|any|with|of|about|for|from|great|good|bad|terrible|awful|lovely|amazing|best|worst|free)$/
const OPINION =
  /not|n't|\bno\b|broke|broken|bad|worst|terrible|issue|problem|slow|crash|fail|love|great|thank|best|when|how|why|wish|need|want|buy|looking for|\?/i

/** The English topic as "the battery", "your order" (theirs) or "our app" (ours). */
export function englishTopic(text: string): Topic | null {
  const candidates: Candidate<Topic>[] = []
  for (const sentence of text.split(/(?<=[.!?\n])\s+/)) {
    const hasOpinion = OPINION.test(sentence)
    const words = sentence.match(/[\p{L}\p{N}_’'-]+/gu) ?? []
    words.forEach((_, i) => {
      const found = nounAt(words, i)
      if (!found) return
      const before = (words[found.start - 1] ?? '').toLowerCase()
      const owner = before === 'my' ? 'your' : before === 'your' ? 'our' : 'the'
      const weight =
        (GENERIC.has(found.noun) ? 1 : found.start < i ? 3 : 2) + (owner === 'the' ? 0 : 1) + (hasOpinion ? 0.5 : 0)
      candidates.push({ topic: { noun: found.noun, forms: { topic: `${owner} ${found.noun}` } }, weight })
    })
  }
  return heaviest(candidates)
}

function nounAt(words: readonly string[], i: number): { noun: string; start: number } | null {
  const word = words[i] ?? ''
  const before = (words[i - 1] ?? '').toLowerCase()
  if (!/^[A-Za-z-]{3,24}$/.test(word)) return null
  if (isBrandSpelling(word)) return /^(my|your|the|this|new)$/.test(before) ? { noun: word, start: i } : null
  const lower = word.toLowerCase()
  // The first half of a compound says less than the whole, which comes next.
  const after = (words[i + 1] ?? '').toLowerCase()
  if (MODIFIERS.has(lower) && after !== lower && (NOUNS.has(after) || HEADS.has(after))) return null
  const isNoun = NOUNS.has(lower)
  const isCompound = MODIFIERS.has(before) && before !== lower && (isNoun || HEADS.has(lower))
  if (isCompound) return { noun: `${before} ${lower}`, start: i - 1 }
  if (!isNoun && !AMBIGUOUS.has(lower)) return null
  if (AMBIGUOUS.has(lower) && !DETERMINER.test(before)) return null
  return { noun: lower, start: i }
}
