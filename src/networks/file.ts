import { groupBy } from '../domain/collections.ts'
import { NotFound } from '../domain/errors.ts'
import type { Post } from '../domain/post.ts'
import type { Clock } from '../ports/clock.ts'
import type { Network, PollPage, PollRequest } from '../ports/network.ts'
import { fileAccounts, namedHandles, plainHandle } from './file-handles.ts'
import { createTimeline, type Place, readPlace, type Timeline, writePlace } from './file-timeline.ts'
import { xReply } from './x-reply.ts'

export { type FileAccount, fileAccounts } from './file-handles.ts'
export { type BadLine, readPosts } from './file-read.ts'

/** One replayed network for each that the posts name, read for `fileAccounts(posts, accounts)`. */
export function createFileNetworks(posts: readonly Post[], accounts: readonly string[], clock: Clock): Network[] {
  const chosen = groupBy(fileAccounts(posts, accounts), (a) => a.network)
  return [...groupBy(posts, (p) => p.network)].map(([network, own]) =>
    createFileNetwork({ network, posts: own, accounts: (chosen.get(network) ?? []).map((a) => a.handle), clock }),
  )
}

/**
 * Posts of one network replayed on a clock: a poll sees what was written up to now. An `in` post is a mention
 * of the accounts it names, else of the account it answers, else of the first account.
 */
export function createFileNetwork(options: {
  network: string
  posts: readonly Post[]
  /** Handles. */
  accounts: readonly string[]
  clock: Clock
}): Network {
  const { network, posts, clock } = options
  const handles = [...new Set(options.accounts.map(plainHandle))]
  const timelines = timelinesOf(posts, handles)
  return {
    name: network,
    prices: { postRead: 0, userRead: 0 },
    reply: network === 'x' ? xReply : plainReply(network),
    async poll(request) {
      const timeline = timelines.get(plainHandle(request.account.handle))
      if (!timeline) throw new NotFound('The posts file is not read for this account')
      return pollTimeline(timeline, request, clock.now())
    },
    // There are no tokens to tell accounts apart by.
    async whoAmI() {
      const [account] = fileAccounts(posts, handles)
      if (!account) throw new NotFound('The posts file is read for no account')
      return { id: account.id, handle: account.handle, name: account.name, isProtected: false }
    },
    refresh: async (tokens) => tokens,
    revoke: async () => {},
  }
}

/** The posts that concern each account. */
function timelinesOf(posts: readonly Post[], handles: readonly string[]): Map<string, Timeline> {
  const lists = new Map<string, Post[]>(handles.map((handle) => [handle, []]))
  const writers = new Map<string, string>()
  for (const post of posts) {
    if (post.direction === 'out' && lists.has(post.author.handle)) writers.set(post.id, post.author.handle)
  }
  function concerned(post: Post): string[] {
    if (post.direction === 'out') return lists.has(post.author.handle) ? [post.author.handle] : []
    const named = new Set([...post.mentions, ...namedHandles(post.network, post.text)].filter((h) => lists.has(h)))
    if (named.size > 0) return [...named]
    const answered = post.inReplyTo === null ? undefined : writers.get(post.inReplyTo)
    return [answered ?? handles[0]].flatMap((handle) => handle ?? [])
  }
  for (const post of posts) for (const handle of concerned(post)) lists.get(handle)?.push(post)
  return new Map(Array.from(lists, ([handle, own]) => [handle, createTimeline(own)]))
}

/** `page` holds the place before which to go on, and where the read began, whatever is asked for by then. */
function pollTimeline(timeline: Timeline, request: PollRequest, now: Date): PollPage {
  const limit = Math.max(1, Math.floor(request.limit))
  const [before, after] = (request.page ?? '').split('.')
  const end = before ? timeline.firstBehind(readPlace(before)) : timeline.firstAt(now.getTime() + 1)
  const start = request.page === null ? startOf(timeline, request) : after ? timeline.firstBehind(readPlace(after)) : 0
  const from = Math.max(start, end - limit)
  const posts = from < end ? timeline.newestFirst(from, end) : []
  const placeBefore = (index: number): Place | null => (index > 0 ? timeline.placeOf(index - 1) : null)
  const write = (place: Place | null): string => (place === null ? '' : writePlace(place))
  return {
    posts,
    profiles: [...new Map(posts.map((p) => [p.author.id, { ...p.author, isProtected: false }])).values()],
    newestId: from < end ? writePlace(timeline.placeOf(end - 1)) : null,
    nextPage: from > start ? `${write(placeBefore(from))}.${write(placeBefore(start))}` : null,
    spend: { postReads: 0, userReads: 0 },
    budget: null,
    skipped: [],
  }
}

function startOf(timeline: Timeline, { startTime, sinceId }: PollRequest): number {
  if (startTime) return timeline.firstAt(startTime.getTime())
  return sinceId === null ? 0 : timeline.firstBehind(readPlace(sinceId))
}

const MAX_LENGTHS: Record<string, number> = { mastodon: 500, bluesky: 300 }

/** Counted in characters as people see them; a replayed post has no page to answer on. */
function plainReply(network: string): Network['reply'] {
  const segmenter = new Intl.Segmenter()
  return {
    maxLength: MAX_LENGTHS[network] ?? 500,
    length: (text) => [...segmenter.segment(text)].length,
    link: () => null,
  }
}
