import { groupBy } from '../domain/collections.ts'
import { TOUCH_WEIGHTS, type Touch, type TouchKind } from '../domain/touch.ts'
import type { TouchStore } from '../ports/store.ts'
import { type Db, oneOf, records, rows, run } from './sql.ts'

const KINDS = Object.keys(TOUCH_WEIGHTS) as TouchKind[]

type TouchRow = Omit<Touch, 'kind' | 'direction'> & { kind: string; direction: string }

export function createTouchStore(db: Db): TouchStore {
  const select = (column: 'contact_id' | 'customer_id', ids: readonly string[], since: Date) =>
    rows<TouchRow>(
      db,
      `SELECT contact_id AS "contactId", customer_id AS "customerId", employee_id AS "employeeId", kind, direction, at,
         sentiment, post_id::text AS "postId" FROM touch WHERE ${column} = ANY($1::uuid[]) AND at >= $2::timestamptz ORDER BY at, id`,
      ids,
      since.toISOString(),
    ).then((list) => list.map(toTouch))
  return {
    async record(touches) {
      if (touches.length === 0) return 0
      return run(
        db,
        `INSERT INTO touch (contact_id, customer_id, employee_id, kind, direction, at, sentiment, post_id)
         SELECT "contactId", "customerId", "employeeId", kind, direction, at, sentiment, "postId"
         FROM jsonb_to_recordset($1::jsonb) AS r("contactId" uuid, "customerId" uuid, "employeeId" uuid, kind text,
           direction text, at timestamptz, sentiment float8, "postId" bigint)
         ON CONFLICT (post_id) DO UPDATE SET sentiment = excluded.sentiment`,
        records(touches),
      )
    },
    async ofContacts(ids, since) {
      return ids.length === 0 ? new Map() : groupBy(await select('contact_id', ids, since), (t) => t.contactId)
    },
    async ofCustomers(ids, since) {
      return ids.length === 0 ? new Map() : groupBy(await select('customer_id', ids, since), (t) => t.customerId ?? '')
    },
    async setSentiment(postRowId, sentiment) {
      await run(
        db,
        `UPDATE touch SET sentiment = $2::float8 WHERE post_id = $1::bigint AND direction = 'in'`,
        postRowId,
        sentiment,
      )
    },
    async reassign(contactId, customerId) {
      await run(db, 'UPDATE touch SET customer_id = $2::uuid WHERE contact_id = $1::uuid', contactId, customerId)
    },
  }
}

function toTouch(row: TouchRow): Touch {
  return {
    ...row,
    at: new Date(row.at),
    kind: oneOf(KINDS, row.kind),
    direction: oneOf(['in', 'out', 'both'], row.direction),
  }
}
