import { afterAll, beforeAll, expect, it } from 'vitest'
import { RateLimited } from '../../../src/domain/errors.ts'
import { createPeople } from '../../../src/jobs/people.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import { freshDatabase, type TestDatabase } from '../../support/databases.ts'
import { anEmployee, DAY, later, MINUTE, NOW } from '../domain/builders.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase('embedded')
})
afterAll(() => db.drop())

it('people who are not in Slack keep nobody behind them from being found, however few Slack lets us ask for', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    const { id: _, ...rest } = anEmployee({ email: `${name}@example.com`, slackUserId: null })
    await db.store.people.saveEmployee(rest)
  }
  const clock = manualClock(NOW)
  const asked: string[] = []
  let allowed = 2
  const notifier = {
    async findUser(email: string) {
      if (allowed-- <= 0) throw new RateLimited('wait', later(MINUTE))
      asked.push(email)
      return email === 'e@example.com' ? { id: 'UE', timeZone: null, language: null } : null
    },
  }
  const people = createPeople({ store: db.store, notifier, now: () => clock.now() })
  const run = () => people.run(new AbortController().signal)
  await run()
  for (let i = 1; i <= 2; i++) {
    allowed = 2
    clock.moveTo(later(i * 5 * MINUTE))
    await run()
  }
  expect(asked.map((email) => email[0])).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect((await db.store.people.employeeByEmail('e@example.com'))?.slackUserId).toBe('UE')
  allowed = 10
  await run()
  expect(asked).toHaveLength(5)
  clock.moveTo(later(2 * DAY))
  await run()
  expect(asked.slice(5).map((email) => email[0])).toEqual(['a', 'b', 'c', 'd'])
})
