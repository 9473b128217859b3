import type { Account } from '../domain/account.ts'
import { groupBy } from '../domain/collections.ts'
import { type Contact, type Customer, isLinked } from '../domain/customer.ts'
import type { Employee } from '../domain/employee.ts'
import { type Intensity, intensity } from '../domain/relationship.ts'
import type { Store, StoredPost } from '../ports/store.ts'
import type { Taught } from './taught.ts'

const DAY = 86_400_000
/** Touches older than three half-lives weigh less than an eighth. */
const TOUCH_SPAN = 540 * DAY
const BASELINE_POSTS = 100

/** Everything around a batch of posts, read from the store at once. */
export interface Scene {
  contactOf(post: StoredPost): Contact | null
  /** Null where the author is not linked to one on a recorded basis. */
  customerOf(contact: Contact): Customer | null
  intensityOf(customer: Customer | null, now: Date): Intensity
  isAnswered(post: StoredPost): boolean
  /** The customer's post that one of ours answers. */
  parentOf(post: StoredPost): StoredPost | null
  accountOf(post: StoredPost): Account | null
  baselineOf(post: StoredPost): number[]
  employees: ReadonlyMap<string, Employee>
  /** What people taught, also a moment ago. */
  taught: Taught
}

export async function gather(
  store: Store,
  posts: readonly StoredPost[],
  taught: (store: Store) => Promise<Taught>,
  now: Date,
): Promise<Scene> {
  const parents = new Map<string, StoredPost>()
  const answered = new Set<string>()
  for (const [network, list] of groupBy(posts, (p) => p.network)) {
    const replies = list.flatMap((p) => (p.direction === 'out' && p.inReplyTo !== null ? [p.inReplyTo] : []))
    for (const parent of await store.posts.byIds(network, replies)) parents.set(`${network}:${parent.id}`, parent)
    const ids = list.filter((p) => p.direction === 'in').map((p) => p.id)
    for (const id of await store.posts.answeredAmong(network, ids)) answered.add(`${network}:${id}`)
  }
  const everyPost = [...posts, ...parents.values()]
  const contacts = await store.people.contactsByIds(distinct(everyPost.map((p) => p.contactId)))
  const linked = [...contacts.values()].filter(isLinked)
  const customers = await store.people.customersByIds(distinct(linked.map((c) => c.customerId)))
  const touches = await store.touches.ofCustomers([...customers.keys()], new Date(now.getTime() - TOUCH_SPAN))
  const accounts = await store.accounts.byIds(distinct(posts.map((p) => p.accountId)))
  const people = [...customers.values()]
    .flatMap((c) => [c.ownerId, c.deputyId])
    .concat([...accounts.values()].map((a) => a.employeeId))
  const baselines = new Map<string, number[]>()
  for (const id of distinct(posts.map((p) => p.accountId)))
    baselines.set(id, await store.posts.recentInteractions(id, BASELINE_POSTS))
  return {
    contactOf: (post) => (post.contactId === null ? null : (contacts.get(post.contactId) ?? null)),
    customerOf: (contact) =>
      isLinked(contact) && contact.customerId !== null ? (customers.get(contact.customerId) ?? null) : null,
    intensityOf: (customer, at) => intensity((customer && touches.get(customer.id)) ?? [], at),
    isAnswered: (post) => answered.has(`${post.network}:${post.id}`),
    parentOf: (post) => (post.inReplyTo === null ? null : (parents.get(`${post.network}:${post.inReplyTo}`) ?? null)),
    accountOf: (post) => accounts.get(post.accountId) ?? null,
    baselineOf: (post) => baselines.get(post.accountId) ?? [],
    employees: await store.people.employeesByIds(distinct(people)),
    taught: await taught(store),
  }
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
