import { webApi } from '@slack/bolt'
import type { AlertActions, CorrectionActions, Refused } from '../actions/contract.ts'
import type { Language, MessageRef } from '../ports/notifier.ts'
import type { CheckFinding } from '../ports/replies.ts'
import type { SlackClient } from './client.ts'
import { errorFields, type Log } from './log.ts'
import type { NewItem } from './queue.ts'
import { refusalText } from './views/refusals.ts'

/** A person and the message they clicked, if it was one. */
export interface Person {
  slackUserId: string
  message: MessageRef | null
}

/** What listeners work with. They decide nothing themselves: they queue, open forms and pass on answers. */
export interface Desk {
  actions: AlertActions & CorrectionActions
  /** For answers to a person; never used for bulk posts, so that a 429 there cannot delay a form. */
  client: SlackClient
  log: Log
  now(): Date
  isBlocking(finding: CheckFinding): boolean
  onUserChange: ((user: ChangedUser) => Promise<void>) | undefined
  /** Stores the item before the acknowledgement; throws when it could not, so that Slack delivers again. */
  queue(item: NewItem): Promise<void>
  /** Starts working off the inbox; call it after the acknowledgement. */
  kick(): void
  /** Does `work` after the acknowledgement; a failure is logged, and `stop` waits for it. */
  after(work: () => Promise<void>): void
  /** Says to that person alone why nothing happened. Never throws. */
  refuse(person: Person, refused: Refused): Promise<void>
  /** Says to that person alone that it did not work. Never throws. */
  apologise(person: Person, language: Language | null): Promise<void>
  /** The workspace took the app's access away. */
  lost(problem: 'uninstalled' | 'token_revoked'): void
}

/** What Slack tells of a person whose profile changed. */
export interface ChangedUser {
  slackUserId: string
  timeZone: string | null
  language: Language | null
  isDeleted: boolean
}

const TROUBLE: Record<Language, string> = {
  en: 'Sorry, that did not work just now. Please try again.',
  de: 'Das hat gerade leider nicht geklappt. Bitte versuch es noch einmal.',
}

type Whisperer = Pick<Desk, 'refuse' | 'apologise'>

/** Messages that one person alone can see. */
export function createWhisperer(client: SlackClient, log: Log): Whisperer {
  async function whisper({ slackUserId, message }: Person, text: string): Promise<void> {
    try {
      if (message !== null && (await ephemeral(message.channel, slackUserId, text))) return
      const opened = await client.conversations.open({ users: slackUserId })
      const channel = opened.channel?.id
      if (channel !== undefined) await client.chat.postMessage({ channel, text, unfurl_links: false })
    } catch (error) {
      log.warn(errorFields(error), 'a person could not be told why nothing happened')
    }
  }

  /** False where the person cannot be reached in that channel, e.g. because they left it. */
  async function ephemeral(channel: string, user: string, text: string): Promise<boolean> {
    try {
      await client.chat.postEphemeral({ channel, user, text })
      return true
    } catch (error) {
      if (error instanceof webApi.WebAPIPlatformError) return false
      throw error
    }
  }

  return {
    refuse: (person, refused) => whisper(person, refusalText(refused)),
    apologise: (person, language) =>
      whisper(person, language === null ? `${TROUBLE.en}\n${TROUBLE.de}` : TROUBLE[language]),
  }
}
