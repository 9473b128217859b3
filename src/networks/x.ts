import type { Tokens } from '../domain/account.ts'
import { AuthExpired } from '../domain/errors.ts'
import type { Network, PollPage, PollRequest } from '../ports/network.ts'
import { createXClient, type XClient } from './x-client.ts'
import { budgetOf, problemKind, problemOf } from './x-errors.ts'
import { type ReadOptions, readMentions } from './x-mentions.ts'
import { createXOauth } from './x-oauth.ts'
import { toPost } from './x-posts.ts'
import { xReply } from './x-reply.ts'
import { idOf, places, type XPage, type XPost, xPostSchema } from './x-schema.ts'
import { readMe, readProfiles } from './x-users.ts'

export interface XOptions {
  clientId?: string
  /** Only for confidential applications. */
  clientSecret?: string
  /** In place of https://api.x.com; may have a path, may be http. */
  apiUrl?: string
  authorizeUrl?: string
  /** For one request; 15 000 by default. */
  timeoutMs?: number
  /** Tries of one reading request while X cannot be reached; 2 by default. */
  attempts?: number
  now(): Date
  sleep?(ms: number): Promise<unknown>
}

/** X by its API v2. Prices: the pay-per-use list, in dollars for one post and one user read. */
export function createXNetwork(options: XOptions): Network {
  const { apiUrl = 'https://api.x.com', timeoutMs = 15_000, attempts = 2, now, sleep } = options
  const authorizeUrl = options.authorizeUrl ?? 'https://x.com/i/oauth2/authorize'
  const client = createXClient({ apiUrl, timeoutMs, now })
  const { clientId, clientSecret } = options
  return {
    name: 'x',
    prices: { postRead: 0.005, userRead: 0.01 },
    reply: xReply,
    poll: (request) => poll(client, request, { attempts, now, sleep }),
    whoAmI: async (tokens) => readMe(client, tokenOf(tokens), now()),
    ...createXOauth(client, { clientId, clientSecret, authorizeUrl, now }),
  }
}

async function poll(client: XClient, request: PollRequest, options: ReadOptions): Promise<PollPage> {
  const token = tokenOf(request.tokens)
  const { page, headers, nextPage, hasGap } = await readMentions(client, token, request, options)
  const { records, skipped } = recordsOf(page)
  if (hasGap) skipped.unshift({ id: null, reason: 'gap' })
  const authors = [...new Set(records.map((r) => r.author_id))]
  const { byId, userReads } = await readProfiles(client, token, request, authors, page.includes?.users ?? [])
  const postReads = [page.data, page.includes?.tweets, page.includes?.posts].reduce(
    (n, list) => n + (list?.length ?? 0),
    0,
  )
  return {
    posts: records.map((record) => toPost(record, request.account, byId.get(record.author_id))),
    profiles: authors.flatMap((id) => byId.get(id) ?? []),
    newestId: newestId(page),
    nextPage,
    spend: { postReads, userReads },
    budget: budgetOf(headers),
    skipped,
  }
}

/** The page's posts, newest first and each once in its latest version, and what could not be used. */
function recordsOf(page: XPage): { records: XPost[]; skipped: PollPage['skipped'] } {
  const byFirstId = new Map<string, XPost>()
  const skipped: PollPage['skipped'] = []
  for (const raw of page.data ?? []) {
    const parsed = xPostSchema.safeParse(raw)
    if (!parsed.success) {
      skipped.push({ id: idOf(raw), reason: `malformed: ${places(parsed.error)}` })
    } else if (parsed.data.withheld !== undefined && parsed.data.withheld !== null) {
      skipped.push({ id: parsed.data.id, reason: 'withheld' })
    } else {
      const post = parsed.data
      const first = (post.edit_history_tweet_ids ?? post.edit_history_post_ids)?.[0] ?? post.id
      const other = byFirstId.get(first)
      if (!other || BigInt(other.id) < BigInt(post.id)) byFirstId.set(first, post)
    }
  }
  for (const error of page.errors ?? []) {
    const problem = problemOf(error)
    // Parts that came along with a post and are missing cost the post nothing.
    if (problem.section === 'includes') continue
    skipped.push({ id: problem.resource_id ?? null, reason: problemKind(problem) ?? 'error of unknown type' })
  }
  return { records: [...byFirstId.values()].sort(byIdDescending), skipped }
}

function byIdDescending(a: XPost, b: XPost): number {
  const [left, right] = [BigInt(a.id), BigInt(b.id)]
  return left < right ? 1 : left > right ? -1 : 0
}

/** The greatest id on the page, that of records left out included: they are not read again. */
function newestId(page: XPage): string | null {
  const ids = [page.meta?.newest_id, ...(page.data ?? []).map(idOf)].filter((id) => /^\d{1,19}$/.test(id ?? ''))
  return ids.reduce<string | null>((newest, id) => {
    if (id === null || id === undefined) return newest
    return newest === null || BigInt(id) > BigInt(newest) ? id : newest
  }, null)
}

function tokenOf(tokens: Tokens | null): string {
  if (tokens === null) throw new AuthExpired('X: the account has no token')
  return tokens.accessToken
}
