import { describe, expect, test } from 'vitest'
import type { Network, PollPage, PollRequest } from '../../src/ports/network.ts'

export interface NetworkSubject {
  /** A new instance over the same posts, as after a restart. */
  open(): Network
  account: PollRequest['account']
  tokens: PollRequest['tokens']
  /** First-version ids of the posts that concern the account, newest first. */
  ids: string[]
  /** The network has one newer post from now on; its first-version id. */
  addPost(): string
}

/** What every network promises, whatever it reads. `makeSubject` makes one that holds `count` posts. */
export function networkContract(name: string, makeSubject: (count: number) => NetworkSubject): void {
  async function readAll(subject: NetworkSubject, from: Partial<PollRequest>): Promise<PollPage[]> {
    const pages: PollPage[] = []
    let page: string | null = from.page ?? null
    do {
      // A new instance for each page: nothing may be kept in memory.
      const answer = await subject.open().poll({ ...requestFor(subject), ...from, page })
      pages.push(answer)
      page = answer.nextPage
    } while (page !== null && pages.length < 50)
    return pages
  }
  const idsOf = (pages: readonly PollPage[]) => pages.flatMap((p) => p.posts.map((post) => post.id))

  describe(`${name} keeps the network contract`, () => {
    test('a page holds posts of this network, newest first, with a profile for each author', async () => {
      const subject = makeSubject(3)
      const page = await subject.open().poll(requestFor(subject))
      expect(page.posts.map((p) => p.id)).toEqual(subject.ids)
      const profiles = new Set(page.profiles.map((p) => p.id))
      for (const post of page.posts) {
        expect(post.network).toBe(subject.open().name)
        expect(post.createdAt.getTime()).not.toBeNaN()
        expect(post.author.handle).toMatch(/^[^@A-Z]+$/)
        expect(profiles).toContain(post.author.id)
      }
      expect(page.nextPage).toBeNull()
      expect(page.skipped).toEqual([])
    })

    test('an empty page has no newest id, no next page, and costs nothing', async () => {
      const subject = makeSubject(0)
      const page = await subject.open().poll(requestFor(subject))
      expect(page).toMatchObject({ posts: [], profiles: [], newestId: null, nextPage: null, skipped: [] })
      expect(page.spend).toEqual({ postReads: 0, userReads: 0 })
    })

    test('pages lead to every post exactly once', async () => {
      const subject = makeSubject(23)
      const pages = await readAll(subject, { limit: 5 })
      expect(pages.map((p) => p.posts.length)).toEqual([5, 5, 5, 5, 3])
      expect(idsOf(pages)).toEqual(subject.ids)
    })

    test('a read that stopped half-way resumes at the page it was given, after a restart', async () => {
      const subject = makeSubject(12)
      const [first, ...rest] = await readAll(subject, { limit: 5 })
      const resumed = await readAll(subject, { limit: 5, page: first?.nextPage ?? null })
      expect(idsOf(resumed)).toEqual(idsOf(rest))
    })

    test('a resumed read keeps its own beginning whatever is asked for by then', async () => {
      const subject = makeSubject(6)
      const [start] = await readAll(subject, { limit: 5 })
      const watermark = start?.newestId ?? null
      const added = Array.from({ length: 7 }, () => subject.addPost()).reverse()
      const first = await subject.open().poll({ ...requestFor(subject), sinceId: watermark, limit: 5 })
      expect(first.nextPage).not.toBeNull()
      const rest = await readAll(subject, { limit: 5, sinceId: null, page: first.nextPage })
      expect(idsOf([first, ...rest])).toEqual(added)
    })

    test('nothing is left behind the newest id of the first page, and news appears there', async () => {
      const subject = makeSubject(7)
      const [first] = await readAll(subject, { limit: 5 })
      const sinceId = first?.newestId ?? null
      const nothing = await subject.open().poll({ ...requestFor(subject), sinceId })
      expect(nothing).toMatchObject({ posts: [], newestId: null, nextPage: null })
      const added = subject.addPost()
      const news = await subject.open().poll({ ...requestFor(subject), sinceId })
      expect(news.posts.map((p) => p.id)).toEqual([added])
    })

    test('the same question gets the same posts: reading twice is harmless', async () => {
      const subject = makeSubject(4)
      const once = await subject.open().poll(requestFor(subject))
      const twice = await subject.open().poll(requestFor(subject))
      expect(twice.posts).toEqual(once.posts)
      expect(twice.newestId).toBe(once.newestId)
    })

    test('a start time takes the place of the newest id', async () => {
      const subject = makeSubject(5)
      const { posts, newestId } = await subject.open().poll(requestFor(subject))
      const startTime = posts[2]?.createdAt ?? null
      const page = await subject.open().poll({ ...requestFor(subject), sinceId: newestId, startTime })
      expect(page.posts.map((p) => p.id)).toEqual(subject.ids.slice(0, 3))
    })

    test('a reply is counted, and its link carries the words', () => {
      const { reply } = makeSubject(0).open()
      expect(reply.length('')).toBe(0)
      expect(reply.length('Danke dir')).toBe(9)
      const post = { versionId: '12', author: { id: '1', handle: 'anna' } }
      const link = reply.link(post, 'Größe & <Preis>?')
      if (link !== null) expect(decodeURIComponent(new URL(link).href)).toContain('Größe & <Preis>?')
    })
  })
}

export function requestFor(subject: Pick<NetworkSubject, 'account' | 'tokens'>): PollRequest {
  return {
    account: subject.account,
    tokens: subject.tokens,
    sinceId: null,
    startTime: null,
    page: null,
    limit: 20,
    known: async () => new Map(),
  }
}
