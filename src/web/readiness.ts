import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Readiness } from './server.ts'

export interface ReadinessParts {
  store: Store
  clock: Clock
  status(): {
    slack: { connected: boolean; mode: string; problem: string | null } | null
    jobs: { name: string; running: boolean; lastFinishedAt: Date | null; lastError: string | null }[]
  }
}

/** Not ready while the database or Slack is out of reach; late messages and failing jobs are told, not fatal. */
export function createReadiness({ store, status }: ReadinessParts): () => Promise<Readiness> {
  return async () => {
    const { slack, jobs } = status()
    const parts: Readiness['parts'] = {
      slack: { ok: slack?.connected ?? false, mode: slack?.mode ?? null, problem: slack?.problem ?? null },
    }
    try {
      await store.ping()
      const [outbox, accounts] = [await store.outbox.counts(), await store.accounts.all()]
      parts.database = { ok: true }
      parts.outbox = { ok: true, ...outbox }
      parts.posts = { ok: true, parked: await store.posts.parked() }
      parts.accounts = {
        ok: true,
        connected: accounts.filter((a) => a.status === 'connected').length,
        disconnected: accounts.filter((a) => a.status !== 'connected').length,
        oldestRead: accounts.reduce<Date | null>(
          (oldest, a) => (a.lastSuccessAt && (!oldest || a.lastSuccessAt < oldest) ? a.lastSuccessAt : oldest),
          null,
        ),
      }
    } catch {
      parts.database = { ok: false }
    }
    parts.jobs = {
      ok: true,
      failing: jobs.filter((j) => j.lastError !== null).map((j) => ({ name: j.name, error: j.lastError })),
    }
    return { ok: Object.values(parts).every((part) => part.ok), parts }
  }
}
