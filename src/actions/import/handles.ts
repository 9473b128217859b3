import { z } from 'zod'
import { cell, shown } from './cells.ts'

export interface HandleRef {
  network: string
  handle: string
}

/** How each network writes a handle, lower case and without the leading `@`. */
const NETWORKS = [
  { network: 'x', form: /^[a-z0-9_]{1,15}$/, like: 'anna or @anna' },
  {
    network: 'mastodon',
    form: /^[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/,
    like: 'anna@mastodon.social',
  },
  { network: 'bluesky', form: /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/, like: 'anna.bsky.social' },
] as const

export const HANDLE_COLUMNS = NETWORKS.map((n) => n.network)
const MAX_HANDLE = 255

/** The handle as it is stored, or null if it is none of the network's. */
export function normalisedHandle(network: string, value: string): string | null {
  const form = NETWORKS.find((n) => n.network === network)?.form
  const handle = value.trim().replace(/^@/, '').toLowerCase()
  return form && handle.length <= MAX_HANDLE && form.test(handle) ? handle : null
}

/** The columns `x`, `mastodon` and `bluesky`: several handles separated by spaces. */
export const handleCells = {
  x: handles('x'),
  mastodon: handles('mastodon'),
  bluesky: handles('bluesky'),
}

/** All handles of a row; `null` for a network whose cell was empty. */
export function handlesOf(row: Partial<Record<(typeof HANDLE_COLUMNS)[number], string[]>>): HandleRef[] {
  return HANDLE_COLUMNS.flatMap((network) => (row[network] ?? []).map((handle) => ({ network, handle })))
}

export function handleKey(ref: HandleRef): string {
  return `${ref.network}:${ref.handle}`
}

function handles(network: (typeof HANDLE_COLUMNS)[number]) {
  return cell(
    z.string().transform((value, context) => {
      const found = new Set<string>()
      for (const word of value.split(/[\s,]+/).filter((w) => w !== '')) {
        const handle = normalisedHandle(network, word)
        if (handle !== null) found.add(handle)
        else context.addIssue(`${shown(word)} is no handle like ${NETWORKS.find((n) => n.network === network)?.like}`)
      }
      return [...found]
    }),
  )
}
