import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../../src/jobs/', import.meta.url)
const index = readFileSync(new URL('index.ts', folder), 'utf8')
const isJob = (name: string) => /:\s*Job\b/.test(readFileSync(new URL(name, folder), 'utf8'))
const jobs = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts' && isJob(name))

it('there are jobs to look at', () => {
  expect(jobs).toContain('poll.ts')
})

it.each(jobs.filter((name) => name !== 'scheduler.ts' && name !== 'replay.ts'))('%s is registered', (file) => {
  const made = index.match(new RegExp(`import \\{ (create\\w+) \\} from './${file}'`))?.[1]
  expect(made).toBeDefined()
  const variable = index.match(new RegExp(`const (\\w+) = ${made}\\(`))?.[1]
  const all = index.match(/const all = \[(.*)\]/)?.[1]?.split(', ')
  expect(all).toContain(variable)
})
