import type { AlertCard } from '../../../../src/ports/notifier.ts'

type Post = NonNullable<AlertCard['post']>

export const post: Post = {
  text: 'Third day without service. Really disappointing!',
  authorName: 'Anna Muster',
  authorHandle: 'anna_m',
  createdAt: new Date('2026-11-24T09:12:00Z'),
  url: 'https://x.com/anna_m/status/1',
  more: 0,
  sentiment: {
    label: 'negative',
    confidence: 0.82,
    isUnclear: false,
    evidence: ['really disappointing'],
    correctedBy: null,
  },
}

/** An open alert about a known customer with two drafts, changed as the test needs it. */
export function card(changes: Partial<AlertCard> = {}): AlertCard {
  return {
    alertId: 'a1',
    version: 7,
    language: 'en',
    timeZone: 'Europe/Berlin',
    kind: 'upset_customer',
    state: 'open',
    network: 'x',
    urgency: 78,
    churnRisk: false,
    needsHuman: false,
    why: {},
    post,
    isRedacted: false,
    customer: { id: 'c1', name: 'ACME', doNotContact: false },
    isUnknownAuthor: false,
    relationship: { score: 71.6, confidence: 'medium' },
    ownerName: 'Jana Klein',
    assigneeSlackId: null,
    assigneeName: null,
    note: null,
    snoozedUntil: null,
    drafts: [
      { tone: 'business', text: 'We are sorry.', link: 'https://x.com/intent/post?in_reply_to=1&text=We' },
      { tone: 'friendly', text: 'Oh no!', link: 'https://x.com/intent/post?in_reply_to=1&text=Oh' },
    ],
    replyOpened: null,
    ended: null,
    route: 'owner',
    isPrivate: false,
    learned: [],
    ...changes,
  }
}
