import { describe, expect, test } from 'vitest'
import { ConfigInvalid, NotFound } from '../../src/domain/errors.ts'
import type { Post } from '../../src/domain/post.ts'
import { createFileNetwork, createFileNetworks, fileAccounts } from '../../src/networks/file.ts'
import { manualClock } from '../../src/ports/clock.ts'
import { networkContract, requestFor } from './network.ts'

const ACCOUNT = { remoteId: 'acme', handle: 'acme' }
const LATE = { now: () => new Date('2027-01-01T00:00:00Z') }

function post(id: string, change: Partial<Post> = {}): Post {
  return {
    network: 'x',
    id,
    versionId: id,
    conversationId: id,
    inReplyTo: null,
    author: { id: 'u1', handle: 'anna' },
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, Number(id) || 0)),
    text: 'hello @acme',
    direction: 'in',
    mentions: ['acme'],
    metrics: {},
    isRepost: false,
    visibility: 'public',
    ...change,
  }
}

networkContract('file', (count) => {
  const posts = Array.from({ length: count }, (_, n) => post(String(n + 1)))
  // Others' posts lie between those that concern the account.
  posts.push(post('2.5', { mentions: ['other'], text: 'hello @other', inReplyTo: '999' }))
  return {
    open: () => createFileNetwork({ network: 'x', posts, accounts: ['acme', 'other'], clock: LATE }),
    account: ACCOUNT,
    tokens: null,
    ids: Array.from({ length: count }, (_, n) => String(count - n)),
    addPost() {
      const id = String(posts.length + 100)
      posts.push(post(id))
      return id
    },
  }
})

describe('the replayed network', () => {
  const poll = (posts: Post[], accounts: string[], handle: string, clock = LATE) =>
    createFileNetwork({ network: 'x', posts, accounts, clock }).poll(
      requestFor({ account: { remoteId: handle, handle }, tokens: null }),
    )
  const ids = async (...of: Parameters<typeof poll>) => (await poll(...of)).posts.map((p) => p.id)

  test('shows a post only once the clock has reached it, to the millisecond', async () => {
    const clock = manualClock(new Date(Date.UTC(2026, 0, 1, 0, 2, 59, 999)))
    const posts = [post('3'), post('1'), post('2')]
    expect(await ids(posts, ['acme'], 'acme', clock)).toEqual(['2', '1'])
    clock.moveTo(new Date(Date.UTC(2026, 0, 1, 0, 3)))
    expect(await ids(posts, ['acme'], 'acme', clock)).toEqual(['3', '2', '1'])
  })

  test('gives an account what it wrote and what names it', async () => {
    const posts = [
      post('1', { direction: 'out', author: { id: '9', handle: 'acme' }, mentions: [], text: 'hi' }),
      post('2', { direction: 'out', author: { id: '8', handle: 'stranger' }, mentions: ['acme'] }),
      post('3', { mentions: ['acme', 'beta'], text: 'both' }),
      post('4', { mentions: [], text: 'hey @Beta!' }),
    ]
    expect(await ids(posts, ['@Acme', 'beta'], 'ACME')).toEqual(['3', '1'])
    expect(await ids(posts, ['acme', 'beta'], 'beta')).toEqual(['4', '3'])
  })

  test('gives a post that names nobody to the account it answers, else to the first', async () => {
    const posts = [
      post('1', { direction: 'out', author: { id: '8', handle: 'beta' }, mentions: [], text: 'hi' }),
      post('2', { mentions: [], text: 'thanks', inReplyTo: '1' }),
      post('3', { mentions: [], text: 'hm', inReplyTo: '77' }),
    ]
    expect(await ids(posts, ['acme', 'beta'], 'beta')).toEqual(['2', '1'])
    expect(await ids(posts, ['acme', 'beta'], 'acme')).toEqual(['3'])
  })

  test('posts of the same instant are ordered by id, and none is lost between pages', async () => {
    const createdAt = new Date('2026-01-01T00:00:00Z')
    const posts = ['c', 'a', 'b', 'a', 'a'].map((id) => post(id, { createdAt }))
    const network = createFileNetwork({ network: 'x', posts, accounts: ['acme'], clock: LATE })
    const seen: string[] = []
    let page: string | null = null
    do {
      const answer = await network.poll({ ...requestFor({ account: ACCOUNT, tokens: null }), page, limit: 1 })
      seen.push(...answer.posts.map((p) => p.id))
      page = answer.nextPage
    } while (page !== null)
    expect(seen).toEqual(['c', 'b', 'a', 'a', 'a'])
  })

  test('the remembered place stays right when the file has grown before and after it', async () => {
    const posts = [post('10'), post('20')]
    const first = await poll(posts, ['acme'], 'acme')
    const grown = createFileNetwork({
      network: 'x',
      posts: [post('30'), post('5'), ...posts],
      accounts: ['acme'],
      clock: LATE,
    })
    const next = await grown.poll({ ...requestFor({ account: ACCOUNT, tokens: null }), sinceId: first.newestId })
    expect(next.posts.map((p) => p.id)).toEqual(['30'])
  })

  test('refuses an unknown account and a place that is not its own', async () => {
    await expect(poll([post('1')], ['acme'], 'nobody')).rejects.toThrow(NotFound)
    const network = createFileNetwork({ network: 'x', posts: [], accounts: ['acme'], clock: LATE })
    const request = { ...requestFor({ account: ACCOUNT, tokens: null }), sinceId: '1346889436626259968' }
    await expect(network.poll(request)).rejects.toThrow(ConfigInvalid)
  })

  test('a file of several networks is one network each, read for those who write there', async () => {
    const posts = [
      post('1', { direction: 'out', author: { id: '9', handle: 'acme' } }),
      post('2', { network: 'mastodon', direction: 'out', author: { id: '7', handle: 'acme@example.social' } }),
    ]
    expect(fileAccounts(posts, [])).toEqual([
      { network: 'x', id: '9', handle: 'acme' },
      { network: 'mastodon', id: '7', handle: 'acme@example.social' },
    ])
    const networks = createFileNetworks(posts, [], LATE)
    expect(networks.map((n) => n.name)).toEqual(['x', 'mastodon'])
    expect(networks.map((n) => n.reply.maxLength)).toEqual([280, 500])
    expect(await networks[1]?.whoAmI({ accessToken: '', refreshToken: null, expiresAt: null })).toMatchObject({
      id: '7',
    })
  })

  test('handles asked for are kept to the networks they appear on', () => {
    const posts = [post('1'), post('2', { network: 'bluesky', mentions: ['beta.example'], text: 'hi' })]
    expect(fileAccounts(posts, ['acme', 'beta.example']).map((a) => `${a.network}:${a.handle}`)).toEqual([
      'x:acme',
      'bluesky:beta.example',
    ])
    expect(fileAccounts(posts, ['gamma']).map((a) => `${a.network}:${a.handle}`)).toEqual(['x:gamma', 'bluesky:gamma'])
  })

  test('one page costs a search, not a walk through all posts', async () => {
    let looked = 0
    const posts = Array.from({ length: 20_000 }, (_, n) => {
      const at = new Date(Date.UTC(2026, 0, 1) + n * 1000)
      const item = post(String(n), { createdAt: at })
      return Object.defineProperty(item, 'createdAt', {
        get: () => {
          looked += 1
          return at
        },
        enumerable: true,
      })
    })
    const network = createFileNetwork({ network: 'x', posts, accounts: ['acme'], clock: LATE })
    looked = 0
    await network.poll({ ...requestFor({ account: ACCOUNT, tokens: null }), limit: 10 })
    expect(looked).toBeLessThan(200)
  })
})
