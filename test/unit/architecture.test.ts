import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
// The generated database client is not ours to order.
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('store/client/'))
const textOf = new Map(files.map((name) => [name, readFileSync(join(src, name), 'utf8')]))

/** The folder a file stands in, or its own name where it stands at the top: `pipeline.ts` belongs to `pipeline/`. */
const layerOf = (file: string) => file.split('/')[0]?.replace(/\.tsx?$/, '') ?? ''

const IMPORT =
  /^\s*(?:import|export)\b[^'"\n;]*(?:\{[^}]*\}[^'"\n;]*)?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const importsOf = new Map(
  files.map((file) => {
    const found = [...(textOf.get(file) ?? '').matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')
    const own = found.filter((name) => name.startsWith('.')).map((name) => join(dirname(file), name))
    const erased = [
      ...(textOf.get(file) ?? '').matchAll(/^\s*(?:import|export) type\b[^'"]*from\s+['"](\.[^'"]+)['"]/gm),
    ]
    const types = new Set(erased.map((m) => join(dirname(file), m[1] ?? '')))
    return [
      file,
      {
        own,
        atRuntime: own.filter((name) => !types.has(name)),
        packages: found.filter((name) => !name.startsWith('.')),
      },
    ]
  }),
)

/** Whom each layer may import besides itself (house.md); what is not named here may import nobody. */
const ALLOWED: Record<string, readonly string[]> = {
  domain: [],
  ports: ['domain'],
  reading: ['domain'],
  rules: ['domain'],
  networks: ['domain', 'ports'],
  replies: ['domain', 'ports'],
  store: ['domain', 'ports'],
  slack: ['domain', 'ports'],
  text: ['domain', 'ports'],
  web: ['domain', 'ports'],
  pipeline: ['domain', 'ports', 'reading/index.ts', 'rules/index.ts'],
  actions: ['domain', 'ports', 'reading/index.ts', 'rules/index.ts'],
  jobs: ['domain', 'ports', 'reading/index.ts', 'rules/index.ts', 'pipeline.ts'],
  cli: ['domain', 'ports', 'app.ts', 'config.ts', 'log.ts'],
  config: ['domain'],
  log: ['domain'],
  tour: ['domain', 'ports'],
  main: ['cli.ts'],
}

/** What goes beyond that, each with its reason. A new line here is a decision, not a formality. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  // Gestures are defined where they are carried out; words are shared by everything people read.
  slack: ['actions/contract.ts', 'text'],
  text: ['actions/contract.ts'],
  web: ['actions/connect.ts'],
  // The consent shown is stored as evidence; a post is read again as the pipeline reads it.
  actions: ['text/consent.ts', 'pipeline/draft.ts', 'pipeline/taught.ts'],
  // An alert and its message are written together, wherever it changes.
  pipeline: ['actions/keep-alert.ts'],
  jobs: ['actions', 'log.ts'],
  // Commands that work without a running program put their few parts together themselves.
  cli: ['actions', 'networks/index.ts', 'reading', 'slack/check.ts', 'store/index.ts', 'tour/index.ts', 'web'],
  tour: ['actions/import/index.ts'],
}

const KNOWN_CIRCLES: string[] = []

const covers = (allowed: readonly string[], target: string) =>
  allowed.some((name) => (name.endsWith('.ts') ? target === name : layerOf(target) === name))

describe('imports', () => {
  it('are seen at all', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(importsOf.get('app.ts')?.own).toContain('store/index.ts')
    expect(importsOf.get('domain/conversation.ts')?.own).toEqual(['domain/alert.ts', 'domain/routing.ts'])
    expect([...importsOf.values()].flatMap((i) => i.own).filter((name) => !/\.(tsx?|json)$/.test(name))).toEqual([])
  })

  it.each([...new Set(files.map(layerOf))].filter((name) => !['app', 'app-parts'].includes(name)))(
    'of %s keep to the house’s rules',
    (layer) => {
      const allowed = [layer, ...(ALLOWED[layer] ?? []), ...(EXCEPTIONS[layer] ?? [])]
      const broken = files
        .filter((file) => layerOf(file) === layer)
        .flatMap((file) => (importsOf.get(file)?.own ?? []).map((target) => ({ file, target })))
        .filter(({ target }) => !covers(allowed, target))
      expect(broken).toEqual([])
    },
  )

  it('of domain, ports and rules name no package', () => {
    const pure = files.filter((file) => ['domain', 'ports', 'rules'].includes(layerOf(file)))
    expect(pure.flatMap((file) => importsOf.get(file)?.packages ?? [])).toEqual([])
  })

  it('allowed as an exception are still needed', () => {
    const unused = Object.entries(EXCEPTIONS).flatMap(([layer, names]) =>
      names.filter((name) => {
        const targets = files.filter((f) => layerOf(f) === layer).flatMap((f) => importsOf.get(f)?.own ?? [])
        return !targets.some((target) => covers([name], target))
      }),
    )
    expect(unused).toEqual([])
  })

  it('go round in no circle while the program runs', () => {
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      state.set(file, 'open')
      for (const target of importsOf.get(file)?.atRuntime ?? []) visit(target, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(circles.filter((circle) => !KNOWN_CIRCLES.includes(circle))).toEqual([])
  })

  it('of the database client stay in the store', () => {
    const outside = files.filter((file) => layerOf(file) !== 'store')
    const names = outside.flatMap((f) => [...(importsOf.get(f)?.own ?? []), ...(importsOf.get(f)?.packages ?? [])])
    expect(names.filter((name) => name.startsWith('store/client') || name.startsWith('@prisma'))).toEqual([])
  })
})

describe('the rest of the house', () => {
  const using = (pattern: RegExp, among = files) => among.filter((file) => pattern.test(textOf.get(file) ?? ''))

  it('only config.ts reads the environment', () => {
    expect(using(/process\s*\.\s*env\b|\benv\b[^\n]*from 'node:process'|import\.meta\.env/)).toEqual(['config.ts'])
  })

  it('pure code has no clock and no chance of its own', () => {
    const pure = files.filter((file) => ['domain', 'rules', 'reading'].includes(layerOf(file)))
    expect(using(/Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|randomUUID/, pure)).toEqual([])
  })

  it.each(['rules', 'jobs', 'slack/listeners'])('every file of %s is known to its index', (folder) => {
    const here = files.filter((file) => dirname(file) === folder && file !== `${folder}/index.ts`)
    const known = new Set<string>()
    const follow = (file: string): void => {
      if (known.has(file)) return
      known.add(file)
      for (const target of importsOf.get(file)?.own ?? []) if (dirname(target) === folder) follow(target)
    }
    follow(`${folder}/index.ts`)
    // Not jobs: what runs them, and what runs in their place while posts are played back.
    const runners = ['jobs/scheduler.ts', 'jobs/replay.ts']
    expect(here.length).toBeGreaterThan(4)
    expect(here.filter((file) => !known.has(file) && !runners.includes(file))).toEqual([])
  })
})
