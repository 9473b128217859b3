import type { ApiContext, Methods } from './api.ts'
import { isTrue } from './body.ts'
import { str } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import { conversationShape, userShape } from './shapes.ts'

/** `auth.*`, `apps.*`, `users.*` and `conversations.*`. */
export function peopleMethods({ workspace, baseUrl }: ApiContext): Methods {
  const { team, bot, users } = workspace
  const noMore = { response_metadata: { next_cursor: '' } }
  return {
    'auth.test': () => ({
      url: `${baseUrl()}/sandbox`,
      team: team.name,
      user: bot.name.toLowerCase(),
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }),
    'apps.connections.open'() {
      // Gestures come as signed requests; there is no socket here.
      throw new SlackRefusal('not_allowed_token_type')
    },
    'users.info'(args) {
      const user = users.get(str(args.user))
      if (user === undefined) throw new SlackRefusal('user_not_found')
      return { user: userShape(workspace, user, isTrue(args.include_locale)) }
    },
    'users.lookupByEmail'(args) {
      const email = str(args.email).toLowerCase()
      const user = [...users.values()].find((u) => u.email.toLowerCase() === email)
      if (user === undefined) throw new SlackRefusal('users_not_found')
      return { user: userShape(workspace, user, false) }
    },
    'users.list'(args) {
      const members = [...users.values()].map((user) => userShape(workspace, user, isTrue(args.include_locale)))
      return { members, ...noMore }
    },
    'conversations.open'(args) {
      const given = str(args.channel)
      const wanted = workspace.conversations.get(given)
      if (given !== '' && wanted === undefined) throw new SlackRefusal('channel_not_found')
      const dm = wanted ?? workspace.openDm(str(args.users))
      if (dm === undefined) throw new SlackRefusal('user_not_found')
      return { channel: isTrue(args.return_im) ? conversationShape(workspace, dm) : { id: dm.id } }
    },
    'conversations.info'(args) {
      const found = workspace.conversations.get(str(args.channel))
      if (found === undefined) throw new SlackRefusal('channel_not_found')
      return { channel: conversationShape(workspace, found) }
    },
    'conversations.list'(args) {
      const types = (str(args.types) || 'public_channel').split(',').map((type) => type.trim())
      const channels = [...workspace.conversations.values()]
        .filter(({ dmWith }) => types.includes(dmWith === null ? 'public_channel' : 'im'))
        .map((conversation) => conversationShape(workspace, conversation))
      return { channels, ...noMore }
    },
  }
}
