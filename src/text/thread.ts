import type { ThreadNews } from '../ports/notifier.ts'

type Say = (before: string, after: string) => string

const en: Record<ThreadNews['reason'], Say> = {
  urgency: (before, after) => `This has become more urgent: ${after} of 100, before ${before}.`,
  churn_risk: (_, after) => `This customer may leave us. Urgency is now ${after} of 100.`,
  reopened: () => 'There is a new post in this conversation, so it is open again.',
  another_customer: () => 'Another customer has joined this conversation.',
  snooze_over: () => 'The time is up: this is waiting again.',
  assigned: () => 'This is now yours. Thank you for looking after it.',
}

const de: typeof en = {
  urgency: (before, after) => `Das ist dringender geworden: ${after} von 100, vorher ${before}.`,
  churn_risk: (_, after) => `Dieser Kunde könnte abspringen. Dringlichkeit jetzt ${after} von 100.`,
  reopened: () => 'In dieser Unterhaltung gibt es einen neuen Post, deshalb ist sie wieder offen.',
  another_customer: () => 'Ein weiterer Kunde hat sich in diese Unterhaltung eingeschaltet.',
  snooze_over: () => 'Die Zeit ist um: Das wartet jetzt wieder.',
  assigned: () => 'Das liegt jetzt bei dir. Danke, dass du dich kümmerst.',
}

/** News in an alert's thread. */
export const threadText = { en, de }
