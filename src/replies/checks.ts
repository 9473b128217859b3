import type { CheckFinding, ReplyRequest } from '../ports/replies.ts'
import { mixedAddress } from './check-address.ts'
import { acknowledges, namesNextStep } from './check-complaint.ts'
import { type Known, knownFrom, unknownFacts } from './check-facts.ts'
import { personalDataAsked } from './check-personal-data.ts'
import { promiseIn } from './check-promise.ts'
import { otherLanguage } from './language.ts'
import { jaccard, trigrams } from './similarity.ts'
import { asRead, handlesIn, plainWords, withoutSignOff } from './words.ts'

/** From here on two replies read as the same text with other names in it (relationships.md). */
const TOO_SIMILAR = 0.6

export type Check = (text: string) => CheckFinding[]

/** For a person's own words these are advice only (they may know a fact or a link); every other finding stops the reply. */
const ADVICE: readonly CheckFinding['check'][] = ['too_similar', 'no_acknowledgement', 'no_next_step', 'unknown_fact']

export function isBlocking(finding: CheckFinding): boolean {
  return !ADVICE.includes(finding.check)
}

/** A reply to a complaint has more to do, whatever kind of alert it belongs to. */
export function answersComplaint(request: Pick<ReplyRequest, 'kind' | 'isComplaint'>): boolean {
  return request.isComplaint || request.kind === 'upset_customer'
}

/** Every check of relationships.md, prepared once for a request; run on as many texts as needed. */
export function checksFor(request: ReplyRequest): Check {
  const { post, language } = request
  const known: Known = knownFrom(post.text, { handle: post.authorHandle, name: post.authorName }, request.facts)
  const recent = request.recent.map(trigrams)
  const author = post.authorHandle.replace(/^@/, '').toLowerCase()

  return (text) => {
    const read = asRead(text)
    const words = plainWords(withoutSignOff(read))
    if (!/[\p{L}\p{N}]/u.test(words)) return [{ check: 'empty' }]
    const found: CheckFinding[] = []
    const add = (check: CheckFinding['check'], detail?: string | null) =>
      found.push(detail ? { check, detail } : { check })

    const length = request.network.length(text)
    if (length > request.network.maxLength) add('too_long', `${length}/${request.network.maxLength}`)
    const other = otherLanguage(words, language)
    if (other) add('wrong_language', other)
    if (language === 'de') {
      const mixed = mixedAddress(words)
      if (mixed) add('mixed_address', mixed)
    }
    const wrong = handlesIn(read).find((h) => h !== author)
    if (wrong !== undefined) add('wrong_handle', `@${wrong}`)
    const facts = unknownFacts(text, language, known)
    if (facts.length > 0) add('unknown_fact', facts.join(', '))
    const promise = promiseIn(words)
    if (promise) add('promise', promise)
    if (answersComplaint(request)) {
      if (!acknowledges(words)) add('no_acknowledgement')
      if (!namesNextStep(words)) add('no_next_step')
    }
    if ((words.match(/[?？¿]+/gu) ?? []).length > 1) add('too_many_questions')
    const asked = personalDataAsked(words)
    if (asked) add('asks_personal_data', asked)
    const own = trigrams(text)
    if (recent.some((r) => jaccard(own, r) >= TOO_SIMILAR)) add('too_similar')
    return found
  }
}
