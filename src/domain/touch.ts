/** What counts as contact between a customer and us, and how much (relationships.md). */
export const TOUCH_WEIGHTS = {
  like: 0.25,
  mention: 1,
  reply: 1,
  mail: 1,
  direct_message: 1.5,
  linkedin: 1.5,
  xing: 1.5,
  call: 2,
  letter: 2,
  event: 2,
  meeting: 3,
} as const
export type TouchKind = keyof typeof TOUCH_WEIGHTS

/** One touch between a contact and us. Only the customer's own words carry a sentiment (privacy.md 3). */
export interface Touch {
  contactId: string
  customerId: string | null
  /** Who of us; null for a company account. */
  employeeId: string | null
  kind: TouchKind
  direction: 'in' | 'out' | 'both'
  at: Date
  /** −1..1, customer's posts only. */
  sentiment: number | null
  /** Row id of the post that made it; a post makes one touch at most. */
  postId: string | null
}
