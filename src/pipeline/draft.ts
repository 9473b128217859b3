import type { Alert, Draft } from '../domain/alert.ts'
import type { Contact, Customer } from '../domain/customer.ts'
import type { Employee } from '../domain/employee.ts'
import type { Post } from '../domain/post.ts'
import type { Formality, Reading } from '../domain/reading.ts'
import type { Network } from '../ports/network.ts'
import type { ReplyRequest } from '../ports/replies.ts'

export interface DraftInput {
  alert: Pick<Alert, 'kind' | 'recipient' | 'needsHuman'>
  post: Post
  reading: Reading
  contact: Contact | null
  customer: Customer | null
  employees: ReadonlyMap<string, Pick<Employee, 'name'>>
  network: Pick<Network, 'reply'> | undefined
  recent: readonly string[]
  fallbackLanguage: 'de' | 'en'
}

/**
 * What a writer may know to answer a post; null where no draft is made: a person must decide, the customer does not
 * want to be contacted, or we do not write the post's language.
 */
export function replyRequest(input: DraftInput): ReplyRequest | null {
  const { alert, post, reading, contact, customer, network, employees, recent } = input
  const language = replyLanguage(reading.language, customer, input.fallbackLanguage)
  if (!network || !language || alert.needsHuman || customer?.doNotContact || post.text === '') return null
  const writer =
    alert.recipient && 'employeeId' in alert.recipient ? employees.get(alert.recipient.employeeId) : undefined
  return {
    kind: alert.kind,
    post: { text: post.text, authorHandle: post.author.handle, authorName: post.author.name ?? null },
    language,
    formality: addressOf(reading.formality, contact, customer),
    isComplaint: alert.kind === 'upset_customer',
    initials: writer ? initialsOf(writer.name) : null,
    network: { maxLength: network.reply.maxLength, length: network.reply.length },
    recent,
    // Facts a company has approved for replies come with its own settings; without any, a reply states none.
    facts: [],
  }
}

/** The post's own language; where it cannot be told, the customer's, else the company's. Null: one we do not write. */
function replyLanguage(language: string, customer: Customer | null, fallback: 'de' | 'en'): 'de' | 'en' | null {
  if (language === 'de' || language === 'en') return language
  return language === 'und' ? (customer?.language ?? fallback) : null
}

/** du or Sie as they just said it, else as remembered of them, else as agreed with the customer (relationships.md). */
function addressOf(now: Formality, contact: Contact | null, customer: Customer | null): Formality {
  return [now, contact?.formality, customer?.formality].find((f) => f !== undefined && f !== 'none') ?? 'none'
}

/** `Anna-Lena Köhler` signs as `AK`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((w) => /^\p{L}/u.test(w))
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((w) => w?.[0]?.toUpperCase() ?? '').join('')
}

export type { Draft }
