import type { SpendStore } from '../ports/store.ts'
import { type Db, rows } from './sql.ts'

export function createSpendStore(db: Db): SpendStore {
  return {
    async total(network, from, to) {
      const found = await rows<{ sum: number }>(
        db,
        'SELECT coalesce(sum(dollars), 0)::float8 AS sum FROM spend WHERE network = $1 AND at >= $2::timestamptz AND at < $3::timestamptz',
        network,
        from.toISOString(),
        to.toISOString(),
      )
      return found[0]?.sum ?? 0
    },
    async add(entry) {
      if (entry.units > 0) await db.spend.create({ data: entry })
    },
  }
}
