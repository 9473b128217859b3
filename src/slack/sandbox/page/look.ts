import type { Language } from '../../../ports/notifier.ts'
import type { SandboxUser } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import type { PageTexts } from './texts.ts'

/** Through whose eyes, and in which words, the page is shown. */
export interface Look {
  workspace: Workspace
  user: SandboxUser
  language: Language
  texts: PageTexts
  now: Date
  /** Of the headings that header blocks become. */
  level: 2 | 3
}

/** Where a link to a message of this workspace leads on this page; null for any other address. */
export function messageAddress(value: string, { user, language }: Look): string | null {
  const [, at, seconds, rest] = /^https:\/\/slack\.com\/archives\/(\w+)\/p(\d{10})(\d+)$/.exec(value) ?? []
  if (at === undefined) return null
  return `/sandbox?${new URLSearchParams({ as: user.id, at, ts: `${seconds}.${rest}`, lang: language })}#m-${seconds}-${rest}`
}

/** The address where it is safe to link to it, else null. */
export function webAddress(value: string): string | null {
  if (!URL.canParse(value)) return null
  const { protocol, href } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : null
}
