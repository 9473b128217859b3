import type { Language } from '../../ports/notifier.ts'
import type { CheckFinding } from '../../ports/replies.ts'
import { inlinePlain } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'

/** What a check found wrong with a reply, to stand below its field; plain text. */
export function findingText(finding: CheckFinding, language: Language): string {
  const { findings, words } = textsIn(language)
  const detail = inlinePlain(finding.detail ?? '', 60)
  return findings[finding.check](detail === '' ? '' : ` (${words.quoted(detail)})`)
}
