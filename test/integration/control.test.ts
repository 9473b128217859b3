import { rmSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createConnect } from '../../src/actions/connect.ts'
import { createOperations } from '../../src/actions/operations.ts'
import { ConfigInvalid } from '../../src/domain/errors.ts'
import { manualClock } from '../../src/ports/clock.ts'
import type { Network } from '../../src/ports/network.ts'
import { createReader } from '../../src/reading/index.ts'
import { controlPath, remoteOperations, serveControl } from '../../src/web/control.ts'
import { freshDatabase, freshHome, type TestDatabase } from '../support/databases.ts'

const clock = manualClock(new Date('2026-03-02T09:00:00Z'))
let revoked: string[] = []
const network: Network = {
  name: 'x',
  prices: { postRead: 0, userRead: 0 },
  reply: { maxLength: 280, length: (t) => t.length, link: () => null },
  poll: () => Promise.reject(new Error('not asked for')),
  whoAmI: async () => ({ id: '42', handle: 'jana', isProtected: false }),
  refresh: async (tokens) => tokens,
  revoke: async (tokens) => {
    revoked.push(tokens.accessToken)
  },
  signIn: {
    begin: (redirectUri) => ({ url: `https://x.test/?back=${redirectUri}`, state: 's1', codeVerifier: 'v' }),
    finish: async () => ({ accessToken: 'at', refreshToken: null, expiresAt: null }),
  },
}

let db: TestDatabase
let home: string
let changes: string[]
let control: { close(): void }
let operations: ReturnType<typeof createOperations>
let connect: ReturnType<typeof createConnect>

beforeEach(async () => {
  db = await freshDatabase('embedded')
  home = freshHome()
  changes = []
  revoked = []
  connect = createConnect({ store: db.store, networks: new Map([['x', network]]), clock, language: 'en' })
  operations = createOperations({
    store: db.store,
    connect,
    clock,
    teaching: { reader: createReader({ minConfidence: 0.6 }), phraseFile: null, minConfidence: 0.6 },
    siteUrl: () => 'http://here',
    onChange: (w) => changes.push(w),
  })
  control = await serveControl(home, operations)
})
afterEach(async () => {
  control.close()
  await db.drop()
  rmSync(home, { recursive: true, force: true })
})

const employees = Buffer.from('email,name\njana@acme.test,Jana\nbroken,Nobody\n')

describe('commands beside a running program', () => {
  it('import through it, and tell what was refused', async () => {
    const report = await remoteOperations(home).importFile('employees', employees, { dryRun: false })
    expect(report).toMatchObject({ added: 1, refused: [{ line: 3 }] })
    expect(await db.store.people.employeeByEmail('jana@acme.test')).toMatchObject({ name: 'Jana' })
    expect(changes).toEqual(['people'])
  })

  it('connect through it: one waits while the other signs in', async () => {
    const remote = remoteOperations(home)
    await remote.importFile('employees', employees, { dryRun: false })
    const begun = await remote.beginConnect('x', 'jana@acme.test')
    expect(begun).toMatchObject({
      url: 'https://x.test/?back=http://here/connect/x/callback',
      state: 's1',
      name: 'Jana',
    })
    const waiting = remote.awaitConnect(begun.state)
    operations.finished('s1', await connect.finish('x', 's1', 'code'))
    expect(await waiting).toBe('jana')
  })

  it('connect by token file', async () => {
    const remote = remoteOperations(home)
    await remote.importFile('employees', employees, { dryRun: false })
    const expiresAt = new Date('2026-03-02T11:00:00Z')
    const { handle } = await remote.connectWithTokens('x', 'jana@acme.test', {
      accessToken: 'a',
      refreshToken: 'r',
      expiresAt,
    })
    const [account] = await db.store.accounts.all()
    expect([handle, await db.store.accounts.tokens(account?.id ?? '')]).toEqual([
      'jana',
      { accessToken: 'a', refreshToken: 'r', expiresAt },
    ])
  })

  it('withdraw a consent: the access is given back and deleted', async () => {
    const remote = remoteOperations(home)
    await remote.importFile('employees', employees, { dryRun: false })
    await remote.connectWithTokens('x', 'jana@acme.test', { accessToken: 'a', refreshToken: null, expiresAt: null })
    expect(await remote.disconnect('x', 'jana@acme.test')).toEqual({ handles: ['jana'], stillValid: false })
    expect(revoked).toEqual(['a'])
    const [account] = await db.store.accounts.all()
    expect(account?.status).toBe('disconnected')
    expect(await db.store.accounts.tokens(account?.id ?? '')).toBeNull()
    expect(await remote.disconnect('x', 'jana@acme.test')).toEqual({ handles: [], stillValid: false })
  })

  it('teach, list and take back through it', async () => {
    const remote = remoteOperations(home)
    const added = await remote.addPhrase('neutral', 'war zone')
    expect(added).toEqual({ id: 'p1', phrase: 'war zone', isNew: true })
    const at = clock.now()
    expect(await remote.corrections()).toEqual({
      phrases: [{ id: 'p1', phrase: 'war zone', effect: 'neutral', source: 'command', at }],
      posts: [],
      file: null,
    })
    await expect(remote.addPhrase('neutral', '!!!')).rejects.toThrow(ConfigInvalid)
    expect(await remote.undoCorrection('p1')).toEqual({ effect: 'neutral', phrase: 'war zone' })
    await expect(remote.undoCorrection('p1')).rejects.toThrow(/no correction p1/)
    expect(changes).toEqual(['corrections'])
  })

  it('get the same errors as anywhere, and none of the program’s own', async () => {
    const remote = remoteOperations(home)
    await expect(remote.beginConnect('x', 'nobody@acme.test')).rejects.toThrow(ConfigInvalid)
    await expect(remote.beginConnect('x', 'nobody@acme.test')).rejects.toThrow(/import employees/)
  })

  it.skipIf(process.platform === 'win32')('reach it only as the user it belongs to', () => {
    expect(statSync(controlPath(home)).mode & 0o777).toBe(0o600)
  })

  it('say so when it does not answer', async () => {
    control.close()
    await expect(remoteOperations(home).awaitConnect('s')).rejects.toThrow(/does not answer/)
  })
})
