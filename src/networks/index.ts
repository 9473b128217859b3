import type { Post } from '../domain/post.ts'
import type { Clock } from '../ports/clock.ts'
import type { Network } from '../ports/network.ts'
import { createFileNetworks } from './file.ts'
import { createXNetwork, type XOptions } from './x.ts'

export { type BadLine, createFileNetworks, type FileAccount, fileAccounts, readPosts } from './file.ts'

export interface NetworkOptions {
  clock: Clock
  x?: Omit<XOptions, 'now'>
  /** Posts to replay in place of every real network. */
  replay?: { posts: readonly Post[]; accounts: readonly string[] }
}

/** Every real network by its name. To add one: a file beside this and a line here. */
const registry: Record<string, (options: NetworkOptions) => Network> = {
  x: ({ x, clock }) => createXNetwork({ ...x, now: () => clock.now() }),
}

/** The networks to read, by name: all real ones, or the replayed ones alone. */
export function createNetworks(options: NetworkOptions): ReadonlyMap<string, Network> {
  const { replay, clock } = options
  const networks = replay
    ? createFileNetworks(replay.posts, replay.accounts, clock)
    : Object.values(registry).map((create) => create(options))
  return new Map(networks.map((network) => [network.name, network]))
}
