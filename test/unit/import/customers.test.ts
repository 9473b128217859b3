import { beforeEach, describe, expect, test } from 'vitest'
import { importCustomers, importEmployees } from '../../../src/actions/import/index.ts'
import { type FakePeople, fakePeople } from '../../support/fake-people.ts'

const options = { dryRun: false, now: new Date('2026-03-01T10:00:00Z') }
const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
let store: FakePeople

beforeEach(async () => {
  store = fakePeople()
  await importEmployees(store, bytes('email,name', 'anna@example.com,Anna', 'bo@example.com,Bo'), options)
  store.writes.length = 0
})
const customer = (name: string) => [...store.customers.values()].find((c) => c.name === name)
const contact = (handle: string) => [...store.contacts.values()].find((c) => c.handle === handle)

describe('importing customers', () => {
  test('brings every column in', async () => {
    const report = await importCustomers(
      store,
      bytes(
        'Name;Domain;Segment;Owner;Deputy;Revenue_12m;Currency;Potential;Language;Formality;Consent;Do_not_contact;X;Mastodon;Bluesky',
        'Acme  GmbH;https://www.Acme.example/x;Key;Anna@example.com;bo@example.com;1.234,56;eur;2.000;DE;Sie;Opt_In;ja;@Acme acme_help;desk@social.example;acme.example',
      ),
      options,
    )
    expect(report).toEqual({ added: 1, changed: 0, unchanged: 0, refused: [], notes: [] })
    const [anna, bo] = [...store.employees.values()]
    expect(customer('Acme GmbH')).toMatchObject({
      domain: 'acme.example',
      segment: 'Key',
      ownerId: anna?.id,
      deputyId: bo?.id,
      revenue12m: 1234.56,
      currency: 'EUR',
      potential: 2000,
      language: 'de',
      formality: 'sie',
      doNotContact: true,
    })
    expect([...store.contacts.values()].map((c) => [c.network, c.handle, c.basis])).toEqual([
      ['x', 'acme', 'opt_in'],
      ['x', 'acme_help', 'opt_in'],
      ['mastodon', 'desk@social.example', 'opt_in'],
      ['bluesky', 'acme.example', 'opt_in'],
    ])
  })

  test('changes nothing the second time, whatever the spelling of the name', async () => {
    await importCustomers(store, bytes('name,segment,x,consent', 'Acme,Key,acme,supplied'), options)
    store.writes.length = 0
    const again = await importCustomers(store, bytes('name,segment,x,consent', ' ACME ,Key,@Acme,supplied'), options)
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 1, refused: [] })
    expect(store.writes).toEqual([])
  })

  test('an empty cell and a missing column leave what is known', async () => {
    await importCustomers(
      store,
      bytes('name,segment,owner,revenue_12m,currency', 'Acme,Key,anna@example.com,5,EUR'),
      options,
    )
    const before = customer('Acme')
    const report = await importCustomers(store, bytes('name,segment,potential', 'Acme,,7'), options)
    expect(report).toMatchObject({ changed: 1 })
    expect(customer('Acme')).toEqual({ ...before, potential: 7 })
  })

  test('writes only the rows that changed', async () => {
    await importCustomers(store, bytes('name,segment', 'Acme,a', 'Beta,b'), options)
    store.writes.length = 0
    await importCustomers(store, bytes('name,segment', 'Acme,a', 'Beta,c'), options)
    expect(store.writes).toEqual(['customer:Beta'])
  })

  test('a dry run reports the same and writes nothing', async () => {
    const report = await importCustomers(store, bytes('name,x,consent', 'Acme,acme,supplied'), {
      ...options,
      dryRun: true,
    })
    expect(report.added).toBe(1)
    expect(store.writes).toEqual([])
  })

  test.each([
    ['name', '', 'name is missing'],
    ['domain', 'acme', 'domain is no domain'],
    ['owner', 'gone@example.com', 'owner is no known employee; add that e-mail with "rapport import employees" first'],
    ['deputy', 'gone@example.com', 'deputy is no known employee'],
    ['owner', 'Anna', 'owner is no e-mail address'],
    ['revenue_12m', '-5', 'revenue_12m is negative'],
    ['revenue_12m', '1234.56', 'use --numbers en'],
    ['potential', 'much', 'potential "much" is no number'],
    ['currency', 'XQZ', 'currency is no currency code'],
    ['currency', 'Euro', 'currency is no currency code'],
    ['language', 'fr', 'language "fr" is none of de, en'],
    ['formality', 'ihr', 'formality "ihr" is none of du, sie'],
    ['consent', 'maybe', 'consent "maybe" is none of opt_in, supplied, public, none'],
    ['do_not_contact', 'perhaps', 'do_not_contact is neither yes nor no'],
    ['x', 'acme.example', 'x "acme.example" is no handle'],
    ['bluesky', 'acme', 'bluesky "acme" is no handle'],
  ])('refuses %s = %j with a reason, and takes the other row', async (column, value, reason) => {
    const cells: Record<string, string> = { name: 'Acme', [column]: value }
    const header = [...Object.keys(cells), 'segment']
    const line = header.map((h) => cells[h] ?? 'a').join(';')
    const other = header.map((h) => (h === 'name' ? 'Beta' : '')).join(';')
    const report = await importCustomers(store, bytes(header.join(';'), line, other), options)
    expect(report).toMatchObject({ added: 1, refused: [{ line: 2, reason: expect.stringContaining(reason) }] })
    expect(store.writes).toEqual(['customer:Beta'])
  })

  test('refuses a second row for one name and a handle claimed twice, in the file or in the store', async () => {
    await importCustomers(store, bytes('name,x', 'Old,taken'), options)
    const report = await importCustomers(
      store,
      bytes('name,x', 'Acme,acme', 'acme,other', 'Beta,@ACME', 'Gamma,taken'),
      options,
    )
    expect(report.added).toBe(1)
    expect(report.refused).toEqual([
      { line: 3, reason: 'name stands on line 2 already' },
      { line: 4, reason: 'x:acme belongs to the customer on line 2 already' },
      { line: 5, reason: 'x:taken belongs to another customer already' },
    ])
  })

  test('never makes one of our own handles a customer’s', async () => {
    store.own.add('x:we')
    const report = await importCustomers(store, bytes('name,x', 'Acme,We'), options)
    expect(report.refused).toEqual([{ line: 2, reason: expect.stringContaining('our own handles') }])
  })

  test('an employee’s handle list refuses what a customer has', async () => {
    await importCustomers(store, bytes('name,x', 'Acme,acme'), options)
    const report = await importEmployees(store, bytes('email,name,x', 'c@example.com,C,acme'), options)
    expect(report.refused).toEqual([{ line: 2, reason: "x:acme is a customer's handle already" }])
  })

  test('without consent a handle on X has no basis, which is said', async () => {
    const report = await importCustomers(
      store,
      bytes('name,x,consent', 'Acme,acme,', 'Beta,beta,public', 'Gamma,g,supplied'),
      options,
    )
    expect(contact('acme')?.basis).toBe('none')
    expect(report.notes).toEqual([expect.stringMatching(/^Handles on X without opt_in or supplied as consent.*: 2$/)])
  })

  test('an empty consent keeps the basis a handle has; consent without handles is for all of them', async () => {
    await importCustomers(store, bytes('name,x,consent', 'Acme,acme acme_two,public'), options)
    expect(await importCustomers(store, bytes('name,x,consent', 'Acme,acme,'), options)).toMatchObject({ unchanged: 1 })
    expect(contact('acme')?.basis).toBe('public')
    expect(await importCustomers(store, bytes('name,consent', 'Acme,opt_in'), options)).toMatchObject({ changed: 1 })
    expect([contact('acme')?.basis, contact('acme_two')?.basis]).toEqual(['opt_in', 'opt_in'])
  })

  test('a known author becomes the customer’s, with earlier touches where the basis allows it', async () => {
    const author = {
      customerId: null,
      network: 'x',
      name: 'A',
      basis: 'none',
      formality: 'du',
      setAside: true,
    } as const
    store.contacts.set('c1', { ...author, id: 'c1', handle: 'acme', remoteId: '77' })
    store.contacts.set('c2', { ...author, id: 'c2', handle: 'beta', remoteId: '78' })
    await importCustomers(store, bytes('name,x,consent', 'Acme,acme,supplied', 'Beta,beta,'), options)
    expect(contact('acme')).toMatchObject({
      id: 'c1',
      remoteId: '77',
      name: 'A',
      formality: 'du',
      basis: 'supplied',
      setAside: false,
      customerId: customer('Acme')?.id,
    })
    expect(store.writes.filter((w) => w.startsWith('touches'))).toEqual([`touches:c1→${customer('Acme')?.id}`])
  })

  test('withdrawn consent takes the touches away again', async () => {
    await importCustomers(store, bytes('name,x,consent', 'Acme,acme,opt_in'), options)
    await importCustomers(store, bytes('name,x,consent', 'Acme,acme,none'), options)
    expect(store.writes.at(-1)).toBe(`touches:${contact('acme')?.id}→null`)
    await importCustomers(store, bytes('name,x,consent', 'Acme,acme,public'), options)
    expect(store.writes.at(-1)).toBe('contact:x:acme')
  })

  test('a comma file with German numbers is read when told so', async () => {
    await importCustomers(store, bytes('name,revenue_12m,currency', 'Acme,"1.234,56",EUR'), {
      ...options,
      numbers: 'de',
    })
    expect(customer('Acme')?.revenue12m).toBe(1234.56)
  })

  test('a revenue without a currency is pointed out', async () => {
    const report = await importCustomers(store, bytes('name,revenue_12m', 'Acme,5'), options)
    expect(report.notes).toEqual(['Customers with a revenue but no currency: 1'])
  })

  test('nothing stays when the store fails half-way', async () => {
    const failing = {
      ...store,
      transaction: <T>(work: Parameters<FakePeople['transaction']>[0]): Promise<T> =>
        store.transaction((parts) =>
          (work as (p: typeof parts) => Promise<T>)({
            ...parts,
            people: { ...parts.people, saveContacts: () => Promise.reject(new Error('disk full')) },
          }),
        ),
    }
    await expect(importCustomers(failing, bytes('name,x', 'Acme,acme'), options)).rejects.toThrow('disk full')
    expect(store.customers.size).toBe(0)
  })

  test('asks for the contacts of ten thousand rows in portions and writes only what is new', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `Customer ${i},c${i},supplied`)
    const file = bytes('name,x,consent', ...lines)
    expect(await importCustomers(store, file, options)).toMatchObject({ added: 10_000, refused: [] })
    expect(await importCustomers(store, file, options)).toMatchObject({ unchanged: 10_000 })
    expect(store.reads).toBe(40)
    expect(store.writes).toHaveLength(20_000)
  })
})
