/** Public counters of a post; absent where the network does not tell. */
export interface Metrics {
  likes?: number
  replies?: number
  reposts?: number
  quotes?: number
  impressions?: number
}

/** Who wrote a post. `id` is the network's own stable id, `handle` is lower case without `@`. */
export interface Author {
  id: string
  handle: string
  name?: string
}

/** `in`: somebody else wrote it. `out`: one of our accounts wrote it. */
export type Direction = 'in' | 'out'

/**
 * One post on one network, as the rest of the program knows it.
 * `id` is the id of its *first* version, so that an edited post stays the same post.
 */
export interface Post {
  network: string
  id: string
  /** Id of the version at hand; differs from `id` after an edit. */
  versionId: string
  conversationId: string
  inReplyTo: string | null
  author: Author
  createdAt: Date
  text: string
  /** The network's own language hint (BCP 47), if it gives one. */
  lang?: string
  direction: Direction
  /** Handles named in the text, lower case, without `@`. */
  mentions: string[]
  metrics: Metrics
  url?: string
  /** A plain repost carries no words of its own and is never a mention. */
  isRepost: boolean
  /** `private`: written by a protected author or to a restricted audience; never shown in a channel. */
  visibility: 'public' | 'private'
}

/** Likes, replies, reposts and quotes together: what counts as attention. */
export function interactions(metrics: Metrics): number {
  return (metrics.likes ?? 0) + (metrics.replies ?? 0) + (metrics.reposts ?? 0) + (metrics.quotes ?? 0)
}

/** One post, whatever its version: the key alerts and touches hang on. */
export function postKey(post: { network: string; id: string }): string {
  return `${post.network}:${post.id}`
}
