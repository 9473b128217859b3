import type { AlertCard } from '../../src/ports/notifier.ts'

/** A small alert's card, to be changed where a test needs it. */
export function alertCard(changes: Partial<AlertCard> = {}): AlertCard {
  return {
    alertId: 'a1',
    version: 1,
    language: 'de',
    timeZone: 'Europe/Berlin',
    kind: 'question_unanswered',
    state: 'open',
    network: 'x',
    urgency: 40,
    churnRisk: false,
    needsHuman: false,
    why: {},
    post: null,
    isRedacted: false,
    customer: null,
    isUnknownAuthor: false,
    relationship: null,
    ownerName: null,
    assigneeSlackId: null,
    assigneeName: null,
    note: null,
    snoozedUntil: null,
    drafts: [],
    replyOpened: null,
    ended: null,
    route: 'mentioned',
    isPrivate: false,
    learned: [],
    ...changes,
  }
}
