/** Counts what is under way, because Bolt's own `stop` does not wait for it (slack.md, trap 4). */
export interface Tracker {
  run<T>(work: Promise<T>): Promise<T>
  /** True once nothing is under way, false when that took longer than `ms`. */
  idle(ms: number): Promise<boolean>
}

export function createTracker(): Tracker {
  const running = new Set<Promise<unknown>>()
  async function empty(): Promise<void> {
    // Work may start more work, so one round is not enough.
    while (running.size > 0) await Promise.allSettled(running)
  }
  return {
    run(work) {
      running.add(work)
      const done = () => running.delete(work)
      work.then(done, done)
      return work
    },
    idle: (ms) =>
      within(
        empty().then(() => true),
        ms,
        () => false,
      ),
  }
}

/** What `work` gives, or `otherwise()` after `ms` milliseconds; `work` itself goes on. */
export async function within<T>(work: Promise<T>, ms: number, otherwise: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  try {
    const first = await Promise.race([work.then((value) => ({ value })), late])
    return first === 'late' ? await otherwise() : first.value
  } finally {
    clearTimeout(timer)
  }
}
