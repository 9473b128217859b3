import type { Alert } from '../domain/alert.ts'
import type { NewDelivery, Store } from '../ports/store.ts'

/** Why an alert speaks up again in its thread. */
export interface Tell {
  reason: 'urgency' | 'churn_risk' | 'reopened' | 'another_customer' | 'snooze_over'
  urgencyBefore: number
}

/** Stores new alerts and queues their messages: all or none. False when a conversation has one already. */
export async function createAlerts(
  tx: Store,
  alerts: readonly { alert: Alert; postRowIds: readonly string[] }[],
  now: Date,
): Promise<boolean> {
  if (!(await tx.alerts.createAll(alerts))) return false
  // One without anybody who may be told waits where an admin sees it.
  const told = alerts.flatMap(({ alert }) => (alert.recipient ? [alert.id] : []))
  await tx.outbox.enqueue(
    told.map((id) => ({ kind: 'post', alertId: id, key: `post:${id}` })),
    now,
  )
  return true
}

/** A single new alert; see `createAlerts`. */
export function createAlert(tx: Store, alert: Alert, postRowIds: readonly string[], now: Date): Promise<boolean> {
  return createAlerts(tx, [{ alert, postRowIds }], now)
}

/** Stores a changed alert and queues what its messages must show. False when somebody else was faster. */
export async function changeAlert(
  tx: Store,
  alert: Alert,
  now: Date,
  options: { postRowIds?: readonly string[]; tell?: Tell | null; also?: readonly NewDelivery[] } = {},
): Promise<boolean> {
  if (!(await tx.alerts.save(alert, options.postRowIds))) return false
  const deliveries: NewDelivery[] = [{ kind: 'update', alertId: alert.id, key: `update:${alert.id}` }]
  if (options.tell)
    deliveries.push({ kind: 'thread', alertId: alert.id, data: { ...options.tell, urgencyAfter: alert.urgency } })
  await tx.outbox.enqueue([...deliveries, ...(options.also ?? [])], now)
  return true
}
