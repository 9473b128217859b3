import type { Hit } from './lexicon.ts'
import { endsClause } from './negation.ts'
import type { Token } from './tokens.ts'

const BOOSTERS = new Map<string, number>(
  Object.entries({
    strong: `very really extremely absolutely completely totally so such incredibly insanely super too utterly highly freaking
      sehr echt wirklich total so extrem absolut völlig komplett mega richtig unglaublich wahnsinnig ziemlich super ultra
      überaus besonders äußerst zutiefst`,
    weak: `slightly somewhat kinda sorta bit little fairly quite partly etwas bisschen bissl leicht teilweise halbwegs eher`,
  }).flatMap(([kind, words]) => words.split(/\s+/).map((w): [string, number] => [w, kind === 'strong' ? 1.3 : 0.7])),
)
const CONTRAST = new Set(['but', 'however', 'aber', 'jedoch', 'doch', 'allerdings', 'yet'])
/** German says its "nicht" after the verb and its objects. */
const LATE_NEGATORS = new Set(['nicht', 'nich', 'ned', 'net', 'nie', 'niemals', 'nix'])

export interface Valence {
  /** −1..1 */
  score: number
  hits: Hit[]
}

interface Heard {
  lows: readonly string[]
  isNegated: readonly boolean[]
  hits: readonly (readonly Hit[])[]
  wordLists: number
  language: string
}

/**
 * Polarity by rules: words of the lexicons, turned by negation, raised by boosters and capitals, weighed less before a
 * "but". The first list that knows a word decides. The sum is squashed by s/√(s² + 15), after Hutto & Gilbert 2014
 * (VADER).
 */
export function valence(tokens: readonly Token[], heard: Heard): Valence {
  const { lows, isNegated, language } = heard
  const isGerman = language === 'de'
  const known = firstToKnow(heard)
  if (known.length === 0) return { score: 0, hits: [] }
  const shouts = tokens.some((t) => t.kind === 'word' && t.text !== t.text.toUpperCase())
  const turn = lows.findLastIndex((low) => CONTRAST.has(low))
  const hits: Hit[] = []
  for (const { token: i, value: listed } of known) {
    const token = tokens[i]
    if (!token) continue
    let value = listed
    if (token.kind !== 'emoji' && token.kind !== 'face') {
      if (isNegated[i] || (isGerman && isDeniedLater(lows, i))) value *= -0.74
      value *= BOOSTERS.get(lows[i - 1] ?? '') ?? 1
      if (shouts && token.isShouted) value *= 1.25
      if (token.isDrawnOut) value *= 1.15
    }
    if (turn >= 0 && i !== turn) value *= i < turn ? 0.5 : 1.5
    hits.push({ token: i, value })
  }
  let sum = hits.reduce((s, h) => s + h.value, 0)
  const exclamations = Math.min(
    4,
    tokens.reduce((n, t) => n + (t.low[0] === '!' ? t.low.length : 0), 0),
  )
  sum += Math.sign(sum) * 0.29 * exclamations
  return { score: sum / Math.sqrt(sum * sum + 15), hits }
}

/** Faces, and the words of the language's own list; another list's where that is silent. */
function firstToKnow({ hits, wordLists }: Heard): Hit[] {
  const [own = [], ...others] = hits.slice(0, wordLists)
  // Where a language has a list of its own, the English ones are not asked: "war", "die" and "fast" are German too.
  const borrowed = wordLists > 2 ? [] : others.flat()
  const known = new Set<number>()
  return [...hits.slice(wordLists).flat(), ...own, ...borrowed]
    .filter(({ token }) => !known.has(token) && known.add(token))
    .sort((a, b) => a.token - b.token)
}

function isDeniedLater(lows: readonly string[], i: number): boolean {
  for (let j = i + 1; j <= i + 3 && j < lows.length; j++) {
    const low = lows[j] ?? ''
    if (endsClause(low)) return false
    // "nicht" before another word negates that one; at the end of a clause it negates what was said.
    if (LATE_NEGATORS.has(low)) return j + 1 === lows.length || endsClause(lows[j + 1] ?? '')
  }
  return false
}
