import { z } from 'zod'
import type { GestureRequest } from '../../actions/contract.ts'
import { InvalidResponse } from '../../domain/errors.ts'
import type { Language } from '../../ports/notifier.ts'

/** What a form hands back: the gesture it stands for, or what to say about which field (`block_id: message`). */
export type Parsed<G extends GestureRequest['type']> = FormMetadata &
  ({ ok: true; gesture: Extract<GestureRequest, { type: G }> } | { ok: false; errors: Record<string, string> })

/** The parts of Slack's `view` that the forms need; hand the view over as it came. */
export interface SubmittedView {
  private_metadata: string
  state: { values: Record<string, Record<string, unknown>> }
}

/** What a form carries along unseen. */
export interface FormMetadata {
  alertId: string
  language: Language
}

/** One field as it was sent off; empty where nothing was entered. */
interface Entered {
  text: string
  option: string | null
  options: string[]
  user: string | null
  time: Date | null
}

const metadataSchema = z.object({ alertId: z.string().min(1), language: z.enum(['de', 'en']) })
const option = z.object({ value: z.string() })
const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_date_time: z.number().nullish(),
})

export function writeMetadata(form: FormMetadata): string {
  return JSON.stringify({ alertId: form.alertId, language: form.language })
}

/** Reads `private_metadata`; throws `InvalidResponse` when it is none of ours. */
export function readMetadata(view: Pick<SubmittedView, 'private_metadata'>): FormMetadata {
  const parsed = metadataSchema.safeParse(fromJson(view.private_metadata))
  if (!parsed.success) throw new InvalidResponse('a form without its metadata')
  return parsed.data
}

/** One field; of another shape than Slack's it counts as not entered, so that the form says so. */
export function fieldOf(view: SubmittedView, blockId: string, actionId: string): Entered {
  const { data } = fieldSchema.safeParse(view.state.values[blockId]?.[actionId])
  return {
    text: (data?.value ?? '').trim(),
    option: data?.selected_option?.value ?? null,
    options: (data?.selected_options ?? []).map((o) => o.value),
    user: data?.selected_user ?? null,
    time: data?.selected_date_time ? new Date(data.selected_date_time * 1000) : null,
  }
}

export function accepted<G extends GestureRequest['type']>(
  view: SubmittedView,
  gesture: Extract<GestureRequest, { type: G }>,
): Parsed<G> {
  return { ...readMetadata(view), ok: true, gesture }
}

/** Refused, with what to say below one field. */
export function wrong(view: SubmittedView, blockId: string, message: string) {
  return { ...readMetadata(view), ok: false as const, errors: { [blockId]: message } }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
