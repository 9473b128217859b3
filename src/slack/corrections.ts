import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { CorrectionActions, Refused } from '../actions/contract.ts'
import type { SlackClient } from './client.ts'
import { slackCode } from './log.ts'
import type { NewItem } from './queue.ts'
import { correctionsModal, undoText } from './views/modal-corrections.ts'

/** What waits in the inbox: somebody wants to take something back. */
export const UNDO = 'undo_correction'

export interface UndoItem {
  slackUserId: string
  correctionId: string
  /** The list it was clicked in, and the page shown. */
  viewId: string
  page: number
}

const itemSchema: z.ZodType<UndoItem> = z.object({
  slackUserId: z.string(),
  correctionId: z.string(),
  viewId: z.string(),
  page: z.number(),
})

export const undoItem = (id: string, data: UndoItem): NewItem => ({ id, kind: UNDO, data })

/** Reads back what `undoItem` wrote; null when it is something else. */
export function readUndo(data: unknown): UndoItem | null {
  const parsed = itemSchema.safeParse(data)
  return parsed.success ? parsed.data : null
}

/** Shows a page of the list in the form that is open; a list that was closed meanwhile stays closed. */
export async function showCorrections(
  { client, actions }: { client: SlackClient; actions: CorrectionActions },
  { slackUserId, viewId, page }: Pick<UndoItem, 'slackUserId' | 'viewId' | 'page'>,
  said: string | null = null,
): Promise<Refused | null> {
  const list = await actions.corrections(slackUserId, page)
  if (!list.ok) return list
  try {
    await client.views.update({ view_id: viewId, view: correctionsModal(list, said) })
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError) || slackCode(error) !== 'not_found') throw error
  }
  return null
}

/** Takes it back; gives what to say about it in the list. */
export async function undoOnce(
  actions: CorrectionActions,
  gestureId: string,
  { correctionId, slackUserId }: UndoItem,
): Promise<string | Refused> {
  const answer = await actions.undoCorrection({ gestureId, id: correctionId, slackUserId })
  return answer.ok ? undoText(answer) : answer
}
