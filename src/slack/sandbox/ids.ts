import { createHash, randomBytes } from 'node:crypto'
import { arr, isJson, type Json, str } from './json.ts'

/** An id in Slack's style that stays the same for the same seed. */
export function stableId(prefix: string, seed: string): string {
  return (
    prefix +
    BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`)
      .toString(36)
      .toUpperCase()
      .slice(0, 10)
  )
}

export function randomId(prefix: string): string {
  return (
    prefix +
    BigInt(`0x${randomBytes(12).toString('hex')}`)
      .toString(36)
      .toUpperCase()
      .slice(0, 10)
  )
}

/** Timestamps as message ids: seconds with six digits, never the same twice and never going back. */
export function createTimestamps(now: () => Date): { next(): string; seen(ts: string): void } {
  let last = 0
  return {
    next() {
      last = Math.max(now().getTime() * 1000, last + 1)
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`
    },
    seen(ts) {
      last = Math.max(last, Math.round(Number(ts) * 1e6) || 0)
    },
  }
}

/** A copy of the blocks in which each has a `block_id` and each element that acts an `action_id`, as Slack does it. */
export function withIds(blocks: Json[]): Json[] {
  return blocks.map((block) => ({
    ...block,
    block_id: str(block.block_id) || randomId('').slice(0, 5),
    ...(isJson(block.element) ? { element: named(block.element) } : {}),
    ...(isJson(block.accessory) ? { accessory: named(block.accessory) } : {}),
    ...(block.type === 'actions' ? { elements: arr(block.elements).map(named) } : {}),
  }))
}

function named(element: Json): Json {
  return element.type === 'image' || str(element.action_id) !== ''
    ? element
    : { ...element, action_id: randomId('').slice(0, 5) }
}
