import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { runCli } from './cli.ts'

const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))
await runCli(process.argv, manifest.version)
