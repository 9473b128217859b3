import { describe, expect, it } from 'vitest'
import { localDate, type RoutingInput, routeAlert } from '../../../src/domain/routing.ts'
import { aCustomer, anEmployee } from './builders.ts'

const away = { from: '2026-03-01', to: '2026-03-02' }
const people = [anEmployee(), anEmployee({ id: 'bob' }), anEmployee({ id: 'gone', absent: away })]

const route = (changes: Partial<RoutingInput>) =>
  routeAlert({
    account: { employeeId: null },
    post: { visibility: 'public' },
    customer: null,
    employees: new Map(people.map((e) => [e.id, e])),
    triageChannel: '#triage',
    today: '2026-03-02',
    ...changes,
  })
const owned = (ownerId: string | null, deputyId: string | null) => aCustomer({ ownerId, deputyId })

describe('on a personal account', () => {
  const account = { employeeId: 'anna' }

  it('what a stranger wrote is seen by the mentioned employee alone', () => {
    expect(route({ account })).toEqual({ recipient: { employeeId: 'anna' }, route: 'mentioned', isPrivate: true })
  })

  it('what a customer wrote goes to the mentioned employee, and is not private', () => {
    const result = route({ account, customer: owned('bob', null) })
    expect(result).toEqual({ recipient: { employeeId: 'anna' }, route: 'mentioned', isPrivate: false })
  })

  it('what a protected author wrote stays private, customer or not', () => {
    const result = route({ account, customer: owned('bob', null), post: { visibility: 'private' } })
    expect(result).toMatchObject({ recipient: { employeeId: 'anna' }, isPrivate: true })
  })
})

describe('on a company account', () => {
  it.each([
    ['its owner', owned('anna', 'bob'), { employeeId: 'anna' }, 'owner'],
    ['the deputy of an absent owner', owned('gone', 'bob'), { employeeId: 'bob' }, 'deputy'],
    ['the deputy where nobody owns it', owned(null, 'bob'), { employeeId: 'bob' }, 'deputy'],
    ['the owner where the deputy is away too', owned('gone', 'gone'), { employeeId: 'gone' }, 'owner'],
    ['the owner where there is no deputy', owned('gone', null), { employeeId: 'gone' }, 'owner'],
    ['triage where nobody holds it', owned(null, null), { channel: '#triage' }, 'triage'],
    ['triage where its owner works here no more', owned('nobody', null), { channel: '#triage' }, 'triage'],
  ] as const)('a customer’s words go to %s', (_, customer, recipient, way) => {
    expect(route({ customer })).toEqual({ recipient, route: way, isPrivate: false })
  })

  it('a stranger’s words go to triage', () => {
    expect(route({})).toEqual({ recipient: { channel: '#triage' }, route: 'triage', isPrivate: false })
  })

  it('a protected author’s words never reach a channel', () => {
    expect(route({ post: { visibility: 'private' } })).toEqual({ recipient: null, route: 'triage', isPrivate: true })
    const result = route({ post: { visibility: 'private' }, customer: owned('anna', null) })
    expect(result).toEqual({ recipient: { employeeId: 'anna' }, route: 'owner', isPrivate: true })
  })

  it('without a triage channel nobody is told', () => {
    expect(route({ triageChannel: null }).recipient).toBeNull()
  })

  it.each([
    ['2026-02-28', 'gone'],
    ['2026-03-01', 'bob'],
    ['2026-03-02', 'bob'],
    ['2026-03-03', 'gone'],
  ])('absences include their first and last day: on %s it is %s', (today, employeeId) => {
    expect(route({ customer: owned('gone', 'bob'), today }).recipient).toEqual({ employeeId })
  })
})

describe('a local date', () => {
  it('is that of the time zone', () => {
    const at = new Date('2026-03-01T23:30:00Z')
    expect([localDate(at, 'Europe/Berlin'), localDate(at, 'America/New_York')]).toEqual(['2026-03-02', '2026-03-01'])
  })
})
