#!/usr/bin/env node
// Sets up what is missing, then runs the program: a fresh clone needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Rapport needs Node 20.19 or newer; this is ${process.versions.node}. Version 22 or 24 is best: https://nodejs.org`,
  )
}

const withTests = process.argv[2] === '--setup-tests'
if (existsSync(join(root, 'package-lock.json'))) {
  install(withTests)
  build()
}
if (!withTests) {
  process.argv[1] = fileURLToPath(import.meta.url)
  await import(pathToFileURL(join(root, 'dist/main.js')).href)
}

/** Installs the locked versions when they are not there yet, or others are. */
function install(withDevelopment) {
  const wanted = readFileSync(join(root, 'package-lock.json'))
  const mark = join(root, 'node_modules/.rapport-installed')
  const hash = createHash('sha256').update(wanted).digest('hex')
  const installed = existsSync(mark) ? readFileSync(mark, 'utf8').split(' ') : []
  const isThere = installed[0] === hash && (!withDevelopment || installed[1] === 'all')
  if (isThere || (existsSync(join(root, 'node_modules')) && matchesLock(withDevelopment))) return
  process.stderr.write('Installing the libraries Rapport needs (once)…\n')
  run('npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withDevelopment ? ['--include=dev'] : ['--omit=dev']),
  ])
  writeFileSync(mark, `${hash} ${withDevelopment ? 'all' : 'production'}`)
}

/** A person's own `npm install` or `npm ci` counts too. */
function matchesLock(withDevelopment) {
  const file = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(file)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(file, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.peer ||
      (entry.dev && !withDevelopment) ||
      present[path]?.version === entry.version,
  )
}

/** Compiles when a source is newer than what was compiled. */
function build() {
  const stamp = join(root, 'dist/.sources')
  const sources = listSources(join(root, 'src'))
  const hash = createHash('sha256')
  for (const file of [...sources, join(root, 'tsconfig.json'), join(root, 'package-lock.json')])
    hash.update(file.slice(root.length)).update(readFileSync(file))
  const digest = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  process.stderr.write('Compiling Rapport (once per version)…\n')
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')])
  // What the compiler leaves behind: models, styles and other data beside the code.
  for (const file of sources.filter((f) => !/\.tsx?$/.test(f))) {
    const target = join(root, 'dist', file.slice(join(root, 'src').length))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
  writeFileSync(stamp, digest)
}

function listSources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (result.status !== 0)
    fail(`${command} ${args[0]} failed${result.error ? ` (${result.error.message})` : ''}. The messages above say why.`)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
