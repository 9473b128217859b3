import type { Clock } from '../ports/clock.ts'
import type { InboxItem, InboxStore } from '../ports/store.ts'
import { errorFields, type Log } from './log.ts'

const LEASE_MS = 60_000
const BATCH = 10
/** About half an hour with the waits below. */
const MAX_ATTEMPTS = 10

export interface NewItem {
  id: string
  kind: string
  data: unknown
}

export interface Queue {
  /** Stores what came from Slack before it is acknowledged; false when its id was seen before. */
  add(item: NewItem): Promise<boolean>
  /** Works off what is due; gives how many items were done. Never throws. */
  work(): Promise<number>
  /** No more items are taken; those under way go on. */
  close(): void
}

export interface QueueOptions {
  inbox: InboxStore
  clock: Clock
  /** Id of this process, for leases. */
  owner: string
  log: Log
  handle(item: InboxItem): Promise<void>
  /** Tells the person that it will not happen any more. */
  giveUp(item: InboxItem): Promise<void>
}

/** Gestures between the moment Slack handed them over and the moment they are carried out. */
export function createQueue({ inbox, clock, owner, log, handle, giveUp }: QueueOptions): Queue {
  let closed = false

  async function workOne(item: InboxItem): Promise<boolean> {
    const fields = { inboxId: item.id, kind: item.kind, attempts: item.attempts }
    try {
      await handle(item)
    } catch (error) {
      if (item.attempts < MAX_ATTEMPTS) {
        log.warn({ ...fields, ...errorFields(error) }, 'a gesture failed and is tried again')
        await inbox.retry(item.id, after(item.attempts), errorFields(error).error)
        return false
      }
      log.error({ ...fields, ...errorFields(error) }, 'a gesture failed too often and is given up')
      await giveUp(item)
    }
    await inbox.done(item.id, clock.now())
    return true
  }

  /** 5 s after the first attempt, doubling up to 10 minutes. The store counts an attempt when it hands the item out. */
  function after(attempts: number): Date {
    return new Date(clock.now().getTime() + Math.min(5000 * 2 ** (attempts - 1), 600_000))
  }

  async function workBatch(): Promise<{ claimed: number; done: number }> {
    const now = clock.now()
    const items = await inbox.claim(owner, now, new Date(now.getTime() + LEASE_MS), BATCH)
    const results = await Promise.allSettled(items.map(workOne))
    for (const result of results) {
      // The lease lapses and the item comes back by itself.
      if (result.status === 'rejected') log.error(errorFields(result.reason), 'the inbox could not be updated')
    }
    const done = results.filter((result) => result.status === 'fulfilled' && result.value).length
    return { claimed: items.length, done }
  }

  return {
    add: (item) => inbox.add(item, clock.now()),
    async work() {
      let total = 0
      try {
        while (!closed) {
          const { claimed, done } = await workBatch()
          total += done
          if (claimed === 0) break
        }
      } catch (error) {
        log.error(errorFields(error), 'the inbox could not be read')
      }
      return total
    },
    close() {
      closed = true
    },
  }
}
