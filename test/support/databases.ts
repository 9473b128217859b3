import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { createCipher, createStore, type Database, openDatabase } from '../../src/store/index.ts'

export interface TestDatabase {
  store: Store
  database: Database
  drop(): Promise<void>
}

/** A folder with an embedded database that is set up and empty: copying one is faster than making it. */
export function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'rapport-test-'))
  cpSync(inject('preparedHome'), home, { recursive: true })
  return home
}

export const DATABASES = ['embedded', 'postgresql'] as const

/** A fresh, migrated database of either kind. */
export async function freshDatabase(kind: (typeof DATABASES)[number]): Promise<TestDatabase> {
  const home = freshHome()
  const server = kind === 'postgresql' ? await createServerDatabase() : null
  const database = await openDatabase({ home, url: server?.url })
  const store = createStore(database.prisma, createCipher(randomBytes(32).toString('base64')), database.close)
  return {
    store,
    database,
    async drop() {
      await database.close()
      await server?.drop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** An empty database on the test server. */
export async function createServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const admin = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const execute = async (sql: string) => {
    const client = new pg.Client({ connectionString: admin })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await execute(`CREATE DATABASE ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => execute(`DROP DATABASE ${name} WITH (FORCE)`) }
}
