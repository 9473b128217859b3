import type { Lexicons } from './lexicons.ts'
import { endsClause, isNegator, negated } from './negation.ts'
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

export interface Hit {
  token: number
  /** Polarity with negation, emphasis and contrast counted in. */
  value: number
}

export interface Valence {
  /** −1..1 */
  score: number
  hits: Hit[]
}

/**
 * Polarity by rules: words of the lexicons, turned by negation, raised by boosters and capitals, weighed less before a
 * "but". The sum is squashed by s/√(s² + 15), after Hutto & Gilbert 2014 (VADER).
 */
export function valence(tokens: readonly Token[], language: string, lexicons: Lexicons): Valence {
  const lows = tokens.map((t) => t.low)
  const isNegated = negated(lows)
  const isGerman = language === 'de'
  const isEnglish = !isGerman
  const shouts = tokens.some((t) => t.kind === 'word' && t.text !== t.text.toUpperCase())
  const turn = lows.findLastIndex((low) => CONTRAST.has(low))
  const hits: Hit[] = []
  for (const [i, token] of tokens.entries()) {
    const word = token.kind === 'tag' ? token.low.slice(1) : token.low
    let value = lexicons.faces.get(word)
    if (value === undefined && (token.kind === 'word' || token.kind === 'tag')) {
      if (isNegator(word)) continue
      if (isGerman) value = lexicons.german.get(word)
      if (value === undefined && isEnglish) value = lexicons.english.get(word) ?? lexicons.afinn.get(word)
    }
    if (value === undefined || value === 0) continue
    if (token.kind !== 'emoji' && token.kind !== 'face') {
      if (isNegated[i] || (isGerman && isDeniedLater(lows, i))) value *= -0.74
      value *= BOOSTERS.get(lows[i - 1] ?? '') ?? 1
      if (shouts && token.text.length > 2 && token.text === token.text.toUpperCase()) value *= 1.25
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

function isDeniedLater(lows: readonly string[], i: number): boolean {
  for (let j = i + 1; j <= i + 3 && j < lows.length; j++) {
    const low = lows[j] ?? ''
    if (endsClause(low)) return false
    // "nicht" before another word negates that one; at the end of a clause it negates what was said.
    if (LATE_NEGATORS.has(low)) return j + 1 === lows.length || endsClause(lows[j + 1] ?? '')
  }
  return false
}
