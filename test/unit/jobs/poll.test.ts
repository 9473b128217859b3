import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  AuthExpired,
  CreditsDepleted,
  InvalidResponse,
  PermissionDenied,
  RateLimited,
  Unavailable,
} from '../../../src/domain/errors.ts'
import type { Post } from '../../../src/domain/post.ts'
import type { Store } from '../../../src/ports/store.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { anEmployee, aPost, DAY, later, MINUTE, NOW } from '../domain/builders.ts'
import { aPage, FakeNetwork, PAIR, pollRig, RENEWED } from './poll-rig.ts'

let db: TestDatabase
let store: Store
beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
})
afterAll(() => db.drop())

async function employee(changes: Parameters<typeof anEmployee>[0] = {}) {
  const { id: _, ...rest } = anEmployee({ email: `${crypto.randomUUID()}@example.com`, ...changes })
  return store.people.saveEmployee(rest)
}
/** On a network of the test's own. */
const on = (network: { name: string }, ...posts: Post[]) => posts.map((p) => ({ ...p, network: network.name }))

/** An account that was read before, up to post 100. */
async function readBefore(rig: Awaited<ReturnType<typeof pollRig>>, changes = {}) {
  const { id } = await rig.connect(changes)
  rig.network.answers(aPage(on(rig.network, aPost({ id: '100' })), { spend: { postReads: 0, userReads: 0 } }))
  await rig.run()
  rig.processed.length = 0
  rig.network.requests.length = 0
  return id
}

describe('a first poll', () => {
  it('takes one page of twenty, though there are more', async () => {
    const rig = await pollRig(store)
    const { id } = await rig.connect()
    rig.network.answers(aPage(on(rig.network, aPost({ id: '7' }), aPost({ id: '6' })), { nextPage: 'p2' }))
    await rig.run()
    expect(rig.network.requests).toMatchObject([{ limit: 20, sinceId: null, startTime: null, page: null }])
    expect((await rig.account(id)).cursor).toEqual({ watermark: '7', pending: null })
  })

  it('makes what is older than a day quiet, and nothing of later polls', async () => {
    const rig = await pollRig(store)
    await rig.connect()
    const [fresh, old] = [aPost({ createdAt: later(-DAY) }), aPost({ createdAt: later(-DAY - 1) })]
    rig.network.answers(aPage(on(rig.network, fresh, old)))
    await rig.run()
    expect(rig.processed.map((p) => [p.id, p.isQuiet])).toEqual([
      [old.id, true],
      [fresh.id, false],
    ])
    const late = aPost({ createdAt: later(-2 * DAY) })
    rig.network.answers(aPage(on(rig.network, late)))
    await rig.run(5)
    expect(rig.processed.at(-1)).toMatchObject({ id: late.id, isQuiet: false })
  })

  it('that found nothing is over: the next one reads every page', async () => {
    const rig = await pollRig(store)
    await rig.connect()
    rig.network.answers(aPage([]))
    await rig.run()
    rig.network.answers(aPage(on(rig.network, aPost()), { nextPage: 'p2' }), aPage(on(rig.network, aPost())))
    await rig.run(5)
    expect(rig.network.requests.map((r) => [r.limit, r.page])).toEqual([
      [20, null],
      [100, null],
      [100, 'p2'],
    ])
  })

  it('of a replayed file reads it from its beginning, and nothing is quiet', async () => {
    const rig = await pollRig(store, { isReplay: true })
    await rig.connect({ tokens: null })
    rig.network.answers(
      aPage(on(rig.network, aPost({ createdAt: later(-9 * DAY) })), { nextPage: 'p2' }),
      aPage(on(rig.network, aPost({ createdAt: later(-10 * DAY) }))),
    )
    await rig.run()
    expect(rig.processed.map((p) => p.isQuiet)).toEqual([false, false])
  })
})

describe('paging', () => {
  it('goes on until there is no next page, and only then moves the watermark', async () => {
    const rig = await pollRig(store)
    const id = await readBefore(rig)
    const posts = on(rig.network, aPost({ id: '130' }), aPost({ id: '120' }))
    rig.network.answers(
      aPage(posts.slice(0, 1), { nextPage: 'p2' }),
      aPage([], { nextPage: 'p3' }),
      aPage(posts.slice(1)),
    )
    await rig.run(5)
    expect(rig.network.requests.map((r) => [r.sinceId, r.page])).toEqual([
      ['100', null],
      ['100', 'p2'],
      ['100', 'p3'],
    ])
    expect((await rig.account(id)).cursor).toEqual({ watermark: '130', pending: null })
    expect(rig.processed.map((p) => p.id).sort()).toEqual(['120', '130'])
  })

  it('rate-limited half-way resumes at that page when it may, and loses nothing', async () => {
    const rig = await pollRig(store)
    const id = await readBefore(rig)
    const posts = on(rig.network, aPost({ id: '130' }), aPost({ id: '120' }))
    const retryAt = later(25 * MINUTE)
    rig.network.answers(aPage(posts.slice(0, 1), { nextPage: 'p2' }), new RateLimited('wait', retryAt))
    await rig.run(5)
    const half = await rig.account(id)
    expect(half.cursor).toEqual({ watermark: '100', pending: { newest: '130', page: 'p2' } })
    expect(half).toMatchObject({ status: 'connected', nextPollAt: retryAt })
    expect(rig.processed.map((p) => p.id)).toEqual(['130'])
    await rig.run(19)
    expect(rig.network.requests).toHaveLength(2)
    rig.network.answers(aPage(posts.slice(1)))
    await rig.run(1)
    expect(rig.network.requests.at(-1)).toMatchObject({ page: 'p2', sinceId: '100' })
    expect((await rig.account(id)).cursor).toEqual({ watermark: '130', pending: null })
    expect(rig.processed.map((p) => p.id)).toEqual(['130', '120'])
  })

  it('follows an empty first page to the posts behind it', async () => {
    const rig = await pollRig(store, { isReplay: true })
    const { id } = await rig.connect()
    rig.network.answers(aPage([], { nextPage: 'p2' }), aPage(on(rig.network, aPost({ id: '9' }))))
    await rig.run()
    expect((await rig.account(id)).cursor).toEqual({ watermark: '9', pending: null })
  })

  it('gives up a page that cannot be resumed without moving the watermark', async () => {
    const rig = await pollRig(store)
    const id = await readBefore(rig)
    rig.network.answers(aPage(on(rig.network, aPost({ id: '130' })), { nextPage: 'p2' }), new InvalidResponse('what?'))
    await rig.run(5)
    expect((await rig.account(id)).cursor).toEqual({ watermark: '100', pending: null })
  })

  it('stops between two pages on shutdown and goes on there', async () => {
    const rig = await pollRig(store)
    const id = await readBefore(rig)
    const stopping = new AbortController()
    const page = aPage(on(rig.network, aPost({ id: '130' })), { nextPage: 'p2' })
    // The signal comes while the page is being stored.
    const reported = {
      get skipped() {
        stopping.abort()
        return []
      },
    }
    rig.network.answers(Object.defineProperties(page, Object.getOwnPropertyDescriptors(reported)))
    rig.clock.moveTo(later(5 * MINUTE))
    await rig.poll.run(stopping.signal)
    expect((await rig.account(id)).cursor.pending).toEqual({ newest: '130', page: 'p2' })
    rig.network.answers(aPage([]))
    await rig.run(5)
    expect(rig.network.requests.at(-1)?.page).toBe('p2')
    expect(rig.processed.map((p) => p.id)).toEqual(['130'])
  })

  it('counts what a page cost', async () => {
    const rig = await pollRig(store)
    await rig.connect()
    rig.network.answers(aPage(on(rig.network, aPost()), { spend: { postReads: 4, userReads: 3 } }))
    await rig.run()
    expect(await store.spend.total(rig.network.name, NOW, later(1))).toBeCloseTo(4 * 0.005 + 3 * 0.01, 9)
  })
})

describe('the overlap that finds late mentions', () => {
  it('is read once an hour', async () => {
    const rig = await pollRig(store)
    await readBefore(rig)
    for (let minutes = 5; minutes <= 130; minutes += 5) {
      rig.network.answers(aPage([]))
      await rig.run(5)
    }
    const starts = rig.network.requests.map((r) => r.startTime)
    expect(starts.filter((time) => time !== null)).toHaveLength(2)
  })

  it('begins before the first page of a read that waited long for its second: nothing between them is skipped', async () => {
    const rig = await pollRig(store)
    const id = await readBefore(rig)
    rig.network.answers(aPage([]))
    await rig.run(5)
    const begun = later(15 * MINUTE)
    const waited = new RateLimited('wait', later(20 * 60 * MINUTE))
    rig.network.answers(aPage(on(rig.network, aPost({ id: '900' })), { nextPage: 'p2' }), waited)
    await rig.run(10)
    rig.network.answers(aPage([]))
    await rig.run(20 * 60 + 5)
    expect((await rig.account(id)).cursor).toEqual({ watermark: '900', pending: null })
    rig.network.answers(aPage([]))
    await rig.run(5)
    expect(rig.network.requests.at(-1)?.startTime).toEqual(new Date(begun.getTime() - 30 * MINUTE))
  })

  it('begins half an hour before the last good read, however long X was away', async () => {
    const rig = await pollRig(store)
    const id = await readBefore(rig)
    rig.network.answers(aPage([]))
    await rig.run(5)
    const lastGood = (await rig.account(id)).lastSuccessAt
    for (let i = 0; i < 40; i++) {
      rig.network.answers(new Unavailable('down'))
      await rig.run(5)
    }
    expect((await rig.account(id)).lastSuccessAt).toEqual(lastGood)
    rig.network.answers(aPage([]))
    await rig.run(5)
    expect(rig.network.requests.at(-1)?.startTime).toEqual(new Date((lastGood?.getTime() ?? 0) - 30 * MINUTE))
  })
})

describe('what is no mention', () => {
  it('own posts, colleagues’ posts and plain reposts are left out; our answers are kept as ours', async () => {
    const rig = await pollRig(store)
    await employee({ handles: { [rig.network.name]: ['colleague'] } })
    await rig.connect({ remoteId: '1' })
    const own = { id: '1', handle: 'us1' }
    const colleague = { id: '44', handle: 'Colleague' }
    const [mention, answer] = [aPost(), aPost({ author: own, direction: 'out', inReplyTo: '5' })]
    rig.network.answers(
      aPage(
        on(
          rig.network,
          mention,
          aPost({ author: own }),
          aPost({ author: colleague }),
          aPost({ isRepost: true }),
          answer,
        ),
      ),
    )
    await rig.run()
    expect(rig.processed.map((p) => [p.id, p.direction])).toEqual([
      [mention.id, 'in'],
      [answer.id, 'out'],
    ])
  })
})

describe('tokens', () => {
  it('that turn out to be void are renewed once, and the read goes on with the new pair', async () => {
    const rig = await pollRig(store)
    const { id } = await rig.connect()
    const post = aPost()
    rig.network.answers(new AuthExpired('401'), aPage(on(rig.network, post)))
    await rig.run()
    expect(rig.network.refreshed).toEqual([PAIR])
    expect(rig.network.requests.map((r) => r.tokens?.accessToken)).toEqual(['old', 'new'])
    expect(await store.accounts.tokens(id)).toEqual(RENEWED)
    expect(rig.processed.map((p) => p.id)).toEqual([post.id])
  })

  it('about to end are renewed before they are used', async () => {
    const rig = await pollRig(store)
    await rig.connect({ tokens: { ...PAIR, expiresAt: later(MINUTE) } })
    rig.network.answers(aPage([]))
    await rig.run()
    expect(rig.network.requests.map((r) => r.tokens?.accessToken)).toEqual(['new'])
  })

  it('whose renewal is refused disconnect the account and tell its employee once, and nobody else', async () => {
    const rig = await pollRig(store)
    const anna = await employee()
    await employee({ roles: ['admin'] })
    const { id } = await rig.connect({ employeeId: anna.id })
    const other = await rig.connect({ remoteId: '2' })
    rig.network.refreshAnswer = new AuthExpired('invalid_grant')
    rig.network.answers(new AuthExpired('401'), aPage([]))
    await rig.run()
    expect((await rig.account(id)).status).toBe('disconnected')
    expect(await rig.account(other.id)).toMatchObject({ status: 'connected', lastSuccessAt: NOW })
    rig.network.answers(aPage([]))
    await rig.run(5)
    expect(rig.network.requests).toHaveLength(3)
    const data = { type: 'reconnect', network: rig.network.name, handle: 'us1' }
    expect(await rig.notices()).toMatchObject([{ kind: 'notice', employeeId: anna.id, data }])
  })

  it('of a company account are for its admins to renew', async () => {
    const rig = await pollRig(store)
    const admin = await employee({ roles: ['admin'] })
    await rig.connect()
    rig.network.refreshAnswer = new AuthExpired('invalid_grant')
    rig.network.answers(new AuthExpired('401'))
    await rig.run()
    expect((await rig.notices()).map((n) => n.employeeId)).toContain(admin.id)
  })

  it.each([
    ['cannot be renewed just now', new Unavailable('503')],
    ['must wait to be renewed', new RateLimited('429', later(20 * MINUTE))],
  ])('that %s leave the account connected', async (_, answer) => {
    const rig = await pollRig(store)
    const { id } = await rig.connect()
    rig.network.refreshAnswer = answer
    rig.network.answers(new AuthExpired('401'))
    await rig.run()
    expect((await rig.account(id)).status).toBe('connected')
    expect(await rig.notices()).toEqual([])
  })

  it('just renewed and yet not taken are no reason to disconnect', async () => {
    const rig = await pollRig(store)
    const { id } = await rig.connect()
    rig.network.answers(new AuthExpired('401'), new AuthExpired('401'))
    await rig.run()
    expect(rig.network.refreshed).toHaveLength(1)
    expect((await rig.account(id)).status).toBe('connected')
  })

  it('are not renewed because of a 403', async () => {
    const rig = await pollRig(store)
    const { id } = await rig.connect()
    rig.network.answers(new PermissionDenied('403'))
    await rig.run()
    expect(rig.network.refreshed).toEqual([])
    expect(await rig.account(id)).toMatchObject({ status: 'connected', nextPollAt: later(30 * MINUTE) })
  })
})

describe('money', () => {
  it('that ran out pauses the whole network, tells each admin once and disconnects nobody', async () => {
    const rig = await pollRig(store)
    const admin = await employee({ roles: ['admin'] })
    const plain = await employee()
    const ids = [(await rig.connect()).id, (await rig.connect({ remoteId: '2', employeeId: plain.id })).id]
    rig.network.answers(new CreditsDepleted('402'))
    await rig.run()
    expect(rig.network.requests).toHaveLength(1)
    for (const id of ids) expect((await rig.account(id)).status).toBe('connected')
    await rig.run(59)
    expect(rig.network.requests).toHaveLength(1)
    rig.network.answers(new CreditsDepleted('402'))
    await rig.run(2)
    const notices = (await rig.notices()).filter((n) => n.employeeId === admin.id || n.employeeId === plain.id)
    const data = { type: 'credits_depleted', network: rig.network.name, reason: 'network' }
    expect(notices).toMatchObject([{ employeeId: admin.id, data }])
    rig.network.answers(aPage([]), aPage([]))
    await rig.run(62)
    for (const id of ids) expect((await rig.account(id)).lastSuccessAt).toEqual(later(123 * MINUTE))
  })

  it('is a hard stop: a page is no larger than the day’s budget can pay, and then none is asked for', async () => {
    // A post of an unknown author costs 1.5 cents: 7 of them are 10.5 cents.
    const rig = await pollRig(store, { budget: { dailyUsd: 0.11, monthlyUsd: null } })
    const admin = await employee({ roles: ['admin'] })
    await rig.connect()
    rig.network.answers(aPage(on(rig.network, aPost({ createdAt: NOW })), { spend: { postReads: 7, userReads: 7 } }))
    await rig.run()
    expect(rig.network.requests[0]?.limit).toBe(7)
    await rig.run(5)
    await rig.run(60)
    expect(rig.network.requests).toHaveLength(1)
    const reasons = (await rig.notices()).filter((n) => n.employeeId === admin.id).map((n) => n.data)
    expect(reasons).toMatchObject([{ reason: 'daily_budget' }])
    rig.network.answers(aPage([]))
    await rig.run(24 * 60)
    expect(rig.network.requests).toHaveLength(2)
  })

  it('of a month stops the rest of it', async () => {
    const rig = await pollRig(store, { budget: { dailyUsd: 10, monthlyUsd: 0.1 } })
    const { id } = await rig.connect()
    await store.spend.add({
      network: rig.network.name,
      accountId: id,
      kind: 'post_read',
      units: 1,
      dollars: 0.09,
      at: later(-DAY),
    })
    await rig.run()
    expect(rig.network.requests).toEqual([])
  })
})

describe('one account’s failure', () => {
  it.each([
    ['a network that is away', new Unavailable('503')],
    ['a bug', new TypeError('x is not a function')],
    ['a wait', new RateLimited('429', later(60 * MINUTE))],
  ])('stops no other: %s', async (_, failure) => {
    const rig = await pollRig(store)
    const first = await rig.connect()
    const second = await rig.connect({ remoteId: '2' })
    rig.network.answers(failure, aPage([]))
    await rig.run()
    const accounts = [await rig.account(first.id), await rig.account(second.id)]
    expect(accounts.map((a) => a.lastSuccessAt).filter((at) => at !== null)).toHaveLength(1)
    expect(accounts.map((a) => a.status)).toEqual(['connected', 'connected'])
    expect(accounts.every((a) => a.nextPollAt && a.nextPollAt > NOW)).toBe(true)
  })

  it('is none of another network’s', async () => {
    const other = new FakeNetwork('elsewhere')
    const rig = await pollRig(store, { networks: [other] })
    await rig.connect()
    await store.accounts.connect(
      { network: 'elsewhere', remoteId: '1', handle: 'us', employeeId: null },
      PAIR,
      null,
      NOW,
    )
    rig.network.answers(new CreditsDepleted('402'))
    other.answers(aPage([]))
    await rig.run()
    expect(other.requests).toHaveLength(1)
  })
})

it('what an earlier run stored but did not finish is worked off first', async () => {
  const rig = await pollRig(store)
  const { id } = await rig.connect()
  const post = aPost()
  await store.posts.storeAll(id, on(rig.network, post), [], { isQuiet: () => false, now: NOW })
  rig.network.answers(new Unavailable('503'))
  await rig.run()
  expect(rig.processed.map((p) => p.id)).toEqual([post.id])
})
