import type { KnownBlock, ModalView } from '@slack/types'
import type { EditForm } from '../../actions/contract.ts'
import { TONES, type Tone } from '../../domain/alert.ts'
import { clean, formatNumber, inlinePlain, truncate } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import { context, option, plain, quote } from './blocks.ts'
import { input, modal, radio } from './modal-parts.ts'
import { accepted, fieldOf, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

/** Slack's own bound for an input; the network's is checked on saving, by the network's own counting. */
const MAX_INPUT = 3000
const TEXT_BLOCK = 'reply:'

/**
 * The form for a reply's words. `tone` is the draft it starts from (the first one unless told); choosing
 * the other dispatches `edit_tone`, to be answered with this view again in that tone.
 */
export function editReplyModal(form: EditForm, tone: Tone = form.drafts[0]?.tone ?? 'business'): ModalView {
  const { edit } = textsIn(form.language).modals
  const draft = form.drafts.find((d) => d.tone === tone)
  const words = truncate(clean(draft?.text ?? ''), MAX_INPUT)
  return modal(form, 'edit_reply', edit, [
    ...postBlocks(form),
    ...toneBlocks(form, tone),
    // Named after its tone: another tone is another field, so that Slack does not keep the old words in it.
    input(
      `${TEXT_BLOCK}${tone}`,
      edit.text,
      {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: true,
        max_length: MAX_INPUT,
        ...(words === '' ? {} : { initial_value: words }),
      },
      { hint: edit.hint(formatNumber(form.maxLength, form.language)) },
    ),
  ])
}

/** The edited words and the tone they are for. Whether they pass the checks is the action's to say. */
export function parseEditReply(view: SubmittedView): Parsed<'edit_reply'> & { blockId: string } {
  const blockIds = Object.keys(view.state.values)
  // The words' own field names their tone: the radio may have been changed after they were written.
  const blockId = blockIds.find((key) => key.startsWith(TEXT_BLOCK)) ?? `${TEXT_BLOCK}business`
  const tone = toTone(blockId.slice(TEXT_BLOCK.length)) ?? 'business'
  const { text } = fieldOf(view, blockId, 'text')
  if (text === '') return { blockId, ...wrong(view, blockId, textsIn(readMetadata(view).language).modals.edit.empty) }
  return { blockId, ...accepted(view, { type: 'edit_reply', tone, text }) }
}

/** The tone chosen by an `edit_tone` action; null when it is none. */
export function parseEditTone(selected: string | null | undefined): Tone | null {
  return toTone(selected ?? '')
}

function postBlocks(form: EditForm): KnownBlock[] {
  const text = inlinePlain(form.postText, 10)
  if (text === '') return []
  const { edit } = textsIn(form.language).modals
  return [context([plain(edit.postBy(`@${inlinePlain(form.authorHandle, 100)}`))]), quote(form.postText, 1000)]
}

function toneBlocks(form: EditForm, tone: Tone): KnownBlock[] {
  if (new Set(form.drafts.map((d) => d.tone)).size < 2) return []
  const { edit } = textsIn(form.language).modals
  const options = TONES.map((t) => option(edit.tones[t], t))
  const chosen = options.find((o) => o.value === tone)
  return [input('tone', edit.tone, radio('edit_tone', options, chosen), { dispatch_action: true })]
}

function toTone(value: string): Tone | null {
  return TONES.find((t) => t === value) ?? null
}
