import type { ModalView } from '@slack/types'
import type { SimpleForm } from '../../actions/contract.ts'
import { textsIn } from '../../text/index.ts'
import { option } from './blocks.ts'
import { input, modal, radio } from './modal-parts.ts'
import { accepted, fieldOf, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

const HOURS = 4

/** The form that puts an alert aside until a time. */
export function snoozeModal(form: SimpleForm): ModalView {
  const { snooze } = textsIn(form.language).modals
  const hours = option(snooze.hours, 'hours')
  const options = [hours, option(snooze.tomorrow, 'tomorrow'), option(snooze.at, 'at')]
  return modal(form, 'snooze', snooze, [
    input('until', snooze.until, radio('until', options, hours)),
    input('at', snooze.time, { type: 'datetimepicker', action_id: 'at' }, { hint: snooze.timeHint, optional: true }),
  ])
}

/** Until when; a time must lie after `now`, and must not be chosen beside another answer. */
export function parseSnooze(view: SubmittedView, now: Date): Parsed<'snooze'> {
  const { snooze } = textsIn(readMetadata(view).language).modals
  const choice = fieldOf(view, 'until', 'until').option
  const { time } = fieldOf(view, 'at', 'at')
  if (choice !== 'at') {
    if (time !== null) return wrong(view, 'until', snooze.twoTimes)
    return accepted(view, { type: 'snooze', until: choice === 'tomorrow' ? 'tomorrow' : { hours: HOURS } })
  }
  if (time === null) return wrong(view, 'at', snooze.noTime)
  if (time <= now) return wrong(view, 'at', snooze.past)
  return accepted(view, { type: 'snooze', until: { at: time } })
}
