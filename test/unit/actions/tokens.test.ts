import { afterAll, expect, it } from 'vitest'
import { renew, usableTokens } from '../../../src/actions/tokens.ts'
import type { Account, Tokens } from '../../../src/domain/account.ts'
import { AuthExpired, Unavailable } from '../../../src/domain/errors.ts'
import { freshDatabase } from '../../support/databases.ts'
import { later, MINUTE, NOW } from '../domain/builders.ts'
import { FakeNetwork, PAIR, RENEWED } from '../jobs/poll-rig.ts'

const db = await freshDatabase('embedded')
const { store } = db
afterAll(() => db.drop())
let n = 0
const connect = (tokens: Tokens = PAIR): Promise<Account> =>
  store.accounts.connect({ network: 'x', remoteId: String(++n), handle: `us${n}`, employeeId: null }, tokens, null, NOW)

it('two that renew at once make one refresh, and both get its result', async () => {
  const network = new FakeNetwork('x')
  const account = await connect()
  const results = await Promise.all([renew(store, network, account, PAIR), renew(store, network, account, PAIR)])
  expect(results).toEqual([RENEWED, RENEWED])
  expect(network.refreshed).toEqual([PAIR])
  expect(await store.accounts.tokens(account.id)).toEqual(RENEWED)
})

it('tokens are renewed two minutes before they end, not earlier, and never without an end', async () => {
  const network = new FakeNetwork('x')
  const at = (expiresAt: Date | null) => connect({ ...PAIR, expiresAt })
  const use = async (expiresAt: Date | null) =>
    (await usableTokens(store, network, await at(expiresAt), NOW))?.accessToken
  expect(await use(later(2 * MINUTE + 1))).toBe('old')
  expect(await use(later(2 * MINUTE))).toBe('new')
  expect(await use(null)).toBe('old')
})

it('a refusal is believed only when nobody has stored a newer pair meanwhile', async () => {
  const network = new FakeNetwork('x')
  const account = await connect()
  network.refresh = async () => {
    await store.accounts.connect({ ...account }, RENEWED, null, NOW)
    throw new AuthExpired('invalid_grant')
  }
  expect(await renew(store, network, account, PAIR)).toEqual(RENEWED)
})

it.each([new AuthExpired('invalid_grant'), new Unavailable('503')])(
  'a failure reaches the caller and leaves the pair: %s',
  async (error) => {
    const network = new FakeNetwork('x')
    network.refreshAnswer = error
    const account = await connect()
    await expect(renew(store, network, account, PAIR)).rejects.toBe(error)
    expect(await store.accounts.tokens(account.id)).toEqual(PAIR)
    network.refreshAnswer = RENEWED
    expect(await renew(store, network, account, PAIR)).toEqual(RENEWED)
  },
)
