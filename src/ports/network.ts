import type { Tokens } from '../domain/account.ts'
import type { Author, Post } from '../domain/post.ts'

/** A profile as a network shows it; `isProtected` authors are never shown in a channel (trap 3). */
export interface Profile extends Author {
  isProtected: boolean
}

export interface PollRequest {
  account: { remoteId: string; handle: string }
  /** Null for networks that need none (a file). */
  tokens: Tokens | null
  /** Everything up to this id is stored; null on the first poll. */
  sinceId: string | null
  /** Read from this time on in place of `sinceId`: the overlap that finds late mentions (trap 6). */
  startTime: Date | null
  /** Resume at this page of a read that stopped half-way (trap 4). */
  page: string | null
  /** At most this many posts on the page. */
  limit: number
  /** Profiles we know already, by the network's own id: they need not be paid for again. */
  known(ids: readonly string[]): Promise<ReadonlyMap<string, Profile>>
  signal?: AbortSignal
}

/** One page of what was said to (and, where asked for, by) an account, newest first. */
export interface PollPage {
  posts: Post[]
  /** Every author on the page, so that they need not be looked up again. */
  profiles: Profile[]
  /** Newest id of the page by the network's own order; null when it is empty. */
  newestId: string | null
  /** Null when this was the last page; absence is the only end there is. */
  nextPage: string | null
  /** What the network charges for it, in units of its own price list. */
  spend: { postReads: number; userReads: number }
  /** Read from the answer's headers; null when it does not say. */
  budget: { remaining: number; resetsAt: Date } | null
  /** Records that were not understood and left out; reported, never silently dropped. */
  skipped: { id: string | null; reason: string }[]
}

/** Signing in: the address to send the person to, and what is needed to finish. */
export interface Authorization {
  url: string
  state: string
  codeVerifier: string
}

/**
 * What the program needs of a network. One file each; every one passes the same contract tests.
 * Methods throw the closed set of errors in domain/errors.ts.
 */
export interface Network {
  name: string
  /** Dollars per unit of `spend`; zero where reading is free. */
  prices: { postRead: number; userRead: number }
  reply: {
    maxLength: number
    /** The text's length by the network's own counting. */
    length(text: string): number
    /** Where a person can post `text` as an answer; null where there is no such page. */
    link(post: Pick<Post, 'versionId' | 'author' | 'url'>, text: string): string | null
  }
  poll(request: PollRequest): Promise<PollPage>
  /** Who these tokens belong to. */
  whoAmI(tokens: Tokens): Promise<Profile>
  /** A new pair for an old one; `AuthExpired` only when the network confirmed that the grant is void (trap 2). */
  refresh(tokens: Tokens): Promise<Tokens>
  /** Makes the tokens void at the network; succeeds when they already are. */
  revoke(tokens: Tokens): Promise<void>
  /** Absent where signing in happens otherwise. */
  signIn?: {
    begin(redirectUri: string): Authorization
    finish(request: { code: string; codeVerifier: string; redirectUri: string }): Promise<Tokens>
  }
}
