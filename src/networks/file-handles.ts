import type { Author, Post } from '../domain/post.ts'
import { handlesIn } from './x-posts.ts'

/** Lower case, without `@`. */
export function plainHandle(handle: string): string {
  return handle.trim().replace(/^@/, '').toLowerCase()
}

/** Handles written as `@…` in a text: X's short names, elsewhere names with dots and servers too. */
export function namedHandles(network: string, text: string): string[] {
  if (network === 'x') return handlesIn(text)
  const found = text.matchAll(/(?<![\w@/])@([\w-][\w.-]*(?:@[\w-][\w.-]*)?)/g)
  return [...new Set(Array.from(found, (m) => (m[1] ?? '').replace(/[.-]+$/, '').toLowerCase()))]
}

/** The account a file is read for, as a network would know it. */
export interface FileAccount extends Author {
  network: string
}

/**
 * Whom a file is read for on each of its networks: the handles asked for where they write or are named (the
 * first of them on a network where none is), or else every author of an `out` post.
 */
export function fileAccounts(posts: readonly Post[], handles: readonly string[]): FileAccount[] {
  const networks = new Set<string>()
  const authors = new Map<string, FileAccount>()
  const named = new Set<string>()
  for (const post of posts) {
    networks.add(post.network)
    const key = `${post.network}:${post.author.handle}`
    if (post.direction === 'out' && !authors.has(key)) authors.set(key, { network: post.network, ...post.author })
    for (const handle of post.mentions) named.add(`${post.network}:${handle}`)
  }
  if (handles.length === 0) return [...authors.values()]
  const wanted = [...new Set(handles.map(plainHandle))]
  return [...networks].flatMap((network) => {
    const present = wanted.filter((h) => authors.has(`${network}:${h}`) || named.has(`${network}:${h}`))
    const chosen = present.length > 0 ? present : wanted.slice(0, 1)
    return chosen.map((handle) => authors.get(`${network}:${handle}`) ?? { network, id: handle, handle })
  })
}
