import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyPeople } from '../../../src/cli/people.ts'
import { readSettings } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { createCipher, createStore, openDatabase } from '../../../src/store/index.ts'
import { freshDatabase, freshHome, type TestDatabase } from '../../support/databases.ts'
import { aCustomer, anEmployee } from '../domain/builders.ts'

let real: string
let replay: TestDatabase

beforeEach(async () => {
  real = freshHome()
  replay = await freshDatabase('embedded')
})
afterEach(async () => {
  await replay.drop()
  rmSync(real, { recursive: true, force: true })
})

it('a replay knows the real employees, customers and their people, also when it begins a second time', async () => {
  const database = await openDatabase({ home: real })
  const from = createStore(database.prisma, createCipher(Buffer.alloc(32).toString('base64')), database.close)
  const { id: _, ...anna } = anEmployee({ email: 'anna@example.com', slackUserId: 'UREAL' })
  const { id: ownerId } = await from.people.saveEmployee(anna)
  const names = Array.from({ length: 1201 }, (__, i) => `Customer ${i}`)
  const saved = await from.people.saveCustomers(
    names.map((name) => ({ ...aCustomer({ name, ownerId }), id: undefined })),
  )
  const contact = {
    network: 'x',
    remoteId: '1',
    name: null,
    basis: 'supplied',
    formality: 'none',
    setAside: false,
  } as const
  await from.people.saveContacts([
    { ...contact, handle: 'first', customerId: saved[0]?.id ?? '' },
    { ...contact, handle: 'last', remoteId: '2', customerId: saved.at(-1)?.id ?? '' },
  ])
  await from.close()

  const settings = readSettings({ RAPPORT_HOME: real }, real)
  const { people } = replay.store
  for (let time = 0; time < 2; time++) await copyPeople(settings, replay.store, createLog('silent'))

  const customers = await people.customers()
  const employee = await people.employeeByEmail('anna@example.com')
  expect(customers.map((c) => c.name).sort()).toEqual([...names].sort())
  expect(new Set(customers.map((c) => c.ownerId))).toEqual(new Set([employee?.id]))
  expect(employee?.slackUserId).toBeNull()
  const contacts = await people.contactsOfCustomers(customers.map((c) => c.id))
  const nameOf = new Map(customers.map((c) => [c.id, c.name]))
  expect(contacts.map((c) => [c.handle, nameOf.get(c.customerId ?? '')]).sort()).toEqual([
    ['first', 'Customer 0'],
    ['last', 'Customer 1200'],
  ])
})
