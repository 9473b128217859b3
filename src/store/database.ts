import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { ConfigInvalid, Unavailable } from '../domain/errors.ts'
import { PrismaClient } from './client/client.ts'
import { lockFile } from './lock.ts'
import { type MigrationConnection, type MigrationReport, migrate, pendingMigrations } from './migrate.ts'

export type Database = {
  prisma: PrismaClient
  kind: 'embedded' | 'postgresql'
  migrations: MigrationReport
  pending(): Promise<string[]>
  close(): Promise<void>
}

/** Any number that only Rapport's migrator uses. */
const MIGRATION_LOCK = 7_274_010
const TRANSACTION = { maxWait: 30_000, timeout: 60_000 }

/** Where the migrations lie: beside `src` in the source tree and in `dist` after a build. */
const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/**
 * Opens the database and brings its schema up to date: PostgreSQL when a URL is given, else the embedded one in `home`.
 * @throws ConfigInvalid when another process has the embedded one open; Unavailable when a server does not answer
 */
export async function openDatabase(options: { url?: string; home: string }): Promise<Database> {
  return options.url ? openServer(options.url) : openEmbedded(options.home)
}

export const lockPath = (home: string): string => join(home, 'database.lock')

async function openEmbedded(home: string): Promise<Database> {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const unlock = lockFile(lockPath(home))
  try {
    // Imported late: a worker on PostgreSQL need not load the embedded engine.
    const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('pglite-prisma-adapter'),
    ])
    const engine = await PGlite.create(join(home, 'database')).catch((cause: unknown) => {
      throw new ConfigInvalid(
        `The embedded database in ${home} cannot be opened; it may be damaged. Restore a backup, or move the folder away to start anew. (${cause instanceof Error ? cause.message : 'unknown reason'})`,
      )
    })
    // The adapter drops time zone offsets, so the session must be in UTC.
    await engine.exec("SET TIME ZONE 'UTC'")
    const connection: MigrationConnection = {
      script: async (sql) => {
        await engine.exec(sql)
      },
      query: async (sql, params) => (await engine.query<Record<string, unknown>>(sql, params)).rows,
    }
    const migrations = await migrate(connection, migrationsFolder)
    const prisma = new PrismaClient({ adapter: new PrismaPGlite(engine), transactionOptions: TRANSACTION })
    return {
      prisma,
      kind: 'embedded',
      migrations,
      pending: () => pendingMigrations(connection, migrationsFolder),
      async close() {
        await prisma.$disconnect()
        if (!engine.closed) await engine.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openServer(url: string): Promise<Database> {
  const migrations = await migrateServer(url)
  const schema = new URL(url).searchParams.get('schema') ?? undefined
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC',
  })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema }), transactionOptions: TRANSACTION })
  return {
    prisma,
    kind: 'postgresql',
    migrations,
    pending: () => withServer(url, (connection) => pendingMigrations(connection, migrationsFolder)),
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

async function migrateServer(url: string): Promise<MigrationReport> {
  return withServer(url, async (connection) => {
    await connection.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`)
    try {
      return await migrate(connection, migrationsFolder)
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`)
    }
  })
}

async function withServer<T>(url: string, work: (connection: MigrationConnection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'no answer'
    throw new Unavailable(
      `PostgreSQL at DATABASE_URL does not answer (${reason}). Check the address, the user and the password.`,
      { cause },
    )
  }
  try {
    return await work({
      script: async (sql) => {
        await client.query(sql)
      },
      query: async (sql, params) => (await client.query(sql, params)).rows,
    })
  } finally {
    await client.end()
  }
}
