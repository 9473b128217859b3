import type { Conversation, SandboxUser } from '../types.ts'
import type { Workspace } from '../workspace.ts'

/** The one asked for, else whose messages are asked for, else the first with a message of their own, else the first. */
export function choosePerson(
  workspace: Workspace,
  { as, at }: { as: string | null; at: string | null },
): SandboxUser | undefined {
  const everybody = [...workspace.users.values()]
  const owner = workspace.conversations.get(at ?? '')?.dmWith
  return (
    workspace.users.get(as ?? owner ?? '') ?? everybody.find((u) => directCount(workspace, u.id) > 0) ?? everybody[0]
  )
}

/** The one asked for if the person may see it, else where something stands. */
export function choosePlace(workspace: Workspace, user: SandboxUser, at: string | null): Conversation | 'home' {
  if (at === 'home') return 'home'
  const wanted = workspace.conversations.get(at ?? '')
  if (wanted !== undefined && (wanted.dmWith ?? user.id) === user.id) return wanted
  const all = [...workspace.conversations.values()]
  const own = workspace.openDm(user.id)
  // Another person was chosen while looking at somebody's direct messages.
  if (wanted !== undefined && own !== undefined) return own
  const used = [...(own ? [own] : []), ...all.filter((c) => c.dmWith === null)].find(
    (c) => workspace.messages(c.id, user.id).length > 0,
  )
  return used ?? own ?? all[0] ?? 'home'
}

/** Messages in a person's direct messages that belong to no thread. */
export function directCount(workspace: Workspace, userId: string): number {
  const dm = [...workspace.conversations.values()].find((c) => c.dmWith === userId)
  return dm === undefined ? 0 : workspace.messages(dm.id, userId).filter((m) => m.threadTs === null).length
}
