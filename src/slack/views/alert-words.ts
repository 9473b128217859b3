import { hasEnded } from '../../domain/alert.ts'
import type { AlertCard } from '../../ports/notifier.ts'
import { formatNumber, formatPercent, inline, inlinePlain, slackDate, truncate } from '../../text/format.ts'
import { networkName, textsIn, urgencyLevel } from '../../text/index.ts'
import { whyPhrases } from '../../text/why.ts'
import { line, link } from './blocks.ts'

const MAX_NAME = 100

/** The alert's point in about five words, e.g. “Upset customer: ACME”; plain text. */
export function pointOf(card: AlertCard): string {
  const { alert } = textsIn(card.language)
  const point = matterOf({ ...card, isKnown: card.customer !== null })
  const who = card.customer?.name ?? (card.post ? `@${card.post.authorHandle}` : '')
  const named = inlinePlain(who, 90)
  const whole = named === '' ? point : alert.header.of(point, named)
  if (!hasEnded(card)) return whole
  return card.state === 'handled' ? alert.header.handled(whole) : alert.header.dismissed(whole)
}

/** What an alert is about, in the same words wherever it stands. */
export function matterOf(
  alert: Pick<AlertCard, 'kind' | 'churnRisk' | 'needsHuman' | 'language'> & { isKnown: boolean },
): string {
  const { words, alert: texts } = textsIn(alert.language)
  if (alert.needsHuman) return texts.header.needsHuman
  if (alert.churnRisk) return texts.header.churnRisk
  return (alert.isKnown ? undefined : words.kindOfStranger[alert.kind]) ?? words.kind[alert.kind]
}

/** What Slack shows in notifications and reads aloud; mrkdwn. */
export function fallbackText(card: AlertCard): string {
  const { words } = textsIn(card.language)
  const showsPost = card.post !== null && !card.isRedacted && !hasEnded(card)
  const said = showsPost && card.post ? inline(card.post.text, 400) : ''
  return line(
    inline(pointOf(card), 300),
    hasEnded(card) ? null : urgencyWords(card),
    said === '' ? null : words.quoted(said),
  )
}

/** “Urgency high (78 of 100)”. */
export function urgencyWords(card: Pick<AlertCard, 'urgency' | 'language'>): string {
  const { words } = textsIn(card.language)
  return words.urgencyIs(words.urgency[urgencyLevel(card.urgency)], formatNumber(card.urgency, card.language))
}

/** Network, sentiment, time and link in one line of mrkdwn. */
export function sourceLine(card: AlertCard): string {
  const { alert } = textsIn(card.language)
  return line(
    card.network === null ? null : inline(networkName(card.network), 50),
    card.isRedacted ? null : sentimentWords(card),
    card.post === null ? null : slackDate(card.post.createdAt, card.language, card.timeZone),
    card.isRedacted ? null : link(card.post?.url ?? null, alert.openPost),
  )
}

/** Urgency and what else tells how much it matters, in one line of mrkdwn. */
export function weightLine(card: AlertCard): string {
  const { alert } = textsIn(card.language)
  const more = card.post?.more ?? 0
  return line(
    urgencyWords(card),
    card.churnRisk && alert.churnRisk,
    more > 0 && alert.morePosts(more, formatNumber(more, card.language)),
    ...whyPhrases(card.kind, card.why, card.language),
  )
}

/** The words that moved the reading, quoted; plain text, or null where there are none. */
export function evidenceLine(card: AlertCard): string | null {
  const evidence = (card.post?.sentiment.evidence ?? [])
    .map((e) => inlinePlain(e, 80))
    .filter((e) => e !== '')
    .slice(0, 5)
  if (evidence.length === 0 || card.isRedacted) return null
  const { words, alert } = textsIn(card.language)
  return alert.because([...new Set(evidence)].map((e) => words.quoted(e)).join(', '))
}

/** What was learned from the alert: “war zone” = neutral; plain text, or null where nothing was. */
export function learnedLine(card: AlertCard): string | null {
  if (card.learned.length === 0 || card.isRedacted) return null
  const { words, alert } = textsIn(card.language)
  const shown = card.learned.slice(0, 10)
  const rules = shown.map(({ phrase, effect }) => `${words.quoted(inlinePlain(phrase, 80))} = ${words.effect[effect]}`)
  return alert.learned(rules.join(', '))
}

/** The author as “Anna Muster (@anna)”; plain text. */
export function personOf(card: AlertCard): string | null {
  if (card.post === null) return null
  const handle = `@${inlinePlain(card.post.authorHandle, MAX_NAME)}`
  const name = inlinePlain(card.post.authorName ?? '', MAX_NAME)
  return name === '' ? handle : `${name} (${handle})`
}

/** “72 of 100 (confidence: high)”, or that there is too little data. */
export function relationshipWords(card: Pick<AlertCard, 'relationship' | 'language'>): string {
  const { words } = textsIn(card.language)
  if (card.relationship === null) return words.tooLittleData
  const { score, confidence } = card.relationship
  return words.relationship(formatNumber(score, card.language), words.confidence[confidence])
}

/** How it ended, by whom and when, with the link; mrkdwn. */
export function endLine(card: AlertCard): string {
  const { words, alert } = textsIn(card.language)
  const network = card.network === null ? alert.theNetwork : inline(networkName(card.network), 50)
  const url = card.isRedacted ? null : (card.post?.url ?? null)
  if (card.ended === null) return line(words.state[card.state], link(url, alert.openPost))
  const by = card.ended.byName === null ? null : inline(card.ended.byName, MAX_NAME)
  return line(
    alert.outcome[card.ended.outcome](by === '' ? null : by, network),
    slackDate(card.ended.at, card.language, card.timeZone),
    link(url, alert.openPost),
  )
}

/** A name inside a sentence of mrkdwn. */
export function nameIn(text: string): string {
  return inline(truncate(text, MAX_NAME * 4), MAX_NAME)
}

function sentimentWords(card: AlertCard): string | null {
  if (card.post === null) return null
  const { words, alert } = textsIn(card.language)
  const { label, confidence, isUnclear, correctedBy } = card.post.sentiment
  if (correctedBy !== null) return alert.sentiment.corrected(words.sentiment[label], nameIn(correctedBy))
  if (isUnclear) return alert.sentiment.unclear
  return alert.sentiment.sure(words.sentiment[label], formatPercent(confidence, card.language))
}
