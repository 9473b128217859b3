export const ROLES = ['employee', 'marketing', 'manager', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What a person lets others see of their observed ties (privacy.md 2). */
export type SharingLevel = 'everything' | 'counts' | 'nothing'

/** Somebody who works here. `email` is lower case and identifies them. */
export interface Employee {
  id: string
  email: string
  name: string
  roles: Role[]
  team: string | null
  /** E-mail of the person who stands in. */
  deputy: string | null
  /** ISO 3166-2, for public holidays, e.g. `DE-BY`. */
  region: string | null
  /** Inclusive local dates. */
  absent: { from: string; to: string } | null
  timeZone: string | null
  workingHours: string | null
  language: 'de' | 'en' | null
  slackUserId: string | null
  /** Own handles by network, lower case: their posts are ours, never mentions. */
  handles: Record<string, string[]>
  sharing: SharingLevel
}
