/** The only source of "now". */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock moved by hand, for replays and tests; it never goes backwards. */
export interface ManualClock extends Clock {
  moveTo(time: Date): void
}

/** A clock for replays: moved by hand, and running on in between, so that a snooze ends after the last post too. */
export function replayClock(start: Date, real: () => number = () => performance.now()): ManualClock {
  let base = start.getTime()
  let since = real()
  const now = () => new Date(base + real() - since)
  return {
    now,
    moveTo(time) {
      if (time <= now()) return
      base = time.getTime()
      since = real()
    },
  }
}

export function manualClock(start: Date): ManualClock {
  let current = start
  return {
    now: () => current,
    moveTo(time) {
      if (time > current) current = time
    },
  }
}
