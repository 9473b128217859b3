/** Where a read of mentions begins, as X's own query: after an id, from a time, or at the newest (empty). */
export interface Bound {
  since_id?: string
  start_time?: string
}

/**
 * A page of a read that may be resumed later, even by another process: X's token belongs to the query it
 * came from, so the two are kept together.
 */
export function pageOf(bound: Bound, token: string): string {
  const [name, value] = Object.entries(bound)[0] ?? ['', '']
  return `${name}=${value}|${token}`
}

/** The opposite of `pageOf`; a bare token belongs to `otherwise`. */
export function readPage(page: string, otherwise: Bound): { bound: Bound; token: string } {
  const match = /^(since_id|start_time|)=([^|]*)\|(.+)$/.exec(page)
  if (!match) return { bound: otherwise, token: page }
  const [, name = '', value = '', token = ''] = match
  return { bound: name === '' ? {} : { [name]: value }, token }
}
