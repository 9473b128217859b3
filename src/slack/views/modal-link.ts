import type { ModalView, PlainTextOption } from '@slack/types'
import type { SimpleForm } from '../../actions/contract.ts'
import { BASES, type Basis } from '../../domain/customer.ts'
import { inlinePlain } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import { context, option, plain } from './blocks.ts'
import { input, modal, radio } from './modal-parts.ts'
import { accepted, fieldOf, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

type Reason = Exclude<Basis, 'none'>

const REASONS = BASES.filter((b): b is Reason => b !== 'none')
const MAX_OPTIONS = 100

/** The form that makes an unknown author a customer's contact, on a recorded basis (privacy.md 5). */
export function linkCustomerModal(form: SimpleForm): ModalView {
  const { modals, words } = textsIn(form.language)
  const { link } = modals
  const who = form.authorHandle === null ? link.whoUnnamed : link.who(inlinePlain(form.authorHandle, 100))
  const reasons = REASONS.map((r) => option(words.basis[r], r, link.basisWhy[r]))
  return modal(form, 'link_customer', link, [
    context([plain(who)]),
    input(
      'customer',
      link.customer,
      {
        type: 'external_select',
        action_id: 'customer_search',
        min_query_length: 0,
        placeholder: plain(link.customerPlaceholder, 150),
      },
      { optional: true },
    ),
    input(
      'new_name',
      link.newName,
      {
        type: 'plain_text_input',
        action_id: 'text',
        max_length: 150,
        placeholder: plain(link.newNamePlaceholder, 150),
      },
      { optional: true },
    ),
    input('basis', link.basis, radio('basis', reasons)),
  ])
}

/** What `customer_search` shows for what was found; at most 100. */
export function customerOptions(customers: readonly { id: string; name: string }[]): PlainTextOption[] {
  return customers.slice(0, MAX_OPTIONS).map((c) => option(inlinePlain(c.name, 75) || '–', c.id))
}

/** The customer, known or new, and the basis; exactly one of the two must be given. */
export function parseLinkCustomer(view: SubmittedView): Parsed<'link_customer'> {
  const { link } = textsIn(readMetadata(view).language).modals
  const id = fieldOf(view, 'customer', 'customer_search').option
  const newName = fieldOf(view, 'new_name', 'text').text
  const chosen = fieldOf(view, 'basis', 'basis').option
  const basis = REASONS.find((r) => r === chosen)
  if (id !== null && newName !== '') return wrong(view, 'new_name', link.both)
  if (id === null && newName === '') return wrong(view, 'customer', link.neither)
  if (basis === undefined) return wrong(view, 'basis', link.noBasis)
  return accepted(view, { type: 'link_customer', customer: id === null ? { newName } : { id }, basis })
}
