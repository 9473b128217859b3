import { BASES, type Contact, type Customer } from '../domain/customer.ts'
import { type Employee, ROLES } from '../domain/employee.ts'
import { FORMALITIES } from '../domain/reading.ts'
import type { PeopleStore } from '../ports/store.ts'
import type { ContactModel, CustomerModel, EmployeeModel } from './client/models.ts'
import { handlesSchema } from './json.ts'
import { clean, type Db, oneOf, rows } from './sql.ts'

const LANGUAGES = ['de', 'en'] as const
const SHARING = ['everything', 'counts', 'nothing'] as const

export function createPeopleStore(db: Db): PeopleStore {
  const byIds = async <T extends { id: string }>(list: Promise<T[]>) => new Map((await list).map((x) => [x.id, x]))
  async function saveCustomer({ id, ...customer }: Omit<Customer, 'id'> & { id?: string }): Promise<Customer> {
    const data = customerRow(customer)
    return toCustomer(id ? await db.customer.update({ where: { id }, data }) : await db.customer.create({ data }))
  }

  async function saveContact({ id, ...data }: Omit<Contact, 'id'> & { id?: string }): Promise<Contact> {
    if (id) return toContact(await db.contact.update({ where: { id }, data }))
    const where = { network_handle: { network: data.network, handle: data.handle } }
    // What a post told us about a person is not forgotten for a list that does not know it.
    const update = { ...data, remoteId: data.remoteId ?? undefined, name: data.name ?? undefined }
    return toContact(await db.contact.upsert({ where, create: data, update }))
  }

  return {
    employees: async () => (await db.employee.findMany({ orderBy: { email: 'asc' } })).map(toEmployee),
    employeeById: async (id) => maybe(await db.employee.findUnique({ where: { id } }), toEmployee),
    employeesByIds: (ids) =>
      byIds(db.employee.findMany({ where: { id: { in: [...ids] } } }).then((list) => list.map(toEmployee))),
    employeeByEmail: async (email) =>
      maybe(await db.employee.findUnique({ where: { email: email.toLowerCase() } }), toEmployee),
    employeeBySlackId: async (slackUserId) =>
      maybe(await db.employee.findUnique({ where: { slackUserId } }), toEmployee),
    async saveEmployee({ id, absent, ...employee }) {
      const data = { ...employee, absentFrom: absent?.from ?? null, absentTo: absent?.to ?? null }
      const row = id ? await db.employee.update({ where: { id }, data }) : await db.employee.create({ data })
      return toEmployee(row)
    },
    async setSlackUser(employeeId, slackUserId, timeZone, language) {
      const holder = await db.employee.findUnique({ where: { slackUserId } })
      if (holder && holder.id !== employeeId) return false
      const { timeZone: knownZone, language: knownLanguage } = await db.employee.findUniqueOrThrow({
        where: { id: employeeId },
      })
      // What was imported about a person beats what Slack says.
      const data = { slackUserId, timeZone: knownZone ?? timeZone, language: knownLanguage ?? language }
      await db.employee.update({ where: { id: employeeId }, data })
      return true
    },
    customers: async () => (await db.customer.findMany({ orderBy: { nameKey: 'asc' } })).map(toCustomer),
    customersByIds: (ids) =>
      byIds(db.customer.findMany({ where: { id: { in: [...ids] } } }).then((list) => list.map(toCustomer))),
    async searchCustomers(words, limit) {
      const key = nameKey(words)
      const found = await rows<{ id: string }>(
        db,
        `SELECT id FROM customer WHERE position($1 in name_key) > 0 OR $1 = '' ORDER BY position($1 in name_key), name_key LIMIT $2::int`,
        key,
        limit,
      )
      const customers = await byIds(
        db.customer.findMany({ where: { id: { in: found.map((r) => r.id) } } }).then((l) => l.map(toCustomer)),
      )
      return found.flatMap((r) => customers.get(r.id) ?? [])
    },
    async customersHeldBy(employeeId, limit) {
      const where = { OR: [{ ownerId: employeeId }, { deputyId: employeeId }] }
      const [list, total] = [
        await db.customer.findMany({ where, take: limit, orderBy: { revenue12m: { sort: 'desc', nulls: 'last' } } }),
        await db.customer.count({ where }),
      ]
      return { customers: list.map(toCustomer), total }
    },
    saveCustomer,
    async saveCustomers(customers) {
      const created = await db.customer.createManyAndReturn({ data: customers.filter((c) => !c.id).map(customerRow) })
      const byKey = new Map(created.map((row) => [row.nameKey, toCustomer(row)]))
      const saved: Customer[] = []
      for (const customer of customers) saved.push(byKey.get(nameKey(customer.name)) ?? (await saveCustomer(customer)))
      return saved
    },
    contactsByIds: (ids) =>
      byIds(db.contact.findMany({ where: { id: { in: [...ids] } } }).then((list) => list.map(toContact))),
    contactsOfCustomers: async (ids) =>
      (await db.contact.findMany({ where: { customerId: { in: [...ids] } } })).map(toContact),
    async contactsByHandles(handles) {
      if (handles.length === 0) return []
      return (await db.contact.findMany({ where: { handle: { in: handles.map((h) => h.handle) } } }))
        .map(toContact)
        .filter((c) => handles.some((h) => h.network === c.network && h.handle === c.handle))
    },
    saveContact,
    async saveContacts(contacts) {
      const data = contacts.filter((c) => !c.id).map(({ id: _, ...row }) => row)
      const created = await db.contact.createManyAndReturn({ data, skipDuplicates: true })
      const byHandle = new Map(created.map((row) => [`${row.network}:${row.handle}`, toContact(row)]))
      const saved: Contact[] = []
      // Those that were there already are brought up to date one by one.
      for (const contact of contacts)
        saved.push(byHandle.get(`${contact.network}:${contact.handle}`) ?? (await saveContact(contact)))
      return saved
    },
    async profiles(network, remoteIds) {
      const found = await db.contact.findMany({ where: { network, remoteId: { in: [...remoteIds] } } })
      return new Map(
        found.flatMap(({ remoteId, handle, name, isProtected }) =>
          remoteId === null
            ? []
            : [[remoteId, { id: remoteId, handle, name: name ?? undefined, isProtected }] as const],
        ),
      )
    },
    async rememberFormality(contacts) {
      for (const { id, formality } of contacts) await db.contact.update({ where: { id }, data: { formality } })
    },
    async ownHandles(network) {
      const found = await rows<{ handle: string }>(
        db,
        `SELECT lower(handle) AS handle FROM account WHERE network = $1
         UNION SELECT lower(h) FROM employee, jsonb_array_elements_text(coalesce(handles -> $1, '[]'::jsonb)) AS h`,
        network,
      )
      return new Set(found.map((r) => r.handle))
    },
  }
}

/** What makes two customer names the same: letter case and spacing do not count. */
export function nameKey(name: string): string {
  return clean(name).normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
}

function customerRow({ id: _, ...customer }: Omit<Customer, 'id'> & { id?: string }) {
  return { ...customer, name: clean(customer.name), nameKey: nameKey(customer.name) }
}

const maybe = <Row, T>(row: Row | null, map: (row: Row) => T): T | null => (row === null ? null : map(row))
const languageOf = (value: string | null) => (value === null ? null : oneOf(LANGUAGES, value))

function toEmployee({ absentFrom, absentTo, createdAt: _, ...row }: EmployeeModel): Employee {
  return {
    ...row,
    roles: row.roles.map((r) => oneOf(ROLES, r)),
    absent: absentFrom !== null && absentTo !== null ? { from: absentFrom, to: absentTo } : null,
    language: languageOf(row.language),
    sharing: oneOf(SHARING, row.sharing),
    handles: handlesSchema.parse(row.handles),
  }
}

function toCustomer({ nameKey: _, createdAt: __, ...row }: CustomerModel): Customer {
  return {
    ...row,
    revenue12m: row.revenue12m === null ? null : Number(row.revenue12m),
    potential: row.potential === null ? null : Number(row.potential),
    language: languageOf(row.language),
    formality: oneOf(FORMALITIES, row.formality),
  }
}

function toContact({ createdAt: _, isProtected: __, ...row }: ContactModel): Contact {
  return { ...row, basis: oneOf(BASES, row.basis), formality: oneOf(FORMALITIES, row.formality) }
}
