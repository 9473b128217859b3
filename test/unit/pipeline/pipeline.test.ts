import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../src/domain/account.ts'
import { conversationKey, privateKey } from '../../../src/domain/conversation.ts'
import type { Contact, Customer } from '../../../src/domain/customer.ts'
import type { Post } from '../../../src/domain/post.ts'
import type { Reading } from '../../../src/domain/reading.ts'
import type { Rule } from '../../../src/domain/rule.ts'
import { createPipeline } from '../../../src/pipeline.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import type { ReplyWriter } from '../../../src/ports/replies.ts'
import type { Store } from '../../../src/ports/store.ts'
import { rules } from '../../../src/rules/index.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { aCustomer, anEmployee, aPost, aReading, DAY, later, MINUTE, NOW } from '../domain/builders.ts'

let db: TestDatabase
let store: Store
let personal: Account
let company: Account
let anna: string
let errors: string[] = []
let readings = new Map<string, Partial<Reading>>()
const writer: ReplyWriter = { write: async () => [{ tone: 'business', text: 'Thank you.' }], check: () => [] }

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  const { id: _, ...rest } = anEmployee()
  anna = (await store.people.saveEmployee(rest)).id
  const connect = (remoteId: string, employeeId: string | null) =>
    store.accounts.connect({ network: 'x', remoteId, handle: `us${remoteId}`, employeeId }, null, null, NOW)
  personal = await connect('1', anna)
  company = await connect('2', null)
})
beforeEach(() => {
  errors = []
  readings = new Map()
})
afterAll(() => db.drop())

const reply = { maxLength: 280, length: (text: string) => text.length, link: () => null }

function pipeline(changes: { rules?: readonly Rule[]; replies?: ReplyWriter } = {}) {
  return createPipeline({
    store,
    clock: manualClock(later(MINUTE)),
    // Reads what a test says a post's text means.
    reader: { read: ({ text }) => aReading(readings.get(text)) },
    rules,
    replies: writer,
    networks: new Map([['x', { reply }]]),
    settings: { minConfidence: 0.6, language: 'en', timeZone: 'UTC', triageChannel: '#triage' },
    onError: (part) => errors.push(part),
    ...changes,
  })
}

let seconds = 0
/** A post that says something, later than all before it. */
function says(handle: string, means: Partial<Reading>, changes: Partial<Post> = {}): Post {
  const at = later(++seconds)
  const post = aPost({ author: { id: `id-${handle}`, handle }, createdAt: at, ...changes })
  readings.set(post.text, means)
  return post
}
const complaint = (urgency = 60): Partial<Reading> => ({
  label: 'negative',
  score: -0.6,
  intents: ['complaint'],
  urgency,
})
const answers = (account: Account, to: Post): Post =>
  aPost({
    author: { id: account.remoteId, handle: account.handle },
    direction: 'out',
    inReplyTo: to.id,
    conversationId: to.conversationId,
    createdAt: later(++seconds),
  })

/** One poll: stores the posts and works them off. */
async function arrive(
  account: Account,
  posts: Post[],
  options: { isQuiet?: boolean; parts?: Parameters<typeof pipeline>[0] } = {},
) {
  await store.posts.storeAll(account.id, posts, [], { isQuiet: () => options.isQuiet ?? false, now: NOW })
  await pipeline(options.parts).process(100, account.id)
}
const alertOf = async (key: string) => (await store.alerts.byConversations([key])).get(key)
async function told(alertId: string | undefined) {
  const reasons: unknown[] = []
  for (;;) {
    const claimed = await store.outbox.claim('look', later(DAY), later(2 * DAY), 100)
    if (claimed.length === 0) return reasons
    for (const d of claimed) {
      if (d.alertId === alertId && d.kind === 'thread') reasons.push((d.data as { reason: string }).reason)
      await store.outbox.sent(d.id, 'look', null, NOW)
    }
  }
}
let customers = 0
async function customerWith(handle: string, changes: Partial<Customer> = {}, basis: Contact['basis'] = 'opt_in') {
  const { id: _, ...rest } = aCustomer({ name: `Customer ${++customers}`, ...changes })
  const saved = await store.people.saveCustomer(rest)
  const contact = { customerId: saved.id, network: 'x', handle, remoteId: null, name: null, basis } as const
  return { ...saved, contact: await store.people.saveContact({ ...contact, formality: 'none', setAside: false }) }
}

describe('a conversation', () => {
  it('has one alert, changed in place by one version a batch', async () => {
    const first = says('one', complaint(50))
    await arrive(company, [first])
    const opened = await alertOf(conversationKey(first))
    expect(opened).toMatchObject({ state: 'open', version: 1, recipient: { channel: '#triage' } })
    const same = { conversationId: first.conversationId }
    await arrive(company, [says('one', complaint(55), same), says('one', complaint(80), same)])
    const now = await alertOf(conversationKey(first))
    expect(now).toMatchObject({ id: opened?.id, version: 2, urgency: 80, notifiedUrgency: 80 })
    expect(await store.alerts.postsOf(opened?.id ?? '')).toHaveLength(3)
    expect(await told(opened?.id)).toEqual(['urgency'])
  })

  it('seen again changes nothing', async () => {
    const post = says('again', complaint())
    await arrive(company, [post])
    const before = await alertOf(conversationKey(post))
    await arrive(company, [post])
    expect(await alertOf(conversationKey(post))).toEqual(before)
  })

  it('tells of another customer once', async () => {
    await customerWith('first-c')
    await customerWith('second-c')
    const first = says('first-c', complaint(70))
    const same = { conversationId: first.conversationId }
    await arrive(company, [first])
    for (let i = 0; i < 3; i++) await arrive(company, [says('second-c', complaint(50), same)])
    const alert = await alertOf(conversationKey(first))
    expect(alert).toMatchObject({ urgency: 70 })
    expect(await told(alert?.id)).toEqual(['another_customer'])
  })

  it('is about whoever wrote the post it shows', async () => {
    const [a, b] = [await customerWith('mild'), await customerWith('loud')]
    const first = says('mild', complaint(40))
    await arrive(company, [first])
    await arrive(company, [says('loud', complaint(70), { conversationId: first.conversationId })])
    const alert = await alertOf(conversationKey(first))
    expect(alert).toMatchObject({ customerId: b.id, contactId: b.contact.id })
    expect(alert?.customerId).not.toBe(a.id)
  })
})

describe('our answer on the network', () => {
  it('ends the alert, also when both come at once, and a new complaint reopens it', async () => {
    const post = says('answered', complaint())
    await arrive(company, [post, answers(company, post)])
    expect(await alertOf(conversationKey(post))).toMatchObject({
      state: 'handled',
      outcome: 'answered_on_network',
      version: 1,
    })
    await arrive(company, [says('answered', complaint(), { conversationId: post.conversationId })])
    const alert = await alertOf(conversationKey(post))
    expect(alert).toMatchObject({ state: 'open', version: 2 })
    expect(await told(alert?.id)).toEqual(['reopened'])
  })

  it('to somebody else in the conversation leaves it open', async () => {
    const first = says('quiet-one', {})
    const same = { conversationId: first.conversationId }
    await arrive(company, [first, says('angry-one', complaint(), same)])
    await arrive(company, [answers(company, first)])
    expect(await alertOf(conversationKey(first))).toMatchObject({ state: 'open' })
  })

  it('makes a touch of ours with who was answered', async () => {
    const { contact } = await customerWith('touched')
    const post = says('touched', complaint())
    await arrive(personal, [post, answers(personal, post)])
    const touches = await store.touches.ofContacts([contact.id], later(-DAY))
    expect(touches.get(contact.id)).toMatchObject([
      { kind: 'mention', direction: 'in', employeeId: anna, sentiment: -0.6 },
      { kind: 'reply', direction: 'out', employeeId: anna, sentiment: null },
    ])
  })
})

describe('who may see it', () => {
  it('a stranger’s words to a personal account have an alert of their own, beside the customer’s', async () => {
    await customerWith('known-c')
    const post = says('stranger', complaint())
    await arrive(personal, [post, says('known-c', complaint(), { conversationId: post.conversationId })])
    const [own, shared] = [await alertOf(privateKey(post, anna)), await alertOf(conversationKey(post))]
    expect(own).toMatchObject({ isPrivate: true, recipient: { employeeId: anna }, customerId: null })
    expect(shared).toMatchObject({ isPrivate: false })
    expect(await store.alerts.postsOf(shared?.id ?? '')).toHaveLength(1)
  })

  it('a protected customer’s words stay one private alert of the owner’s, poll after poll, until answered', async () => {
    await customerWith('shy-c', { ownerId: anna })
    const post = says('shy-c', complaint(), { visibility: 'private' })
    const same = { conversationId: post.conversationId, visibility: 'private' } as const
    await arrive(company, [post])
    await arrive(company, [says('shy-c', complaint(), same)])
    expect(errors).toEqual([])
    const alert = await alertOf(privateKey(post, anna))
    expect(alert).toMatchObject({ isPrivate: true, recipient: { employeeId: anna }, version: 2 })
    expect(await alertOf(conversationKey(post))).toBeUndefined()
    await arrive(company, [answers(company, post)])
    expect(await alertOf(privateKey(post, anna))).toMatchObject({ state: 'handled' })
  })

  it('what nobody may see does not swallow what the team may', async () => {
    const post = says('shy-stranger', complaint(), { visibility: 'private' })
    await arrive(company, [post])
    await arrive(company, [says('open-stranger', complaint(), { conversationId: post.conversationId })])
    expect(await alertOf(privateKey(post, null))).toMatchObject({ recipient: null })
    expect(await alertOf(conversationKey(post))).toMatchObject({ recipient: { channel: '#triage' }, isPrivate: false })
  })
})

describe('no alert', () => {
  it('comes of an old post of a first poll, which still makes a touch', async () => {
    const { contact } = await customerWith('old-c')
    const post = says('old-c', complaint())
    await arrive(company, [post], { isQuiet: true })
    expect(await alertOf(conversationKey(post))).toBeUndefined()
    expect((await store.touches.ofContacts([contact.id], later(-DAY))).get(contact.id)).toHaveLength(1)
  })

  it('comes of somebody set aside, unless a person must decide', async () => {
    const contact = {
      customerId: null,
      network: 'x',
      handle: 'aside',
      remoteId: null,
      name: null,
      basis: 'none',
    } as const
    await store.people.saveContact({ ...contact, formality: 'none', setAside: true })
    const [plain, threat] = [says('aside', complaint(90)), says('aside', { needsHuman: true })]
    await arrive(company, [plain, threat])
    expect(await alertOf(conversationKey(plain))).toBeUndefined()
    expect(await alertOf(conversationKey(threat))).toMatchObject({ needsHuman: true, drafts: [] })
  })
})

describe('touches', () => {
  it('are not made on X for a customer known on a public basis only', async () => {
    const { contact } = await customerWith('public-c', {}, 'public')
    await arrive(company, [says('public-c', complaint())])
    expect((await store.touches.ofContacts([contact.id], later(-DAY))).size).toBe(0)
  })

  it('carry no tone where it is unclear', async () => {
    const { contact } = await customerWith('unclear-c')
    await arrive(company, [says('unclear-c', { ...complaint(), confidence: 0.5 })])
    const touches = await store.touches.ofContacts([contact.id], later(-DAY))
    expect(touches.get(contact.id)?.map((t) => t.sentiment)).toEqual([null])
  })
})

describe('drafts', () => {
  it('are written for the post shown, and none where a person must decide or no contact is wanted', async () => {
    await customerWith('no-contact', { doNotContact: true })
    const posts = [
      says('plain', complaint()),
      says('legal', { ...complaint(), needsHuman: true }),
      says('no-contact', complaint()),
    ]
    await arrive(company, posts)
    const alerts = await Promise.all(posts.map((p) => alertOf(conversationKey(p))))
    expect(alerts.map((a) => a?.drafts.length)).toEqual([1, 0, 0])
  })

  it('that cannot be written cost no alert', async () => {
    const replies = { ...writer, write: () => Promise.reject(new Error('no words')) }
    const post = says('wordless', complaint())
    await arrive(company, [post], { parts: { replies } })
    expect(await alertOf(conversationKey(post))).toMatchObject({ state: 'open', drafts: [] })
    expect(errors).toEqual(['replies'])
  })
})

it('a rule that throws stops neither the others nor the post', async () => {
  const broken: Rule = {
    name: 'broken',
    find() {
      throw new TypeError('no')
    },
  }
  const post = says('ruled', complaint())
  await arrive(company, [post], { parts: { rules: [broken, ...rules] } })
  expect(await alertOf(conversationKey(post))).toMatchObject({ kind: 'upset_customer' })
  expect(errors).toEqual(['rule broken'])
})
