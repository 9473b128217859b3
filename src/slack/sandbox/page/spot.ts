import { type Json, obj, str } from '../json.ts'
import type { Look } from './look.ts'

/** Where an element stands on the page. */
export interface Spot {
  look: Look
  blockId: string
  /** Unlike block ids, fit for an HTML id. */
  id: string
  /** Whether using it tells the bot at once. */
  isLive: boolean
  /** In an `input` block the label is the block's; elsewhere the placeholder stands in. */
  isLabelled: boolean
}

/** What the script needs to know of an element. */
export function hooks(element: Json, spot: Spot): Record<string, string | undefined> {
  const confirm = obj(element.confirm)
  const words = (name: string) => str(obj(confirm[name]).text)
  const asked = { title: words('title'), text: words('text'), yes: words('confirm'), no: words('deny') }
  return {
    'data-block': spot.blockId,
    'data-action': str(element.action_id),
    'data-live': spot.isLive ? '' : undefined,
    'data-confirm': element.confirm === undefined ? undefined : JSON.stringify(asked),
  }
}
