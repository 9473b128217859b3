import { type Json, obj, str } from './json.ts'
import { messageShape, viewShape } from './shapes.ts'
import type { Tickets } from './tickets.ts'
import type { Conversation, Message, SandboxUser, View } from './types.ts'
import type { FieldValue } from './values.ts'
import type { Workspace } from './workspace.ts'

/** Where a person did something: in a message, or in a view. */
export type Place = { in: 'message'; message: Message; conversation: Conversation } | { in: 'view'; view: View }

export interface PayloadContext {
  workspace: Workspace
  tickets: Tickets
  baseUrl(): string
  /** In ms. */
  realNow(): number
}

/** Slack's payloads for what people do. `values` is `state.values`. */
export function createPayloads({ workspace, tickets, baseUrl, realNow }: PayloadContext) {
  const { team, bot } = workspace
  let actions = 0

  function common(type: string, user: SandboxUser): Json {
    return {
      type,
      user: { id: user.id, username: user.email.split('@')[0], name: user.email.split('@')[0], team_id: team.id },
      api_app_id: bot.appId,
      token: 'sandbox',
      team: { id: team.id, domain: team.domain },
      enterprise: null,
      is_enterprise_install: false,
    }
  }

  /** Slack leaves the message out where it is ephemeral. */
  function whereabouts(place: Place, user: SandboxUser, values: Json): Json {
    if (place.in === 'view') {
      return { container: { type: 'view', view_id: place.view.id }, view: viewShape(workspace, place.view, values) }
    }
    const { message, conversation } = place
    const isEphemeral = message.onlyFor !== null
    const responseId = tickets.issueAddress({
      channel: message.channel,
      ts: message.ts,
      user: user.id,
      threadTs: message.threadTs,
    })
    return {
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: isEphemeral,
        ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
      },
      channel: { id: message.channel, name: conversation.dmWith === null ? conversation.name : 'directmessage' },
      ...(isEphemeral ? {} : { message: messageShape(workspace, message) }),
      state: { values },
      response_url: `${baseUrl()}/sandbox/response/${responseId}`,
    }
  }

  const viewIdOf = (place: Place) => (place.in === 'view' && place.view.content.type === 'modal' ? place.view.id : null)

  return {
    /** A click or a choice. `state` is the element's own new state. */
    action(
      user: SandboxUser,
      place: Place,
      acted: { blockId: string; element: Json; state: Json },
      values: Json,
    ): Json {
      const { blockId, element, state } = acted
      actions += 1
      const micros = String(((realNow() % 1000) * 1000 + actions) % 1_000_000).padStart(6, '0')
      const own = element.type === 'button' ? pick(element, ['text', 'value', 'style', 'url']) : {}
      return {
        ...common('block_actions', user),
        ...whereabouts(place, user, values),
        trigger_id: tickets.issueTrigger({ user: user.id, viewId: viewIdOf(place) }),
        actions: [
          {
            ...pick(element, ['placeholder', 'initial_option', 'initial_user', 'confirm']),
            ...state,
            ...own,
            type: element.type,
            block_id: blockId,
            action_id: element.action_id,
            action_ts: `${Math.floor(realNow() / 1000)}.${micros}`,
          },
        ],
      }
    },
    submission(user: SandboxUser, view: View, values: Json): Json {
      return {
        ...common('view_submission', user),
        trigger_id: tickets.issueTrigger({ user: user.id, viewId: view.id }),
        view: viewShape(workspace, view, values),
        response_urls: [],
      }
    },
    closed(user: SandboxUser, view: View, isCleared: boolean): Json {
      return { ...common('view_closed', user), view: viewShape(workspace, view), is_cleared: isCleared }
    },
    suggestion(user: SandboxUser, place: Place, field: { blockId: string; actionId: string; words: string }): Json {
      const { response_url: _none, state: _state, ...where } = whereabouts(place, user, {})
      const { blockId, actionId, words } = field
      return { ...common('block_suggestion', user), ...where, block_id: blockId, action_id: actionId, value: words }
    },
    homeOpened(user: SandboxUser): Json {
      const home = workspace.home(user.id)
      const seconds = Math.floor(realNow() / 1000)
      return {
        token: 'sandbox',
        team_id: team.id,
        api_app_id: bot.appId,
        type: 'event_callback',
        event_id: `Ev${crypto.randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
        event_time: seconds,
        authorizations: [{ enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true }],
        is_ext_shared_channel: false,
        event: {
          type: 'app_home_opened',
          user: user.id,
          channel: workspace.openDm(user.id)?.id ?? '',
          tab: 'home',
          event_ts: `${seconds}.000100`,
          ...(home === undefined ? {} : { view: viewShape(workspace, home) }),
        },
      }
    },
  }
}

/** What an `overflow` was set to, or a button's pressing, which has no state. */
export function chosenOption(element: Json, value: FieldValue, options: Json[]): Json | null {
  if (element.type === 'button') return {}
  const option = options.find((o) => str(o.value) === value)
  return option === undefined ? null : { selected_option: pick(obj(option), ['text', 'value', 'description', 'url']) }
}

function pick(from: Json, names: string[]): Json {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
}
