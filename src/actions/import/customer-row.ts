import { z } from 'zod'
import * as cells from './cells.ts'
import type { NumberStyle } from './csv.ts'
import { handleCells } from './handles.ts'

const { cell } = cells

/** One row of a customers file; empty cells are left out. */
export function customerRow(numbers: NumberStyle) {
  return z.object({
    name: cells.name,
    domain: cell(cells.domain),
    segment: cell(cells.words),
    owner: cell(cells.email),
    deputy: cell(cells.email),
    revenue_12m: cell(cells.amount(numbers)),
    currency: cell(cells.currency),
    potential: cell(cells.amount(numbers)),
    language: cell(cells.language),
    formality: cell(cells.formality),
    consent: cell(cells.consent),
    do_not_contact: cell(cells.yesNo),
    ...handleCells,
  })
}
export type CustomerRow = z.output<ReturnType<typeof customerRow>> & { line: number }

export const CUSTOMER_COLUMNS = Object.keys(customerRow('en').shape)
