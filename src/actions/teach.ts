import { type Effect, hasPhrase, type PhraseRule, phraseKey, phraseProblem, phraseText } from '../domain/phrase.ts'
import type { Reading } from '../domain/reading.ts'
import type { Store } from '../ports/store.ts'
import { isTelling } from '../reading/index.ts'
import type { PhraseFinding } from './contract.ts'

/** Newest rules that are looked through for one that says so already. */
const LOOKED_THROUGH = 10_000
/** Most words a form offers; what Slack lets a person tick. */
const MAX_OFFERED = 10

export interface Lesson {
  effect: Effect
  source: 'slack' | 'command'
  byId: string | null
  alertId: string | null
  at: Date
}

/** Makes rules of phrases, from now on and for the whole company. One that holds already is given as it is. */
export async function teach(
  tx: Store,
  phrases: readonly string[],
  lesson: Lesson,
): Promise<{ rule: PhraseRule; isNew: boolean }[]> {
  const known = await tx.phrases.all(LOOKED_THROUGH)
  const taught: { rule: PhraseRule; isNew: boolean }[] = []
  for (const [key, phrase] of new Map(phrases.map((p) => [phraseKey(p), phraseText(p)]))) {
    // Only the newest of the same words counts; where it says the same, there is nothing to add.
    const newest = known.find((rule) => phraseKey(rule.phrase) === key)
    const isNew = newest?.effect !== lesson.effect
    taught.push({ rule: newest && !isNew ? newest : await tx.phrases.add({ ...lesson, phrase }), isNew })
  }
  return taught
}

/** What is wrong with words as phrases of a post; nothing is a pass. */
export function phraseFindings(postText: string, phrases: readonly string[]): PhraseFinding[] {
  return phrases.flatMap((phrase): PhraseFinding[] => {
    const problem = phraseProblem(phrase) ?? (hasPhrase(postText, phrase) ? null : 'not_in_post')
    return problem === null ? [] : [{ phrase: phraseText(phrase) || phrase, problem }]
  })
}

/** The words that moved a post's tone, as far as they can be phrases. */
export function offeredWords(postText: string, reading: Reading | undefined): string[] {
  const words = (reading?.evidence ?? []).filter((e) => e.for === 'sentiment').map((e) => phraseText(e.text))
  const byKey = new Map(words.map((phrase) => [phraseKey(phrase), phrase]))
  const fits = (phrase: string) => isTelling(phrase) && phraseFindings(postText, [phrase]).length === 0
  return [...byKey.values()].filter(fits).slice(0, MAX_OFFERED)
}
