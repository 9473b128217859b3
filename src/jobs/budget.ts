import { CreditsDepleted } from '../domain/errors.ts'
import type { Network } from '../ports/network.ts'
import type { SpendStore, Store } from '../ports/store.ts'

/** Caps in US dollars; a hard stop, counted in UTC days and months as the network does. */
export interface Budget {
  dailyUsd: number
  monthlyUsd: number | null
}

/** The smallest page a network sells. */
const SMALLEST_PAGE = 5

/**
 * How many posts may still be read today, assuming the worst: that each brings an author we do not know.
 * @throws CreditsDepleted when not even the smallest page can be paid
 */
export async function remainingReads(
  store: Store,
  budget: Budget | undefined,
  network: Network,
  now: Date,
): Promise<number> {
  const perPost = network.prices.postRead + network.prices.userRead
  if (!budget || perPost === 0) return Number.MAX_SAFE_INTEGER
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  const end = new Date(now.getTime() + 1)
  const leftToday = budget.dailyUsd - (await store.spend.total(network.name, day, end))
  const leftThisMonth =
    budget.monthlyUsd === null
      ? Number.POSITIVE_INFINITY
      : budget.monthlyUsd - (await store.spend.total(network.name, month, end))
  const reads = Math.floor(Math.min(leftToday, leftThisMonth) / perPost + 1e-9)
  if (reads >= SMALLEST_PAGE) return reads
  const isDaily = leftToday <= leftThisMonth
  throw isDaily
    ? new CreditsDepleted('The daily budget is used up.', 'daily_budget')
    : new CreditsDepleted('The monthly budget is used up.', 'monthly_budget')
}

/** A page's price as entries for the books. */
export function spendOf(
  network: Network,
  accountId: string,
  spend: { postReads: number; userReads: number },
  at: Date,
): Parameters<SpendStore['add']>[0][] {
  const { postRead, userRead } = network.prices
  return [
    {
      network: network.name,
      accountId,
      kind: 'post_read',
      units: spend.postReads,
      dollars: spend.postReads * postRead,
      at,
    },
    {
      network: network.name,
      accountId,
      kind: 'user_read',
      units: spend.userReads,
      dollars: spend.userReads * userRead,
      at,
    },
  ]
}
