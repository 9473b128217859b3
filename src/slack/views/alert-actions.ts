import type { ActionsBlock, Button, KnownBlock, PlainTextOption } from '@slack/types'
import type { AlertCard } from '../../ports/notifier.ts'
import { inlinePlain } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import { handOffUrl, shownDrafts } from './alert-drafts.ts'
import { button, context, option, plain } from './blocks.ts'

/** What can be done with a waiting alert. */
export function actionRow(card: AlertCard): ActionsBlock {
  const { alert } = textsIn(card.language)
  return {
    type: 'actions',
    block_id: `alert_actions:${card.alertId}:${card.version}`,
    elements: [
      ...replyButtons(card),
      // What one person alone may see is not handed to another.
      ...(card.isPrivate ? [] : [button(alert.button.assign, 'alert_assign', card.alertId)]),
      button(alert.button.handled, 'alert_handled', card.alertId),
      { type: 'overflow', action_id: 'alert_more', options: moreOptions(card) },
    ],
  }
}

/** The question whether an unknown author is a customer's, with its two answers. */
export function authorRow(card: AlertCard): KnownBlock[] {
  if (!asksForAuthor(card) || card.post === null) return []
  const { alert } = textsIn(card.language)
  return [
    context(
      [plain(alert.unknownAuthor(`@${inlinePlain(card.post.authorHandle, 100)}`))],
      `alert_question:${card.version}`,
    ),
    {
      type: 'actions',
      block_id: `alert_author:${card.alertId}:${card.version}`,
      elements: [
        button(alert.button.link, 'alert_link_customer', card.alertId),
        button(alert.button.notCustomer, 'alert_not_customer', card.alertId),
      ],
    },
  ]
}

function replyButtons(card: AlertCard): Button[] {
  const { alert } = textsIn(card.language)
  if (card.customer?.doNotContact || card.isRedacted) return []
  const drafts = shownDrafts(card)
  if (drafts.length === 0 && card.post === null) return []
  const url = handOffUrl(card)
  const use = url === null ? [] : [button(alert.button.use, 'alert_use_reply', card.alertId, { style: 'primary', url })]
  const label = drafts.length === 0 ? alert.button.write : alert.button.edit
  return [...use, button(label, 'alert_edit', card.alertId)]
}

function moreOptions(card: AlertCard): PlainTextOption[] {
  const { more } = textsIn(card.language).alert
  const hasAuthor = card.post !== null
  return [
    option(more.snooze_4h, 'snooze_4h'),
    option(more.snooze_modal, 'snooze_modal'),
    ...(hasAuthor && !asksForAuthor(card) ? [option(more.not_a_customer, 'not_a_customer')] : []),
    ...(hasAuthor && !card.isRedacted ? [option(more.wrong_sentiment, 'wrong_sentiment')] : []),
    option(more.not_relevant, 'not_relevant'),
  ]
}

function asksForAuthor(card: AlertCard): boolean {
  return card.isUnknownAuthor && card.post !== null
}
