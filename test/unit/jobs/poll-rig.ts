import pino from 'pino'
import type { Account, Tokens } from '../../../src/domain/account.ts'
import type { Post } from '../../../src/domain/post.ts'
import type { Budget } from '../../../src/jobs/budget.ts'
import type { Job } from '../../../src/jobs/job.ts'
import { createPoll } from '../../../src/jobs/poll.ts'
import { type ManualClock, manualClock } from '../../../src/ports/clock.ts'
import type { Network, PollPage, PollRequest } from '../../../src/ports/network.ts'
import type { Delivery, Store, StoredPost } from '../../../src/ports/store.ts'
import { later, MINUTE, NOW } from '../domain/builders.ts'

export const silent = pino({ level: 'silent' })
export const PAIR: Tokens = { accessToken: 'old', refreshToken: 'r1', expiresAt: later(30 * 24 * 60 * MINUTE) }
export const RENEWED: Tokens = { ...PAIR, accessToken: 'new', refreshToken: 'r2' }

export function aPage(posts: Post[], changes: Partial<PollPage> = {}): PollPage {
  return {
    posts,
    profiles: [],
    newestId: posts[0]?.id ?? null,
    nextPage: null,
    spend: { postReads: posts.length, userReads: 0 },
    budget: null,
    skipped: [],
    ...changes,
  }
}

/** A network that answers with what it is told to, in order; being asked once more is a mistake. */
export class FakeNetwork implements Network {
  prices = { postRead: 0.005, userRead: 0.01 }
  reply = { maxLength: 280, length: (text: string) => text.length, link: () => null }
  requests: PollRequest[] = []
  refreshed: Tokens[] = []
  refreshAnswer: Tokens | Error = RENEWED
  readonly name: string
  readonly #answers: (PollPage | Error)[] = []

  constructor(name: string) {
    this.name = name
  }

  answers(...answers: (PollPage | Error)[]): void {
    this.#answers.push(...answers)
  }

  async poll(request: PollRequest): Promise<PollPage> {
    this.requests.push(request)
    const answer = this.#answers.shift() ?? new Error(`${this.name} was asked once too often`)
    if (answer instanceof Error) throw answer
    return answer
  }

  async whoAmI() {
    return { id: '1', handle: 'us', isProtected: false }
  }

  async refresh(tokens: Tokens): Promise<Tokens> {
    this.refreshed.push(tokens)
    if (this.refreshAnswer instanceof Error) throw this.refreshAnswer
    return this.refreshAnswer
  }

  async revoke(): Promise<void> {}
}

export interface PollRig {
  network: FakeNetwork
  clock: ManualClock
  poll: Job
  /** Posts the pipeline was given, in its order. */
  processed: StoredPost[]
  connect(changes?: { remoteId?: string; employeeId?: string | null; tokens?: Tokens | null }): Promise<Account>
  /** A whole run, after so many minutes. */
  run(minutesLater?: number): Promise<void>
  account(id: string): Promise<Account>
  notices(): Promise<Delivery[]>
}

let networks = 0

/** A poller with one network of its own over a shared database; accounts of earlier tests are left alone. */
export async function pollRig(
  store: Store,
  options: { budget?: Budget; isReplay?: boolean; networks?: readonly Network[] } = {},
): Promise<PollRig> {
  for (const { id } of await store.accounts.all()) await store.accounts.setStatus(id, 'disconnected', null)
  for (const { id } of await store.outbox.claim('before', NOW, NOW, 1000))
    await store.outbox.giveUp(id, 'before', '', NOW)
  const network = new FakeNetwork(`net${++networks}`)
  const clock = manualClock(NOW)
  const processed: StoredPost[] = []
  const pipeline = {
    async process(limit: number, accountId?: string) {
      const posts = await store.posts.unprocessed(limit, accountId)
      processed.push(...posts)
      await store.posts.finish(
        posts.map(({ rowId }) => ({ rowId, reading: null })),
        clock.now(),
      )
      return posts.length
    },
  }
  const poll = createPoll({
    store,
    networks: new Map([network, ...(options.networks ?? [])].map((n) => [n.name, n])),
    pipeline,
    clock,
    owner: 'test',
    intervalSeconds: 300,
    budgets: new Map(options.budget ? [[network.name, options.budget]] : []),
    isReplay: options.isReplay ?? false,
    wakeOutbox: () => {},
    log: silent,
  })
  return {
    network,
    clock,
    poll,
    processed,
    connect({ remoteId = '1', employeeId = null, tokens = PAIR } = {}) {
      const who = { network: network.name, remoteId, handle: `us${remoteId}`, employeeId }
      return store.accounts.connect(who, tokens, null, clock.now())
    },
    async run(minutesLater = 0) {
      clock.moveTo(new Date(clock.now().getTime() + minutesLater * MINUTE))
      await poll.run(new AbortController().signal)
    },
    async account(id) {
      const account = await store.accounts.byId(id)
      if (!account) throw new Error('no such account')
      return account
    },
    async notices() {
      const until = new Date(clock.now().getTime() + MINUTE)
      return store.outbox.claim(crypto.randomUUID(), clock.now(), until, 100)
    },
  }
}
