import { renew, usableTokens } from '../actions/tokens.ts'
import type { Account, Tokens } from '../domain/account.ts'
import {
  AuthExpired,
  CreditsDepleted,
  InvalidResponse,
  RapportError,
  RateLimited,
  Unavailable,
} from '../domain/errors.ts'
import type { Post } from '../domain/post.ts'
import type { Log } from '../log.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Clock } from '../ports/clock.ts'
import type { Network, PollPage, PollRequest } from '../ports/network.ts'
import type { Store } from '../ports/store.ts'
import { type Budget, remainingReads, spendOf } from './budget.ts'
import type { Job } from './job.ts'

export interface PollParts {
  store: Store
  networks: ReadonlyMap<string, Network>
  pipeline: Pipeline
  clock: Clock
  owner: string
  intervalSeconds: number
  budgets: ReadonlyMap<string, Budget>
  /** A replayed file is read from its beginning; a real account begins with the last day (issue: first poll). */
  isReplay: boolean
  wakeOutbox(): void
  log: Log
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FIRST_POLL_LIMIT = 20
const PAGE_LIMIT = 100
/** Late mentions turn up below the watermark: once an hour the last half hour is read again (trap 6). */
const OVERLAP_EVERY = 60 * MINUTE
const OVERLAP_SPAN = 30 * MINUTE
const LEASE_MS = 5 * MINUTE
const BATCH = 200

/** Reads every account that is due. What goes wrong with one of them is no matter to the others. */
export function createPoll(
  parts: PollParts,
): Job & { pollAccount(account: Account, signal?: AbortSignal): Promise<void> } {
  const { store, networks, pipeline, clock, owner, log } = parts
  const lastOverlap = new Map<string, number>()
  /** When the read under way asked for its first page, and when the one that set the watermark did. */
  const begunAt = new Map<string, Date>()
  const completeUntil = new Map<string, Date>()

  async function run(signal: AbortSignal): Promise<void> {
    // What an earlier run stored but did not live to finish comes first.
    await workOff(undefined, signal)
    while (!signal.aborted) {
      const now = clock.now()
      const due = await store.accounts.leaseDue(owner, now, new Date(now.getTime() + LEASE_MS), 10)
      if (due.length === 0) return
      for (const account of due) {
        if (signal.aborted) await store.accounts.release(account.id, owner, { nextPollAt: account.nextPollAt ?? now })
        else await pollAccount(account, signal)
      }
    }
  }

  async function pollAccount(account: Account, signal?: AbortSignal): Promise<void> {
    const nextPollAt = new Date(clock.now().getTime() + parts.intervalSeconds * 1000)
    try {
      await read(account, signal)
      await store.accounts.release(account.id, owner, { nextPollAt, lastSuccessAt: clock.now() })
    } catch (error) {
      if (!(error instanceof RapportError)) log.error({ err: error, account: account.id }, 'poll failed with a bug')
      await afterFailure(account, error, nextPollAt)
    }
  }

  async function read(account: Account, signal?: AbortSignal): Promise<void> {
    const network = networks.get(account.network)
    if (!network) throw new Unavailable(`No network is registered as ${account.network}.`)
    const pausedUntil = await store.jobs.getFact(`paused:${account.network}`)
    if (pausedUntil && new Date(pausedUntil) > clock.now()) throw new CreditsDepleted('The network is paused.')
    let tokens = await usableTokens(store, network, account, clock.now())
    let cursor = account.cursor
    const { lastSuccessAt } = account
    const isFirst = cursor.watermark === null && cursor.pending === null && !lastSuccessAt && !parts.isReplay
    if (cursor.pending === null) begunAt.set(account.id, clock.now())
    const complete = completeUntil.get(account.id)
    const isOverlap =
      cursor.watermark !== null && cursor.pending === null && !parts.isReplay && complete && overlapIsDue(account)
    try {
      do {
        const reads = await remainingReads(store, parts.budgets.get(account.network), network, clock.now())
        const request: PollRequest = {
          account,
          tokens,
          sinceId: cursor.watermark,
          // Counted from the beginning of the last whole read, which may have been interrupted for a day: what came
          // since then is behind the watermark, and must not be skipped.
          startTime: isOverlap ? new Date(complete.getTime() - OVERLAP_SPAN) : null,
          page: cursor.pending?.page ?? null,
          limit: Math.min(isFirst ? FIRST_POLL_LIMIT : PAGE_LIMIT, reads),
          known: (ids) => store.people.profiles(account.network, ids),
          signal,
        }
        let page: PollPage
        ;({ page, tokens } = await pollPage(network, account, request))
        // A first poll takes one page: what is older was said before anybody agreed to listen.
        const nextPage = isFirst ? null : page.nextPage
        cursor = advance(cursor, page, nextPage)
        await keep(account, network, page, cursor, isFirst)
      } while (cursor.pending && !signal?.aborted)
      if (!cursor.pending) noteComplete(account.id)
    } finally {
      // Also after a page that failed: what is stored is worked off, the whole read in its order of time.
      await workOff(account.id, signal)
    }
    if (isOverlap) lastOverlap.set(account.id, clock.now().getTime())
  }

  /** One page; a token that turns out to be void is renewed once (trap 10: only for 401). */
  async function pollPage(
    network: Network,
    account: Account,
    request: PollRequest,
  ): Promise<{ page: PollPage; tokens: Tokens | null }> {
    try {
      return { page: await network.poll(request), tokens: request.tokens }
    } catch (error) {
      if (!(error instanceof AuthExpired) || !request.tokens) throw error
      const tokens = await renew(store, network, account, request.tokens)
      return { page: await network.poll({ ...request, tokens }).catch(notRefused), tokens }
    }
  }

  /** The page, its price and how far it brings us: all or nothing (trap 5). */
  async function keep(
    account: Account,
    network: Network,
    page: PollPage,
    cursor: Account['cursor'],
    isFirst: boolean,
  ): Promise<void> {
    const now = clock.now()
    const own = await store.people.ownHandles(account.network)
    const posts = page.posts.flatMap((post) => mention(post, account, own) ?? [])
    await store.transaction(async (tx) => {
      await tx.posts.storeAll(account.id, posts, page.profiles, {
        now,
        isQuiet: (post) => isFirst && now.getTime() - post.createdAt.getTime() > DAY,
      })
      for (const entry of spendOf(network, account.id, page.spend, now)) await tx.spend.add(entry)
      await tx.accounts.saveCursor(account.id, cursor)
    })
    for (const { id, reason } of page.skipped) log.warn({ account: account.id, post: id, reason }, 'record left out')
  }

  async function workOff(accountId: string | undefined, signal?: AbortSignal): Promise<void> {
    let done = 0
    while (!signal?.aborted) {
      const count = await pipeline.process(BATCH, accountId)
      done += count
      if (count < BATCH) break
    }
    if (done > 0) parts.wakeOutbox()
  }

  /** A read that another process began is complete up to a time we do not know. */
  function noteComplete(accountId: string): void {
    const begun = begunAt.get(accountId)
    if (begun) completeUntil.set(accountId, begun)
    else completeUntil.delete(accountId)
    begunAt.delete(accountId)
  }

  function overlapIsDue(account: Account): boolean {
    const last = lastOverlap.get(account.id)
    if (last === undefined) lastOverlap.set(account.id, clock.now().getTime())
    return last !== undefined && clock.now().getTime() - last >= OVERLAP_EVERY
  }

  /** Four different states, four different answers (traps 2, 8, 9, 10). */
  async function afterFailure(account: Account, error: unknown, nextPollAt: Date): Promise<void> {
    const now = clock.now()
    const reason = error instanceof Error ? error.name : 'unknown'
    const later = (minutes: number) => new Date(Math.max(nextPollAt.getTime(), now.getTime() + minutes * MINUTE))
    const release = (at: Date) => store.accounts.release(account.id, owner, { nextPollAt: at, error: reason })
    log.warn({ account: account.id, network: account.network, reason }, 'poll did not succeed')
    if (error instanceof RateLimited) return release(new Date(Math.max(error.retryAt.getTime(), nextPollAt.getTime())))
    if (error instanceof CreditsDepleted) {
      await pause(account, error)
      return release(later(60))
    }
    if (error instanceof AuthExpired) {
      await store.transaction(async (tx) => {
        await tx.accounts.setStatus(account.id, 'disconnected', reason)
        const data = { type: 'reconnect', network: account.network, handle: account.handle }
        const day = now.toISOString().slice(0, 10)
        // A company account has no owner: its admins connect it again.
        const ids = account.employeeId ? [account.employeeId] : (await admins(tx)).map((e) => e.id)
        await tx.outbox.enqueue(
          ids.map((id) => ({
            kind: 'notice' as const,
            employeeId: id,
            data,
            key: `reconnect:${account.id}:${id}:${day}`,
          })),
          now,
        )
      })
      parts.wakeOutbox()
      return release(nextPollAt)
    }
    // A page that cannot be resumed is given up; the watermark has not moved, so that nothing is lost.
    const { cursor } = (await store.accounts.byId(account.id)) ?? account
    if (error instanceof InvalidResponse && cursor.pending)
      await store.accounts.saveCursor(account.id, { ...cursor, pending: null })
    return release(error instanceof Unavailable ? nextPollAt : later(30))
  }

  /** Out of credits, or over our own budget: the whole network waits, an admin hears of it once, nobody is disconnected. */
  async function pause(account: Account, error: CreditsDepleted): Promise<void> {
    const now = clock.now()
    const fact = `paused:${account.network}`
    const before = await store.jobs.getFact(fact)
    if (before && new Date(before) > now) return
    await store.jobs.setFact(fact, new Date(now.getTime() + 60 * MINUTE).toISOString())
    const data = { type: 'credits_depleted', network: account.network, reason: error.reason }
    const day = now.toISOString().slice(0, 10)
    await store.outbox.enqueue(
      (await admins(store)).map((e) => ({
        kind: 'notice' as const,
        employeeId: e.id,
        data,
        key: `credits:${account.network}:${e.id}:${day}`,
      })),
      now,
    )
    parts.wakeOutbox()
  }

  const admins = async (from: Store) => (await from.people.employees()).filter((e) => e.roles.includes('admin'))
  const everySeconds = Math.max(1, Math.min(10, parts.intervalSeconds))
  return { name: 'poll', cron: `*/${everySeconds} * * * * *`, run, pollAccount }
}

/** A token just renewed that is not taken: the grant was confirmed a moment ago, so this is no reason to disconnect. */
function notRefused(error: unknown): never {
  if (error instanceof AuthExpired) throw new Unavailable('A renewed token was not accepted.', { cause: error })
  throw error
}

/** The watermark moves only when the last page is in; until then the read can be resumed (traps 4 and 5). */
function advance(before: Account['cursor'], page: PollPage, nextPage: string | null): Account['cursor'] {
  // An empty page may still be followed by others; the newest id is then on one of those.
  const newest = (before.pending?.newest || page.newestId) ?? before.watermark
  if (nextPage !== null) return { watermark: before.watermark, pending: { newest: newest ?? '', page: nextPage } }
  return { watermark: newest || null, pending: null }
}

/**
 * What is kept of a page: what others say to us, and our own answers. Plain reposts, and what we or colleagues say
 * without answering anybody, are no mentions.
 */
function mention(post: Post, account: Account, own: ReadonlySet<string>): Post | null {
  if (post.isRepost) return null
  const isOurs = post.author.id === account.remoteId || own.has(post.author.handle.toLowerCase())
  if (!isOurs && post.direction === 'in') return post
  return post.inReplyTo === null ? null : { ...post, direction: 'out' }
}
