import type { ApiContext, Methods } from './api.ts'
import { structured } from './body.ts'
import { readContent } from './content.ts'
import { isJson, type Json, str } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import { messageShape } from './shapes.ts'
import type { Conversation, Message } from './types.ts'

/** The `chat.*` methods. */
export function chatMethods({ workspace, breaches, baseUrl }: ApiContext): Methods {
  /** By id, by name, or a person's id for their direct messages, as `chat.postMessage` takes it. */
  function destination(value: unknown): Conversation {
    const wanted = str(value)
    const found =
      workspace.conversations.get(wanted) ??
      [...workspace.conversations.values()].find((c) => c.dmWith === null && c.name === wanted.replace(/^#/, '')) ??
      workspace.openDm(wanted)
    if (found === undefined) throw new SlackRefusal('channel_not_found')
    if (!found.botIsMember) throw new SlackRefusal('not_in_channel')
    return found
  }

  /** Changing a message needs the conversation's own id. */
  function existing(args: Json, problem: string): Message {
    const channel = workspace.conversations.get(str(args.channel))
    if (channel === undefined) throw new SlackRefusal('channel_not_found')
    const message = workspace.find(channel.id, str(args.ts ?? args.message_ts))
    if (message === undefined) throw new SlackRefusal('message_not_found')
    // Ephemeral messages can be changed by their response_url alone.
    if (message.onlyFor !== null) throw new SlackRefusal(problem)
    return message
  }

  return {
    'chat.postMessage'(args) {
      const channel = destination(args.channel)
      const clientMsgId = str(args.client_msg_id) || null
      const before = clientMsgId === null ? undefined : workspace.sent(channel.id, clientMsgId)
      if (before !== undefined) return posted(before)
      const content = readContent(args, breaches)
      const metadata = readMetadata(args.metadata)
      const threadTs = rootOf(channel.id, str(args.thread_ts))
      return posted(workspace.post({ channel: channel.id, ...content, threadTs, metadata, clientMsgId, onlyFor: null }))
    },
    'chat.update'(args) {
      const message = existing(args, 'cant_update_message')
      // As in Slack: words alone take the blocks away.
      const content = readContent(args, breaches)
      const metadata = args.metadata === undefined ? message.metadata : readMetadata(args.metadata)
      workspace.replace({ ...message, ...content, metadata })
      const { channel, ts } = message
      const changed = workspace.find(channel, ts) ?? message
      return { channel, ts, text: content.text, message: messageShape(workspace, changed) }
    },
    'chat.delete'(args) {
      const { channel, ts } = existing(args, 'cant_delete_message')
      workspace.remove(channel, ts)
      return { channel, ts }
    },
    'chat.postEphemeral'(args) {
      const channel = destination(args.channel)
      const user = str(args.user)
      const isThere = workspace.users.has(user) && (channel.dmWith === null || channel.dmWith === user)
      if (!isThere) throw new SlackRefusal('user_not_in_channel')
      const content = readContent(args, breaches)
      const threadTs = rootOf(channel.id, str(args.thread_ts))
      const message = workspace.post({
        channel: channel.id,
        ...content,
        threadTs,
        metadata: null,
        clientMsgId: null,
        onlyFor: user,
      })
      return { message_ts: message.ts }
    },
    'chat.getPermalink'(args) {
      const { channel, ts } = existing(args, 'message_not_found')
      return { channel, permalink: `${baseUrl()}/sandbox?at=${channel}&ts=${ts}#m-${ts.replace('.', '-')}` }
    },
  }

  function posted(message: Message): Json {
    return { channel: message.channel, ts: message.ts, message: messageShape(workspace, message) }
  }

  /** A reply to a reply belongs to the message that began the thread. */
  function rootOf(channel: string, threadTs: string): string | null {
    if (threadTs === '') return null
    const root = workspace.find(channel, threadTs)
    if (root === undefined) throw new SlackRefusal('thread_not_found')
    return root.threadTs ?? root.ts
  }
}

function readMetadata(value: unknown): Json | null {
  const metadata = structured(value)
  if (metadata === undefined || metadata === null) return null
  if (!isJson(metadata) || typeof metadata.event_type !== 'string' || !isJson(metadata.event_payload)) {
    throw new SlackRefusal('invalid_metadata_format')
  }
  return metadata
}
