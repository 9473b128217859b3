import type { Account } from './account.ts'
import type { Recipient, Route } from './alert.ts'
import type { Customer } from './customer.ts'
import type { Employee } from './employee.ts'
import type { Post } from './post.ts'

export interface RoutingInput {
  account: Pick<Account, 'employeeId'>
  post: Pick<Post, 'visibility'>
  /** Null where the author is not linked to one. */
  customer: Pick<Customer, 'ownerId' | 'deputyId'> | null
  employees: ReadonlyMap<string, Pick<Employee, 'id' | 'absent'>>
  triageChannel: string | null
  /** Today, as a local date. */
  today: string
}

export interface Routing {
  /** Null: nobody may or can be told; the alert waits where an admin sees it. */
  recipient: Recipient | null
  route: Route
  isPrivate: boolean
}

/**
 * Who gets an alert: the mentioned employee, else the customer's owner (or deputy, when away), else the triage
 * channel. What a stranger wrote to a personal account stays with that employee alone (privacy.md 5a), and what
 * a protected author wrote never reaches a channel (networks.md, trap 3).
 */
export function routeAlert({ account, post, customer, employees, triageChannel, today }: RoutingInput): Routing {
  const isRestricted = post.visibility === 'private'
  if (account.employeeId !== null) {
    return {
      recipient: { employeeId: account.employeeId },
      route: 'mentioned',
      isPrivate: customer === null || isRestricted,
    }
  }
  const owner = holder(customer?.ownerId, employees, today)
  if (owner) return { recipient: { employeeId: owner }, route: 'owner', isPrivate: isRestricted }
  const deputy = holder(customer?.deputyId, employees, today) ?? customer?.ownerId
  if (deputy && employees.has(deputy))
    return {
      recipient: { employeeId: deputy },
      route: deputy === customer?.ownerId ? 'owner' : 'deputy',
      isPrivate: isRestricted,
    }
  const recipient = triageChannel === null || isRestricted ? null : { channel: triageChannel }
  return { recipient, route: 'triage', isPrivate: isRestricted }
}

function holder(id: string | null | undefined, employees: RoutingInput['employees'], today: string): string | null {
  const employee = id ? employees.get(id) : undefined
  if (!employee) return null
  const isAway = employee.absent !== null && employee.absent.from <= today && today <= employee.absent.to
  return isAway ? null : employee.id
}

/** A local date as `2026-03-02`, for comparing with absences. */
export function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}
