import type { Account, Tokens } from '../domain/account.ts'
import { AuthExpired } from '../domain/errors.ts'
import type { Network } from '../ports/network.ts'
import type { Store } from '../ports/store.ts'

/** A token is renewed this long before it ends, so that it does not end under way. */
const EARLY_MS = 120_000

/**
 * Tokens that can be used now; renews them when they are about to end.
 * @throws AuthExpired only when the network confirmed that the grant is void; Unavailable to be tried later
 */
export async function usableTokens(
  store: Store,
  network: Network,
  account: Account,
  now: Date,
): Promise<Tokens | null> {
  const tokens = await store.accounts.tokens(account.id)
  if (!tokens?.expiresAt || tokens.expiresAt.getTime() - EARLY_MS > now.getTime()) return tokens
  return renew(store, network, account, tokens)
}

/**
 * A new pair in place of `used`. One refresh an account at a time, across processes: whoever comes second finds the
 * first one's result (networks.md, trap 1), and a refused refresh looks once more before it believes the refusal.
 */
export function renew(store: Store, network: Network, account: Account, used: Tokens): Promise<Tokens | null> {
  return store.accounts.withTokenLock(account.id, async (current) => {
    if (current.accessToken !== used.accessToken) return current
    try {
      return await network.refresh(current)
    } catch (error) {
      if (!(error instanceof AuthExpired)) throw error
      const stored = await store.accounts.tokens(account.id)
      if (stored && stored.accessToken !== current.accessToken) return stored
      throw error
    }
  })
}
