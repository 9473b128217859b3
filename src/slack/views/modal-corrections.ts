import type { KnownBlock, ModalView } from '@slack/types'
import type { CorrectionRow, CorrectionsPage, UndoAnswer } from '../../actions/contract.ts'
import { formatDay, formatNumber, inline, inlinePlain } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import { button, context, line, mrkdwn, plain, section } from './blocks.ts'

/** With headings, pages and what was just done far below Slack's 100 blocks. */
const MAX_ROWS = 40

/** What was taught, newest first, each with its way back; `said`: what became of the last click. */
export function correctionsModal(list: CorrectionsPage, said: string | null = null): ModalView {
  const { corrections } = textsIn(list.language)
  const rows = list.rows.slice(0, MAX_ROWS)
  return {
    type: 'modal',
    callback_id: 'corrections',
    private_metadata: '{}',
    title: plain(corrections.title, 24),
    close: plain(corrections.close, 24),
    blocks: [
      ...(said === null ? [] : [section(plain(said)), { type: 'divider' as const }]),
      context([plain(corrections.intro)]),
      ...(rows.length === 0 ? [section(plain(corrections.empty))] : rows.map((row) => rowBlock(row, list))),
      ...pager(list),
    ],
  }
}

/** What became of undoing something; plain text. */
export function undoText(answer: UndoAnswer): string {
  const { corrections, words } = textsIn(answer.language)
  return corrections.said[answer.outcome](answer.phrase === null ? null : words.quoted(inlinePlain(answer.phrase, 200)))
}

/** The row's id and the page it stands on, as its button carries them. */
export function readUndoValue(value: string | null): { id: string; page: number } | null {
  const [, id, page] = /^([a-z]\d{1,18})@(\d{1,6})$/.exec(value ?? '') ?? []
  return id === undefined ? null : { id, page: Number(page) }
}

function rowBlock(row: CorrectionRow, list: CorrectionsPage): KnownBlock {
  const { corrections, words } = textsIn(list.language)
  const effect = words.effect[row.effect]
  const what =
    row.phrase === null ? corrections.post(effect) : `${words.quoted(inlinePlain(row.phrase, 200))} = ${effect}`
  const excerpt = inline(row.excerpt ?? '', 300)
  const text = [
    `*${inline(what, 400)}*`,
    ...(row.phrase === null ? [excerpt === '' ? corrections.noText : words.quoted(excerpt)] : []),
    line(
      formatDay(row.at, list.language, list.timeZone),
      source(row, list),
      row.isMine && corrections.byYou,
      row.isOverruled && corrections.overruled,
    ),
  ]
  const block = section(mrkdwn(text.join('\n')), `correction:${row.id}`)
  if (!row.mayUndo) return block
  const label = inlinePlain(corrections.undoLabel(what), 75)
  const undo = button(corrections.undo, 'correction_undo', `${row.id}@${list.page}`, { accessibility_label: label })
  return { ...block, accessory: undo }
}

function source(row: CorrectionRow, list: CorrectionsPage): string {
  const { corrections } = textsIn(list.language)
  if (row.source !== 'file') return corrections.from[row.source]
  return corrections.fromFile(inline(list.fileName ?? '', 100), String(row.line ?? ''))
}

function pager(list: CorrectionsPage): KnownBlock[] {
  if (list.pages < 2) return []
  const { corrections } = textsIn(list.language)
  const number = (n: number) => formatNumber(n, list.language)
  const to = (label: string, action: string, page: number) => button(label, `corrections_${action}`, String(page))
  return [
    context([plain(corrections.pageOf(number(list.page + 1), number(list.pages), number(list.total)))]),
    {
      type: 'actions',
      block_id: `corrections_pages:${list.page}`,
      elements: [
        ...(list.page > 0 ? [to(corrections.newer, 'newer', list.page - 1)] : []),
        ...(list.page < list.pages - 1 ? [to(corrections.older, 'older', list.page + 1)] : []),
      ],
    },
  ]
}
