import type { AlertCard } from '../../ports/notifier.ts'
import { clean } from '../../text/format.ts'
import { safeUrl } from './blocks.ts'

type Shown = AlertCard['drafts'][number]

/**
 * The drafts that may be shown, the one to use first. None to somebody who is not to be contacted; where
 * a person must decide, only what a person wrote.
 */
export function shownDrafts(card: AlertCard): Shown[] {
  if (card.isRedacted || card.customer?.doNotContact) return []
  const written = card.drafts.filter((d) => clean(d.text).trim() !== '')
  return card.needsHuman ? written.filter((d) => d.editedBy !== undefined) : written
}

/** Whether the first draft can be handed over by a link. */
export function canHandOff(card: AlertCard): boolean {
  return handOffUrl(card) !== null
}

/** Where a person posts the first draft, or null. */
export function handOffUrl(card: AlertCard): string | null {
  return safeUrl(shownDrafts(card)[0]?.link ?? null)
}
