import type { AlertKind, AlertState, Tone } from '../domain/alert.ts'
import type { Basis } from '../domain/customer.ts'
import type { Effect } from '../domain/phrase.ts'
import type { SentimentLabel } from '../domain/reading.ts'
import type { Confidence } from '../domain/relationship.ts'

const en = {
  kind: {
    upset_customer: 'Upset customer',
    purchase_intent: 'Wants to buy',
    question_unanswered: 'Unanswered question',
    wish: 'Customer wish',
    praise: 'Praise',
    attention: 'Unusual attention',
    disturbed: 'Relationship needs care',
  } as Record<AlertKind, string>,
  /** The same where the author is nobody's customer as far as we know. */
  kindOfStranger: { upset_customer: 'Upset post', wish: 'Wish' } as Partial<Record<AlertKind, string>>,
  state: {
    open: 'open',
    assigned: 'assigned',
    snoozed: 'snoozed',
    handled: 'handled',
    dismissed: 'dismissed',
  } as Record<AlertState, string>,
  sentiment: { negative: 'negative', neutral: 'neutral', positive: 'positive' } as Record<SentimentLabel, string>,
  effect: { negative: 'negative', neutral: 'neutral', positive: 'positive', irrelevant: 'not relevant' } as Record<
    Effect,
    string
  >,
  tone: { business: 'business', friendly: 'friendly' } as Record<Tone, string>,
  urgency: { high: 'high', medium: 'medium', low: 'low' },
  confidence: { low: 'low', medium: 'medium', high: 'high' } as Record<Confidence, string>,
  basis: { opt_in: 'They agreed', supplied: 'They told us', public: 'Public and expected' } as Record<
    Exclude<Basis, 'none'>,
    string
  >,
  tooLittleData: 'too little data',
  relationship: (score: string, confidence: string) => `${score} of 100 (confidence: ${confidence})`,
  urgencyIs: (word: string, score: string) => `Urgency ${word} (${score} of 100)`,
  quoted: (words: string) => `“${words}”`,
  andMore: (count: string) => `and ${count} more`,
  somebody: 'somebody',
}

const de: typeof en = {
  kind: {
    upset_customer: 'Kunde verärgert',
    purchase_intent: 'Kaufinteresse',
    question_unanswered: 'Offene Frage',
    wish: 'Kundenwunsch',
    praise: 'Lob',
    attention: 'Ungewöhnlich viel Aufmerksamkeit',
    disturbed: 'Beziehung braucht Pflege',
  },
  kindOfStranger: { upset_customer: 'Verärgerter Post', wish: 'Wunsch' },
  state: {
    open: 'offen',
    assigned: 'zugewiesen',
    snoozed: 'zurückgestellt',
    handled: 'erledigt',
    dismissed: 'verworfen',
  },
  sentiment: { negative: 'negativ', neutral: 'neutral', positive: 'positiv' },
  effect: { negative: 'negativ', neutral: 'neutral', positive: 'positiv', irrelevant: 'nicht relevant' },
  tone: { business: 'sachlich', friendly: 'herzlich' },
  urgency: { high: 'hoch', medium: 'mittel', low: 'gering' },
  confidence: { low: 'gering', medium: 'mittel', high: 'hoch' },
  basis: { opt_in: 'Hat zugestimmt', supplied: 'Hat es uns genannt', public: 'Öffentlich und erwartbar' },
  tooLittleData: 'zu wenig Daten',
  relationship: (score, confidence) => `${score} von 100 (Sicherheit: ${confidence})`,
  urgencyIs: (word, score) => `Dringlichkeit ${word} (${score} von 100)`,
  quoted: (words) => `„${words}“`,
  andMore: (count) => `und ${count} weitere`,
  somebody: 'jemand',
}

/** Words that several places share. */
export const words = { en, de }
