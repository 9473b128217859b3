import type { Evidence } from '../domain/reading.ts'
import { harmless, idioms, matters } from './patterns/needs-human.ts'
import { anyOf } from './patterns/pattern.ts'

export interface NeedsHuman {
  needsHuman: boolean
  evidence: Evidence[]
}

export interface NeedsHumanReader {
  /** Texts as for intents: `plain`, in lower case, to match against, `original` to quote. */
  read(plain: string, original: string): NeedsHuman
}

const MAX_QUOTE = 90
/** A negation this close before the words takes them back ("we won't sue you", "keinen Anwalt"). */
const NEGATED =
  /(?:^|[^\p{L}])(?:not|won'?t|don'?t|didn'?t|never|nobody|no|nicht|kein(?:e|en|er|em)?|nie(?:mand)?)\s+(?:\p{L}+\s+)?$/u
/** These mean harm whatever stands before them, and however it is laughed off. */
const ALWAYS = new Set(['self_harm', 'threat', 'data_leak'])

/** Threat, self-harm, legal action, press, injury or the claim of a data leak: a person must decide. */
export function createNeedsHumanReader(): NeedsHumanReader {
  const patterns = matters.map(({ name, words }) => ({ name, pattern: anyOf(words) }))
  const isHarmless = anyOf(harmless)
  const isIdiom = anyOf(idioms)
  return {
    read(plain, original) {
      // What only sounds like one is blanked out, so that the rest of the post is still judged.
      const text = plain.replace(isIdiom, (m) => ' '.repeat(m.length))
      isHarmless.lastIndex = 0
      const isPlayful = isHarmless.test(text)
      const evidence: Evidence[] = []
      for (const { name, pattern } of patterns) {
        if (isPlayful && !ALWAYS.has(name)) continue
        pattern.lastIndex = 0
        for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
          if (name !== 'self_harm' && NEGATED.test(text.slice(Math.max(0, match.index - 30), match.index))) continue
          const quote = original.slice(match.index, match.index + Math.min(MAX_QUOTE, match[0].length))
          evidence.push({ text: quote.toWellFormed().trim(), for: 'needsHuman' })
          break
        }
      }
      return { needsHuman: evidence.length > 0, evidence }
    },
  }
}
