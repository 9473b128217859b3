import type { Finding } from './alert.ts'
import type { Contact, Customer } from './customer.ts'
import type { Post } from './post.ts'
import type { Engagement, Reading } from './reading.ts'
import type { Intensity } from './relationship.ts'

/** All a rule may look at when a post arrives. */
export interface Situation {
  post: Post
  reading: Reading
  contact: Contact
  /** Null where the author is not linked to one. */
  customer: Customer | null
  intensity: Intensity
  engagement: Engagement
  /** One of us has already answered this post. */
  answered: boolean
  minConfidence: number
}

/** One alert rule, one file. Must not throw for want of data: nothing found is `null`. */
export interface Rule {
  name: string
  find(situation: Situation): Finding | null
}
