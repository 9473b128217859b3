import type { Delivery, DeliveryKind, OutboxStore } from '../ports/store.ts'
import { type Db, oneOf, records, rows, run } from './sql.ts'

const KINDS = ['post', 'update', 'thread', 'notice', 'home'] as const satisfies readonly DeliveryKind[]

/** Kinds of which only the newest state matters: one that waits stands for all that would follow. */
const COALESCED = `('update', 'home')`

export function createOutboxStore(db: Db): OutboxStore {
  const finish = (id: string, owner: string, set: string, ...params: unknown[]) =>
    run(
      db,
      `UPDATE delivery SET claim_owner = NULL, claim_until = NULL, ${set} WHERE id = $1::uuid AND claim_owner = $2 AND state = 'claimed'`,
      id,
      owner,
      ...params,
    )

  return {
    async enqueue(deliveries, now) {
      const keys = deliveries.map((d) => d.key ?? null)
      const once = deliveries.filter((d, i) => !d.key || keys.indexOf(d.key) === i)
      if (once.length === 0) return
      await run(
        db,
        `INSERT INTO delivery (kind, key, alert_id, employee_id, data, not_before, created_at)
         SELECT kind, key, "alertId", "employeeId", data, coalesce("notBefore", $2::timestamptz), $2::timestamptz
         FROM jsonb_to_recordset($1::jsonb) AS r(kind text, key text, "alertId" uuid, "employeeId" uuid, data jsonb, "notBefore" timestamptz)
         -- Changes nothing, but waits: whoever claims the one that is there must see what this transaction writes.
         ON CONFLICT (key) DO UPDATE SET key = excluded.key WHERE false`,
        records(once),
        now.toISOString(),
      )
    },
    async claim(owner, now, leaseUntil, limit) {
      const found = await rows<Omit<Delivery, 'kind'> & { kind: string; seq: bigint }>(
        db,
        `UPDATE delivery SET state = 'claimed', claim_owner = $1, claim_until = $3::timestamptz, attempts = attempts + 1,
           -- Claimed and never reported back: the process died, perhaps after Slack took the message.
           ambiguous = ambiguous + CASE WHEN state = 'claimed' THEN 1 ELSE 0 END,
           key = CASE WHEN kind IN ${COALESCED} THEN NULL ELSE key END
         WHERE id IN (
           SELECT d.id FROM delivery d
           WHERE ((d.state = 'pending' AND d.not_before <= $2::timestamptz) OR (d.state = 'claimed' AND d.claim_until <= $2::timestamptz))
             AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.alert_id = d.alert_id AND e.seq < d.seq AND e.state IN ('pending', 'claimed'))
           ORDER BY d.seq LIMIT $4::int FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, alert_id AS "alertId", employee_id AS "employeeId", data, attempts, ambiguous, seq`,
        owner,
        now.toISOString(),
        leaseUntil.toISOString(),
        limit,
      )
      return found
        .sort((a, b) => (a.seq < b.seq ? -1 : 1))
        .map(({ seq: _, kind, ...rest }) => ({ ...rest, kind: oneOf(KINDS, kind) }))
    },
    async sent(id, owner, message, now) {
      // One statement, so that no message is done and yet unknown. It is noted also when the claim had lapsed: it is
      // there, and must be kept up to date.
      const done = await run(
        db,
        `WITH noted AS (
           INSERT INTO alert_message (channel, ts, alert_id, employee_id, sent_at)
           SELECT $4, $5, alert_id, $6::uuid, $3::timestamptz FROM delivery
           WHERE id = $1::uuid AND alert_id IS NOT NULL AND $4::text IS NOT NULL
           ON CONFLICT (channel, ts) DO NOTHING)
         UPDATE delivery SET claim_owner = NULL, claim_until = NULL, state = 'sent', error = NULL, done_at = $3::timestamptz
         WHERE id = $1::uuid AND claim_owner = $2 AND state = 'claimed'`,
        id,
        owner,
        now.toISOString(),
        message?.channel ?? null,
        message?.ts ?? null,
        message?.employeeId ?? null,
      )
      return done > 0
    },
    async retry(id, owner, notBefore, reason, ambiguous) {
      await finish(
        id,
        owner,
        `state = 'pending', not_before = $3::timestamptz, error = $4, ambiguous = ambiguous + $5::int`,
        notBefore.toISOString(),
        reason,
        ambiguous ? 1 : 0,
      )
    },
    async holdAll(until) {
      await run(
        db,
        `UPDATE delivery SET not_before = $1::timestamptz WHERE state = 'pending' AND not_before < $1::timestamptz`,
        until.toISOString(),
      )
    },
    async putBack(id, owner, notBefore) {
      await finish(
        id,
        owner,
        `state = 'pending', attempts = attempts - 1, not_before = $3::timestamptz`,
        notBefore.toISOString(),
      )
    },
    async giveUp(id, owner, reason, now) {
      await finish(id, owner, `state = 'given_up', error = $3, done_at = $4::timestamptz`, reason, now.toISOString())
    },
    async counts() {
      const found = await rows<{ pending: number; givenUp: number; oldestPending: Date | null }>(
        db,
        `SELECT count(*) FILTER (WHERE state IN ('pending', 'claimed'))::int AS pending, count(*) FILTER (WHERE state = 'given_up')::int AS "givenUp",
           min(created_at) FILTER (WHERE state IN ('pending', 'claimed')) AS "oldestPending"
         FROM delivery WHERE state IN ('pending', 'claimed', 'given_up')`,
      )
      return found[0] ?? { pending: 0, givenUp: 0, oldestPending: null }
    },
    async nextDue() {
      const found = await rows<{ at: Date | null }>(
        db,
        `SELECT min(CASE WHEN state = 'pending' THEN not_before ELSE claim_until END) AS at FROM delivery WHERE state IN ('pending', 'claimed')`,
      )
      return found[0]?.at ?? null
    },
  }
}
