import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as registry from '../../../src/rules/index.ts'

const folder = new URL('../../../src/rules/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts')

it.each(files)('%s is registered', async (file) => {
  const exported = Object.values<unknown>(await import(new URL(file, folder).href))
  const known: unknown[] = [...registry.rules, ...Object.values(registry)]
  expect(exported.length).toBeGreaterThan(0)
  for (const value of exported) expect(known).toContain(value)
})

it('every rule has a name of its own', () => {
  const names = registry.rules.map((rule) => rule.name)
  expect(new Set(names).size).toBe(names.length)
})
