import type { InputBlock, InputBlockElement, ModalView, PlainTextOption, RadioButtons } from '@slack/types'
import type { Language } from '../../ports/notifier.ts'
import { textsIn } from '../../text/index.ts'
import { plain } from './blocks.ts'
import { writeMetadata } from './submitted.ts'

/** A form of ours: what it is called, what it carries, and its blocks. */
export function modal(
  form: { alertId: string; language: Language },
  callbackId: string,
  labels: { title: string; submit: string },
  blocks: ModalView['blocks'],
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: writeMetadata(form),
    title: plain(labels.title, 24),
    submit: plain(labels.submit, 24),
    close: plain(textsIn(form.language).modals.cancel, 24),
    blocks,
  }
}

export function input(
  blockId: string,
  label: string,
  element: InputBlockElement,
  more: { hint?: string; optional?: boolean; dispatch_action?: boolean } = {},
): InputBlock {
  const { hint, ...rest } = more
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2000),
    element,
    ...rest,
    ...(hint === undefined ? {} : { hint: plain(hint, 2000) }),
  }
}

export function radio(actionId: string, options: PlainTextOption[], initial?: PlainTextOption): RadioButtons {
  return {
    type: 'radio_buttons',
    action_id: actionId,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}
