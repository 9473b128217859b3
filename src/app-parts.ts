import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Employee } from './domain/employee.ts'
import type { Post } from './domain/post.ts'
import type { SandboxUser } from './slack/sandbox/index.ts'

const SAME_FAILURE_MS = 60_000

/** What fails with every post is said once a minute, not once a post. */
export function quietly(tell: (part: string, error: unknown) => void): (part: string, error: unknown) => void {
  const told = new Map<string, number>()
  return (part, error) => {
    const what = `${part}:${error instanceof Error ? error.name : 'unknown'}`
    if (performance.now() - (told.get(what) ?? Number.NEGATIVE_INFINITY) < SAME_FAILURE_MS) return
    told.set(what, performance.now())
    tell(part, error)
  }
}

/** A replay keeps no secrets, but its database wants a key all the same: one of its own, beside it. */
export function sandboxKey(home: string): string {
  const file = join(home, 'sandbox.key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const key = randomBytes(32).toString('base64')
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return key
}

export function firstMoment(posts: readonly Post[]): Date {
  return posts.reduce((min, p) => (p.createdAt < min ? p.createdAt : min), posts[0]?.createdAt ?? new Date())
}

/** An employee as a member of the sandbox workspace; the id is theirs at every start. */
export function sandboxUser(e: Employee, timeZone: string): SandboxUser {
  return {
    id: `U${e.id.replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    name: e.name,
    email: e.email,
    timeZone: e.timeZone ?? timeZone,
    locale: e.language === 'de' ? 'de-DE' : 'en-GB',
    role: e.roles.join(', '),
  }
}
