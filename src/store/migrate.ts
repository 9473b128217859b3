import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigInvalid } from '../domain/errors.ts'

/** What the migrator needs of a connection; scripts run as one message, hence one transaction. */
export interface MigrationConnection {
  script(sql: string): Promise<void>
  query(sql: string, params?: unknown[]): Promise<Record<string, unknown>[]>
}

export interface MigrationReport {
  applied: string[]
  /** Applied earlier, but the file has changed since. */
  changed: string[]
}

// The books of `prisma migrate deploy`, so that its CLI can take over at any time.
const BOOKS = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

/**
 * Applies the migrations in `folder` that are missing, in name order. The caller holds a lock.
 * @throws ConfigInvalid when an earlier migration failed half-way
 */
export async function migrate(db: MigrationConnection, folder: string): Promise<MigrationReport> {
  await db.script(BOOKS)
  const rows = await db.query(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" ORDER BY started_at',
  )
  const broken = rows.find((r) => r.finished_at === null && r.rolled_back_at === null)
  if (broken) {
    throw new ConfigInvalid(
      `The migration ${String(broken.migration_name)} failed earlier and was left half-way. Restore a backup, or mend the database and mark it with "npx prisma migrate resolve".`,
    )
  }
  const done = new Map(rows.filter((r) => r.finished_at !== null).map((r) => [r.migration_name, r.checksum]))
  const report: MigrationReport = { applied: [], changed: [] }
  for (const { name, sql, checksum } of readMigrations(folder)) {
    const before = done.get(name)
    if (before === checksum) continue
    if (before !== undefined) {
      report.changed.push(name)
      continue
    }
    // The row is written by the same script: it is there if and only if all of it took effect.
    await db.script(`${sql}\n;INSERT INTO "_prisma_migrations"
      (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('${randomUUID()}', '${checksum}', now(), '${name}', now(), 1);`)
    report.applied.push(name)
  }
  return report
}

/** Names of migrations in the folder that the database does not have yet. */
export async function pendingMigrations(db: MigrationConnection, folder: string): Promise<string[]> {
  const exists = await db.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`)
  const rows = exists[0]?.there
    ? await db.query('SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL')
    : []
  const done = new Set(rows.map((r) => r.migration_name))
  return readMigrations(folder)
    .map((m) => m.name)
    .filter((name) => !done.has(name))
}

function readMigrations(folder: string): { name: string; sql: string; checksum: string }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}
