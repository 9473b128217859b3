import { describe, expect, test } from 'vitest'
import { importEmployees } from '../../../src/actions/import/index.ts'
import { fakePeople } from '../../support/fake-people.ts'

const options = { dryRun: false, now: new Date('2026-03-01T10:00:00Z') }
const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const HEADER = 'email,name,role,team,deputy,region,absent,time_zone,working_hours,language,x,mastodon,bluesky'
const FULL =
  'Anna@Example.com,Anna Klein,marketing manager,Sales,bo@example.com,de-by,2026-12-20/2027-01-06,Europe/Berlin,Mo-Fr 09:00-17:00,DE,@Anna_K anna_old,anna@social.example,anna.bsky.social'

describe('importing employees', () => {
  test('brings every column in, with a deputy that stands further down', async () => {
    const store = fakePeople()
    const report = await importEmployees(store, bytes(HEADER, FULL, 'bo@example.com,Bo Berg,,,,,,,,,,,'), options)
    expect(report).toEqual({ added: 2, changed: 0, unchanged: 0, refused: [], notes: [] })
    const [anna, bo] = [...store.employees.values()]
    expect(anna).toMatchObject({
      email: 'anna@example.com',
      name: 'Anna Klein',
      roles: ['marketing', 'manager'],
      team: 'Sales',
      deputy: 'bo@example.com',
      region: 'DE-BY',
      absent: { from: '2026-12-20', to: '2027-01-06' },
      timeZone: 'Europe/Berlin',
      workingHours: 'Mo-Fr 09:00-17:00',
      language: 'de',
      sharing: 'counts',
      handles: { x: ['anna_k', 'anna_old'], mastodon: ['anna@social.example'], bluesky: ['anna.bsky.social'] },
    })
    expect(bo).toMatchObject({ roles: ['employee'], deputy: null, handles: {} })
  })

  test('changes nothing the second time', async () => {
    const store = fakePeople()
    const file = bytes(HEADER, FULL, 'bo@example.com,Bo Berg,,,,,,,,,,,')
    await importEmployees(store, file, options)
    const writes = store.writes.length
    expect(await importEmployees(store, file, options)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(store.writes).toHaveLength(writes)
  })

  test('an empty cell and a missing column leave what is known', async () => {
    const store = fakePeople()
    await importEmployees(store, bytes(HEADER, FULL, 'bo@example.com,Bo Berg,,,,,,,,,,,'), options)
    const report = await importEmployees(store, bytes('name,email,team,x', 'Anna Groß,anna@example.com,,'), options)
    expect(report).toMatchObject({ changed: 1, refused: [] })
    expect([...store.employees.values()][0]).toMatchObject({
      name: 'Anna Groß',
      team: 'Sales',
      language: 'de',
      handles: { x: ['anna_k', 'anna_old'] },
    })
  })

  test('a dry run reports the same and writes nothing', async () => {
    const store = fakePeople()
    expect(await importEmployees(store, bytes('email,name', 'a@b.de,A'), { ...options, dryRun: true })).toMatchObject({
      added: 1,
    })
    expect(store.writes).toEqual([])
  })

  test.each([
    ['email', 'nobody', 'email is no e-mail address'],
    ['email', '', 'email is missing'],
    ['name', '', 'name is missing'],
    ['role', 'boss', 'role "boss" is none of employee, marketing, manager, admin'],
    ['deputy', 'who@example.com', 'deputy is no known employee'],
    ['deputy', 'a@example.com', 'deputy is the employee themselves'],
    ['region', 'Bavaria', 'region is no region'],
    ['absent', '2026-12-20', 'absent is no span'],
    ['absent', '2026-02-30/2026-03-01', 'absent is no span'],
    ['absent', '2027-01-06/2026-12-20', 'absent ends before it begins'],
    ['time_zone', 'Berlin', 'time_zone is no time zone'],
    ['working_hours', 'always', 'working_hours are not understood'],
    ['language', 'fr', 'language "fr" is none of de, en'],
    ['x', 'anna.k', 'x "anna.k" is no handle'],
    ['mastodon', 'anna', 'mastodon "anna" is no handle'],
  ])('refuses %s = %j with a reason, and takes the other row', async (column, value, reason) => {
    const store = fakePeople()
    const cells: Record<string, string> = { email: 'a@example.com', name: 'A', [column]: value }
    const header = Object.keys(cells)
    const other = header.map((h) => (h === 'email' ? 'b@example.com' : h === 'name' ? 'B' : ''))
    const report = await importEmployees(
      store,
      bytes(header.join(','), header.map((h) => cells[h]).join(','), other.join(',')),
      options,
    )
    expect(report).toMatchObject({ added: 1, refused: [{ line: 2, reason: expect.stringContaining(reason) }] })
  })

  test('refuses a second row for one e-mail, and a handle somebody else has', async () => {
    const store = fakePeople()
    const lines = ['email,name,x', 'a@example.com,A,anna', 'A@example.com,Again,', 'b@example.com,B,@ANNA']
    const report = await importEmployees(store, bytes(...lines), options)
    expect(report.refused).toEqual([
      { line: 3, reason: 'email stands on line 2 already' },
      { line: 4, reason: 'x:anna belongs to another employee already' },
    ])
  })

  test('refuses a row whose deputy was refused', async () => {
    const report = await importEmployees(
      fakePeople(),
      bytes(
        'email,name,deputy',
        'a@example.com,A,b@example.com',
        'b@example.com,B,gone@example.com',
        'c@example.com,C,',
      ),
      options,
    )
    expect(report.added).toBe(1)
    expect(report.refused.map((r) => r.line)).toEqual([2, 3])
  })
})
