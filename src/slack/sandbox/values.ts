import { DateTime } from 'luxon'
import { arr, type Json, obj, str } from './json.ts'

/** What the page says a field holds: text, an option's value, several, or nothing. */
export type FieldValue = string | string[] | null

/** Fields by block id and action id. */
export type Fields = Record<string, Record<string, FieldValue>>

/** Elements that keep what was entered; buttons and menus do not. */
export const STATEFUL = new Set([
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'datetimepicker',
])

/** An option that was found for a search field, so that a choice can be sent back whole. */
export type FoundOption = (actionId: string, value: string) => Json | undefined

/** The elements of a block that a person can do something with. */
export function elementsOf(block: Json): Json[] {
  const inside = block.type === 'actions' || block.type === 'context_actions' ? arr(block.elements) : []
  return [obj(block.element), obj(block.accessory), ...inside].filter((element) => str(element.action_id) !== '')
}

export function findElement(blocks: Json[], blockId: string, actionId: string): Json | undefined {
  const block = blocks.find((b) => b.block_id === blockId)
  return block && elementsOf(block).find((element) => element.action_id === actionId)
}

/** An element's options, those in groups included. */
export function optionsOf(element: Json): Json[] {
  return [...arr(element.options), ...arr(element.option_groups).flatMap((group) => arr(group.options))]
}

/** What a field holds, in the shape Slack sends for its type. Times are read in the person's zone. */
export function fieldState(element: Json, value: FieldValue, zone: string, found: FoundOption): Json {
  const type = str(element.type)
  const one = (Array.isArray(value) ? value[0] : value) || null
  const many = Array.isArray(value) ? value : one === null ? [] : [one]
  const option = (wanted: string) =>
    optionsOf(element).find((o) => o.value === wanted) ?? found(str(element.action_id), wanted)
  if (type.endsWith('_input')) return { type, value: one }
  switch (type) {
    case 'users_select':
      return { type, selected_user: one }
    case 'multi_users_select':
      return { type, selected_users: many }
    case 'conversations_select':
      return { type, selected_conversation: one }
    case 'channels_select':
      return { type, selected_channel: one }
    case 'datepicker':
      return { type, selected_date: one }
    case 'timepicker':
      return { type, selected_time: one }
    case 'datetimepicker':
      return { type, selected_date_time: one === null ? null : seconds(one, zone) }
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: many.map(option).filter((o) => o !== undefined) }
    default:
      return { type, selected_option: one === null ? null : (option(one) ?? null) }
  }
}

/** What a field holds before anybody touches it. */
export function initialValue(element: Json, zone: string): FieldValue {
  const values = (options: unknown) => arr(options).map((o) => str(o.value))
  if (element.initial_options !== undefined) return values(element.initial_options)
  if (Array.isArray(element.initial_users)) return element.initial_users.map(str)
  if (typeof element.initial_date_time === 'number') {
    return DateTime.fromSeconds(element.initial_date_time, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
  }
  const one =
    str(element.initial_value) ||
    str(obj(element.initial_option).value) ||
    str(element.initial_user) ||
    str(element.initial_conversation) ||
    str(element.initial_channel) ||
    str(element.initial_date) ||
    str(element.initial_time)
  return one === '' ? null : one
}

/** `state.values` of a message or view: what the page sent, and the initial values of the rest. */
export function stateValues(blocks: Json[], fields: Fields, zone: string, found: FoundOption): Json {
  const values: Record<string, Json> = {}
  for (const block of blocks) {
    const blockId = str(block.block_id)
    for (const element of elementsOf(block)) {
      if (!STATEFUL.has(str(element.type))) continue
      const actionId = str(element.action_id)
      const sent = fields[blockId]?.[actionId]
      const value = sent === undefined ? initialValue(element, zone) : sent
      values[blockId] = { ...values[blockId], [actionId]: fieldState(element, value, zone, found) }
    }
  }
  return values
}

function seconds(local: string, zone: string): number | null {
  const time = DateTime.fromISO(local, { zone })
  return time.isValid ? Math.floor(time.toSeconds()) : null
}
