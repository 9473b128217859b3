import { AuthExpired, ConfigInvalid, InvalidResponse } from '../domain/errors.ts'
import { type SlackClient, toDomainError } from './client.ts'

/** Who the bot is, asked once at the start: asking at each event would delay its acknowledgement. */
export interface Identity {
  botId: string | undefined
  botUserId: string | undefined
  teamId: string | undefined
  workspace: string | undefined
  /** Null when Slack did not say. */
  scopes: string[] | null
}

export const BOT_TOKEN_HELP =
  'take the Bot User OAuth Token (xoxb-…) from https://api.slack.com/apps, your app, OAuth & Permissions'
export const APP_TOKEN_HELP =
  'create an app-level token (xapp-…) with connections:write at https://api.slack.com/apps, your app, Basic Information'

/** Checks the bot token; `ConfigInvalid` when Slack does not accept it, `Unavailable` when it does not answer. */
export async function identify(client: SlackClient, now: Date): Promise<Identity> {
  try {
    const answer = await client.auth.test()
    if (answer.user_id === undefined) throw new InvalidResponse('auth.test gave no user')
    return {
      botId: answer.bot_id,
      botUserId: answer.user_id,
      teamId: answer.team_id,
      workspace: answer.team,
      scopes: answer.response_metadata?.scopes ?? null,
    }
  } catch (error) {
    const known = toDomainError(error, now)
    if (!(known instanceof AuthExpired)) throw known
    throw new ConfigInvalid(`SLACK_BOT_TOKEN is not valid: ${known.message}; ${BOT_TOKEN_HELP}.`)
  }
}
