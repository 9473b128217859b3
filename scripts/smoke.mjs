// A newcomer's first command: `npm start` in this checkout, with nothing set, until it is ready; then Ctrl-C.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WITHIN_MS = 180_000
const home = mkdtempSync(join(tmpdir(), 'rapport-smoke-'))
const began = Date.now()
const program = spawn('npm', ['start', '--', '--port', '0'], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, RAPPORT_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
let said = ''
const timer = setTimeout(() => process.kill(-program.pid, 'SIGKILL'), WITHIN_MS)
program.stdout.on('data', (chunk) => {
  const wasReady = said.includes('Rapport is ready')
  said += chunk
  if (wasReady || !said.includes('Rapport is ready')) return
  console.log(`ready after ${Math.round((Date.now() - began) / 100) / 10} s`)
  process.kill(-program.pid, 'SIGINT')
})
program.on('exit', () => {
  clearTimeout(timer)
  rmSync(home, { recursive: true, force: true })
  if (said.includes('Rapport is ready')) return
  console.error('npm start did not get ready.')
  process.exitCode = 1
})
