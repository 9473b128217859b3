import type { Refused } from '../../actions/contract.ts'
import { inline } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'

/** Why nothing happened, for that person alone; mrkdwn. */
export function refusalText(refused: Refused): string {
  const by = inline(refused.byName ?? '', 100)
  return textsIn(refused.language).refusals[refused.reason](by === '' ? null : by)
}
