import nock from 'nock'

/** A post as X's contract shows it. */
export function xPost(id: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    author_id: '500',
    text: 'hello @acme',
    created_at: new Date(Date.UTC(2026, 0, 1, 0, 0, Number(id) % 86_400)).toISOString(),
    conversation_id: id,
    edit_history_tweet_ids: [id],
    lang: 'en',
    entities: { mentions: [{ start: 6, end: 11, username: 'Acme', id: '42' }] },
    public_metrics: {
      like_count: 1,
      reply_count: 2,
      retweet_count: 3,
      quote_count: 4,
      impression_count: 5,
      bookmark_count: 6,
    },
    ...change,
  }
}

export function xUser(id: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, username: `User_${id}`, name: `User ${id}`, protected: false, ...change }
}

/** Mentions and users served as X serves them, from posts in any order. */
export function serveX(origin: string, posts: Record<string, unknown>[]): void {
  nock(origin)
    .persist()
    .get('/2/users/42/mentions')
    .query(true)
    .optionally()
    .reply((uri) => {
      const query = new URL(uri, origin).searchParams
      const since = BigInt(query.get('since_id') ?? '0')
      const start = Date.parse(query.get('start_time') ?? '1970-01-01T00:00:00Z')
      const found = posts
        .filter((p) => BigInt(String(p.id)) > since && Date.parse(String(p.created_at)) >= start)
        .sort((a, b) => Number(BigInt(String(b.id)) - BigInt(String(a.id))))
      const offset = Number(query.get('pagination_token')?.slice(1) ?? 0)
      const page = found.slice(offset, offset + Number(query.get('max_results')))
      if (page.length === 0) return [200, { meta: { result_count: 0 } }]
      const end = offset + page.length
      const next_token = end < found.length ? `p${end}` : undefined
      return [200, { data: page, meta: { result_count: page.length, newest_id: page[0]?.id, next_token } }]
    })
  nock(origin)
    .persist()
    .get('/2/users')
    .query(true)
    .optionally()
    .reply((uri) => {
      const ids = new URL(uri, origin).searchParams.get('ids') ?? ''
      return [200, { data: ids.split(',').map((id) => xUser(id)) }]
    })
}
