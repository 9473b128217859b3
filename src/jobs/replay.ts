import { groupBy } from '../domain/collections.ts'
import type { Post } from '../domain/post.ts'
import { localDate } from '../domain/routing.ts'
import type { ManualClock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Job } from './job.ts'

export interface ReplayParts {
  store: Store
  clock: ManualClock
  posts: readonly Post[]
  accounts: readonly { network: string; id: string; handle: string }[]
  intervalSeconds: number
  timeZone: string
  /** `null`: as fast as possible. Otherwise how many milliseconds to let pass between two polls that find something. */
  paceMs: number | null
  jobs: { poll: Job; outbox: Job; snooze: Job; daily: readonly Job[] }
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface ReplayResult {
  read: number
  stored: number
  duplicates: number
}

/**
 * Plays posts back on their own clock: polls at the moments a poller would have polled, and runs between them what
 * would have run. Done again, or gone on with after a crash, it stores and sends nothing twice.
 */
export async function replay(parts: ReplayParts, signal: AbortSignal): Promise<ReplayResult> {
  const { store, clock, posts, jobs } = parts
  const before = await countKnown(store, posts)
  const isNew = before < countUnique(posts)
  const every = pollMoments(posts, parts.intervalSeconds)
  // Without news there is only what was left behind to be done, once, at the end of the story.
  const moments = isNew ? every : every.slice(-1)
  await connectAccounts(parts, isNew)
  let day = moments[0] ? localDate(moments[0], parts.timeZone) : ''
  for (const moment of moments) {
    if (signal.aborted) break
    clock.moveTo(moment)
    const today = localDate(moment, parts.timeZone)
    if (today !== day) for (const job of jobs.daily) await job.run(signal)
    day = today
    await jobs.snooze.run(signal)
    // The moments are the polls: nobody waits for a turn of their own.
    await store.accounts.makeDue()
    await jobs.poll.run(signal)
    await jobs.outbox.run(signal)
    if (parts.paceMs !== null) await parts.sleep(parts.paceMs, signal)
  }
  const known = await countKnown(store, posts)
  return { read: posts.length, stored: known - before, duplicates: before + (posts.length - countUnique(posts)) }
}

/** The accounts the file is read for. A file with posts we do not have is read from its beginning: some may be older. */
async function connectAccounts({ store, accounts, clock, posts }: ReplayParts, hasNews: boolean): Promise<void> {
  const employees = await store.people.employees()
  const first = posts.reduce((min, p) => (p.createdAt < min ? p.createdAt : min), posts[0]?.createdAt ?? clock.now())
  const connected = new Map((await store.accounts.all()).map((a) => [`${a.network}:${a.handle}`, a]))
  for (const { network, id, handle } of accounts) {
    const known = connected.get(`${network}:${handle}`)
    const owner = employees.find((e) => e.handles[network]?.includes(handle))
    // An employee's handle is read as theirs, any other as the company's.
    const account =
      known ??
      (await store.accounts.connect(
        { network, remoteId: id, handle, employeeId: owner?.id ?? null },
        null,
        null,
        first,
      ))
    if (hasNews) await store.accounts.saveCursor(account.id, { watermark: null, pending: null })
  }
}

/** The end of each polling interval in which something was written. */
function pollMoments(posts: readonly Post[], intervalSeconds: number): Date[] {
  const step = intervalSeconds * 1000
  const ends = new Set(posts.map((p) => Math.floor(p.createdAt.getTime() / step + 1) * step))
  return [...ends].sort((a, b) => a - b).map((ms) => new Date(ms))
}

const countUnique = (posts: readonly Post[]) => new Set(posts.map((p) => `${p.network}:${p.id}`)).size

async function countKnown(store: Store, posts: readonly Post[]): Promise<number> {
  let known = 0
  for (const [network, list] of groupBy(posts, (p) => p.network)) {
    const ids = [...new Set(list.map((p) => p.id))]
    for (let i = 0; i < ids.length; i += 5000) known += await store.posts.countKnown(network, ids.slice(i, i + 5000))
  }
  return known
}
