import type { Employee } from '../domain/employee.ts'
import { RapportError } from '../domain/errors.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { Store } from '../ports/store.ts'
import type { Job } from './job.ts'

/** Who is not in Slack is asked for again after a day, so that the others get their turn. */
const ASK_AGAIN_MS = 24 * 3_600_000

/** Finds imported employees in the Slack workspace by their e-mail address, so that their clicks are known. */
export function createPeople({
  store,
  notifier,
  now,
}: {
  store: Store
  notifier: Pick<Notifier, 'findUser'>
  now(): Date
}): Job & { findPerson(employee: Employee): Promise<string | null> } {
  const missed = new Map<string, number>()

  async function findPerson(employee: Employee): Promise<string | null> {
    if (employee.slackUserId) return employee.slackUserId
    const user = await notifier.findUser(employee.email)
    if (!user) return null
    // Two addresses of one Slack user: the one that was found first keeps it.
    const isTheirs = await store.people.setSlackUser(employee.id, user.id, user.timeZone, user.language)
    return isTheirs ? user.id : null
  }

  return {
    name: 'people',
    cron: '5 */5 * * * *',
    findPerson,
    async run(signal) {
      for (const employee of await store.people.employees()) {
        if (signal.aborted) return
        const { email, slackUserId } = employee
        const isTooEarly = now().getTime() - (missed.get(email) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_MS
        if (slackUserId || isTooEarly) continue
        try {
          if (!(await findPerson(employee))) missed.set(email, now().getTime())
        } catch (error) {
          // Slack is out of reach or asks to wait: the next run goes on.
          if (error instanceof RapportError) return
          throw error
        }
      }
    },
  }
}
