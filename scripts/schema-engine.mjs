#!/usr/bin/env node
// Development only: stands in for Prisma's native schema engine, which is downloaded at first use.
// Speaks the same JSON-RPC over stdio on @prisma/schema-engine-wasm with an in-memory PGlite.
import fs from 'node:fs'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const argv = process.argv.slice(2)
if (argv.includes('--version')) {
  console.log('schema-engine-cli (wasm)')
  process.exit(0)
}
const glueUrl = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
const glue = await import(glueUrl)
const wasm = fs.readFileSync(fileURLToPath(glueUrl).replace(/\.js$/, '.wasm'))
const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
glue.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

const datamodels = argv.flatMap((arg, i) =>
  argv[i - 1] === '--datamodels' ? [[arg, fs.readFileSync(arg, 'utf8')]] : [],
)
const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(await PGlite.create('memory://')))
let engine
const getEngine = () => {
  engine ??= glue.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapter)
  return engine
}

let queue = Promise.resolve()
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
const lines = readline.createInterface({ input: process.stdin })
lines.on('line', (line) => {
  queue = queue.then(async () => {
    const { id, method, params } = JSON.parse(line)
    if (method === undefined) return
    try {
      const rpc = await getEngine()
      const result = method === 'getDatabaseVersion' ? await rpc.version(params) : await rpc[method](params)
      if (method === 'diff' && result?.stdout) {
        send({ id: 9_000_000 + id, method: 'print', params: { content: result.stdout } })
      }
      send({ id, result: result ?? {} })
    } catch (error) {
      const message = error?.message ?? JSON.stringify(error)
      send({ id, error: { code: 4466, message: 'An error happened.', data: { is_panic: false, message, meta: null } } })
    }
  })
})
lines.on('close', () => queue.then(() => process.exit(0)))
