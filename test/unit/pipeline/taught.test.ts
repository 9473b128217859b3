import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { correctionOperations } from '../../../src/actions/correction-operations.ts'
import type { Account } from '../../../src/domain/account.ts'
import { conversationKey } from '../../../src/domain/conversation.ts'
import type { PhraseRule } from '../../../src/domain/phrase.ts'
import type { Post } from '../../../src/domain/post.ts'
import { createTaught } from '../../../src/pipeline/taught.ts'
import { createPipeline } from '../../../src/pipeline.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import type { PhraseFile } from '../../../src/ports/phrase-file.ts'
import type { Store } from '../../../src/ports/store.ts'
import { createReader } from '../../../src/reading/index.ts'
import { rules } from '../../../src/rules/index.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { aCustomer, aPost, later, MINUTE, NOW } from '../domain/builders.ts'

let db: TestDatabase
let store: Store
let account: Account
/** One for the whole file, so that what it remembers between batches is tested too. */
let pipeline: ReturnType<typeof createPipeline>
let inFile: PhraseRule[] = []
const file: PhraseFile = { name: 'phrases.tsv', rules: () => inFile, version: () => JSON.stringify(inFile) }
const clock = manualClock(later(MINUTE))
const reader = createReader({ minConfidence: 0.6 })
const teaching = { reader, phraseFile: file, minConfidence: 0.6 }

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  account = await store.accounts.connect(
    { network: 'x', remoteId: '1', handle: 'acme', employeeId: null },
    null,
    null,
    NOW,
  )
  const { id: _, ...rest } = aCustomer({ name: 'Known' })
  const { id: customerId } = await store.people.saveCustomer(rest)
  const contact = { customerId, network: 'x', handle: 'known', remoteId: null, name: null, basis: 'opt_in' } as const
  await store.people.saveContact({ ...contact, formality: 'none', setAside: false })
  pipeline = createPipeline({
    store,
    clock,
    reader,
    rules,
    replies: { write: async () => [], check: () => [] },
    networks: new Map(),
    phraseFile: file,
    settings: { minConfidence: 0.6, language: 'en', timeZone: 'UTC', triageChannel: '#triage' },
    onError: (_part, error) => {
      throw error
    },
  })
})
afterAll(() => db.drop())
beforeEach(async () => {
  inFile = []
  for (const rule of await store.phrases.all(100)) await store.phrases.remove(rule.id)
})

/** One for the whole file, so that what it remembers between batches is tested too. */
/** A known customer posts it; what was read of it, and whether anybody was alerted. */
async function arrives(text: string, changes: Partial<Post> = {}) {
  const post = aPost({ text, lang: 'en', author: { id: 'id-known', handle: 'known' }, ...changes })
  const { stored } = await store.posts.storeAll(account.id, [post], [], { isQuiet: () => false, now: NOW })
  await pipeline.process(10)
  const [rowId = ''] = stored.map((p) => p.rowId)
  const reading = (await store.posts.readingsOf([rowId])).get(rowId)
  const alert = (await store.alerts.byConversations([conversationKey(post)])).get(conversationKey(post))
  return { reading, alert: alert ?? null, contactId: stored[0]?.contactId ?? '', rowId }
}
const teach = (effect: PhraseRule['effect'], phrase: string) =>
  correctionOperations(store, clock, teaching).addPhrase(effect, phrase)
const takeBack = (id: string) => correctionOperations(store, clock, teaching).undoCorrection(id)

const complaint = 'Your checkout app is broken again and nobody answers, this is terrible'

describe('from the next post on', () => {
  it('taught words count, and no longer once they are taken back', async () => {
    expect((await arrives('Meeting in the blue room today')).reading?.label).not.toBe('negative')
    const { id } = await teach('negative', 'blue room')
    const taught = await arrives('Meeting in the blue room this week')
    expect(taught.reading).toMatchObject({ label: 'negative', evidence: [{ text: 'blue room', for: 'sentiment' }] })
    expect(taught.alert).toMatchObject({ kind: 'upset_customer' })
    await takeBack(id)
    const after = await arrives('Meeting in the blue room next week')
    expect(after.reading?.label).not.toBe('negative')
    expect(after.alert).toBeNull()
  })

  it('words to ignore raise no alert, but the post is read and counts as a touch', async () => {
    const { id } = await teach('irrelevant', 'checkout app')
    const { reading, alert, contactId, rowId } = await arrives(complaint)
    expect(alert).toBeNull()
    expect(reading).toMatchObject({ label: 'negative', intents: ['complaint'] })
    const touches = (await store.touches.ofContacts([contactId], later(-MINUTE))).get(contactId) ?? []
    expect(touches.map((t) => t.postId)).toContain(rowId)
    await takeBack(id)
    expect((await arrives(complaint)).alert).toMatchObject({ kind: 'upset_customer' })
  })

  it('a person must decide all the same', async () => {
    await teach('irrelevant', 'checkout app')
    const { alert } = await arrives('Your checkout app burned my hand, I will sue you, see you in court')
    expect(alert).toMatchObject({ needsHuman: true })
  })

  it('the file counts too, and what was taught by hand beats it', async () => {
    const rule = { id: 'f1', phrase: 'blue room', source: 'file', byId: null, alertId: null, at: NOW } as const
    inFile = [{ ...rule, effect: 'negative' }]
    expect((await arrives('Meeting in the blue room, first')).reading?.label).toBe('negative')
    const { id } = await teach('positive', 'blue room')
    expect((await arrives('Meeting in the blue room, second')).reading?.label).toBe('positive')
    await takeBack(id)
    expect((await arrives('Meeting in the blue room, third')).reading?.label).toBe('negative')
    inFile = []
    expect((await arrives('Meeting in the blue room, fourth')).reading?.label).not.toBe('negative')
  })
})

it('what was taught is built anew only when it changed', async () => {
  const taught = createTaught(file)
  const first = await taught(store)
  expect(await taught(store)).toBe(first)
  const { id } = await teach('neutral', 'blue room')
  const second = await taught(store)
  expect(second).not.toBe(first)
  expect(await taught(store)).toBe(second)
  await takeBack(id)
  expect(await taught(store)).not.toBe(second)
})

describe('the command line', () => {
  const operations = () => correctionOperations(store, clock, teaching)

  it('adds a phrase once, and lists it', async () => {
    const { id, isNew } = await teach('neutral', ' Blue   Room ')
    expect(isNew).toBe(true)
    expect(await teach('neutral', 'blue room')).toEqual({ id, phrase: 'Blue Room', isNew: false })
    const { phrases } = await operations().corrections()
    expect(phrases).toEqual([{ id, phrase: 'Blue Room', effect: 'neutral', source: 'command', at: later(MINUTE) }])
  })

  it('lets a newer meaning rule, and the older one rule again once that is taken back', async () => {
    const old = await teach('negative', 'blue room')
    const { id, isNew } = await teach('positive', 'blue room')
    expect(isNew).toBe(true)
    expect((await arrives('Meeting in the blue room, fifth')).reading?.label).toBe('positive')
    expect(await takeBack(id)).toEqual({ effect: 'positive', phrase: 'blue room' })
    expect((await arrives('Meeting in the blue room, sixth')).reading?.label).toBe('negative')
    await takeBack(old.id)
  })

  it.each([
    ['!!!', /has no words/],
    ['a b c d e f g h i', /more than 8 words/],
    ['x', /shorter than 2/],
    ['xy'.repeat(50), /longer than 80/],
  ])('says what is wrong with %s', async (phrase, problem) => {
    await expect(teach('neutral', phrase)).rejects.toThrow(problem)
  })

  it('takes nothing back twice, and says where a phrase of the file stands', async () => {
    const { id } = await teach('neutral', 'blue room')
    await takeBack(id)
    await expect(takeBack(id)).rejects.toThrow(/no correction p\d+/)
    await expect(takeBack('nonsense')).rejects.toThrow(/no correction nonsense/)
    inFile = [{ id: 'f3', phrase: 'krass', effect: 'positive', source: 'file', byId: null, alertId: null, at: NOW }]
    await expect(takeBack('f3')).rejects.toThrow('"krass" is line 3 of phrases.tsv')
    await expect(takeBack('f4')).rejects.toThrow(/no correction f4/)
  })
})
