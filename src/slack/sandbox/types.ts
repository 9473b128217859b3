import type { Json } from './json.ts'

/** A person of the workspace; the id looks like Slack's (`U…`). */
export interface SandboxUser {
  id: string
  name: string
  email: string
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: string
  /** Slack's form, e.g. `de-DE`. */
  locale: string
  /** What they do, as the person switcher says it; the program's own roles are put into words. */
  role: string
}

/** A channel that everybody is in; the bot can be left out of it. */
export interface SandboxChannel {
  name: string
  botIsMember: boolean
}

export interface Conversation {
  id: string
  /** Without the `#`; the person's id for direct messages. */
  name: string
  /** The person whose direct messages with the bot these are; null for a channel. */
  dmWith: string | null
  botIsMember: boolean
}

/** A message of the bot's; nobody else writes here. */
export interface Message {
  channel: string
  ts: string
  text: string
  blocks: Json[]
  threadTs: string | null
  metadata: Json | null
  editedTs: string | null
  clientMsgId: string | null
  /** The one person who sees it, for ephemeral messages. */
  onlyFor: string | null
}

/** A modal or an App Home as it stands in front of a person. */
export interface View {
  id: string
  hash: string
  user: string
  rootId: string
  previousId: string | null
  /** As the bot sent it, with ids given to blocks that had none. */
  content: Json
}

/** One line of the page's activity panel; never holds a message's words. */
export interface LogEntry {
  id: number
  at: Date
  by: 'bot' | 'person'
  /** The method of the Web API, or the type of the payload. */
  what: string
  /** A channel's or a person's name. */
  where: string
  /** Slack's error code, or what went wrong with the gesture; null when all went well. */
  error: string | null
  details: string[]
}

/** What Slack would refuse about a payload, in words; an empty list is a pass. */
export type FindBreaches = (surface: 'message' | 'modal' | 'home', payload: unknown) => string[]
