import type { KnownBlock } from '@slack/types'
import { hasEnded } from '../../domain/alert.ts'
import type { AlertCard } from '../../ports/notifier.ts'
import { inline, inlinePlain, slackDate } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import { actionRow, authorRow } from './alert-actions.ts'
import { canHandOff, shownDrafts } from './alert-drafts.ts'
import {
  endLine,
  evidenceLine,
  fallbackText,
  learnedLine,
  nameIn,
  personOf,
  pointOf,
  relationshipWords,
  sourceLine,
  weightLine,
} from './alert-words.ts'
import { button, context, field, header, labelled, mrkdwn, plain, quote, userMention } from './blocks.ts'

export interface Message {
  /** For notifications and screen readers; mrkdwn. */
  text: string
  blocks: KnownBlock[]
}

/** Slack folds long quotations away; beyond this the link to the post serves better. */
const MAX_QUOTE = 2500

/** An alert as its message in Slack, in every state. Pure; never over one of Slack's limits. */
export function alertMessage(card: AlertCard): Message {
  const blocks = hasEnded(card) ? endedBlocks(card) : waitingBlocks(card)
  return { text: fallbackText(card), blocks }
}

function waitingBlocks(card: AlertCard): KnownBlock[] {
  const source = sourceLine(card)
  const id = named(card)
  return [
    header(pointOf(card), id('header')),
    ...(source === '' ? [] : [context([mrkdwn(source)], id('source'))]),
    ...postBlocks(card),
    context([mrkdwn(weightLine(card))], id('weight')),
    { type: 'section', fields: fieldsOf(card), block_id: id('fields') },
    ...replyBlocks(card),
    ...stateBlocks(card),
    ...learnedBlocks(card),
    actionRow(card),
    ...authorRow(card),
    closing(card),
  ]
}

function endedBlocks(card: AlertCard): KnownBlock[] {
  const { alert } = textsIn(card.language)
  return [
    header(pointOf(card), named(card)('header')),
    ...postBlocks(card),
    context([mrkdwn(endLine(card))], named(card)('ended')),
    ...learnedBlocks(card),
    {
      type: 'actions',
      block_id: `alert_actions:${card.alertId}:${card.version}`,
      elements: [
        button(alert.button.reopen, 'alert_reopen', card.alertId),
        ...(mayIgnoreWords(card) ? [button(alert.button.ignore, 'alert_ignore_words', card.alertId)] : []),
      ],
    },
  ]
}

function postBlocks(card: AlertCard): KnownBlock[] {
  const { alert } = textsIn(card.language)
  const id = named(card)
  if (card.isRedacted) return [context([plain(alert.redacted)], id('quote'))]
  if (card.post === null) return []
  if (inlinePlain(card.post.text, 10) === '') return [context([plain(alert.noWords)], id('quote'))]
  const because = hasEnded(card) ? null : evidenceLine(card)
  return [
    quote(card.post.text, MAX_QUOTE, id('quote')),
    ...(because === null ? [] : [context([plain(because, 1000)], id('evidence'))]),
  ]
}

function fieldsOf(card: AlertCard) {
  const { alert } = textsIn(card.language)
  const { customer } = card
  const name = customer && inlinePlain(customer.name, 200)
  const person = personOf(card)
  const shown = name === null ? alert.notLinked : customer?.doNotContact ? alert.doNotContact(name) : name
  return [
    field(alert.field.customer, shown),
    ...(person === null ? [] : [field(alert.field.person, person)]),
    ...(customer === null ? [] : [field(alert.field.relationship, relationshipWords(card))]),
    field(alert.field.owner, card.ownerName ?? alert.nobodyYet),
  ]
}

function replyBlocks(card: AlertCard): KnownBlock[] {
  const { words, alert } = textsIn(card.language)
  const id = named(card)
  const say = (text: string, part: string) => context([plain(text)], id(part))
  // An alert about a relationship as a whole, or a post that is gone, has nothing to reply to.
  if (card.isRedacted) return []
  if (card.customer?.doNotContact) {
    return [say(alert.reply.doNotContact(inlinePlain(card.customer.name, 200)), 'no_reply')]
  }
  const [first, second] = shownDrafts(card)
  if (first === undefined) {
    if (card.needsHuman) return [say(alert.reply.needsHuman, 'no_reply')]
    return card.post === null ? [] : [say(alert.reply.nonePassed, 'no_reply')]
  }
  const label = first.editedBy === undefined ? alert.reply.suggested : alert.reply.edited
  return [
    labelled(label(words.tone[first.tone]), first.text, MAX_QUOTE, id('reply')),
    ...(canHandOff(card) ? [] : [say(alert.reply.noLink, 'no_link')]),
    ...(second === undefined ? [] : [say(alert.reply.other(words.tone[second.tone]), 'other_reply')]),
  ]
}

function stateBlocks(card: AlertCard): KnownBlock[] {
  const { words, alert } = textsIn(card.language)
  const at = (date: Date) => slackDate(date, card.language, card.timeZone)
  const lines: KnownBlock[] = []
  const who = userMention(card.assigneeSlackId) ?? (card.assigneeName === null ? null : nameIn(card.assigneeName))
  const note = inlinePlain(card.note ?? '', 1000)
  if (who !== null) {
    const elements = [mrkdwn(alert.assignedTo(who)), ...(note === '' ? [] : [plain(alert.note(note))])]
    lines.push(context(elements, named(card)('assigned')))
  }
  if (card.state === 'snoozed' && card.snoozedUntil !== null) {
    lines.push(context([mrkdwn(alert.snoozedUntil(at(card.snoozedUntil)))], named(card)('snoozed')))
  }
  if (card.replyOpened !== null) {
    const by = nameIn(card.replyOpened.byName) || words.somebody
    lines.push(context([mrkdwn(alert.replyOpened(by, at(card.replyOpened.at)))], named(card)('opened')))
  }
  return lines
}

/** What colleagues should know when posts are read differently from now on. */
function learnedBlocks(card: AlertCard): KnownBlock[] {
  const text = learnedLine(card)
  return text === null ? [] : [context([plain(text, 1000)], named(card)('learned'))]
}

/** Once it was said that the post is not relevant: its words may be the reason. */
function mayIgnoreWords(card: AlertCard): boolean {
  const hasWords = card.post !== null && !card.isRedacted && inlinePlain(card.post.text, 10) !== ''
  return hasWords && card.ended?.outcome === 'not_relevant'
}

function closing(card: AlertCard): KnownBlock {
  const { alert } = textsIn(card.language)
  const customer = card.customer === null ? null : inline(card.customer.name, 200)
  const parts = [alert.route[card.route](customer), ...(card.isPrivate ? [alert.onlyYou] : []), alert.nothingPosted]
  return context([mrkdwn(parts.join(' '))], named(card)('closing'))
}

/** Ids carry the version, so that Slack forgets what was chosen in an older one. */
function named(card: AlertCard): (part: string) => string {
  return (part) => `alert_${part}:${card.version}`
}
