import { type Post, postKey } from '../domain/post.ts'
import type { PostStore, StoreResult } from '../ports/store.ts'
import { rememberAuthors } from './authors.ts'
import { selectPosts } from './post-rows.ts'
import { type Db, records, rows, run } from './sql.ts'

/** Stores posts once each with their authors, and brings those that were there up to date; see `PostStore.storeAll`. */
export async function storeAll(
  db: Db,
  accountId: string,
  posts: readonly Post[],
  profiles: Parameters<PostStore['storeAll']>[2],
  options: Parameters<PostStore['storeAll']>[3],
): Promise<StoreResult> {
  const unique = new Map(posts.map((p) => [postKey(p), p]))
  if (unique.size === 0) return { stored: [], duplicates: 0, edited: [] }
  const authors = await rememberAuthors(db, [...unique.values()], profiles)
  const inserted = await rows<{ id: string }>(
    db,
    `INSERT INTO post (network, remote_id, version_id, conversation_id, in_reply_to, account_id, contact_id, direction, text,
       lang, created_at, url, visibility, mentions, is_repost, is_quiet, likes, replies, reposts, quotes, impressions, stored_at)
     SELECT network, id, "versionId", "conversationId", "inReplyTo", $2::uuid, "contactId", direction, text, lang, "createdAt",
       url, visibility, mentions, "isRepost", "isQuiet", likes, replies, reposts, quotes, impressions, $3::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS r(network text, id text, "versionId" text, "conversationId" text, "inReplyTo" text,
       "contactId" uuid, direction text, text text, lang text, "createdAt" timestamptz, url text, visibility text,
       mentions text[], "isRepost" boolean, "isQuiet" boolean, likes int, replies int, reposts int, quotes int, impressions int)
     ON CONFLICT (network, remote_id) DO NOTHING RETURNING id::text AS id`,
    records([...unique.values()].map((p) => toRecord(p, authors, options.isQuiet(p)))),
    accountId,
    options.now.toISOString(),
  )
  const newIds = inserted.map((r) => r.id)
  const changedIds =
    newIds.length < unique.size ? await bringUpToDate(db, accountId, [...unique.values()], newIds, options.now) : []
  const waiting = [...newIds, ...changedIds]
  if (waiting.length > 0) {
    await run(
      db,
      `INSERT INTO pending_post (post_id, account_id) SELECT unnest($1::bigint[]), $2::uuid
       ON CONFLICT (post_id) DO UPDATE SET attempts = 0, error = NULL, parked_at = NULL`,
      waiting,
      accountId,
    )
  }
  const all = await selectPosts(db, 'WHERE p.id = ANY($1::bigint[]) ORDER BY p.created_at, p.id', waiting)
  const isNew = new Set(newIds)
  return {
    stored: all.filter((p) => isNew.has(p.rowId)),
    duplicates: posts.length - newIds.length,
    edited: all.filter((p) => !isNew.has(p.rowId)),
  }
}

/** Posts we had: newer counters, a newer version's words, one more account that saw them. Returns the edited ones. */
async function bringUpToDate(db: Db, accountId: string, posts: readonly Post[], newIds: string[], now: Date) {
  const changed = await rows<{ id: string; edited: boolean }>(
    db,
    `WITH seen AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(network text, id text, "versionId" text, text text,
       visibility text, likes int, replies int, reposts int, quotes int, impressions int)),
     old AS (SELECT p.id, p.version_id, p.text FROM post p JOIN seen s ON s.network = p.network AND s.id = p.remote_id
       WHERE p.redacted_at IS NULL AND p.id <> ALL($3::bigint[]) FOR UPDATE OF p)
     UPDATE post p SET likes = coalesce(s.likes, p.likes), replies = coalesce(s.replies, p.replies),
       reposts = coalesce(s.reposts, p.reposts), quotes = coalesce(s.quotes, p.quotes),
       impressions = coalesce(s.impressions, p.impressions), visibility = s.visibility,
       -- A page read late may hold an older version: only a version we have not seen changes the words.
       version_id = s."versionId", text = s.text,
       edited_at = CASE WHEN old.text <> s.text THEN $4::timestamptz ELSE p.edited_at END,
       also_account_ids = CASE WHEN p.account_id = $2::uuid OR $2::uuid = ANY(p.also_account_ids)
         THEN p.also_account_ids ELSE p.also_account_ids || $2::uuid END
     FROM seen s JOIN old ON true
     WHERE p.id = old.id AND s.network = p.network AND s.id = p.remote_id
     RETURNING p.id::text AS id, old.text <> s.text AS edited`,
    records(
      posts.map((p) => ({
        ...p.metrics,
        network: p.network,
        id: p.id,
        versionId: p.versionId,
        text: p.text,
        visibility: p.visibility,
      })),
    ),
    accountId,
    newIds,
    now.toISOString(),
  )
  return changed.filter((r) => r.edited).map((r) => r.id)
}

function toRecord(p: Post, authors: ReadonlyMap<string, string>, isQuiet: boolean) {
  const {
    network,
    id,
    versionId,
    conversationId,
    inReplyTo,
    direction,
    text,
    lang,
    url,
    visibility,
    mentions,
    isRepost,
  } = p
  const contactId = direction === 'in' ? authors.get(p.author.id) : null
  const createdAt = p.createdAt.toISOString()
  return {
    network,
    id,
    versionId,
    conversationId,
    inReplyTo,
    contactId,
    direction,
    text,
    lang,
    createdAt,
    url,
    visibility,
    mentions,
    isRepost,
    isQuiet,
    ...p.metrics,
  }
}
