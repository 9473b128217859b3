import type { JobStore } from '../ports/store.ts'
import { type Db, run } from './sql.ts'

export function createJobStore(db: Db): JobStore {
  return {
    async begin(name, owner, now, leaseUntil) {
      const begun = await run(
        db,
        `INSERT INTO job_run (name, owner, lease_until, started_at) VALUES ($1, $2, $4::timestamptz, $3::timestamptz)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until, started_at = excluded.started_at
         WHERE job_run.lease_until IS NULL OR job_run.lease_until <= $3::timestamptz`,
        name,
        owner,
        now.toISOString(),
        leaseUntil.toISOString(),
      )
      return begun > 0
    },
    async extend(name, owner, leaseUntil) {
      const kept = await run(
        db,
        'UPDATE job_run SET lease_until = $3::timestamptz WHERE name = $1 AND owner = $2',
        name,
        owner,
        leaseUntil.toISOString(),
      )
      return kept > 0
    },
    async finish(name, owner, now, error) {
      await run(
        db,
        'UPDATE job_run SET lease_until = NULL, owner = NULL, finished_at = $3::timestamptz, error = $4 WHERE name = $1 AND owner = $2',
        name,
        owner,
        now.toISOString(),
        error,
      )
    },
    async lastRuns() {
      const found = await db.jobRun.findMany({ orderBy: { name: 'asc' } })
      return found.map(({ name, finishedAt, error }) => ({ name, finishedAt, error }))
    },
    getFact: async (name) => (await db.fact.findUnique({ where: { name } }))?.value ?? null,
    async setFact(name, value) {
      if (value === null) await db.fact.deleteMany({ where: { name } })
      else await db.fact.upsert({ where: { name }, create: { name, value }, update: { value } })
    },
  }
}
