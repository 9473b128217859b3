// Compiles the training code beside its word lists and runs one script of it: node training/run.mjs train DATA_FOLDER
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}node_modules/.cache/rapport-training`
const [script = 'train', ...args] = process.argv.slice(2)
const run = (command, list) => spawnSync(command, list, { cwd: root, stdio: 'inherit' }).status ?? 1

rmSync(out, { recursive: true, force: true })
const compiled = run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'training'])
if (compiled !== 0) process.exit(compiled)
const parts = {
  // What is trained first is what the next one reads with.
  train: args.includes('--clean')
    ? ['train-sentiment', 'train-intents']
    : ['train-language', 'train-sentiment', 'train-intents'],
  evaluate: ['evaluate', 'evaluate-language'],
}
for (const part of parts[script] ?? [script]) {
  cpSync(`${root}src/reading/models`, `${out}/src/reading/models`, { recursive: true })
  const status = run(process.execPath, ['--max-old-space-size=8192', `${out}/training/${part}.js`, ...args])
  if (status !== 0) process.exit(status)
}
