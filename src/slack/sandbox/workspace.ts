import { type Entry, entrySchema } from './entries.ts'
import { createTimestamps, randomId, stableId } from './ids.ts'
import { openJournal } from './journal.ts'
import type { Conversation, LogEntry, Message, SandboxChannel, SandboxUser, View } from './types.ts'

const MAX_LOG = 200

export interface WorkspaceOptions {
  /** Where it is kept, as JSON lines. */
  file: string
  users: SandboxUser[]
  /** Names without `#`; the bot is in those that are given as a name alone. */
  channels: (string | SandboxChannel)[]
  /** Of the messages' timestamps. */
  clock: { now(): Date }
  /** Entries in the file from which it is looked at whether to write it anew. */
  compactFrom?: number
}

export type NewMessage = Omit<Message, 'ts' | 'editedTs'>

/** Everything that is in the workspace. Each change is on disk before its method returns. */
export interface Workspace {
  team: { id: string; name: string; domain: string }
  bot: { userId: string; botId: string; appId: string; name: string }
  users: ReadonlyMap<string, SandboxUser>
  /** Channels, and the direct messages opened so far. */
  conversations: ReadonlyMap<string, Conversation>
  /** The direct messages between this person and the bot; opens them. Undefined for an unknown person. */
  openDm(user: string): Conversation | undefined
  post(message: NewMessage): Message
  /** Puts the message in the place of the one with its `ts`. */
  replace(message: Message): void
  remove(channel: string, ts: string): void
  find(channel: string, ts: string): Message | undefined
  /** The message sent before with this `client_msg_id`, if any. */
  sent(channel: string, clientMsgId: string): Message | undefined
  /** Oldest first; ephemeral ones are included only for the person they are for. */
  messages(channel: string, seenBy: string): Message[]
  /** A person's open modals, the topmost last. */
  modals(user: string): readonly View[]
  setModals(user: string, stack: View[]): void
  /** An open modal, or an App Home, by its id. */
  view(id: string): View | undefined
  home(user: string): View | undefined
  setHome(view: View): void
  /** A `hash` for a view that was just changed; later ones differ. */
  newHash(): string
  /** Newest first. Kept until the end of the process. */
  log: readonly LogEntry[]
  note(entry: Omit<LogEntry, 'id' | 'at'>): void
  /** Calls back after each change; gives the way to stop it. */
  subscribe(listener: () => void): () => void
  close(): void
}

/** Opens the workspace from its file; an empty one when there is none. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const users = new Map(options.users.map((user) => [user.id, user]))
  const conversations = new Map<string, Conversation>()
  const messages = new Map<string, Map<string, Message>>()
  const sent = new Map<string, string>()
  const stacks = new Map<string, View[]>()
  const homes = new Map<string, View>()
  const log: LogEntry[] = []
  const listeners = new Set<() => void>()
  const timestamps = createTimestamps(() => options.clock.now())
  let logged = 0

  for (const given of options.channels) {
    const { name, botIsMember } = typeof given === 'string' ? { name: given, botIsMember: true } : given
    const plain = name.replace(/^#/, '')
    const id = stableId('C', plain)
    conversations.set(id, { id, name: plain, dmWith: null, botIsMember })
  }
  const journal = openJournal({
    file: options.file,
    compactFrom: options.compactFrom,
    load(line) {
      const entry = entrySchema.safeParse(line)
      if (entry.success) apply(entry.data)
    },
    snapshot,
  })

  function apply(entry: Entry): void {
    if (entry.is === 'message') keep(entry.message)
    else if (entry.is === 'gone') messages.get(entry.channel)?.delete(entry.ts)
    else if (entry.is === 'dm') keepDm(entry.user)
    else if (entry.is === 'modals') stacks.set(entry.user, entry.stack)
    else homes.set(entry.view.user, entry.view)
  }

  function keep(message: Message): void {
    timestamps.seen(message.editedTs ?? message.ts)
    const inChannel = messages.get(message.channel) ?? new Map<string, Message>()
    messages.set(message.channel, inChannel.set(message.ts, message))
    if (message.clientMsgId !== null) sent.set(`${message.channel} ${message.clientMsgId}`, message.ts)
  }

  function keepDm(user: string): Conversation | undefined {
    if (!users.has(user)) return undefined
    const id = stableId('D', user)
    const dm = conversations.get(id) ?? { id, name: user, dmWith: user, botIsMember: true }
    conversations.set(id, dm)
    return dm
  }

  function snapshot(): Entry[] {
    return [
      ...[...conversations.values()].flatMap((c) => (c.dmWith === null ? [] : [{ is: 'dm' as const, user: c.dmWith }])),
      ...[...messages.values()]
        .flatMap((all) => [...all.values()])
        .map((message) => ({ is: 'message' as const, message })),
      ...[...stacks]
        .filter(([, stack]) => stack.length > 0)
        .map(([user, stack]) => ({ is: 'modals' as const, user, stack })),
      ...[...homes.values()].map((view) => ({ is: 'home' as const, view })),
    ]
  }

  function record(entry: Entry): void {
    apply(entry)
    journal.append(entry)
    changed()
  }

  function changed(): void {
    for (const listener of listeners) listener()
  }

  const find = (channel: string, ts: string) => messages.get(channel)?.get(ts)
  return {
    team: { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' },
    bot: { userId: 'U0RAPPORT', botId: 'B0RAPPORT', appId: 'A0RAPPORT', name: 'Rapport' },
    users,
    conversations,
    openDm(user) {
      const known = conversations.get(stableId('D', user))
      if (known !== undefined || !users.has(user)) return known
      record({ is: 'dm', user })
      return conversations.get(stableId('D', user))
    },
    post(given) {
      const message = { ...given, ts: timestamps.next(), editedTs: null }
      record({ is: 'message', message })
      return message
    },
    replace(message) {
      record({ is: 'message', message: { ...message, editedTs: timestamps.next() } })
    },
    remove: (channel, ts) => record({ is: 'gone', channel, ts }),
    find,
    sent(channel, clientMsgId) {
      const ts = sent.get(`${channel} ${clientMsgId}`)
      return ts === undefined ? undefined : find(channel, ts)
    },
    messages: (channel, seenBy) =>
      [...(messages.get(channel)?.values() ?? [])].filter((m) => m.onlyFor === null || m.onlyFor === seenBy),
    modals: (user) => stacks.get(user) ?? [],
    setModals: (user, stack) => record({ is: 'modals', user, stack }),
    view: (id) => [...[...stacks.values()].flat(), ...homes.values()].find((view) => view.id === id),
    home: (user) => homes.get(user),
    setHome: (view) => record({ is: 'home', view }),
    newHash: () => `${timestamps.next().split('.')[0]}.${randomId('').toLowerCase()}`,
    log,
    note(entry) {
      logged += 1
      log.unshift({ ...entry, id: logged, at: options.clock.now() })
      log.length = Math.min(log.length, MAX_LOG)
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      journal.close()
    },
  }
}
