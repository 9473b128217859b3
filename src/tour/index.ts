import { importCustomers, importEmployees } from '../actions/import/index.ts'
import type { Post } from '../domain/post.ts'
import type { Store } from '../ports/store.ts'
import { ACCOUNTS, CUSTOMERS, EMPLOYEES, HISTORY, LIVE } from './company.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export interface Tour {
  /** What arrives while somebody watches, up to now. */
  posts: Post[]
  accounts: string[]
  /** People, connected accounts and what was said before; does nothing when it is there already. */
  fill(store: Store): Promise<void>
}

/** The invented company, its story ending at `now`. */
export function prepareTour(now: Date): Tour {
  // Each start tells its own live part, so that there is something to watch every time.
  const run = Math.floor(now.getTime() / MINUTE).toString(36)
  const begin = now.getTime() - LIVE.length * 6 * MINUTE
  const posts = LIVE.map(({ from, to, text, replyTo, name, likes }, index) => {
    const isOurs = from.startsWith('>')
    const parent = replyTo === undefined ? null : `${run}-${replyTo}`
    return aPost({
      id: `${run}-${index}`,
      conversationId: parent ?? `${run}-${index}`,
      inReplyTo: parent,
      handle: isOurs ? from.slice(1) : from,
      name,
      to,
      text,
      likes,
      isOurs,
      createdAt: new Date(begin + index * 6 * MINUTE),
    })
  })
  return {
    posts,
    accounts: ACCOUNTS.map((a) => a.handle),
    async fill(store) {
      const reports = [
        await importEmployees(store, Buffer.from(EMPLOYEES), { dryRun: false, now }),
        await importCustomers(store, Buffer.from(CUSTOMERS), { dryRun: false, now }),
      ]
      const refused = reports.flatMap((report) => report.refused)
      if (refused.length > 0) throw new Error(`The tour's own people are refused: ${JSON.stringify(refused)}`)
      for (const { handle, id, employee } of ACCOUNTS) {
        const owner = employee ? await store.people.employeeByEmail(employee) : null
        const account = await store.accounts.connect(
          { network: 'x', remoteId: id, handle, employeeId: owner?.id ?? null },
          null,
          null,
          now,
        )
        const history = historyOf(handle, now)
        await store.posts.storeAll(account.id, history, [], { isQuiet: () => true, now })
      }
    },
  }
}

function historyOf(account: string, now: Date): Post[] {
  return HISTORY.flatMap(([daysAgo, from, to, text], index) => {
    if (to !== account) return []
    const isOurs = from.startsWith('>')
    // An answer stands right behind what it answers.
    const parent = isOurs ? `h-${index - 1}` : null
    const createdAt = new Date(now.getTime() - daysAgo * DAY + (isOurs ? 2 * 60 * MINUTE : 0))
    return aPost({
      id: `h-${index}`,
      conversationId: parent ?? `h-${index}`,
      inReplyTo: parent,
      handle: isOurs ? account : from,
      to,
      text,
      isOurs,
      createdAt,
    })
  })
}

function aPost(p: {
  id: string
  conversationId: string
  inReplyTo: string | null
  handle: string
  name?: string
  to: string
  text: string
  likes?: number
  isOurs: boolean
  createdAt: Date
}): Post {
  const { id, conversationId, inReplyTo, handle, name, to, text, createdAt, isOurs } = p
  const account = ACCOUNTS.find((a) => a.handle === handle)
  return {
    network: 'x',
    id,
    versionId: id,
    conversationId,
    inReplyTo,
    author: { id: account?.id ?? `c-${handle}`, handle, name },
    createdAt,
    text,
    direction: isOurs ? 'out' : 'in',
    mentions: [to],
    metrics: { likes: p.likes ?? 0 },
    // Invented posts stand nowhere; without an address no link is shown.
    isRepost: false,
    visibility: 'public',
  }
}
