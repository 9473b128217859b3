import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../src/jobs/job.ts'
import { createScheduler } from '../../../src/jobs/scheduler.ts'
import { gate, turns } from '../../support/slack-fakes.ts'
import { DAY, later, NOW } from '../domain/builders.ts'

/** The part of the store a scheduler uses, shared by all who are given it. */
function books() {
  const leases = new Map<string, { owner: string; until: Date }>()
  const finished: { name: string; error: string | null }[] = []
  return {
    finished,
    leases,
    async begin(name: string, owner: string, now: Date, until: Date) {
      const held = leases.get(name)
      if (held && held.until > now) return false
      leases.set(name, { owner, until })
      return true
    },
    async extend(name: string, owner: string, until: Date) {
      if (leases.get(name)?.owner !== owner) return false
      leases.set(name, { owner, until })
      return true
    },
    async finish(name: string, owner: string, _now: Date, error: string | null) {
      if (leases.get(name)?.owner === owner) leases.delete(name)
      finished.push({ name, error })
    },
  }
}

const jobOf = (name: string, run: Job['run']): Job => ({ name, cron: '0 0 1 1 *', run })

function scheduler(jobs: Job[], options: { owner?: string; shared?: ReturnType<typeof books>; now?: () => Date } = {}) {
  const failed: string[] = []
  const made = createScheduler({
    jobs,
    timeZone: 'Europe/Berlin',
    owner: options.owner ?? 'one',
    books: options.shared ?? books(),
    now: options.now ?? (() => NOW),
    onError: (job) => failed.push(job),
  })
  return { ...made, failed }
}

/** A job that counts its runs and waits in each until it is let go. */
function slowJob(name = 'slow') {
  const gates: ReturnType<typeof gate>[] = []
  let most = 0
  let running = 0
  const job = jobOf(name, async (signal) => {
    const own = gate()
    gates.push(own)
    most = Math.max(most, ++running)
    signal.addEventListener('abort', own.open)
    await own.passed
    running--
  })
  return { job, gates, most: () => most }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a job', () => {
  it('woken while it runs runs once more after that, however often it was woken, and never twice at a time', async () => {
    const { job, gates, most } = slowJob()
    const { wake } = scheduler([job])
    wake('slow')
    await turns(3)
    for (let i = 0; i < 5; i++) wake('slow')
    await turns(3)
    expect(gates).toHaveLength(1)
    gates[0]?.open()
    await turns(5)
    expect(gates).toHaveLength(2)
    gates[1]?.open()
    await turns(5)
    expect(gates).toHaveLength(2)
    expect(most()).toBe(1)
  })

  it('that fails stops no other, is reported, and runs again', async () => {
    let tries = 0
    const bad = jobOf('bad', async () => {
      tries++
      throw new TypeError('no')
    })
    const ran: string[] = []
    const good = jobOf('good', async () => void ran.push('good'))
    const shared = books()
    const { runAll, failed, status } = scheduler([bad, good], { shared })
    await runAll()
    expect(ran).toEqual(['good'])
    expect(failed).toEqual(['bad'])
    expect(shared.finished).toEqual([
      { name: 'bad', error: 'TypeError' },
      { name: 'good', error: null },
    ])
    expect(status()).toMatchObject([
      { name: 'bad', running: false, lastError: 'TypeError', lastFinishedAt: NOW },
      { name: 'good', running: false, lastError: null, lastFinishedAt: NOW },
    ])
    await runAll()
    expect(tries).toBe(2)
  })

  it('is one process’s at a time, and the other’s once its lease has ended', async () => {
    const shared = books()
    const { job, gates } = slowJob()
    let now = NOW
    const one = scheduler([job], { shared, owner: 'one' })
    const two = scheduler([job], { shared, owner: 'two', now: () => now })
    one.wake('slow')
    await turns(3)
    await two.runAll()
    expect(gates).toHaveLength(1)
    // The first process was killed without giving the job back.
    now = later(11 * 60_000)
    two.wake('slow')
    await turns(3)
    expect(gates).toHaveLength(2)
    for (const g of gates) g.open()
  })

  it('that takes long keeps its slot, and stops when it lost it all the same', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const shared = books()
    const signals: AbortSignal[] = []
    const gates = [gate()]
    const long = jobOf('long', async (signal) => {
      signals.push(signal)
      await gates[0]?.passed
    })
    let now = NOW
    const one = scheduler([long], { shared, owner: 'one', now: () => now })
    const two = scheduler([long], { shared, owner: 'two', now: () => now })
    one.wake('long')
    await turns(3)
    for (let seconds = 15; seconds <= 90; seconds += 15) {
      now = later(seconds * 1000)
      await vi.advanceTimersByTimeAsync(15_000)
    }
    await two.runAll()
    expect(signals).toHaveLength(1)
    expect(signals[0]?.aborted).toBe(false)
    shared.leases.set('long', { owner: 'two', until: later(DAY) })
    await vi.advanceTimersByTimeAsync(15_000)
    expect(signals[0]?.aborted).toBe(true)
    gates[0]?.open()
  })

  it('whose slot cannot be asked for is reported and runs next time', async () => {
    const ran: string[] = []
    const shared = books()
    const begin = shared.begin
    shared.begin = async () => {
      throw new Error('the database is away')
    }
    const { runAll, failed, status } = scheduler([jobOf('a', async () => void ran.push('a'))], { shared })
    await runAll()
    expect(failed).toEqual(['a'])
    expect(status()).toMatchObject([{ lastError: 'database' }])
    shared.begin = begin
    await runAll()
    expect(ran).toEqual(['a'])
  })

  it('of an unknown name cannot be woken', () => {
    expect(() => scheduler([]).wake('nothing')).not.toThrow()
  })
})

describe('stopping', () => {
  it('aborts what runs, waits for it, and begins nothing new', async () => {
    const { job, gates } = slowJob()
    const { wake, stop, failed, runAll } = scheduler([job])
    wake('slow')
    await turns(3)
    wake('slow')
    expect(await stop(1000)).toBe(true)
    await runAll()
    wake('slow')
    await turns(5)
    expect(gates).toHaveLength(1)
    expect(failed).toEqual([])
  })

  it('says so when something would not end in time', async () => {
    const deaf = jobOf('deaf', () => new Promise(() => {}))
    const { wake, stop } = scheduler([deaf])
    wake('deaf')
    await turns(3)
    expect(await stop(1)).toBe(false)
  })

  it('is not taken for a failure of the job it broke off', async () => {
    const broken = jobOf(
      'broken',
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const { wake, stop, failed } = scheduler([broken])
    wake('broken')
    await turns(3)
    await stop(1000)
    expect(failed).toEqual([])
  })
})
