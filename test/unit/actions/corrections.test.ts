import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAlertActions } from '../../../src/actions/alerts.ts'
import { buildCard } from '../../../src/actions/card.ts'
import type { CorrectionsPage, GestureRequest } from '../../../src/actions/contract.ts'
import { createCorrectionActions, PAGE_ROWS } from '../../../src/actions/corrections.ts'
import { createAlert } from '../../../src/actions/keep-alert.ts'
import type { Account } from '../../../src/domain/account.ts'
import type { Alert } from '../../../src/domain/alert.ts'
import type { Employee } from '../../../src/domain/employee.ts'
import type { PhraseRule } from '../../../src/domain/phrase.ts'
import { createTaught } from '../../../src/pipeline/taught.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import type { PhraseFile } from '../../../src/ports/phrase-file.ts'
import type { Store } from '../../../src/ports/store.ts'
import { createReader } from '../../../src/reading/index.ts'
import { createReplyWriter, isBlocking } from '../../../src/replies/index.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { anAlert, anEmployee, aPost, DAY, later, NOW } from '../domain/builders.ts'

let db: TestDatabase
let store: Store
let alerts: ReturnType<typeof createAlertActions>
let corrections: ReturnType<typeof createCorrectionActions>
let anna: Employee
let account: Account
let inFile: PhraseRule[] = []
let counter = 0

const file: PhraseFile = { name: 'phrases.tsv', rules: () => inFile, version: () => String(inFile.length) }
const reader = createReader({ minConfidence: 0.6 })
const networks = new Map([['x', { reply: { maxLength: 280, length: (t: string) => t.length, link: () => null } }]])
const settings = { minConfidence: 0.6, timeZone: 'Europe/Berlin', language: 'en' } as const
const clock = manualClock(NOW)

beforeAll(async () => {
  db = await freshDatabase('embedded')
  store = db.store
  const save = ({ id: _, ...rest }: Employee) => store.people.saveEmployee(rest)
  anna = await save(anEmployee({ slackUserId: 'UANNA', language: 'de' }))
  await save(anEmployee({ email: 'bob@example.com', name: 'Bob', slackUserId: 'UBOB' }))
  await save(anEmployee({ email: 'mia@example.com', name: 'Mia', slackUserId: 'UMIA', roles: ['marketing'] }))
  const who = { network: 'x', remoteId: '1', handle: 'acme', employeeId: anna.id }
  account = await store.accounts.connect(who, null, null, NOW)
  const wakeOutbox = () => {}
  const parts = { store, clock, networks, settings, wakeOutbox }
  alerts = createAlertActions({ ...parts, replies: createReplyWriter(), isBlocking })
  corrections = createCorrectionActions({ ...parts, reader, phraseFile: file, minConfidence: 0.6 })
})
afterAll(() => db.drop())
beforeEach(async () => {
  inFile = []
  clock.moveTo(later(++counter * 1000))
  for (const rule of await store.phrases.all(1000)) await store.phrases.remove(rule.id)
  for (const { postRowId } of await store.feedback.correctionsBy(null, 1000)) {
    await store.feedback.undo(postRowId, 'sentiment')
    await store.feedback.undo(postRowId, 'relevance')
  }
})

const TEXT = 'Your checkout is a war zone and the app is broken since Monday, this is terrible'

/** An alert for Anna about a linked customer's post, read as the program reads it. */
async function alertAbout(text = TEXT, changes: Partial<Alert> = {}) {
  const n = ++counter
  const post = aPost({ author: { id: `author${n}`, handle: `kunde${n}` }, text, lang: 'en' })
  const { stored } = await store.posts.storeAll(account.id, [post], [], { isQuiet: () => false, now: NOW })
  const [kept] = stored
  if (!kept?.contactId) throw new Error('not stored')
  const reading = reader.read(post, await createTaught(file)(store))
  await store.posts.finish([{ rowId: kept.rowId, reading }], NOW)
  const about = { postId: kept.rowId, contactId: kept.contactId, accountId: account.id, network: 'x' }
  const alert = anAlert({ recipient: { employeeId: anna.id }, ...about, ...changes })
  await createAlert(store, alert, [kept.rowId], NOW)
  return { alert, rowId: kept.rowId, contactId: kept.contactId, reading }
}
const act = (alert: Alert, slackUserId: string, gesture: GestureRequest, gestureId = String(++counter)) =>
  alerts.perform({ gestureId, alertId: alert.id, slackUserId, gesture })
const undo = (id: string, slackUserId = 'UANNA', gestureId = `undo${++counter}`) =>
  corrections.undoCorrection({ gestureId, id, slackUserId })
async function list(slackUserId = 'UANNA', page = 0): Promise<CorrectionsPage> {
  const found = await corrections.corrections(slackUserId, page)
  if (!found.ok) throw new Error(found.reason)
  return found
}
const reads = async (text: string) => reader.read({ text, lang: 'en' }, await createTaught(file)(store))
async function updatesQueued(alert: Alert): Promise<number> {
  let updates = 0
  for (;;) {
    const claimed = await store.outbox.claim('look', later(DAY), later(2 * DAY), 100)
    if (claimed.length === 0) return updates
    for (const d of claimed) {
      if (d.alertId === alert.id && d.kind === 'update') updates++
      await store.outbox.sent(d.id, 'look', null, NOW)
    }
  }
}
const cardOf = async ({ id }: Alert) => {
  const alert = await store.alerts.byId(id)
  if (!alert) throw new Error('gone')
  return buildCard({ store, networks, clock, settings }, alert, anna)
}

describe('teaching words', () => {
  it('with a corrected sentiment: the post is corrected, the words hold for every post, the message says so', async () => {
    const { alert } = await alertAbout()
    expect(
      await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'neutral', words: ['War  ZONE'] }),
    ).toMatchObject({
      ok: true,
    })
    const rule = { phrase: 'War ZONE', effect: 'neutral', source: 'slack', byId: anna.id, alertId: alert.id }
    expect(await store.phrases.all(10)).toMatchObject([rule])
    const card = await cardOf(alert)
    expect(card.learned).toEqual([{ phrase: 'War ZONE', effect: 'neutral' }])
    expect(card.post?.sentiment).toMatchObject({ label: 'neutral', correctedBy: anna.name })
  })

  it('that do not occur in the post is refused, and nothing is learned', async () => {
    const { alert } = await alertAbout()
    const words = ['peace']
    expect(await alerts.checkPhrases(alert.id, ['war zone', ...words])).toEqual([
      { phrase: 'peace', problem: 'not_in_post' },
    ])
    expect(await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'neutral', words })).toMatchObject({
      ok: false,
      reason: 'phrase_not_ok',
    })
    expect(await store.phrases.all(10)).toEqual([])
    expect(await store.feedback.correctionsBy(null, 10)).toEqual([])
  })

  it('twice, or by two people, is one rule', async () => {
    const { alert } = await alertAbout(TEXT, { recipient: { channel: '#triage' } })
    const gesture = { type: 'wrong_sentiment', label: 'neutral', words: ['war zone', 'WAR ZONE'] } as const
    await act(alert, 'UANNA', { ...gesture, words: [...gesture.words] }, 'same click')
    await act(alert, 'UANNA', { ...gesture, words: [...gesture.words] }, 'same click')
    await act(alert, 'UBOB', { ...gesture, words: ['War Zone'] })
    expect(await store.phrases.all(10)).toHaveLength(1)
  })

  it('is for those the alert belongs to', async () => {
    const { alert } = await alertAbout(TEXT, { isPrivate: true })
    for (const who of ['UBOB', 'UMIA']) {
      expect(await act(alert, who, { type: 'ignore_words', words: ['war zone'] })).toMatchObject({
        reason: 'not_yours',
      })
      expect(await alerts.phraseForm(alert.id, who)).toMatchObject({ ok: false, reason: 'not_yours' })
    }
    expect(await store.phrases.all(10)).toEqual([])
  })

  it('begins with those that moved the tone, as far as they can be phrases', async () => {
    const { alert, reading } = await alertAbout()
    const form = await alerts.phraseForm(alert.id, 'UANNA')
    expect(form).toMatchObject({ ok: true, postText: TEXT })
    const words = form.ok && 'words' in form ? form.words : []
    expect(words.length).toBeGreaterThan(0)
    for (const word of words) expect(reading.evidence.map((e) => e.text)).toContain(word)
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'positive' })
    const { alert: same } = await alertAbout()
    // "corrected by hand" is no word of the post.
    expect(await alerts.phraseForm(same.id, 'UANNA')).toMatchObject({ words: [] })
  })
})

describe('not relevant', () => {
  it('holds for posts that say the same, until the alert is opened again', async () => {
    const { alert } = await alertAbout()
    await act(alert, 'UANNA', { type: 'not_relevant' })
    expect((await reads(`@acme ${TEXT}!`)).isIrrelevant).toBe(true)
    expect((await reads('The app is late')).isIrrelevant).toBeUndefined()
    await act(alert, 'UANNA', { type: 'reopen' })
    expect((await reads(TEXT)).isIrrelevant).toBeUndefined()
    expect((await list()).rows).toEqual([])
  })

  it('can be said of words as well, once it was said of the post', async () => {
    const { alert } = await alertAbout()
    await act(alert, 'UANNA', { type: 'not_relevant' })
    expect(await act(alert, 'UANNA', { type: 'ignore_words', words: ['war zone'] })).toMatchObject({ ok: true })
    expect((await store.alerts.byId(alert.id))?.state).toBe('dismissed')
    expect((await reads('Another war zone')).isIrrelevant).toBe(true)
  })
})

describe('the list', () => {
  it('shows everybody the rules, and each person their own posts alone', async () => {
    const { alert } = await alertAbout(TEXT, { recipient: { channel: '#triage' } })
    clock.moveTo(later(++counter * 1000))
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'neutral', words: ['war zone'] })
    clock.moveTo(later(++counter * 1000))
    await act(alert, 'UBOB', { type: 'not_relevant' })
    const [annas, bobs] = [await list('UANNA'), await list('UBOB')]
    expect(annas).toMatchObject({ language: 'de', total: 2, page: 0, pages: 1 })
    expect(annas.rows).toMatchObject([
      { phrase: 'war zone', effect: 'neutral', isMine: true, mayUndo: true, source: 'slack' },
      { phrase: null, effect: 'neutral', excerpt: TEXT, isMine: true, mayUndo: true },
    ])
    expect(bobs.rows).toMatchObject([
      { phrase: null, effect: 'irrelevant', excerpt: TEXT, isMine: true },
      { phrase: 'war zone', isMine: false, mayUndo: false },
    ])
    expect((await list('UMIA')).rows).toMatchObject([{ phrase: 'war zone', isMine: false, mayUndo: true }])
    expect(JSON.stringify([bobs, await list('UMIA')])).not.toContain(anna.name)
    expect(await corrections.corrections('UNOBODY', 0)).toMatchObject({ ok: false, reason: 'unknown_person' })
  })

  it('has the file’s phrases with their lines, overruled where something newer says otherwise', async () => {
    inFile = [{ id: 'f7', phrase: 'war zone', effect: 'negative', source: 'file', byId: null, alertId: null, at: NOW }]
    const { alert } = await alertAbout()
    await act(alert, 'UANNA', { type: 'ignore_words', words: ['war zone'] })
    expect((await list('UMIA')).rows).toMatchObject([
      { source: 'slack', isOverruled: false, mayUndo: true },
      { source: 'file', line: 7, isOverruled: true, mayUndo: false },
    ])
    expect(await undo('f7')).toMatchObject({ outcome: 'in_file', phrase: 'war zone', line: 7 })
  })

  it('comes in pages; one beyond the last is the last', async () => {
    for (let i = 0; i < PAGE_ROWS * 2 + 1; i++)
      await store.phrases.add({
        phrase: `word${i}`,
        effect: 'neutral',
        source: 'slack',
        byId: null,
        alertId: null,
        at: NOW,
      })
    const pages = await Promise.all([0, 1, 2, 9, -1, Number.NaN].map((page) => list('UANNA', page)))
    expect(pages.map((p) => p.rows.length)).toEqual([PAGE_ROWS, PAGE_ROWS, 1, 1, PAGE_ROWS, PAGE_ROWS])
    expect(pages.map((p) => p.page)).toEqual([0, 1, 2, 2, 0, 0])
    expect(pages[0]).toMatchObject({ pages: 3, total: PAGE_ROWS * 2 + 1 })
    expect(pages[0]?.rows[0]?.phrase).toBe(`word${PAGE_ROWS * 2}`)
  })
})

describe('undoing', () => {
  const taught = async () => {
    const { alert } = await alertAbout()
    await act(alert, 'UANNA', { type: 'ignore_words', words: ['war zone'] })
    const [rule] = await store.phrases.all(1)
    return { alert, id: rule?.id ?? '' }
  }

  it('a phrase takes effect at once, and the message it was learned from no longer shows it', async () => {
    const { alert, id } = await taught()
    await updatesQueued(alert)
    expect((await reads('a war zone')).isIrrelevant).toBe(true)
    expect(await undo(id)).toMatchObject({ ok: true, language: 'de', outcome: 'undone', phrase: 'war zone' })
    expect((await reads('a war zone')).isIrrelevant).toBeUndefined()
    expect(await updatesQueued(alert)).toBe(1)
    expect((await cardOf(alert)).learned).toEqual([])
  })

  it('is for whoever taught it, and for those who keep an eye on it', async () => {
    const { id } = await taught()
    expect(await undo(id, 'UBOB')).toMatchObject({ ok: true, outcome: 'not_yours' })
    expect(await undo(id, 'UNOBODY')).toMatchObject({ ok: false, reason: 'unknown_person' })
    expect(await store.phrases.byId(id)).not.toBeNull()
    expect(await undo(id, 'UMIA')).toMatchObject({ outcome: 'undone' })
  })

  it('twice says so', async () => {
    const { id } = await taught()
    await undo(id)
    expect(await undo(id)).toMatchObject({ outcome: 'gone', phrase: null })
    expect(await undo('w123456')).toMatchObject({ outcome: 'gone' })
    expect(await undo('rubbish')).toMatchObject({ outcome: 'gone' })
  })

  it('a whole post gives it back its own reading and the touch its tone', async () => {
    const { alert, rowId, contactId, reading } = await alertAbout()
    await act(alert, 'UANNA', { type: 'link_customer', customer: { newName: `New ${++counter}` }, basis: 'opt_in' })
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'positive' })
    expect(await store.alerts.byId(alert.id)).toMatchObject({ kind: 'praise' })
    await updatesQueued(alert)
    expect(await undo(`w${rowId}`)).toMatchObject({ outcome: 'undone', phrase: null })
    expect((await store.posts.readingsOf([rowId])).get(rowId)).toMatchObject({
      label: reading.label,
      score: reading.score,
      confidence: reading.confidence,
      urgency: reading.urgency,
    })
    const touches = (await store.touches.ofContacts([contactId], later(-DAY))).get(contactId)
    expect(touches?.map((t) => t.sentiment)).toEqual([reading.score])
    expect(await store.alerts.byId(alert.id)).toMatchObject({ kind: 'upset_customer' })
    expect((await cardOf(alert)).post?.sentiment.correctedBy).toBeNull()
    expect(await updatesQueued(alert)).toBe(1)
    expect((await reads(TEXT)).label).toBe(reading.label)
  })

  it('a whole post is for its author and keepers', async () => {
    const { alert, rowId } = await alertAbout()
    await act(alert, 'UANNA', { type: 'not_relevant' })
    expect(await undo(`n${rowId}`, 'UBOB')).toMatchObject({ outcome: 'not_yours' })
    expect((await reads(TEXT)).isIrrelevant).toBe(true)
    expect(await undo(`n${rowId}`)).toMatchObject({ outcome: 'undone' })
    expect((await reads(TEXT)).isIrrelevant).toBeUndefined()
    expect(await store.alerts.byId(alert.id)).toMatchObject({ state: 'dismissed' })
  })

  it('of a post whose text is gone leaves its reading as it was', async () => {
    const { alert, rowId } = await alertAbout()
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'positive' })
    await store.posts.redactOlderThan({ text: later(DAY), unlinkedText: later(DAY) }, 1000)
    expect((await list()).rows).toMatchObject([{ excerpt: null }])
    expect(await undo(`w${rowId}`)).toMatchObject({ outcome: 'undone' })
    expect((await store.posts.readingsOf([rowId])).get(rowId)).toMatchObject({ label: 'positive', confidence: 1 })
  })

  it('worked off once more after a crash does not undo what was said since', async () => {
    const { alert, rowId } = await alertAbout()
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'positive' })
    const item = { id: 'undo before the crash', kind: 'undo_correction', data: {} }
    await store.inbox.add(item, NOW)
    await undo(`w${rowId}`, 'UANNA', item.id)
    await act(alert, 'UANNA', { type: 'wrong_sentiment', label: 'neutral' })
    expect(await undo(`w${rowId}`, 'UANNA', item.id)).toMatchObject({ outcome: 'undone' })
    expect((await store.feedback.ofPosts([rowId])).get(rowId)?.label).toBe('neutral')
  })
})
