import cron, { type ScheduledTask } from 'node-cron'
import type { JobStore } from '../ports/store.ts'
import type { Job } from './job.ts'

export interface Scheduler {
  start(): void
  /** Runs a job now, unless it is under way; then it runs once more as soon as that has ended. */
  wake(name: string): void
  /** Every job once, one after the other. */
  runAll(): Promise<void>
  /** No new runs, abort the ones under way, wait for them at most `withinMs`; false if some were left. */
  stop(withinMs: number): Promise<boolean>
  status(): { name: string; running: boolean; lastFinishedAt: Date | null; lastError: string | null }[]
}

interface Slot {
  job: Job
  running: Promise<void> | null
  again: boolean
  lastFinishedAt: Date | null
  lastError: string | null
}

export interface SchedulerParts {
  jobs: readonly Job[]
  timeZone: string
  owner: string
  books: Pick<JobStore, 'begin' | 'extend' | 'finish'>
  /** Wall-clock time: leases between processes are about real time, even in a replay. */
  now(): Date
  onError(job: string, error: unknown): void
}

/** A job whose process was killed is free after this long; one that goes on says so in time. */
const LEASE_MS = 60_000
const EXTEND_MS = 15_000

/** Jobs by node-cron: none overlaps itself, in this process or another; one that fails stops no other. */
export function createScheduler({ jobs, timeZone, owner, books, now, onError }: SchedulerParts): Scheduler {
  const slots = new Map<string, Slot>(
    jobs.map((job) => [job.name, { job, running: null, again: false, lastFinishedAt: null, lastError: null }]),
  )
  const abort = new AbortController()
  let tasks: ScheduledTask[] = []

  function trigger(slot: Slot, mustFollow: boolean): Promise<void> {
    if (abort.signal.aborted) return Promise.resolve()
    if (slot.running) {
      slot.again ||= mustFollow
      return slot.running
    }
    slot.running = runOnce(slot).finally(() => {
      slot.running = null
      if (!slot.again) return
      slot.again = false
      void trigger(slot, false)
    })
    return slot.running
  }

  const leaseUntil = () => new Date(now().getTime() + LEASE_MS)

  /** Runs the job while keeping its slot; one that lost it, for its process slept, stops at its next safe point. */
  async function runKeeping({ name, run }: Job): Promise<void> {
    const lost = new AbortController()
    const keep = setInterval(() => {
      books.extend(name, owner, leaseUntil()).then(
        (isOurs) => isOurs || lost.abort(),
        (error: unknown) => onError(name, error),
      )
    }, EXTEND_MS)
    try {
      await run(AbortSignal.any([abort.signal, lost.signal]))
    } finally {
      clearInterval(keep)
    }
  }

  async function runOnce(slot: Slot): Promise<void> {
    const { name } = slot.job
    try {
      if (!(await books.begin(name, owner, now(), leaseUntil()))) return
      let failure: string | null = null
      try {
        await runKeeping(slot.job)
      } catch (error) {
        failure = error instanceof Error ? error.name : 'unknown'
        if (!abort.signal.aborted) onError(name, error)
      }
      slot.lastFinishedAt = now()
      slot.lastError = failure
      await books.finish(name, owner, now(), failure)
    } catch (error) {
      slot.lastError = 'database'
      onError(name, error)
    }
  }

  return {
    start() {
      tasks = [...slots.values()].map((slot) =>
        cron.schedule(slot.job.cron, () => trigger(slot, false), {
          name: slot.job.name,
          timezone: timeZone,
          noOverlap: true,
        }),
      )
    },
    wake(name) {
      const slot = slots.get(name)
      if (slot) void trigger(slot, true)
    },
    async runAll() {
      for (const slot of slots.values()) await trigger(slot, false)
    },
    async stop(withinMs) {
      abort.abort()
      for (const task of tasks) await task.destroy()
      const running = [...slots.values()].flatMap((slot) => slot.running ?? [])
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), withinMs)
      })
      const done = await Promise.race([Promise.all(running).then(() => true), late])
      clearTimeout(timer)
      return done
    },
    status: () =>
      [...slots.values()].map(({ job, running, lastFinishedAt, lastError }) => ({
        name: job.name,
        running: running !== null,
        lastFinishedAt,
        lastError,
      })),
  }
}
