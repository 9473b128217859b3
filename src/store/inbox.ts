import type { InboxItem, InboxStore } from '../ports/store.ts'
import { type Db, rows, run } from './sql.ts'

export function createInboxStore(db: Db): InboxStore {
  return {
    async add(item, now) {
      const added = await run(
        db,
        `INSERT INTO inbox_item (id, kind, data, not_before, received_at) VALUES ($1, $2, $3::jsonb, $4::timestamptz, $4::timestamptz)
         ON CONFLICT (id) DO NOTHING`,
        item.id,
        item.kind,
        JSON.stringify(item.data),
        now.toISOString(),
      )
      return added > 0
    },
    claim(owner, now, leaseUntil, limit) {
      return rows<InboxItem>(
        db,
        `UPDATE inbox_item SET state = 'claimed', claim_owner = $1, claim_until = $3::timestamptz, attempts = attempts + 1
         WHERE id IN (SELECT id FROM inbox_item
           WHERE (state = 'pending' AND not_before <= $2::timestamptz) OR (state = 'claimed' AND claim_until <= $2::timestamptz)
           ORDER BY received_at LIMIT $4::int FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, data, attempts`,
        owner,
        now.toISOString(),
        leaseUntil.toISOString(),
        limit,
      )
    },
    async done(id, now) {
      // The id stays for a while, so that the same gesture delivered again is known; what it said does not.
      await run(
        db,
        `UPDATE inbox_item SET state = 'done', data = '{}', claim_owner = NULL, claim_until = NULL, done_at = $2::timestamptz WHERE id = $1`,
        id,
        now.toISOString(),
      )
    },
    async isDone(id) {
      return (await db.inboxItem.count({ where: { id, state: 'done' } })) > 0
    },
    async retry(id, notBefore, reason) {
      await run(
        db,
        `UPDATE inbox_item SET state = 'pending', claim_owner = NULL, claim_until = NULL, not_before = $2::timestamptz, error = $3 WHERE id = $1`,
        id,
        notBefore.toISOString(),
        reason,
      )
    },
    async forgetBefore(time) {
      await run(db, `DELETE FROM inbox_item WHERE state = 'done' AND done_at < $1::timestamptz`, time.toISOString())
    },
  }
}
