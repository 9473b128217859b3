import type { Reading } from '../domain/reading.ts'
import type { PostStore } from '../ports/store.ts'
import { selectPosts, toReading } from './post-rows.ts'
import { storeAll } from './post-writes.ts'
import { type Db, records, rows, run } from './sql.ts'

/** A post that keeps failing is set aside after this many tries, so that it cannot hold up the rest. */
const MAX_ATTEMPTS = 5

export function createPostStore(db: Db): PostStore {
  return {
    storeAll: (accountId, posts, profiles, options) => storeAll(db, accountId, posts, profiles, options),
    async unprocessed(limit, accountId) {
      return selectPosts(
        db,
        `JOIN pending_post w ON w.post_id = p.id
         WHERE w.parked_at IS NULL AND ($2::uuid IS NULL OR w.account_id = $2::uuid)
         ORDER BY w.attempts, p.created_at, p.id LIMIT $1::int`,
        limit,
        accountId ?? null,
      )
    },
    async finish(posts, now) {
      if (posts.length === 0) return
      await run(
        db,
        'DELETE FROM pending_post WHERE post_id = ANY($1::bigint[])',
        posts.map((p) => p.rowId),
      )
      await saveReadings(
        db,
        posts.flatMap(({ rowId, reading }) => (reading ? [{ postId: rowId, ...reading }] : [])),
        now,
      )
    },
    saveReading: (rowId, reading, now) => saveReadings(db, [{ postId: rowId, ...reading }], now),
    async fail(rowId, reason) {
      await run(
        db,
        `UPDATE pending_post SET attempts = attempts + 1, error = $2,
           parked_at = CASE WHEN attempts + 1 >= ${MAX_ATTEMPTS} THEN now() END WHERE post_id = $1::bigint`,
        rowId,
        reason,
      )
    },
    parked: () => db.pendingPost.count({ where: { parkedAt: { not: null } } }),
    async byRowIds(rowIds) {
      if (rowIds.length === 0) return []
      return selectPosts(db, `WHERE p.id = ANY($1::bigint[]) ORDER BY p.created_at, p.id`, rowIds)
    },
    async byIds(network, ids) {
      if (ids.length === 0) return []
      return selectPosts(db, `WHERE p.network = $1 AND p.remote_id = ANY($2::text[])`, network, ids)
    },
    countKnown: (network, ids) => db.post.count({ where: { network, remoteId: { in: [...ids] } } }),
    async ofContact(contactId, limit) {
      return selectPosts(db, `WHERE p.contact_id = $1::uuid ORDER BY p.created_at DESC LIMIT $2::int`, contactId, limit)
    },
    async readingsOf(rowIds) {
      const found = await db.reading.findMany({ where: { postId: { in: rowIds.map(BigInt) } } })
      return new Map(found.map((r) => [r.postId.toString(), toReading(r)]))
    },
    async answeredAmong(network, ids) {
      if (ids.length === 0) return new Set()
      const found = await rows<{ id: string }>(
        db,
        `SELECT DISTINCT in_reply_to AS id FROM post
         WHERE network = $1 AND in_reply_to = ANY($2::text[]) AND direction = 'out'`,
        network,
        ids,
      )
      return new Set(found.map((r) => r.id))
    },
    async recentInteractions(accountId, limit) {
      const found = await rows<{ n: number }>(
        db,
        `SELECT (coalesce(likes, 0) + coalesce(replies, 0) + coalesce(reposts, 0) + coalesce(quotes, 0))::int AS n
         FROM post WHERE account_id = $1::uuid AND direction = 'in' AND likes IS NOT NULL ORDER BY created_at DESC LIMIT $2::int`,
        accountId,
        limit,
      )
      return found.map((r) => r.n)
    },
    async mentionCounts(accountId, slotStart, slotEnd, days) {
      const found = await rows<{ n: number }>(
        db,
        `SELECT (SELECT count(*)::int FROM post WHERE account_id = $1::uuid AND direction = 'in'
           AND created_at >= $2::timestamptz - make_interval(days => d) AND created_at < $3::timestamptz - make_interval(days => d)) AS n
         FROM generate_series(1, $4::int) AS d ORDER BY d`,
        accountId,
        slotStart.toISOString(),
        slotEnd.toISOString(),
        days,
      )
      return found.map((r) => r.n)
    },
    async authorsBetween(accountId, from, to) {
      const found = await rows<{ n: number }>(
        db,
        `SELECT count(DISTINCT contact_id)::int AS n FROM post WHERE account_id = $1::uuid AND direction = 'in'
         AND created_at >= $2::timestamptz AND created_at < $3::timestamptz`,
        accountId,
        from.toISOString(),
        to.toISOString(),
      )
      return found[0]?.n ?? 0
    },
    async redactOlderThan(rule, limit) {
      const found = await rows<{ id: string }>(
        db,
        `UPDATE post SET text = '', mentions = '{}', redacted_at = now() WHERE id IN (
           SELECT p.id FROM post p JOIN account a ON a.id = p.account_id
           WHERE p.redacted_at IS NULL AND (p.created_at < $1::timestamptz
             OR (p.created_at < $2::timestamptz AND a.employee_id IS NOT NULL AND p.direction = 'in' AND NOT EXISTS
                 (SELECT 1 FROM contact c WHERE c.id = p.contact_id AND c.customer_id IS NOT NULL AND c.basis <> 'none')))
           ORDER BY p.created_at LIMIT $3::int)
         RETURNING id::text AS id`,
        rule.text.toISOString(),
        rule.unlinkedText.toISOString(),
        limit,
      )
      const ids = found.map((r) => r.id)
      // The words also stand in what was read of them, corrected in them, and drafted for them.
      await run(db, `UPDATE reading SET evidence = '[]' WHERE post_id = ANY($1::bigint[])`, ids)
      await run(db, `UPDATE correction SET text = '' WHERE post_id = ANY($1::bigint[])`, ids)
      // A phrase stays the company's rule; nothing ties it to the post any longer.
      await run(
        db,
        `UPDATE phrase_rule SET alert_id = NULL
         WHERE alert_id IN (SELECT alert_id FROM alert_post WHERE post_id = ANY($1::bigint[]))`,
        ids,
      )
      await run(
        db,
        'DELETE FROM shown_draft WHERE alert_id IN (SELECT alert_id FROM alert_post WHERE post_id = ANY($1::bigint[]))',
        ids,
      )
      return ids
    },
  }
}

async function saveReadings(db: Db, readings: readonly (Reading & { postId: string })[], now: Date): Promise<void> {
  if (readings.length === 0) return
  await run(
    db,
    `INSERT INTO reading (post_id, language, label, score, confidence, intents, needs_human, formality, urgency, evidence, read_at)
         SELECT "postId", language, label, score, confidence, intents, "needsHuman", formality, urgency, evidence, $2::timestamptz
         FROM jsonb_to_recordset($1::jsonb) AS r("postId" bigint, language text, label text, score float8, confidence float8,
           intents text[], "needsHuman" boolean, formality text, urgency float8, evidence jsonb)
         ON CONFLICT (post_id) DO UPDATE SET language = excluded.language, label = excluded.label, score = excluded.score,
           confidence = excluded.confidence, intents = excluded.intents, needs_human = excluded.needs_human,
           formality = excluded.formality, urgency = excluded.urgency, evidence = excluded.evidence, read_at = excluded.read_at`,
    records(readings),
    now.toISOString(),
  )
}
