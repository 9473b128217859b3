import type { AlertActions } from '../actions/contract.ts'
import type { Language } from '../ports/notifier.ts'
import type { SlackClient } from './client.ts'
import { languageOf } from './notifier.ts'
import { employeeHome, unknownPersonHome } from './views/home.ts'

const MAX_REMEMBERED = 10_000

export interface Home {
  /** Shows a person their home as it is now. */
  publish(slackUserId: string): Promise<void>
  /** The same, for those who have opened theirs since the start: the others need not be paid for. */
  refresh(slackUserId: string): Promise<void>
}

export function createHome({ client, actions }: { client: SlackClient; actions: AlertActions }): Home {
  const opened = new Set<string>()

  async function publish(slackUserId: string): Promise<void> {
    if (opened.size < MAX_REMEMBERED) opened.add(slackUserId)
    const home = await actions.home(slackUserId)
    const view = home === null ? unknownPersonHome(await languageOfPerson(slackUserId)) : employeeHome(home)
    await client.views.publish({ user_id: slackUserId, view })
  }

  async function languageOfPerson(slackUserId: string): Promise<Language> {
    try {
      const { user } = await client.users.info({ user: slackUserId, include_locale: true })
      return languageOf(user?.locale) ?? 'en'
    } catch {
      return 'en'
    }
  }

  return {
    publish,
    refresh: async (slackUserId) => {
      if (opened.has(slackUserId)) await publish(slackUserId)
    },
  }
}
