import type { Match } from '../patterns/scan.ts'
import type { Token } from './tokens.ts'

/** Words of a span at most. */
const MAX_WORDS = 7

/**
 * The run of words that a model leant on most: from the token with the strongest pull to both sides, as long as the
 * neighbours pull the same way.
 * @param original the post as written; tokens are found in it one after the other
 */
export function spanOf(tokens: readonly Token[], pulls: Float32Array, original: string): Match[] {
  const top = pulls.reduce((best, pull, i) => (isQuotable(tokens[i]) && pull > (pulls[best] ?? 0) ? i : best), 0)
  if (!isQuotable(tokens[top])) return []
  let [first, last] = [top, top]
  const pullOf = (i: number) => (isQuotable(tokens[i]) ? (pulls[i] ?? 0) : 0)
  while (last - first + 1 < MAX_WORDS) {
    const [before, after] = [pullOf(first - 1), pullOf(last + 1)]
    if (before <= 0 && after <= 0) break
    if (before >= after) first--
    else last++
  }
  return placeOf(tokens, first, last, original)
}

const isQuotable = (token: Token | undefined) =>
  token !== undefined && token.kind !== 'link' && token.kind !== 'handle' && token.kind !== 'other'

/** Where tokens stand in the text; nothing where the text was changed on the way ("&amp;"). */
export function placeOf(tokens: readonly Token[], first: number, last: number, original: string): Match[] {
  let at = 0
  let start = -1
  for (let i = 0; i <= last; i++) {
    const token = tokens[i]
    if (!token || token.kind === 'link' || token.kind === 'handle') continue
    const found = original.indexOf(token.text, at)
    if (found < 0) continue
    if (i === first || (i > first && start < 0)) start = found
    at = found + token.text.length
  }
  return start < 0 ? [] : [{ start, end: at }]
}
