import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '../../src/domain/alert.ts'
import type { Post } from '../../src/domain/post.ts'
import type { Reading } from '../../src/domain/reading.ts'
import type { Store } from '../../src/ports/store.ts'
import { DATABASES, freshDatabase, type TestDatabase } from '../support/databases.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
let counter = 0

function aPost(changes: Partial<Post> = {}): Post {
  const id = String(++counter)
  return {
    network: 'x',
    id,
    versionId: id,
    conversationId: id,
    inReplyTo: null,
    author: { id: '9', handle: 'anna', name: 'Anna' },
    createdAt: NOW,
    text: `Post ${id}`,
    direction: 'in',
    mentions: ['acme'],
    metrics: { likes: 1 },
    isRepost: false,
    visibility: 'public',
    ...changes,
  }
}

const aReading: Reading = {
  language: 'de',
  label: 'negative',
  score: -0.6,
  confidence: 0.9,
  intents: ['complaint'],
  needsHuman: false,
  formality: 'sie',
  urgency: 60,
  evidence: [{ text: 'kaputt', for: 'complaint' }],
}

function anAlert(changes: Partial<Alert> = {}): Alert {
  return {
    id: crypto.randomUUID(),
    conversationKey: `x:${++counter}`,
    kind: 'upset_customer',
    network: 'x',
    customerId: null,
    contactId: null,
    accountId: null,
    recipient: { channel: '#triage' },
    route: 'triage',
    isPrivate: false,
    state: 'open',
    assigneeId: null,
    note: null,
    snoozedUntil: null,
    outcome: null,
    endedById: null,
    endedAt: null,
    urgency: 60,
    notifiedUrgency: 60,
    churnRisk: false,
    needsHuman: false,
    why: { label: 'negative', n: 2 },
    postId: null,
    drafts: [{ tone: 'business', text: 'Danke für den Hinweis.' }],
    replyOpenedById: null,
    replyOpenedAt: null,
    createdAt: NOW,
    version: 1,
    ...changes,
  }
}

describe.each(DATABASES)('store on %s', (kind) => {
  let db: TestDatabase
  let store: Store
  const keep = { isQuiet: () => false, now: NOW }

  beforeAll(async () => {
    db = await freshDatabase(kind)
    store = db.store
  })
  afterAll(() => db.drop())

  const connect = (remoteId = String(++counter)) =>
    store.accounts.connect(
      { network: 'x', remoteId, handle: `Acme${remoteId}`, employeeId: null },
      { accessToken: 'at', refreshToken: 'rt', expiresAt: later(7200) },
      null,
      NOW,
    )

  describe('posts', () => {
    it('are stored once, whoever brings them and however often', async () => {
      const [a, b] = [await connect(), await connect()]
      const posts = [aPost(), aPost()]
      const first = await store.posts.storeAll(a.id, [...posts, ...posts], [], keep)
      const second = await store.posts.storeAll(b.id, posts, [], keep)
      expect(first.stored.map((p) => p.id)).toEqual(posts.map((p) => p.id))
      expect(first.duplicates).toBe(2)
      expect(second).toMatchObject({ stored: [], duplicates: 2, edited: [] })
    })

    it('come back whole, with times in UTC and text as it was', async () => {
      const account = await connect()
      const post = aPost({
        text: 'Grüße 🧡 "quoted" \\ back\nline',
        createdAt: new Date('2026-07-01T23:59:59.123Z'),
        lang: 'de',
        url: 'https://x.com/anna/status/1',
        metrics: { likes: 3, impressions: 70 },
        visibility: 'private',
      })
      const { stored } = await store.posts.storeAll(account.id, [post], [], keep)
      expect(stored[0]).toMatchObject({ ...post, accountId: account.id, isQuiet: false })
    })

    it('with NUL bytes and half surrogates are stored without them', async () => {
      const account = await connect()
      const { stored } = await store.posts.storeAll(account.id, [aPost({ text: 'a\u0000b\ud800c' })], [], keep)
      expect(stored[0]?.text).toBe('ab\ufffdc')
    })

    it('wait until they are finished, and an edit makes them wait again', async () => {
      const account = await connect()
      const post = aPost()
      const { stored } = await store.posts.storeAll(account.id, [post], [], keep)
      expect((await store.posts.unprocessed(10, account.id)).map((p) => p.id)).toEqual([post.id])
      await store.posts.finish([{ rowId: stored[0]?.rowId ?? '', reading: aReading }], NOW)
      expect(await store.posts.unprocessed(10, account.id)).toEqual([])
      const edit = await store.posts.storeAll(
        account.id,
        [{ ...post, versionId: '999', text: 'Now better', metrics: { likes: 7 } }],
        [],
        keep,
      )
      expect(edit.edited.map((p) => [p.id, p.versionId, p.text, p.metrics.likes])).toEqual([
        [post.id, '999', 'Now better', 7],
      ])
      expect((await store.posts.unprocessed(10, account.id)).map((p) => p.text)).toEqual(['Now better'])
      expect((await store.posts.readingsOf([stored[0]?.rowId ?? ''])).get(stored[0]?.rowId ?? '')).toEqual(aReading)
    })

    it('that fail five times are set aside', async () => {
      const account = await connect()
      const { stored } = await store.posts.storeAll(account.id, [aPost()], [], keep)
      for (let i = 0; i < 4; i++) await store.posts.fail(stored[0]?.rowId ?? '', 'broken')
      expect(await store.posts.unprocessed(10, account.id)).toHaveLength(1)
      await store.posts.fail(stored[0]?.rowId ?? '', 'broken')
      expect(await store.posts.unprocessed(10, account.id)).toHaveLength(0)
      expect(await store.posts.parked()).toBe(1)
    })

    it('of our own are known as answers', async () => {
      const account = await connect()
      const question = aPost()
      await store.posts.storeAll(
        account.id,
        [
          question,
          aPost({ direction: 'out', inReplyTo: question.id, author: { id: account.remoteId, handle: account.handle } }),
        ],
        [],
        keep,
      )
      expect(await store.posts.answeredAmong('x', [question.id, 'other'])).toEqual(new Set([question.id]))
    })

    it('lose their text when its time is up, sooner on a personal account without a customer', async () => {
      const employee = await store.people.saveEmployee(anEmployee('retention@acme.test'))
      const personal = await store.accounts.connect(
        { network: 'x', remoteId: 'p1', handle: 'p1', employeeId: employee.id },
        null,
        null,
        NOW,
      )
      const company = await connect()
      const old = { createdAt: later(-20 * 86_400) }
      const kept = await store.posts.storeAll(company.id, [aPost(old)], [], keep)
      const gone = await store.posts.storeAll(
        personal.id,
        [aPost({ ...old, author: { id: '77', handle: 'stranger' } })],
        [],
        keep,
      )
      const ids = await store.posts.redactOlderThan(
        { text: later(-90 * 86_400), unlinkedText: later(-14 * 86_400) },
        100,
      )
      expect(ids).toContain(gone.stored[0]?.rowId)
      expect(ids).not.toContain(kept.stored[0]?.rowId)
      expect((await store.posts.byRowIds([gone.stored[0]?.rowId ?? '']))[0]).toMatchObject({
        text: '',
        isRedacted: true,
      })
    })
  })

  describe('contacts', () => {
    it('from a customer list get their network id from the first post', async () => {
      const account = await connect()
      const customer = await store.people.saveCustomer(aCustomer('Contact GmbH'))
      const contact = await store.people.saveContact({
        customerId: customer.id,
        network: 'x',
        handle: 'listed',
        remoteId: null,
        name: null,
        basis: 'supplied',
        formality: 'none',
        setAside: false,
      })
      const { stored } = await store.posts.storeAll(
        account.id,
        [aPost({ author: { id: '500', handle: 'Listed', name: 'L' } })],
        [],
        keep,
      )
      expect(stored[0]?.contactId).toBe(contact.id)
      expect((await store.people.profiles('x', ['500'])).get('500')).toMatchObject({
        handle: 'listed',
        isProtected: false,
      })
    })

    it('do not pass their customer to a stranger who takes over the handle', async () => {
      const account = await connect()
      const customer = await store.people.saveCustomer(aCustomer('Handle AG'))
      await store.people.saveContact({
        customerId: customer.id,
        network: 'x',
        handle: 'taken',
        remoteId: '600',
        name: null,
        basis: 'supplied',
        formality: 'none',
        setAside: false,
      })
      const { stored } = await store.posts.storeAll(
        account.id,
        [aPost({ author: { id: '601', handle: 'taken' } })],
        [],
        keep,
      )
      const contact = (await store.people.contactsByIds([stored[0]?.contactId ?? ''])).get(stored[0]?.contactId ?? '')
      expect(contact).toMatchObject({ handle: 'taken', remoteId: '601', customerId: null })
    })

    it('keep their customer when they change their handle', async () => {
      const account = await connect()
      const customer = await store.people.saveCustomer(aCustomer('Rename KG'))
      const contact = await store.people.saveContact({
        customerId: customer.id,
        network: 'x',
        handle: 'before',
        remoteId: '700',
        name: null,
        basis: 'supplied',
        formality: 'none',
        setAside: false,
      })
      const { stored } = await store.posts.storeAll(
        account.id,
        [aPost({ author: { id: '700', handle: 'after' } })],
        [],
        keep,
      )
      expect(stored[0]?.contactId).toBe(contact.id)
      expect((await store.people.contactsByIds([contact.id])).get(contact.id)).toMatchObject({
        handle: 'after',
        customerId: customer.id,
      })
    })
  })

  describe('accounts', () => {
    it('keep tokens encrypted, and give them back', async () => {
      const account = await connect()
      expect(await store.accounts.tokens(account.id)).toEqual({
        accessToken: 'at',
        refreshToken: 'rt',
        expiresAt: later(7200),
      })
      const row = await db.database.prisma.account.findUniqueOrThrow({ where: { id: account.id } })
      expect(row.accessToken).toMatch(/^v1\./)
      expect(JSON.stringify(row)).not.toContain('"at"')
    })

    it('do not open a token that was copied from another account', async () => {
      const [a, b] = [await connect(), await connect()]
      const { accessToken } = await db.database.prisma.account.findUniqueOrThrow({ where: { id: a.id } })
      await db.database.prisma.account.update({ where: { id: b.id }, data: { accessToken } })
      await expect(store.accounts.tokens(b.id)).rejects.toThrow()
    })

    it('are leased to one worker at a time and come back when the lease lapses', async () => {
      const account = await connect()
      const mine = (list: { id: string }[]) => list.some((a) => a.id === account.id)
      expect(mine(await store.accounts.leaseDue('w1', later(1), later(60), 100))).toBe(true)
      expect(mine(await store.accounts.leaseDue('w2', later(2), later(60), 100))).toBe(false)
      expect(mine(await store.accounts.leaseDue('w2', later(61), later(120), 100))).toBe(true)
      await store.accounts.release(account.id, 'w1', { nextPollAt: later(1000) })
      expect(mine(await store.accounts.leaseDue('w3', later(62), later(120), 100))).toBe(false)
      await store.accounts.release(account.id, 'w2', { nextPollAt: later(300), lastSuccessAt: later(62) })
      expect(mine(await store.accounts.leaseDue('w3', later(299), later(400), 100))).toBe(false)
      expect(mine(await store.accounts.leaseDue('w3', later(300), later(400), 100))).toBe(true)
    })

    it('refresh once when two race (trap 1)', async () => {
      const account = await connect()
      let refreshes = 0
      const refresh = () =>
        store.accounts.withTokenLock(account.id, async (current) => {
          if (current.accessToken !== 'at') return current
          refreshes++
          await new Promise((resolve) => setTimeout(resolve, 50))
          return { accessToken: 'new', refreshToken: 'rt2', expiresAt: null }
        })
      const results = await Promise.all([refresh(), refresh(), refresh()])
      expect(refreshes).toBe(1)
      expect(results.map((t) => t?.accessToken)).toEqual(['new', 'new', 'new'])
      expect(await store.accounts.tokens(account.id)).toMatchObject({ refreshToken: 'rt2' })
    })

    it('record consent with its words, and close it on disconnecting', async () => {
      const consent = { text: 'I agree', version: '1', language: 'en' as const, via: 'cli' as const, givenAt: NOW }
      const account = await store.accounts.connect(
        { network: 'x', remoteId: 'c1', handle: 'c1', employeeId: null },
        { accessToken: 'a', refreshToken: null, expiresAt: null },
        consent,
        NOW,
      )
      await store.accounts.disconnect(account.id, later(5))
      expect(await db.database.prisma.consent.findMany({ where: { accountId: account.id } })).toMatchObject([
        { text: 'I agree', version: '1', withdrawnAt: later(5) },
      ])
      expect(await store.accounts.tokens(account.id)).toBeNull()
    })

    it('let a sign-in be taken once, and not when it is too old', async () => {
      const attempt = {
        state: 's1',
        network: 'x',
        employeeId: crypto.randomUUID(),
        codeVerifier: 'v',
        redirectUri: 'r',
        consentText: 't',
        consentVersion: '1',
        language: 'de' as const,
        expiresAt: later(600),
      }
      await store.accounts.saveSignIn(attempt)
      const taken = await Promise.all([store.accounts.takeSignIn('s1', NOW), store.accounts.takeSignIn('s1', NOW)])
      expect(taken.filter(Boolean)).toMatchObject([{ codeVerifier: 'v', employeeId: attempt.employeeId }])
      await store.accounts.saveSignIn({ ...attempt, state: 's2' })
      expect(await store.accounts.takeSignIn('s2', later(601))).toBeNull()
    })
  })

  describe('alerts', () => {
    it('exist once per conversation', async () => {
      const alert = anAlert()
      expect(await store.alerts.create(alert, [])).toEqual(alert)
      expect(await store.alerts.create({ ...alert, id: crypto.randomUUID() }, [])).toBeNull()
      expect((await store.alerts.byConversations([alert.conversationKey])).get(alert.conversationKey)).toEqual(alert)
    })

    it('let only one of two writers win', async () => {
      const alert = anAlert()
      await store.alerts.create(alert, [])
      const next = { ...alert, version: 2, state: 'handled' as const }
      const won = await Promise.all([
        store.alerts.save({ ...next, urgency: 1 }),
        store.alerts.save({ ...next, urgency: 2 }),
      ])
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store.alerts.byId(alert.id)).toMatchObject({ state: 'handled', urgency: won[0] ? 1 : 2, version: 2 })
    })

    it('wait for their assignee rather than for whom they were sent to', async () => {
      const [a, b] = [
        await store.people.saveEmployee(anEmployee('a@acme.test')),
        await store.people.saveEmployee(anEmployee('b@acme.test')),
      ]
      await store.alerts.create(anAlert({ recipient: { employeeId: a.id }, urgency: 10 }), [])
      const urgent = anAlert({ recipient: { employeeId: a.id }, urgency: 90 })
      await store.alerts.create(urgent, [])
      expect((await store.alerts.waitingFor(a.id, 1)).alerts.map((x) => x.id)).toEqual([urgent.id])
      await store.alerts.save({ ...urgent, state: 'assigned', assigneeId: b.id, version: 2 })
      expect(await store.alerts.waitingFor(a.id, 10)).toMatchObject({ total: 1 })
      expect((await store.alerts.waitingFor(b.id, 10)).alerts.map((x) => x.id)).toEqual([urgent.id])
    })
  })

  describe('outbox', () => {
    const claim = (owner: string, at: Date) => store.outbox.claim(owner, at, new Date(at.getTime() + 60_000), 10)

    it('holds a keyed delivery once, ever', async () => {
      const alert = anAlert()
      await store.alerts.create(alert, [])
      const key = `post:${alert.id}`
      await store.outbox.enqueue(
        [
          { kind: 'post', alertId: alert.id, key },
          { kind: 'post', alertId: alert.id, key },
        ],
        NOW,
      )
      const [delivery] = await claim('w', NOW)
      expect(delivery).toMatchObject({ kind: 'post', alertId: alert.id, attempts: 1, ambiguous: 0 })
      expect(
        await store.outbox.sent(delivery?.id ?? '', 'w', { channel: 'C1', ts: '1.1', employeeId: null }, NOW),
      ).toBe(true)
      await store.outbox.enqueue([{ kind: 'post', alertId: alert.id, key }], NOW)
      expect(await claim('w', later(1))).toEqual([])
      expect(await store.alerts.messagesOf(alert.id)).toEqual([{ channel: 'C1', ts: '1.1', employeeId: null }])
    })

    it('sends what belongs to one alert in order, and one update for many changes', async () => {
      const alert = anAlert()
      await store.alerts.create(alert, [])
      const update = { kind: 'update' as const, alertId: alert.id, key: `update:${alert.id}` }
      await store.outbox.enqueue([{ kind: 'post', alertId: alert.id }], NOW)
      await store.outbox.enqueue([update, update], NOW)
      const [post, ...rest] = await claim('w', NOW)
      expect([post?.kind, rest]).toEqual(['post', []])
      await store.outbox.sent(post?.id ?? '', 'w', { channel: 'C1', ts: '1.2', employeeId: null }, NOW)
      const [first] = await claim('w', NOW)
      expect(first?.kind).toBe('update')
      await store.outbox.enqueue([update], NOW)
      await store.outbox.sent(first?.id ?? '', 'w', null, NOW)
      const [second] = await claim('w', NOW)
      expect(second?.kind).toBe('update')
      await store.outbox.sent(second?.id ?? '', 'w', null, NOW)
    })

    it('gives a dead worker’s claim to the next and counts it as perhaps sent', async () => {
      await store.outbox.enqueue([{ kind: 'notice', data: { a: 1 } }], NOW)
      const [mine] = await claim('dead', NOW)
      expect(await claim('w', later(59))).toEqual([])
      const [again] = await claim('w', later(60))
      expect(again).toMatchObject({ id: mine?.id, attempts: 2, ambiguous: 1, data: { a: 1 } })
      expect(await store.outbox.sent(mine?.id ?? '', 'dead', null, NOW)).toBe(false)
      expect(await store.outbox.sent(mine?.id ?? '', 'w', null, NOW)).toBe(true)
    })

    it('does not hand out an update while a change it must show is still being written', async () => {
      const alert = anAlert()
      await store.alerts.create(alert, [])
      const update = { kind: 'update' as const, alertId: alert.id, key: `update:${alert.id}` }
      await store.outbox.enqueue([update], NOW)
      const early = await store.transaction(async (tx) => {
        await tx.outbox.enqueue([update], NOW)
        // The embedded database has one connection, on which the claim would wait for this transaction.
        return kind === 'postgresql' ? claim('w', NOW) : []
      })
      expect(early).toEqual([])
      const [delivery, ...rest] = await claim('w', NOW)
      expect([delivery?.kind, rest]).toEqual(['update', []])
      await store.outbox.sent(delivery?.id ?? '', 'w', null, NOW)
    })

    it('waits before it tries again, and can give up', async () => {
      await store.outbox.enqueue([{ kind: 'notice' }], NOW)
      const [d] = await claim('w', NOW)
      await store.outbox.retry(d?.id ?? '', 'w', later(30), 'rate limited', false)
      expect(await claim('w', later(29))).toEqual([])
      expect(await store.outbox.nextDue()).toEqual(later(30))
      const [again] = await claim('w', later(30))
      await store.outbox.giveUp(again?.id ?? '', 'w', 'no such channel', NOW)
      expect(await store.outbox.counts()).toMatchObject({ pending: 0, givenUp: 1 })
    })
  })

  it('forgets nothing a transaction did, or everything when it throws', async () => {
    const alert = anAlert()
    await expect(
      store.transaction(async (tx) => {
        await tx.alerts.create(alert, [])
        await tx.transaction((inner) => inner.outbox.enqueue([{ kind: 'post', alertId: alert.id }], NOW))
        throw new Error('crash')
      }),
    ).rejects.toThrow('crash')
    expect(await store.alerts.byId(alert.id)).toBeNull()
    expect(await store.outbox.claim('w', later(9999), later(99999), 10)).toEqual([])
  })

  it('takes a gesture from Slack once', async () => {
    expect(await store.inbox.add({ id: 'Ev1', kind: 'gesture', data: { x: 1 } }, NOW)).toBe(true)
    expect(await store.inbox.add({ id: 'Ev1', kind: 'gesture', data: { x: 1 } }, NOW)).toBe(false)
    const [item] = await store.inbox.claim('w', NOW, later(60), 10)
    expect(item).toMatchObject({ id: 'Ev1', data: { x: 1 }, attempts: 1 })
    await store.inbox.done('Ev1', NOW)
    expect(await store.inbox.add({ id: 'Ev1', kind: 'gesture', data: {} }, NOW)).toBe(false)
  })

  it('counts what was spent', async () => {
    const account = await connect()
    await store.spend.add({ network: 'x', accountId: account.id, kind: 'post_read', units: 20, dollars: 0.1, at: NOW })
    await store.spend.add({
      network: 'x',
      accountId: account.id,
      kind: 'user_read',
      units: 3,
      dollars: 0.03,
      at: later(10),
    })
    expect(await store.spend.total('x', NOW, later(11))).toBeCloseTo(0.13, 6)
    expect(await store.spend.total('x', later(1), later(11))).toBeCloseTo(0.03, 6)
  })

  describe('what was taught', () => {
    const rule = { phrase: 'war zone', effect: 'neutral', source: 'slack', byId: null, alertId: null, at: NOW } as const

    it('comes back newest first, and goes when it is taken back, once', async () => {
      const by = crypto.randomUUID()
      const first = await store.phrases.add({ ...rule, phrase: 'Grüße\u0000 🧡', byId: by })
      const second = await store.phrases.add({ ...rule, effect: 'irrelevant', source: 'command' })
      expect(first).toEqual({ ...rule, phrase: 'Grüße 🧡', byId: by, id: first.id })
      expect((await store.phrases.all(2)).map((r) => r.id)).toEqual([second.id, first.id])
      expect(await store.phrases.byId(first.id)).toEqual(first)
      expect([await store.phrases.remove(first.id), await store.phrases.remove(first.id)]).toEqual([true, false])
      expect(await store.phrases.byId(first.id)).toBeNull()
      for (const id of ['', '7', 'x7', 'p', 'p99999999999999999999', "p1' OR '1"]) {
        expect([await store.phrases.byId(id), await store.phrases.remove(id)]).toEqual([null, false])
      }
    })

    it('changes the version, whatever it was, and nothing else does', async () => {
      const account = await connect()
      const { stored } = await store.posts.storeAll(account.id, [aPost()], [], keep)
      const [postRowId = ''] = stored.map((p) => p.rowId)
      const said = { postRowId, alertId: crypto.randomUUID(), byId: crypto.randomUUID(), text: 'words', at: NOW }
      const versions = [await store.feedback.version()]
      const then = async (work: Promise<unknown>) => {
        await work
        versions.push(await store.feedback.version())
      }
      const old = await store.phrases.add(rule)
      await then(store.phrases.add(rule))
      await then(Promise.all([store.phrases.remove(old.id), store.phrases.add(rule)]))
      await then(store.feedback.correct({ ...said, label: 'neutral' }))
      await then(store.feedback.correct({ ...said, label: 'positive' }))
      await then(store.feedback.correct({ ...said, label: 'irrelevant' }))
      await then(store.feedback.undo(postRowId, 'sentiment'))
      expect(new Set(versions).size).toBe(versions.length)
      await store.feedback.note({ alertId: said.alertId, byId: said.byId, kind: 'not_relevant', at: NOW })
      expect(await store.feedback.version()).toBe(versions.at(-1))
    })

    it('of a whole post is one sentiment and one relevance, each taken back by itself', async () => {
      const account = await connect()
      const { stored } = await store.posts.storeAll(account.id, [aPost()], [], keep)
      const [postRowId = ''] = stored.map((p) => p.rowId)
      const byId = crypto.randomUUID()
      const said = { postRowId, alertId: crypto.randomUUID(), byId, text: 'words', at: NOW }
      await store.feedback.correct({ ...said, label: 'negative' })
      await store.feedback.correct({ ...said, label: 'neutral', at: later(1) })
      await store.feedback.correct({ ...said, label: 'irrelevant', at: later(2) })
      expect((await store.feedback.correctionsBy(byId, 10)).map((c) => c.label)).toEqual(['irrelevant', 'neutral'])
      expect((await store.feedback.ofPosts([postRowId])).get(postRowId)?.label).toBe('neutral')
      expect(await store.feedback.correctionOf(postRowId, 'relevance')).toEqual({
        ...said,
        label: 'irrelevant',
        at: later(2),
      })
      expect(await store.feedback.undo(postRowId, 'relevance')).toBe(true)
      expect(await store.feedback.undo(postRowId, 'relevance')).toBe(false)
      expect((await store.feedback.correctionsBy(null, 1000)).filter((c) => c.byId === byId)).toHaveLength(1)
    })

    it('outlives the post as a phrase, without a tie to it; a whole post’s words go with it', async () => {
      const account = await connect()
      const { stored } = await store.posts.storeAll(account.id, [aPost({ createdAt: later(-400 * 86_400) })], [], keep)
      const [postRowId = ''] = stored.map((p) => p.rowId)
      const alert = anAlert({ postId: postRowId })
      await store.alerts.create(alert, [postRowId])
      const phrase = await store.phrases.add({ ...rule, alertId: alert.id })
      await store.feedback.correct({
        postRowId,
        alertId: alert.id,
        byId: crypto.randomUUID(),
        label: 'irrelevant',
        text: 'gone soon',
        at: NOW,
      })
      expect(await store.phrases.ofAlert(alert.id)).toEqual([phrase])
      await store.posts.redactOlderThan({ text: later(-300 * 86_400), unlinkedText: later(-300 * 86_400) }, 100)
      expect(await store.phrases.byId(phrase.id)).toEqual({ ...phrase, alertId: null })
      expect(await store.phrases.ofAlert(alert.id)).toEqual([])
      expect((await store.feedback.correctionOf(postRowId, 'relevance'))?.text).toBe('')
      expect((await store.feedback.corrections(1000)).map((c) => c.text)).not.toContain('')
    })
  })

  it('runs a job in one place at a time', async () => {
    expect(await store.jobs.begin('poll', 'a', NOW, later(60))).toBe(true)
    expect(await store.jobs.begin('poll', 'b', later(1), later(60))).toBe(false)
    expect(await store.jobs.extend('poll', 'a', later(120))).toBe(true)
    expect(await store.jobs.extend('poll', 'b', later(300))).toBe(false)
    expect(await store.jobs.begin('poll', 'b', later(119), later(180))).toBe(false)
    await store.jobs.finish('poll', 'a', later(2), null)
    expect(await store.jobs.begin('poll', 'b', later(3), later(60))).toBe(true)
    expect(await store.jobs.lastRuns()).toMatchObject([{ name: 'poll', finishedAt: later(2), error: null }])
  })

  it('records one touch a post and finds it by contact and customer', async () => {
    const account = await connect()
    const customer = await store.people.saveCustomer(aCustomer('Touch SE'))
    const { stored } = await store.posts.storeAll(
      account.id,
      [aPost({ author: { id: '800', handle: 'toucher' } })],
      [],
      keep,
    )
    const contactId = stored[0]?.contactId ?? ''
    const touch = {
      contactId,
      customerId: customer.id,
      employeeId: null,
      kind: 'mention' as const,
      direction: 'in' as const,
      at: NOW,
      sentiment: 0.5,
      postId: stored[0]?.rowId ?? '',
    }
    await store.touches.record([touch])
    await store.touches.record([{ ...touch, sentiment: -0.5 }])
    expect(await store.touches.ofCustomers([customer.id], later(-1))).toEqual(
      new Map([[customer.id, [{ ...touch, sentiment: -0.5 }]]]),
    )
    await store.touches.reassign(contactId, null)
    expect((await store.touches.ofContacts([contactId], later(-1))).get(contactId)).toMatchObject([
      { customerId: null },
    ])
  })
})

function anEmployee(email: string) {
  return {
    email,
    name: email,
    roles: ['employee' as const],
    team: null,
    deputy: null,
    region: null,
    absent: null,
    timeZone: null,
    workingHours: null,
    language: null,
    slackUserId: null,
    handles: {},
    sharing: 'counts' as const,
  }
}

function aCustomer(name: string) {
  return {
    name,
    domain: null,
    segment: null,
    ownerId: null,
    deputyId: null,
    revenue12m: null,
    currency: null,
    potential: null,
    language: null,
    formality: 'none' as const,
    doNotContact: false,
  }
}
