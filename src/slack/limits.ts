import { elementBreaches } from './limits-elements.ts'
import { type Json, list, lookInto, type Report, record, text, textObject } from './limits-parts.ts'

export type Surface = 'message' | 'modal' | 'home'

const MAX_BLOCKS = { message: 50, modal: 100, home: 100 } as const
const ONLY_IN_MESSAGES = new Set(['markdown', 'plan', 'context_actions'])
const NOT_IN_MODALS = new Set(['table', 'data_table', 'data_visualization'])
const AT_MOST_A_MESSAGE: [type: string, count: number][] = [
  ['table', 1],
  ['data_visualization', 2],
]
const MAX_TEXT = 40_000

/**
 * Everything in a payload that Slack would refuse, in words with the place; an empty list is a pass.
 * `payload` is `{ text?, blocks? }` for a message and the whole view otherwise. Source: slack.md, “Limits”,
 * and the lengths documented in @slack/types 3.2. Lengths are counted in UTF-16 units, the stricter reading.
 */
export function findLimitBreaches(surface: Surface, payload: unknown): string[] {
  const found: string[] = []
  const report: Report = (place, problem) => found.push(`${place}: ${problem}`)
  const whole = record(payload)
  if (whole === null) return ['payload: must be an object']
  if (surface === 'message') messageBreaches(whole, report)
  else viewBreaches(surface, whole, report)
  if (whole.blocks !== undefined || surface !== 'message') blocksBreaches(surface, whole.blocks, report)
  return found
}

function messageBreaches(message: Json, report: Report): void {
  const hasText = typeof message.text === 'string' && message.text !== ''
  if (!hasText && list(message.blocks).length === 0) report('message', 'needs text or blocks')
  if (message.text !== undefined) text(message.text, 'text', MAX_TEXT, report, 0)
}

function viewBreaches(surface: 'modal' | 'home', view: Json, report: Report): void {
  if (view.type !== surface) report('type', `must be ${surface}`)
  if (view.private_metadata !== undefined) text(view.private_metadata, 'private_metadata', 3000, report, 0)
  if (view.callback_id !== undefined) text(view.callback_id, 'callback_id', 255, report, 0)
  if (view.external_id !== undefined) text(view.external_id, 'external_id', 255, report, 0)
  if (surface === 'home') return
  textObject(view.title, 'title', 24, report, 'plain')
  if (view.submit !== undefined) textObject(view.submit, 'submit', 24, report, 'plain')
  if (view.close !== undefined) textObject(view.close, 'close', 24, report, 'plain')
  const hasInput = list(view.blocks).some((b) => record(b)?.type === 'input')
  if (hasInput && view.submit === undefined) report('submit', 'is required with an input block')
}

function blocksBreaches(surface: Surface, blocks: unknown, report: Report): void {
  if (!Array.isArray(blocks)) {
    report('blocks', 'must be an array')
    return
  }
  if (blocks.length > MAX_BLOCKS[surface]) {
    report('blocks', `${blocks.length} blocks, at most ${MAX_BLOCKS[surface]} in a ${surface}`)
  }
  const ids = new Set<string>()
  let focused = 0
  for (const [index, item] of blocks.entries()) {
    const place = `blocks[${index}]`
    const block = record(item)
    if (block === null) {
      report(place, 'must be an object')
      continue
    }
    surfaceBreaches(surface, block, place, report)
    if (block.block_id !== undefined) {
      text(block.block_id, `${place}.block_id`, 255, report)
      if (ids.has(String(block.block_id))) report(`${place}.block_id`, 'is used twice')
      ids.add(String(block.block_id))
    }
    elementBreaches(block, place, report)
    actionIdBreaches(block, place, report)
    lookInto(block, (part) => {
      if (part.focus_on_load === true) focused += 1
    })
  }
  if (focused > 1) report('blocks', 'more than one element has focus_on_load')
  for (const [type, most] of AT_MOST_A_MESSAGE) {
    if (blocks.filter((b) => record(b)?.type === type).length > most) report('blocks', `more than ${most} of ${type}`)
  }
}

function surfaceBreaches(surface: Surface, block: Json, place: string, report: Report): void {
  const type = String(block.type)
  if (type === 'alert' && surface !== 'modal') report(place, 'alert is allowed in modals only')
  if (ONLY_IN_MESSAGES.has(type) && surface !== 'message') report(place, `${type} is allowed in messages only`)
  if (NOT_IN_MODALS.has(type) && surface === 'modal') report(place, `${type} is not allowed in modals`)
}

function actionIdBreaches(block: Json, place: string, report: Report): void {
  const seen = new Set<string>()
  lookInto(block, (part) => {
    if (part.action_id === undefined) return
    text(part.action_id, `${place}.action_id`, 255, report)
    if (seen.has(String(part.action_id))) report(place, `action_id ${String(part.action_id)} is used twice`)
    seen.add(String(part.action_id))
  })
}
