import type { PhraseFinding } from '../actions/contract.ts'
import type { Desk } from './desk.ts'
import { errorFields } from './log.ts'
import type { Reading } from './reactions.ts'
import { within } from './tracker.ts'
import { type Parsed, phraseProblemText, wordsField } from './views/modals.ts'

/** Slack wants its answer within 3 s; the action checks once more when it teaches. */
const CHECK_MS = 1500

/** The gesture, or what is wrong with its words, said below their field. */
export async function checkedPhrases(
  desk: Desk,
  parsed: Parsed<'wrong_sentiment'> | Parsed<'ignore_words'>,
): Promise<Reading> {
  if (!parsed.ok) return parsed
  const { words = [] } = parsed.gesture
  const [first] = words.length === 0 ? [] : await check(desk, () => desk.actions.checkPhrases(parsed.alertId, words))
  return first ? { ok: false, errors: { [wordsField]: phraseProblemText(first, parsed.language) } } : parsed
}

async function check(desk: Desk, work: () => Promise<PhraseFinding[]>): Promise<PhraseFinding[]> {
  try {
    return await within(work(), CHECK_MS, () => [])
  } catch (error) {
    desk.log.warn(errorFields(error), 'words could not be checked before they were queued')
    return []
  }
}
