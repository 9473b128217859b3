import { structured } from './body.ts'
import { withIds } from './ids.ts'
import { arr, isJson, type Json, str } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import type { FindBreaches } from './types.ts'

const MAX_TEXT = 40_000

export interface Content {
  text: string
  blocks: Json[]
}

/** A message's words and blocks, if Slack would take them; throws its refusal otherwise. */
export function readContent(args: Json, breaches: FindBreaches): Content {
  const text = str(args.text)
  const blocks = structured(args.blocks) ?? []
  if (!Array.isArray(blocks)) throw new SlackRefusal('invalid_blocks_format')
  if (text.length > MAX_TEXT) throw new SlackRefusal('msg_too_long')
  if (text === '' && blocks.length === 0) throw new SlackRefusal('no_text')
  const found = breaches('message', { text, ...(blocks.length === 0 ? {} : { blocks }) })
  if (found.length > 0) throw new SlackRefusal('invalid_blocks', found.map(asError))
  return { text, blocks: withIds(arr(blocks)) }
}

/** A modal or an App Home, if Slack would take it; throws its refusal otherwise. */
export function readView(value: unknown, surface: 'modal' | 'home', breaches: FindBreaches): Json {
  const view = structured(value)
  if (!isJson(view)) throw new SlackRefusal('invalid_arguments', ['[ERROR] missing required field: view'])
  if (JSON.stringify(view).length > 250_000) throw new SlackRefusal('view_too_large')
  const found = breaches(surface, view)
  if (found.length > 0) throw new SlackRefusal('invalid_arguments', found.map(asError))
  return { ...view, blocks: withIds(arr(view.blocks)) }
}

function asError(breach: string): string {
  return `[ERROR] ${breach}`
}
