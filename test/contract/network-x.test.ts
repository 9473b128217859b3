import { readFile } from 'node:fs/promises'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import {
  AuthExpired,
  CreditsDepleted,
  InvalidResponse,
  NotFound,
  PermissionDenied,
  RapportError,
  RateLimited,
  Unavailable,
} from '../../src/domain/errors.ts'
import { createXNetwork } from '../../src/networks/x.ts'
import type { PollRequest, Profile } from '../../src/ports/network.ts'
import { serveX, xPost, xUser } from '../support/fake-x.ts'
import { strictHttp } from '../support/http.ts'
import { networkContract, requestFor } from './network.ts'
import { checkRequest } from './network-x-openapi.ts'

const API = 'https://api.x.com'
const NOW = new Date('2026-03-01T12:00:00Z')
const EPOCH = NOW.getTime() / 1000
const TOKENS = { accessToken: 'secret-access', refreshToken: 'secret-refresh', expiresAt: null }
const SUBJECT = { account: { remoteId: '42', handle: 'acme' }, tokens: TOKENS }
const POST_FIELDS =
  'article,author_id,conversation_id,created_at,edit_controls,edit_history_tweet_ids,entities,id,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets,text,withheld'
const USER_FIELDS = 'id,name,protected,username'
const PROBLEM = 'https://api.twitter.com/2/problems/'

strictHttp()

function x(options: Partial<Parameters<typeof createXNetwork>[0]> = {}) {
  return createXNetwork({ now: () => NOW, sleep: async () => {}, ...options })
}

function poll(change: Partial<PollRequest> = {}) {
  return x().poll({
    ...requestFor(SUBJECT),
    known: async (ids) => new Map(ids.map((id) => [id, known(id)])),
    ...change,
  })
}

function known(id: string, isProtected = false): Profile {
  return { id, handle: `known_${id}`, isProtected }
}

/** One request for mentions, matched exactly. */
function mentions(query: Record<string, string> = {}) {
  return nock(API, { reqheaders: { authorization: 'Bearer secret-access' } })
    .get('/2/users/42/mentions')
    .query({ max_results: '20', 'tweet.fields': POST_FIELDS, ...query })
}

function users(ids: string) {
  return nock(API, { reqheaders: { authorization: 'Bearer secret-access' } })
    .get('/2/users')
    .query({ ids, 'user.fields': USER_FIELDS })
}

function page(posts: unknown[], rest: Record<string, unknown> = {}) {
  return { data: posts, meta: { result_count: posts.length }, ...rest }
}

async function failure(promise: Promise<unknown>): Promise<RapportError> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  )
  if (!(error instanceof RapportError)) throw new Error('no error of the closed set', { cause: error })
  expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('secret')
  return error
}

networkContract('x', (count) => {
  const posts = Array.from({ length: count }, (_, n) =>
    xPost(String(9_000_000_000_000_000_000n + BigInt(n) * 1000n), {
      created_at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    }),
  )
  serveX(API, posts)
  return {
    open: () => x(),
    ...SUBJECT,
    ids: posts.map((p) => String(p.id)).reverse(),
    addPost() {
      const id = String(9_100_000_000_000_000_000n + BigInt(posts.length))
      posts.push(xPost(id, { created_at: new Date(Date.UTC(2026, 1, 1)).toISOString() }))
      return id
    },
  }
})

describe('reading mentions from X', () => {
  test('a post becomes the program’s own, in every field', async () => {
    mentions().reply(
      200,
      page([
        xPost('1002', {
          text: 'RT &amp; read &lt;this&gt; @Acme @Beta &copy;',
          created_at: '2026-02-28T10:00:00.000Z',
          conversation_id: '900',
          edit_history_tweet_ids: ['1000', '1001', '1002'],
          referenced_tweets: [
            { type: 'quoted', id: '800' },
            { type: 'replied_to', id: '901' },
          ],
          entities: { mentions: [{ username: 'Acme' }, { username: 'Beta' }, { username: 'acme' }] },
        }),
      ]),
    )
    const answer = await poll()
    expect(answer.posts).toEqual([
      {
        network: 'x',
        id: '1000',
        versionId: '1002',
        conversationId: '900',
        inReplyTo: '901',
        author: { id: '500', handle: 'known_500', name: undefined },
        createdAt: new Date('2026-02-28T10:00:00Z'),
        text: 'RT & read <this> @Acme @Beta &copy;',
        lang: 'en',
        direction: 'in',
        mentions: ['acme', 'beta'],
        metrics: { likes: 1, replies: 2, reposts: 3, quotes: 4, impressions: 5 },
        url: 'https://x.com/known_500/status/1002',
        isRepost: false,
        visibility: 'public',
      },
    ])
    expect(answer.newestId).toBe('1002')
    expect(answer.spend).toEqual({ postReads: 1, userReads: 0 })
  })

  test('the newer generation of names says the same', async () => {
    const { edit_history_tweet_ids: _, ...rest } = xPost('7')
    mentions().reply(
      200,
      page([
        {
          ...rest,
          edit_history_post_ids: ['5', '7'],
          referenced_posts: [{ type: 'replied_to', id: '3' }],
          public_metrics: { repost_count: 9 },
          note_post: { text: 'a long one &gt; 280 for @gamma' },
          entities: undefined,
        },
        { ...rest, id: '6', referenced_posts: [{ type: 'reposted', id: '2' }] },
      ]),
    )
    const [post, repost] = (await poll()).posts
    expect(post).toMatchObject({ id: '5', versionId: '7', inReplyTo: '3', metrics: { reposts: 9 } })
    expect(post).toMatchObject({ text: 'a long one > 280 for @gamma', mentions: ['gamma'] })
    expect(repost).toMatchObject({ id: '6', isRepost: true })
  })

  test('long posts come whole, languages that are none are left out, own posts go out', async () => {
    mentions().reply(
      200,
      page([
        xPost('4', { note_tweet: { text: 'whole', entities: { mentions: [{ username: 'Delta' }] } } }),
        xPost('3', { article: { title: 'Title', plain_text: 'Body' } }),
        xPost('2', { lang: 'qme', referenced_tweets: [{ type: 'retweeted', id: '1' }] }),
        xPost('1', { author_id: '42' }),
      ]),
    )
    const { posts } = await poll()
    expect(posts.map((p) => p.text)).toEqual(['whole', 'Title\n\nBody', 'hello @acme', 'hello @acme'])
    expect(posts[0]?.mentions).toEqual(['delta'])
    expect(posts[2]).toMatchObject({ lang: undefined, isRepost: true })
    expect(posts[3]).toMatchObject({ direction: 'out', author: { id: '42' } })
  })

  test('begins after the newest id, or at a start time in its place', async () => {
    mentions({ since_id: '77' }).reply(200, page([]))
    await poll({ sinceId: '77' })
    mentions({ start_time: '2026-02-28T11:12:13Z' }).reply(200, page([]))
    await poll({ sinceId: '77', startTime: new Date('2026-02-28T11:12:13.999Z') })
  })

  test.each([
    [1, '5'],
    [20, '20'],
    [1000, '100'],
  ])('asks for %i posts within what X allows', async (limit, max_results) => {
    mentions({ max_results }).reply(200, page([]))
    await poll({ limit })
  })

  test('another address takes the place of X’s, path and all', async () => {
    nock('https://proxy.example', { reqheaders: { authorization: 'Bearer secret-access' } })
      .get('/x/api/2/users/me')
      .query({ 'user.fields': USER_FIELDS })
      .reply(200, { data: xUser('42', { username: 'Acme', protected: true }) })
    const me = await x({ apiUrl: 'https://proxy.example/x/api/' }).whoAmI(TOKENS)
    expect(me).toEqual({ id: '42', handle: 'acme', name: 'User 42', isProtected: true })
  })

  test('a duplicate on the page is one post, in its latest version', async () => {
    const older = xPost('10', { text: 'old' })
    const edited = xPost('12', { text: 'new', edit_history_tweet_ids: ['10', '12'] })
    mentions().reply(200, page([older, edited, older, xPost('9')]))
    const answer = await poll()
    expect(answer.posts.map((p) => [p.id, p.versionId, p.text])).toEqual([
      ['10', '12', 'new'],
      ['9', '9', 'hello @acme'],
    ])
    expect(answer.spend.postReads).toBe(4)
  })

  test('one record that is malformed is reported, and the others kept', async () => {
    const odd = xPost('12', { entities: { mentions: 'none' }, public_metrics: { like_count: 'many' } })
    mentions().reply(
      200,
      page([xPost('13', { created_at: 'yesterday', author_id: 7 }), odd, null, { secret: 1 }], {
        meta: { newest_id: '13' },
      }),
    )
    const answer = await poll()
    expect(answer.posts.map((p) => p.id)).toEqual(['12'])
    expect(answer.posts[0]).toMatchObject({ mentions: ['acme'], metrics: {} })
    expect(answer.skipped).toEqual([
      { id: '13', reason: 'malformed: author_id, created_at' },
      { id: null, reason: 'malformed: not an object' },
      { id: null, reason: 'malformed: id, author_id, text, created_at' },
    ])
    expect(answer.newestId).toBe('13')
  })

  test('the budget is the tightest one the headers tell', async () => {
    mentions().reply(200, page([]), {
      'x-rate-limit-limit': '300',
      'x-rate-limit-remaining': '280',
      'x-rate-limit-reset': String(EPOCH + 900),
      'x-user-limit-24hour-limit': '100',
      'x-user-limit-24hour-remaining': '3',
      'x-user-limit-24hour-reset': String(EPOCH + 3600),
    })
    expect((await poll()).budget).toEqual({ remaining: 3, resetsAt: new Date('2026-03-01T13:00:00Z') })
    mentions().reply(200, page([]))
    expect((await poll()).budget).toBeNull()
  })
})

describe('authors', () => {
  test('who is known or came along is not paid for; the rest is one look-up, and counted exactly', async () => {
    const posts = ['1', '2', '3', '4', '5'].map((id) => xPost(id, { author_id: `50${id}` }))
    mentions().reply(200, page(posts, { includes: { users: [xUser('501'), xUser('502', { protected: true })] } }))
    users('505,504').reply(200, { data: [xUser('505')], errors: [{ type: `${PROBLEM}resource-not-found` }] })
    const asked: string[][] = []
    const answer = await poll({
      known: async (ids) => {
        asked.push([...ids])
        return new Map([['503', known('503')]])
      },
    })
    expect(asked).toEqual([['505', '504', '503']])
    expect(answer.spend).toEqual({ postReads: 5, userReads: 3 })
    expect(answer.posts.map((p) => [p.author.handle, p.visibility])).toEqual([
      ['user_505', 'public'],
      ['504', 'private'],
      ['known_503', 'public'],
      ['user_502', 'private'],
      ['user_501', 'public'],
    ])
    expect(answer.profiles.map((p) => p.id)).toEqual(['505', '503', '502', '501'])
    expect(answer.posts[1]?.url).toBe('https://x.com/i/status/4')
  })

  test('trap 3: a protected author’s post is private, and so is one whose author cannot be looked up', async () => {
    mentions().reply(200, page([xPost('1')]))
    expect((await poll({ known: async () => new Map([['500', known('500', true)]]) })).posts[0]?.visibility).toBe(
      'private',
    )
    mentions().reply(200, page([xPost('1')]))
    users('500').reply(200, { data: [{ id: '500', username: 'Anna' }] })
    const unsaid = await poll({ known: async () => new Map() })
    expect(unsaid.posts[0]).toMatchObject({ visibility: 'private', author: { handle: 'anna' } })
  })

  test.each([403, 404, 500, 400])('a look-up answered with %i costs no post', async (status) => {
    mentions().reply(200, page([xPost('1')]))
    users('500').reply(status, {})
    const answer = await poll({ known: async () => new Map() })
    expect(answer.posts[0]).toMatchObject({ id: '1', visibility: 'private', author: { id: '500', handle: '500' } })
    expect(answer.profiles).toEqual([])
    expect(answer.spend).toEqual({ postReads: 1, userReads: 0 })
  })

  test.each([
    [401, AuthExpired],
    [402, CreditsDepleted],
    [429, RateLimited],
  ])('a look-up answered with %i concerns the whole account', async (status, kind) => {
    mentions().reply(200, page([xPost('1')]))
    users('500').reply(status, {})
    expect(await failure(poll({ known: async () => new Map() }))).toBeInstanceOf(kind)
  })
})

describe('what goes wrong at X', () => {
  test('trap 4: an empty page that has a next token is not the end, and a used-up limit does not hide the rest', async () => {
    mentions().reply(
      200,
      { meta: { result_count: 0, next_token: 'more' } },
      { 'x-rate-limit-limit': '1', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(EPOCH + 60) },
    )
    const first = await poll()
    expect(first.posts).toEqual([])
    expect(first.nextPage).not.toBeNull()
    mentions({ pagination_token: 'more' }).reply(200, page([xPost('1')]))
    const second = await poll({ page: first.nextPage })
    expect(second.posts).toHaveLength(1)
    expect(second.nextPage).toBeNull()
  })

  test('trap 4: limited half-way, the page can be asked for again as it was', async () => {
    mentions({ since_id: '5' }).reply(200, page([xPost('9')], { meta: { newest_id: '9', next_token: 't1' } }))
    const first = await poll({ sinceId: '5' })
    mentions({ since_id: '5', pagination_token: 't1' }).reply(429, {})
    expect(await failure(poll({ sinceId: '5', page: first.nextPage }))).toBeInstanceOf(RateLimited)
    mentions({ since_id: '5', pagination_token: 't1' }).reply(200, page([xPost('8')]))
    // The overlap's start has moved meanwhile; the token still belongs to the first query.
    const resumed = await poll({ startTime: NOW, page: first.nextPage })
    expect(resumed.posts.map((p) => p.id)).toEqual(['8'])
  })

  test('trap 4: a page X has forgotten is read again from where the read began', async () => {
    mentions({ since_id: '5', pagination_token: 'gone' }).reply(400, {
      errors: [{ parameters: { pagination_token: ['gone'] } }],
    })
    mentions({ since_id: '5' }).reply(200, page([xPost('9')]))
    const answer = await poll({ sinceId: '5', page: 'since_id=5|gone' })
    expect(answer.posts.map((p) => p.id)).toEqual(['9'])
  })

  test('trap 5: the newest id is told although its record is unusable or stands in another order', async () => {
    mentions().reply(200, page([xPost('99'), xPost('1000')], { meta: { newest_id: '1000', result_count: 2 } }))
    const answer = await poll()
    expect(answer.newestId).toBe('1000')
    expect(answer.posts.map((p) => p.id)).toEqual(['1000', '99'])
    mentions().reply(200, page([xPost('99'), xPost('1000', { text: 1 })]))
    expect((await poll()).newestId).toBe('1000')
  })

  test('trap 7: a newest id X no longer accepts starts over seven days back, once, and reports the gap', async () => {
    mentions({ since_id: '5' }).reply(400, { errors: [{ message: "'since_id' must be a tweet id created after …" }] })
    mentions({ start_time: '2026-02-22T12:00:00Z' }).reply(200, page([xPost('9')], { meta: { next_token: 't' } }))
    const answer = await poll({ sinceId: '5' })
    expect(answer.skipped).toEqual([{ id: null, reason: 'gap' }])
    mentions({ start_time: '2026-02-22T12:00:00Z', pagination_token: 't' }).reply(200, page([xPost('8')]))
    const rest = await poll({ sinceId: '5', page: answer.nextPage })
    expect(rest.skipped).toEqual([])
    mentions({ since_id: '5' }).reply(400, {})
    mentions({ start_time: '2026-02-22T12:00:00Z' }).reply(400, {})
    expect(await failure(poll({ sinceId: '5' }))).toBeInstanceOf(InvalidResponse)
    mentions({ since_id: '5' }).reply(400, { errors: [{ parameters: { max_results: ['20'] } }] })
    expect(await failure(poll({ sinceId: '5' }))).toBeInstanceOf(InvalidResponse)
  })

  const reset = String(EPOCH + 600)
  test.each<[string, Record<string, string>, unknown, string, string]>([
    ['no headers: one window', {}, {}, '2026-03-01T12:15:00.000Z', 'user'],
    [
      'its own reset',
      { 'x-rate-limit-limit': '300', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
      {},
      '2026-03-01T12:10:00.000Z',
      'user',
    ],
    ['a reset without the other two', { 'x-rate-limit-reset': reset }, {}, '2026-03-01T12:10:00.000Z', 'user'],
    [
      'own budget left: the application’s is used up',
      { 'x-rate-limit-remaining': '7', 'x-rate-limit-reset': reset },
      {},
      '2026-03-01T12:10:00.000Z',
      'app',
    ],
    [
      'a day’s limit of the application',
      {
        'x-app-limit-24hour-remaining': '0',
        'x-app-limit-24hour-reset': String(EPOCH + 40_000),
        'x-rate-limit-reset': reset,
      },
      {},
      '2026-03-01T23:06:40.000Z',
      'app',
    ],
    [
      'a day’s limit of the person',
      { 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': String(EPOCH + 40_000) },
      {},
      '2026-03-01T23:06:40.000Z',
      'user',
    ],
    ['a reset just passed', { 'x-rate-limit-reset': String(EPOCH - 3) }, {}, '2026-03-01T12:00:05.000Z', 'user'],
    ['a reset that is none', { 'x-rate-limit-reset': 'soon' }, {}, '2026-03-01T12:15:00.000Z', 'user'],
    ['a reset in seconds to wait', { 'x-rate-limit-reset': '900' }, {}, '2026-03-01T12:15:00.000Z', 'user'],
    [
      'a plan’s monthly cap',
      { 'x-rate-limit-reset': reset },
      { type: `${PROBLEM}usage-capped`, period: 'Monthly' },
      '2026-03-02T12:00:00.000Z',
      'usage-capped',
    ],
    [
      'a plan’s daily cap',
      {},
      { type: `${PROBLEM}usage-capped`, period: 'Daily' },
      '2026-03-02T00:00:00.000Z',
      'usage-capped',
    ],
  ])('trap 8: 429, %s', async (_name, headers, body, retryAt, scope) => {
    mentions().reply(429, JSON.stringify(body), headers)
    const error = await failure(poll())
    expect(error).toBeInstanceOf(RateLimited)
    expect(error).toMatchObject({ retryAt: new Date(retryAt), scope })
  })

  test.each([
    ['402', 402, {}],
    ['402 that is no JSON', 402, '<html>secret'],
    ['a spend cap under another status', 403, { title: 'SpendCapReached', type: `${PROBLEM}credits` }],
  ])('trap 9: %s means no credits, and nothing about the account', async (_name, status, body) => {
    mentions().reply(status, body)
    expect(await failure(poll())).toBeInstanceOf(CreditsDepleted)
  })

  test.each<[string, number, unknown, new (...args: never[]) => Error]>([
    ['401', 401, { title: 'Unauthorized', type: 'about:blank', detail: 'secret' }, AuthExpired],
    [
      '403',
      403,
      { type: `${PROBLEM}client-forbidden`, reason: 'client-not-enrolled', detail: 'secret' },
      PermissionDenied,
    ],
    ['403 for a used-up plan', 403, { type: `${PROBLEM}usage-capped` }, RateLimited],
    ['404', 404, { type: `${PROBLEM}resource-not-found`, value: 'secret' }, NotFound],
    ['400', 400, { errors: [{ message: 'secret', parameters: { id: ['secret'] } }] }, InvalidResponse],
    ['400 with errors that would crash the library', 400, { errors: [null] }, InvalidResponse],
    ['418', 418, 'secret', InvalidResponse],
    ['errors only: not found', 200, { errors: [{ type: `${PROBLEM}resource-not-found`, detail: 'secret' }] }, NotFound],
    [
      'errors only: not allowed',
      200,
      { errors: [{ type: `${PROBLEM}not-authorized-for-resource` }] },
      PermissionDenied,
    ],
    ['errors only: used up', 200, { errors: [{ type: `${PROBLEM}usage-capped` }] }, RateLimited],
    ['errors only: unknown', 200, { errors: [{ title: 'secret' }] }, InvalidResponse],
    ['neither posts nor their absence', 200, {}, InvalidResponse],
    ['a count without posts', 200, { meta: { result_count: 3 } }, InvalidResponse],
    ['a next token of the wrong kind', 200, { data: [], meta: { next_token: 7 } }, InvalidResponse],
    ['posts that are no list', 200, { data: { secret: 1 }, meta: {} }, InvalidResponse],
    ['broken JSON', 200, '{"data":[{"text":"secret"', InvalidResponse],
    ['a page of HTML', 200, '<html>secret</html>', InvalidResponse],
    ['nothing at all', 200, '', InvalidResponse],
  ])('trap 10: %s', async (_name, status, body, kind) => {
    mentions().reply(status, typeof body === 'string' ? body : JSON.stringify(body), {
      'content-type': 'application/json',
    })
    const error = await failure(poll())
    expect(error).toBeInstanceOf(kind)
    expect(error.message).toMatch(/^X/)
  })

  test('trap 10: a refusal says which, in X’s words for it', async () => {
    mentions().reply(403, { type: `${PROBLEM}client-forbidden`, reason: 'client-not-enrolled' })
    expect((await failure(poll())).message).toBe('X answered 403 (client-forbidden, client-not-enrolled)')
  })

  test('trap 11: an edit is the same post under its first id', async () => {
    mentions().reply(200, page([xPost('30', { edit_history_tweet_ids: ['10', '20', '30'] })]))
    expect((await poll()).posts[0]).toMatchObject({ id: '10', versionId: '30', url: expect.stringMatching(/\/30$/) })
  })

  test('trap 12: withheld and deleted posts are left out and reported', async () => {
    const withheld = xPost('3', { withheld: { copyright: false, country_codes: ['DE'] } })
    const errors = [
      { type: `${PROBLEM}resource-not-found`, resource_id: '2', section: 'data' },
      { type: `${PROBLEM}not-authorized-for-resource`, resource_id: '77', section: 'includes' },
    ]
    mentions().reply(200, page([withheld, xPost('1')], { errors }))
    const answer = await poll()
    expect(answer.posts.map((p) => p.id)).toEqual(['1'])
    expect(answer.skipped).toEqual([
      { id: '3', reason: 'withheld' },
      { id: '2', reason: 'resource-not-found' },
    ])
    expect(answer.spend.postReads).toBe(2)
  })

  test('trap 13: ids are strings, put in order as the long numbers they are', async () => {
    const ids = ['9007199254740993', '999999999999999', '9007199254740992', '1999999999999999999']
    mentions().reply(200, page(ids.map((id) => xPost(id))))
    const answer = await poll()
    expect(answer.posts.map((p) => p.id)).toEqual([
      '1999999999999999999',
      '9007199254740993',
      '9007199254740992',
      '999999999999999',
    ])
    expect(answer.newestId).toBe('1999999999999999999')
  })

  test('trap 15: a text stays the text it is, whatever it looks like', async () => {
    const text = '&lt;!channel&gt; &amp;lt;script&amp;gt; ignore all instructions &#39;\u202e'
    mentions().reply(200, page([xPost('1', { text })]))
    expect((await poll()).posts[0]?.text).toBe("<!channel> &lt;script&gt; ignore all instructions '\u202e")
  })

  test('5xx and broken connections are tried again, then told as unavailable', async () => {
    mentions().reply(503, 'secret')
    mentions().reply(200, page([xPost('1')]))
    expect((await poll()).posts).toHaveLength(1)
    mentions().twice().reply(500, 'secret')
    expect(await failure(poll())).toMatchObject({ name: 'Unavailable', message: 'X answered 500' })
    mentions()
      .twice()
      .replyWithError(Object.assign(new Error('secret'), { code: 'ECONNRESET' }))
    expect(await failure(poll())).toMatchObject({ message: 'X could not be reached (ECONNRESET)', ambiguous: true })
    mentions()
      .twice()
      .replyWithError(Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }))
    expect(await failure(poll())).toMatchObject({ message: 'X could not be reached (ECONNREFUSED)', ambiguous: false })
  })

  test('without a token nothing is sent', async () => {
    expect(await failure(poll({ tokens: null }))).toBeInstanceOf(AuthExpired)
  })

  test('stopped by its caller, nothing is sent', async () => {
    expect(await failure(poll({ signal: AbortSignal.abort() }))).toBeInstanceOf(Unavailable)
  })
})

test('requests keep to X’s published contract', async (ctx) => {
  const file = process.env.X_OPENAPI
  if (!file) return ctx.skip('left out: X_OPENAPI does not name the file of X’s OpenAPI contract')
  const contract: unknown = JSON.parse(await readFile(file, 'utf8'))
  const seen: { method: string; path: string }[] = []
  const record = function (this: { req: { method: string } }, path: string) {
    seen.push({ method: this.req.method, path })
    if (path.startsWith('/2/users?')) return [200, { data: [xUser('500')] }]
    if (path.startsWith('/2/users/me')) return [200, { data: xUser('42') }]
    return [200, page([xPost('9')], { meta: { next_token: 't' } })]
  }
  nock(API)
    .persist()
    .get(/^\/2\//)
    .query(true)
    .reply(record)
  const request = requestFor(SUBJECT)
  const first = await x().poll(request)
  await x().poll({ ...request, page: first.nextPage })
  await x().poll({ ...request, sinceId: '1', limit: 1 })
  await x().poll({ ...request, startTime: NOW, limit: 500 })
  await x().whoAmI(TOKENS)
  expect(seen).toHaveLength(9)
  expect(seen.flatMap(({ method, path }) => checkRequest(contract, method, path))).toEqual([])
  expect(
    checkRequest(contract, 'GET', '/2/users/42/mentions?max_results=4&tweet.fields=secret&surprise=1'),
  ).toHaveLength(3)
})
