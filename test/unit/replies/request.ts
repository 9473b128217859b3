import type { ReplyRequest } from '../../../src/ports/replies.ts'

/** A request with everything a test does not care about filled in. */
export function request(part: Partial<Omit<ReplyRequest, 'post'>> & { text?: string } = {}): ReplyRequest {
  const { text = 'Der Akku hält nicht.', ...rest } = part
  return {
    kind: 'attention',
    post: { text, authorHandle: 'anna', authorName: 'Anna Klein' },
    language: 'de',
    formality: 'none',
    isComplaint: false,
    initials: 'AK',
    network: { maxLength: 280, length: (t) => [...t].length },
    recent: [],
    facts: [],
    ...rest,
  }
}
