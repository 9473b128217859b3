import { ConfigInvalid, NotFound, RapportError } from '../domain/errors.ts'
import {
  MAX_PHRASE_LENGTH,
  MAX_PHRASE_WORDS,
  MIN_PHRASE_LENGTH,
  type PhraseProblem,
  phraseProblem,
} from '../domain/phrase.ts'
import { phraseRules } from '../pipeline/taught.ts'
import type { Clock } from '../ports/clock.ts'
import type { Operations } from '../ports/operations.ts'
import type { Store } from '../ports/store.ts'
import { teach } from './teach.ts'
import { correctionId, type UndoParts, undo } from './undo.ts'

/** Newest corrections of whole posts that are listed. */
const LISTED = 10_000
const WRONG: Record<PhraseProblem, string> = {
  no_words: 'has no words (links and account names do not count)',
  too_many_words: `has more than ${MAX_PHRASE_WORDS} words`,
  too_short: `is shorter than ${MIN_PHRASE_LENGTH} characters`,
  too_long: `is longer than ${MAX_PHRASE_LENGTH} characters`,
}

/** Corrections as whoever runs the program sees them: every rule, and of posts never the words. */
export function correctionOperations(
  store: Store,
  clock: Clock,
  parts: UndoParts,
): Pick<Operations, 'corrections' | 'addPhrase' | 'undoCorrection'> {
  return {
    async corrections() {
      const rules = await phraseRules(store, parts.phraseFile)
      const said = await store.feedback.correctionsBy(null, LISTED)
      const posts = new Map((await store.posts.byRowIds(said.map((c) => c.postRowId))).map((p) => [p.rowId, p]))
      return {
        phrases: rules.map(({ id, phrase, effect, source, at }) => ({ id, phrase, effect, source, at })),
        posts: said.flatMap((correction) => {
          const { postRowId, label: effect, at } = correction
          const post = posts.get(postRowId)
          return post ? [{ id: correctionId(correction), network: post.network, postId: post.id, effect, at }] : []
        }),
        file: parts.phraseFile?.name ?? null,
      }
    },
    async addPhrase(effect, phrase) {
      const problem = phraseProblem(phrase)
      if (problem) throw new ConfigInvalid(`"${phrase}" cannot be a phrase: it ${WRONG[problem]}.`)
      const lesson = { effect, source: 'command', byId: null, alertId: null, at: clock.now() } as const
      const [taught] = await store.transaction((tx) => teach(tx, [phrase], lesson))
      if (!taught) throw new ConfigInvalid(`"${phrase}" cannot be a phrase.`)
      return { id: taught.rule.id, phrase: taught.rule.phrase, isNew: taught.isNew }
    },
    async undoCorrection(id) {
      const undone = await store.transaction((tx) => undo(parts, tx, id, () => true, clock.now()))
      if (undone.outcome === 'in_file')
        throw new RapportError(
          `"${undone.phrase}" is line ${undone.line} of ${parts.phraseFile?.name}. Remove the line there; a running program notices.`,
        )
      if (undone.outcome !== 'undone')
        throw new NotFound(`There is no correction ${id} (any more). rapport corrections lists them with their ids.`)
      return { effect: undone.effect, phrase: undone.phrase }
    },
  }
}
