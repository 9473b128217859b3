import { randomUUID } from 'node:crypto'
import { changeAlert, createAlert } from '../actions/keep-alert.ts'
import { type Alert, type Finding, hasEnded, newAlert, reopened } from '../domain/alert.ts'
import type { Customer } from '../domain/customer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { findDisturbed } from '../rules/index.ts'
import type { Job } from './job.ts'

const DAY = 86_400_000
const TOUCH_SPAN_MS = 540 * DAY
/** The span whose tone is compared with the one before. */
const TONE_SPAN_DAYS = 90
const CHUNK = 500

/**
 * Looks at each customer's relationship as a whole: one alert a disturbance, to the owner (or deputy), which ends by
 * itself when the relationship recovers.
 */
export function createRelationships({
  store,
  clock,
  wakeOutbox,
}: {
  store: Store
  clock: Clock
  wakeOutbox(): void
}): Job {
  async function judge(
    customer: Customer,
    finding: Finding | null,
    alert: Alert | undefined,
    now: Date,
  ): Promise<void> {
    const holder = customer.ownerId ?? customer.deputyId
    if (finding && !alert && holder) return open(customer, holder, finding, now)
    if (!alert) return
    const isOver = !finding && !hasEnded(alert)
    const isNew = finding && isNewsAgain(alert, finding, now)
    if (!isOver && !isNew) return
    const next: Alert = isOver
      ? {
          ...alert,
          state: 'handled',
          outcome: 'recovered',
          endedById: null,
          endedAt: now,
          snoozedUntil: null,
          version: alert.version + 1,
        }
      : { ...reopened(alert), ...finding, notifiedUrgency: finding?.urgency ?? alert.urgency }
    await store.transaction((tx) =>
      changeAlert(tx, next, now, { tell: isNew ? { reason: 'reopened', urgencyBefore: alert.urgency } : null }),
    )
  }

  async function open(customer: Customer, holder: string, finding: Finding, now: Date): Promise<void> {
    const alert = newAlert(finding, {
      id: randomUUID(),
      conversationKey: keyOf(customer),
      customerId: customer.id,
      recipient: { employeeId: holder },
      route: holder === customer.ownerId ? 'owner' : 'deputy',
      isPrivate: false,
      createdAt: now,
    })
    await store.transaction((tx) => createAlert(tx, alert, [], now))
  }

  return {
    name: 'relationships',
    cron: '0 30 6 * * 1-5',
    async run(signal) {
      const now = clock.now()
      const customers = await store.people.customers()
      for (let start = 0; start < customers.length && !signal.aborted; start += CHUNK) {
        const chunk = customers.slice(start, start + CHUNK)
        const touches = await store.touches.ofCustomers(
          chunk.map((c) => c.id),
          new Date(now.getTime() - TOUCH_SPAN_MS),
        )
        const alerts = await store.alerts.byConversations(chunk.map(keyOf))
        for (const customer of chunk) {
          // Who wants no contact is not reminded about (privacy.md 10).
          const finding = customer.doNotContact ? null : findDisturbed(touches.get(customer.id) ?? [], now)
          await judge(customer, finding, alerts.get(keyOf(customer)), now)
        }
      }
      wakeOutbox()
    },
  }
}

/** A second disturbance, after the first was looked after and they were heard again, is news; a dismissed one is not. */
function isNewsAgain(alert: Alert, { why }: Finding, now: Date): boolean {
  if (alert.state !== 'handled' || !alert.endedAt) return false
  if (alert.outcome === 'recovered') return true
  const daysSince = (now.getTime() - alert.endedAt.getTime()) / DAY
  return why.disturbance === 'silence' ? Number(why.silentDays) < daysSince : daysSince > TONE_SPAN_DAYS
}

const keyOf = (customer: Customer) => `customer:${customer.id}:disturbed`
