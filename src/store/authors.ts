import { groupBy } from '../domain/collections.ts'
import type { Post } from '../domain/post.ts'
import type { Profile } from '../ports/network.ts'
import { type Db, records, rows, run } from './sql.ts'

interface Known {
  id: string
  handle: string
  remoteId: string | null
  name: string | null
  isProtected: boolean
}

/**
 * Makes sure that every author of an incoming post is a contact. A contact known by handle only (from a
 * customer list) gets its network id from the first post; a handle that now belongs to somebody else is
 * taken from the old contact, so that a stranger never inherits a customer.
 * @returns contact ids by the authors' network ids
 */
export async function rememberAuthors(
  db: Db,
  posts: readonly Post[],
  profiles: readonly Profile[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const byNetwork = groupBy(
    posts.filter((p) => p.direction === 'in'),
    (p) => p.network,
  )
  for (const [network, list] of byNetwork) {
    const authors = new Map<string, Profile>()
    for (const { author, visibility } of list)
      authors.set(author.id, { ...author, isProtected: visibility === 'private' })
    for (const profile of profiles) if (authors.has(profile.id)) authors.set(profile.id, profile)
    for (const [remoteId, id] of await remember(db, network, [...authors.values()])) found.set(remoteId, id)
  }
  return found
}

async function remember(db: Db, network: string, authors: readonly Profile[]): Promise<Map<string, string>> {
  const wanted = authors.map((a) => ({
    remoteId: a.id,
    handle: a.handle.toLowerCase(),
    name: a.name ?? null,
    isProtected: a.isProtected,
  }))
  const known = await rows<Known>(
    db,
    `SELECT id, handle, remote_id AS "remoteId", name, is_protected AS "isProtected" FROM contact
     WHERE network = $1 AND (remote_id = ANY($2::text[]) OR handle = ANY($3::text[]))`,
    network,
    wanted.map((a) => a.remoteId),
    wanted.map((a) => a.handle),
  )
  const byRemote = new Map(known.flatMap((k) => (k.remoteId === null ? [] : [[k.remoteId, k] as const])))
  const byHandle = new Map(known.map((k) => [k.handle, k]))
  const found = new Map<string, string>()
  const missing: typeof wanted = []
  for (const author of wanted) {
    const holder = byHandle.get(author.handle)
    const same = byRemote.get(author.remoteId) ?? (holder?.remoteId === null ? holder : undefined)
    if (holder && holder !== same && holder.remoteId !== author.remoteId) {
      await run(db, `UPDATE contact SET handle = '~' || id::text WHERE id = $1::uuid`, holder.id)
      byHandle.delete(author.handle)
    }
    if (!same) {
      missing.push(author)
      continue
    }
    found.set(author.remoteId, same.id)
    const isUnchanged =
      same.handle === author.handle &&
      same.remoteId !== null &&
      (author.name === null || same.name === author.name) &&
      same.isProtected === author.isProtected
    if (isUnchanged) continue
    await run(
      db,
      `UPDATE contact SET handle = $2, remote_id = $3, name = coalesce($4, name), is_protected = $5 WHERE id = $1::uuid`,
      same.id,
      author.handle,
      author.remoteId,
      author.name,
      author.isProtected,
    )
  }
  if (missing.length === 0) return found
  // The update does nothing but make RETURNING answer for rows that another worker inserted meanwhile.
  const inserted = await rows<{ id: string; remoteId: string }>(
    db,
    `INSERT INTO contact (network, handle, remote_id, name, is_protected)
     SELECT $1, handle, "remoteId", name, "isProtected"
     FROM jsonb_to_recordset($2::jsonb) AS r(handle text, "remoteId" text, name text, "isProtected" boolean)
     ON CONFLICT (network, remote_id) DO UPDATE SET is_protected = excluded.is_protected
     RETURNING id, remote_id AS "remoteId"`,
    network,
    records(missing),
  )
  for (const row of inserted) found.set(row.remoteId, row.id)
  return found
}
