#!/usr/bin/env node
// Development: writes the database client anew from prisma/schema.prisma, and with `--migration NAME` the SQL that is missing.
// `--check` changes nothing and fails when the committed client or the migrations do not fit the schema.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const engine = fileURLToPath(new URL('schema-engine.mjs', import.meta.url))
const prisma = (args, binary) =>
  execFileSync(process.execPath, [`${root}node_modules/prisma/build/index.js`, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: binary, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
const [flag, name] = process.argv.slice(2)

if (flag === '--check') {
  const before = execFileSync('git', ['status', '--porcelain', 'src/store/client'], { cwd: root, encoding: 'utf8' })
  prisma(['generate'], process.execPath)
  const after = execFileSync('git', ['status', '--porcelain', 'src/store/client'], { cwd: root, encoding: 'utf8' })
  if (before !== after) fail('src/store/client is stale: run npm run generate and commit it.')
  const drift = missingSql()
  if (drift) fail(`prisma/migrations do not lead to prisma/schema.prisma:\n${drift}`)
} else {
  prisma(['generate'], process.execPath)
  if (flag === '--migration') {
    const sql = missingSql()
    if (!sql) fail('Nothing to migrate.')
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = `${root}prisma/migrations/${stamp}_${name ?? 'change'}`
    mkdirSync(folder)
    writeFileSync(`${folder}/migration.sql`, sql)
    console.log(folder)
  }
}

function missingSql() {
  const sql = prisma(
    ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--script'],
    engine,
  )
  return /^\s*--\s*This is an empty migration/.test(sql) ? '' : sql.trim() && sql
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
