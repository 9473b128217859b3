import { TONES } from '../domain/alert.ts'
import type { ReplyWriter } from '../ports/replies.ts'
import { checksFor } from './checks.ts'
import { compose } from './compose.ts'

export { isBlocking } from './checks.ts'
export { trigramSimilarity } from './similarity.ts'

/**
 * Writes replies from scripts: no network, no model, the same words for the same request.
 * `write` gives one draft a tone that passed every check; `check` judges words a person wrote.
 */
export function createReplyWriter(): ReplyWriter {
  return {
    async write(request) {
      return TONES.map((tone) => compose(request, tone)).filter((draft) => draft !== null)
    },
    check: (text, request) => checksFor(request)(text),
  }
}
