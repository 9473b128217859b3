import { createServer } from 'node:http'

/** Enough of X's API for a poller: who somebody is, and what mentions them, newest first, in pages. */
export async function fakeX(accounts) {
  const mentions = new Map(accounts.map((account) => [account.id, []]))
  let nextId = 1_800_000_000_000_000_000n
  const users = new Map()
  const counts = { polls: 0, pages: 0 }

  function say(accountId, handle, text) {
    nextId += 1_000_003n
    const author = { id: `5${handle.replace(/\D/g, '')}`, username: handle, name: handle, protected: false }
    users.set(author.id, author)
    const id = String(nextId)
    mentions.get(accountId).unshift({
      id,
      text,
      author_id: author.id,
      conversation_id: id,
      created_at: new Date().toISOString(),
      edit_history_tweet_ids: [id],
      lang: 'en',
      public_metrics: { like_count: 0, reply_count: 0, retweet_count: 0, quote_count: 0 },
    })
    return id
  }

  function page(accountId, query) {
    counts.pages++
    const since = BigInt(query.get('since_id') ?? 0)
    const start = query.get('start_time')
    const size = Math.min(Number(query.get('max_results') ?? 10), 7)
    const all = mentions.get(accountId).filter((p) => BigInt(p.id) > since && (!start || p.created_at >= start))
    // A token names the post it goes on behind, so that new posts do not shift the pages.
    const token = query.get('pagination_token')
    const from = token ? all.findIndex((p) => p.id === token) + 1 : 0
    const data = all.slice(from, from + size)
    const isLast = from + size >= all.length
    const meta = { result_count: data.length, newest_id: data[0]?.id, oldest_id: data.at(-1)?.id }
    if (!isLast) meta.next_token = data.at(-1).id
    return data.length > 0 ? { data, meta } : { meta: { result_count: 0 } }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://x')
    const send = (body, status = 200) => {
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      }, Math.random() * 25)
    }
    const account = accounts.find((a) => request.headers.authorization === `Bearer ${a.token}`)
    if (!account) return send({ title: 'Unauthorized', status: 401 }, 401)
    const mentioned = /^\/2\/users\/(\d+)\/mentions$/.exec(url.pathname)?.[1]
    if (mentioned) {
      counts.polls++
      return send(page(mentioned, url.searchParams))
    }
    if (url.pathname === '/2/users/me')
      return send({ data: { id: account.id, username: account.handle, name: account.handle, protected: false } })
    if (url.pathname === '/2/users') {
      return send({
        data: url.searchParams
          .get('ids')
          .split(',')
          .flatMap((id) => users.get(id) ?? []),
      })
    }
    send({ title: 'Not Found', status: 404 }, 404)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, say, counts, close: () => server.close() }
}
