import { DateTime } from 'luxon'
import type { Json } from './json.ts'
import { arr, str } from './json.ts'
import type { Conversation, Message, SandboxUser, View } from './types.ts'
import type { Workspace } from './workspace.ts'

/** A message as the Web API and the payloads show it. */
export function messageShape(workspace: Workspace, message: Message): Json {
  const { bot, team } = workspace
  return {
    user: bot.userId,
    type: 'message',
    ts: message.ts,
    bot_id: bot.botId,
    app_id: bot.appId,
    text: message.text,
    team: team.id,
    bot_profile: { id: bot.botId, app_id: bot.appId, name: bot.name, deleted: false, team_id: team.id },
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs, parent_user_id: bot.userId }),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
    ...(message.clientMsgId === null ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.editedTs === null ? {} : { edited: { user: bot.botId, ts: message.editedTs } }),
  }
}

/** A view as the Web API and the payloads show it; `values` is what its fields hold. */
export function viewShape(workspace: Workspace, view: View, values: Json = {}): Json {
  const { bot, team } = workspace
  const { content } = view
  return {
    id: view.id,
    team_id: team.id,
    type: content.type,
    blocks: arr(content.blocks),
    private_metadata: str(content.private_metadata),
    callback_id: str(content.callback_id),
    state: { values },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title' },
    clear_on_close: content.clear_on_close === true,
    notify_on_close: content.notify_on_close === true,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: bot.appId,
    external_id: str(content.external_id),
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  }
}

export function userShape(workspace: Workspace, user: SandboxUser, withLocale: boolean): Json {
  const [first = user.name, ...rest] = user.name.split(' ')
  return {
    id: user.id,
    team_id: workspace.team.id,
    name: user.email.split('@')[0],
    deleted: false,
    real_name: user.name,
    tz: user.timeZone,
    tz_label: user.timeZone,
    tz_offset: DateTime.now().setZone(user.timeZone).offset * 60,
    profile: {
      real_name: user.name,
      display_name: user.name,
      first_name: first,
      last_name: rest.join(' '),
      email: user.email,
      team: workspace.team.id,
    },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_bot: false,
    is_app_user: false,
    ...(withLocale ? { locale: user.locale } : {}),
  }
}

export function conversationShape(workspace: Workspace, { id, name, dmWith, botIsMember }: Conversation): Json {
  const common = { id, is_archived: false, context_team_id: workspace.team.id }
  if (dmWith !== null) return { ...common, is_im: true, is_channel: false, user: dmWith, is_open: true }
  return {
    ...common,
    name,
    name_normalized: name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_member: botIsMember,
    num_members: workspace.users.size + (botIsMember ? 1 : 0),
  }
}
