import { FUNCTION_WORDS } from './function-words.ts'
import type { Token } from './tokens.ts'
import type { Tone } from './tone.ts'

/** How much a lexicon's word counts beside the model's own weights when naming evidence. */
const HIT_WEIGHT = 0.12
const LEAST = 0.08
const MAX_EVIDENCE = 4
const NAMED: ReadonlySet<string> = new Set(['word', 'tag', 'emoji', 'face'])

/** The words that moved a post's tone towards its label (`sign` 1 positive, −1 negative), strongest first. */
export function tellingWords(
  sign: 1 | -1,
  tokens: readonly Token[],
  tone: Tone,
  pulls: Float32Array | undefined,
): string[] {
  const strength = pulls ? pulls.map((pull) => sign * pull) : new Float32Array(tokens.length)
  for (const { token, value } of tone.valence.hits) strength[token] = (strength[token] ?? 0) + sign * HIT_WEIGHT * value
  const ranked: { text: string; strength: number }[] = []
  for (const [i, { text, low, kind }] of tokens.entries()) {
    const own = strength[i] ?? 0
    if (own > LEAST && NAMED.has(kind) && !FUNCTION_WORDS.has(low)) ranked.push({ text, strength: own })
  }
  ranked.sort((a, b) => b.strength - a.strength)
  const top = ranked[0]?.strength ?? 0
  return [...new Set(ranked.filter((r) => r.strength >= 0.3 * top).map((r) => r.text))].slice(0, MAX_EVIDENCE)
}
