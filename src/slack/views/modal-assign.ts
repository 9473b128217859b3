import type { ModalView } from '@slack/types'
import type { SimpleForm } from '../../actions/contract.ts'
import { textsIn } from '../../text/index.ts'
import { plain } from './blocks.ts'
import { input, modal } from './modal-parts.ts'
import { accepted, fieldOf, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

/** The form that hands an alert to a colleague. */
export function assignModal(form: SimpleForm): ModalView {
  const { assign } = textsIn(form.language).modals
  return modal(form, 'assign', assign, [
    input('assignee', assign.who, {
      type: 'users_select',
      action_id: 'user',
      placeholder: plain(assign.whoPlaceholder, 150),
    }),
    input(
      'note',
      assign.note,
      {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: true,
        max_length: 500,
        placeholder: plain(assign.notePlaceholder, 150),
      },
      { optional: true },
    ),
  ])
}

/** Whom it goes to, and the note if there is one. */
export function parseAssign(view: SubmittedView): Parsed<'assign'> {
  const { user } = fieldOf(view, 'assignee', 'user')
  const note = fieldOf(view, 'note', 'text').text
  if (user === null || user === '')
    return wrong(view, 'assignee', textsIn(readMetadata(view).language).modals.assign.nobody)
  return accepted(view, { type: 'assign', toSlackId: user, ...(note === '' ? {} : { note }) })
}
