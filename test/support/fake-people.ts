import type { ImportStore } from '../../src/actions/import/index.ts'
import type { Contact, Customer } from '../../src/domain/customer.ts'
import type { Employee } from '../../src/domain/employee.ts'

export interface FakePeople extends ImportStore {
  employees: Map<string, Employee>
  customers: Map<string, Customer>
  contacts: Map<string, Contact>
  own: Set<string>
  /** What was written, in order: `customer:Acme`, `contact:x:anna`, `touches:id→id`. */
  writes: string[]
  /** How often the store was asked for contacts. */
  reads: number
}

/** The part of the store that an import uses, in memory; a transaction that throws leaves nothing behind. */
export function fakePeople(): FakePeople {
  let next = 1
  const id = () => String(next++)
  const fake: FakePeople = {
    employees: new Map(),
    customers: new Map(),
    contacts: new Map(),
    own: new Set(),
    writes: [],
    reads: 0,
    async transaction(work) {
      const before = [
        new Map(fake.employees),
        new Map(fake.customers),
        new Map(fake.contacts),
        fake.writes.length,
      ] as const
      try {
        return await work({ people, touches })
      } catch (error) {
        fake.employees = before[0]
        fake.customers = before[1]
        fake.contacts = before[2]
        fake.writes.length = before[3]
        throw error
      }
    },
  }
  const touches = {
    async reassign(contactId: string, customerId: string | null) {
      fake.writes.push(`touches:${contactId}→${customerId}`)
    },
  }
  const people = {
    employees: async () => [...fake.employees.values()],
    async saveEmployee(employee: Omit<Employee, 'id'> & { id?: string }) {
      const saved = { ...employee, id: employee.id ?? id() }
      fake.employees.set(saved.id, saved)
      fake.writes.push(`employee:${saved.email}`)
      return saved
    },
    customers: async () => [...fake.customers.values()],
    contactsOfCustomers: async (ids: readonly string[]) =>
      [...fake.contacts.values()].filter((c) => c.customerId !== null && ids.includes(c.customerId)),
    contactsByHandles: async (handles: readonly { network: string; handle: string }[]) => {
      fake.reads++
      const wanted = new Set(handles.map((h) => `${h.network}:${h.handle}`))
      return [...fake.contacts.values()].filter((c) => wanted.has(`${c.network}:${c.handle}`))
    },
    saveCustomers: async (list: readonly (Omit<Customer, 'id'> & { id?: string })[]) =>
      list.map((customer) => {
        const saved = { ...customer, id: customer.id ?? id() }
        fake.customers.set(saved.id, saved)
        fake.writes.push(`customer:${saved.name}`)
        return saved
      }),
    saveContacts: async (list: readonly (Omit<Contact, 'id'> & { id?: string })[]) =>
      list.map((contact) => {
        const saved = { ...contact, id: contact.id ?? id() }
        fake.contacts.set(saved.id, saved)
        fake.writes.push(`contact:${saved.network}:${saved.handle}`)
        return saved
      }),
    ownHandles: async (network: string) =>
      new Set([...fake.own].filter((key) => key.startsWith(`${network}:`)).map((key) => key.slice(network.length + 1))),
  }
  return fake
}
