import type { ReactNode } from 'react'
import type { Conversation, Message, SandboxUser } from '../types.ts'
import { directCount } from './choose.ts'
import type { Look } from './look.ts'

/** Where a person can go: direct messages, home and channels. */
export function Places({ look, place }: { look: Look; place: Conversation | 'home' }): ReactNode {
  const { workspace, user, texts } = look
  const channels = [...workspace.conversations.values()].filter((c) => c.dmWith === null)
  const dm = workspace.openDm(user.id)
  const entry = (id: string, label: string, latest: Message | undefined) => (
    <li key={id}>
      <a
        href={`/sandbox?${new URLSearchParams({ as: user.id, at: id, lang: look.language })}`}
        aria-current={(place === 'home' ? 'home' : place.id) === id ? 'page' : undefined}
        data-at={id}
        data-latest={latest?.ts ?? ''}
      >
        {label}
        <span className="new" hidden>
          {texts.isNew}
        </span>
      </a>
    </li>
  )
  const latest = (id: string) => workspace.messages(id, user.id).at(-1)
  return (
    <>
      <h2>{texts.app}</h2>
      <ul>
        {dm !== undefined && entry(dm.id, texts.direct, latest(dm.id))}
        {entry('home', texts.home, undefined)}
      </ul>
      <h2>{texts.channels}</h2>
      <ul>{channels.map((c) => entry(c.id, `#${c.name}`, latest(c.id)))}</ul>
    </>
  )
}

/** Name, role, and how much they were sent directly, so that a visitor finds where something is. */
export function personLabel({ id, name, role }: SandboxUser, { texts, workspace }: Look): string {
  const roles = role.split(', ').filter((r) => r !== '')
  const count = directCount(workspace, id)
  // The count comes early: narrow lists cut off the end.
  const words = roles.length === 0 ? '' : ` · ${roles.map((r) => texts.roles[r] ?? r).join(', ')}`
  return `${name}${count === 0 ? '' : ` (${count})`}${words}`
}
