import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { buildCard, type CardParts } from '../actions/card.ts'
import { type Alert, hasEnded } from '../domain/alert.ts'
import type { Employee } from '../domain/employee.ts'
import {
  InvalidResponse,
  NotFound,
  PermissionDenied,
  RapportError,
  RateLimited,
  Unavailable,
} from '../domain/errors.ts'
import type { Log } from '../log.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { AlertMessage, Delivery } from '../ports/store.ts'
import type { Job } from './job.ts'

export interface OutboxParts extends CardParts {
  notifier: Notifier
  owner: string
  /** Wall-clock time: Slack lives in it, also while a replay does not. */
  now(): Date
  /** Between two messages to one channel; Slack takes one a second. */
  paceMs: number
  /** Somebody has to be found in Slack first. */
  findPerson(employee: Employee): Promise<string | null>
  log: Log
}

/** Longer than finding a person, opening their channel and sending may take with every time-out. */
const LEASE_MS = 5 * 60_000
/** Over about ten seconds. */
const NOTE_TRIES = 5
const MINUTE = 60_000
/** A wrong channel or a missing right is a person's to mend: tried again for three days. */
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * MINUTE

const threadData = z.object({
  reason: z.enum(['urgency', 'churn_risk', 'reopened', 'another_customer', 'snooze_over', 'assigned']),
  urgencyBefore: z.number(),
  urgencyAfter: z.number(),
})
const noticeData = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reconnect'), network: z.string(), handle: z.string() }),
  z.object({
    type: z.literal('credits_depleted'),
    network: z.string(),
    reason: z.enum(['network', 'daily_budget', 'monthly_budget']),
  }),
])

/** The channel had a message just now. */
class Busy extends Error {
  readonly until: Date
  constructor(until: Date) {
    super('busy')
    this.until = until
  }
}

/** Sends what is queued for Slack: each claimed, sent, and only then marked, so that nothing is lost (docs/operations). */
export function createOutbox(parts: OutboxParts): Job {
  const { store, notifier, owner, now, log } = parts
  /** When each channel may get its next message. */
  const freeAt = new Map<string, number>()

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // One at a time: whenever the process dies, at most one message is under way.
      const [delivery] = await store.outbox.claim(owner, now(), new Date(now().getTime() + LEASE_MS), 1)
      if (delivery) await attempt(delivery)
      else if (!(await untilNextDue(signal))) return
    }
  }

  /** What a busy channel held back is due within moments; waiting for anything later is the next run's. */
  async function untilNextDue(signal: AbortSignal): Promise<boolean> {
    const before = now().getTime()
    const pause = ((await store.outbox.nextDue())?.getTime() ?? Number.POSITIVE_INFINITY) - before
    if (pause > parts.paceMs) return false
    await wait(Math.max(1, pause), undefined, { signal }).catch(() => {})
    return now().getTime() > before
  }

  async function attempt(delivery: Delivery): Promise<void> {
    if (delivery.ambiguous > 0)
      log.warn(
        { delivery: delivery.id, kind: delivery.kind, ambiguous: delivery.ambiguous },
        'sending again what may have arrived',
      )
    let message: AlertMessage | null
    try {
      message = await send(delivery)
    } catch (error) {
      if (error instanceof Busy) await store.outbox.putBack(delivery.id, owner, error.until)
      else await afterFailure(delivery, error)
      return
    }
    await noteSent(delivery, message)
  }

  /** It is in Slack: a database that is away for a moment must not have it sent again. */
  async function noteSent(delivery: Delivery, message: AlertMessage | null): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await store.outbox.sent(delivery.id, owner, message, now())
        return
      } catch (error) {
        if (tries === NOTE_TRIES) throw error
        await wait(parts.paceMs * tries)
      }
    }
  }

  async function send(delivery: Delivery): Promise<AlertMessage | null> {
    if (delivery.kind === 'notice') return sendNotice(delivery)
    const alert = delivery.alertId ? await store.alerts.byId(delivery.alertId) : null
    if (!alert) return null
    if (delivery.kind === 'post') return post(delivery, alert)
    const messages = await store.alerts.messagesOf(alert.id)
    if (delivery.kind === 'update') await updateAll(alert, messages)
    if (delivery.kind !== 'thread') return null
    // An alert that ended before it was sent has no message; when it comes back, it gets one.
    if (messages.length === 0) return post(delivery, alert)
    await tell(delivery, alert, messages)
    return null
  }

  async function post(delivery: Delivery, alert: Alert): Promise<AlertMessage | null> {
    const employeeId =
      delivery.employeeId ?? (alert.recipient && 'employeeId' in alert.recipient ? alert.recipient.employeeId : null)
    // Answered or set aside before anybody was told: nobody need be.
    if (hasEnded(alert) || (!employeeId && !alert.recipient)) return null
    const viewer = employeeId ? await store.people.employeeById(employeeId) : null
    const to = viewer
      ? await parts.findPerson(viewer)
      : alert.recipient && 'channel' in alert.recipient
        ? alert.recipient.channel
        : null
    if (!to) throw new NotFound('Nobody in the Slack workspace has this employee’s e-mail address.')
    const ref = await paced(to, async () => notifier.post(to, await buildCard(parts, alert, viewer), delivery.id))
    return { ...ref, employeeId }
  }

  /** A message that may not be changed any more keeps no other from being changed. */
  async function updateAll(alert: Alert, messages: readonly AlertMessage[]): Promise<void> {
    let denied: PermissionDenied | null = null
    for (const message of messages) {
      try {
        await update(alert, message)
      } catch (error) {
        if (!(error instanceof PermissionDenied)) throw error
        denied = error
      }
    }
    if (denied) throw denied
  }

  async function update(alert: Alert, message: AlertMessage): Promise<void> {
    const viewer = message.employeeId ? await store.people.employeeById(message.employeeId) : null
    try {
      await notifier.update(message, await buildCard(parts, alert, viewer))
    } catch (error) {
      // Somebody deleted the message; the others still count.
      if (!(error instanceof NotFound)) throw error
      await store.alerts.removeMessage(message)
    }
  }

  async function tell(delivery: Delivery, alert: Alert, messages: readonly AlertMessage[]): Promise<void> {
    // Whoever has it now is told where they have it; else where it was first sent.
    const message = messages.find((m) => alert.assigneeId !== null && m.employeeId === alert.assigneeId) ?? messages[0]
    if (!message || hasEnded(alert)) return
    const viewer = message.employeeId ? await store.people.employeeById(message.employeeId) : null
    const assignee = alert.assigneeId && !message.employeeId ? await store.people.employeeById(alert.assigneeId) : null
    const news = {
      ...threadData.parse(delivery.data),
      language: viewer?.language ?? parts.settings.language,
      mention: assignee?.slackUserId ?? null,
    }
    await paced(message.channel, () => notifier.thread(message, news, delivery.id))
  }

  async function sendNotice(delivery: Delivery): Promise<null> {
    const viewer = delivery.employeeId ? await store.people.employeeById(delivery.employeeId) : null
    if (!viewer) return null
    const to = await parts.findPerson(viewer)
    if (!to) throw new NotFound('Nobody in the Slack workspace has this employee’s e-mail address.')
    await notifier.notice(
      to,
      { ...noticeData.parse(delivery.data), language: viewer.language ?? parts.settings.language },
      delivery.id,
    )
    return null
  }

  /** Slack takes one message a second in a channel; others need not wait for it. */
  function paced<T>(channel: string, work: () => Promise<T>): Promise<T> {
    const free = freeAt.get(channel) ?? 0
    if (free > now().getTime()) throw new Busy(new Date(free))
    freeAt.set(channel, now().getTime() + parts.paceMs)
    return work()
  }

  async function afterFailure(delivery: Delivery, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.name : 'unknown'
    const retry = (at: Date, ambiguous = false) => store.outbox.retry(delivery.id, owner, at, reason, ambiguous)
    if (error instanceof RateLimited) {
      await retry(error.retryAt)
      // Slack asks everybody to wait, and the order stays.
      return store.outbox.holdAll(error.retryAt)
    }
    log.warn({ delivery: delivery.id, kind: delivery.kind, reason, attempts: delivery.attempts }, 'message not sent')
    if (error instanceof InvalidResponse) return giveUp(delivery, error.message)
    if (error instanceof PermissionDenied || error instanceof NotFound) {
      const tooOld = delivery.attempts * 60 * MINUTE > GIVE_UP_AFTER_MS
      if (tooOld) return giveUp(delivery, reason)
      return retry(new Date(now().getTime() + Math.min(60, 2 ** delivery.attempts) * MINUTE))
    }
    if (!(error instanceof RapportError)) log.error({ err: error }, 'sending failed with a bug')
    return retry(backOff(delivery.attempts), error instanceof Unavailable && error.ambiguous)
  }

  async function giveUp(delivery: Delivery, reason: string): Promise<void> {
    log.error({ delivery: delivery.id, kind: delivery.kind, reason }, 'message given up')
    await store.outbox.giveUp(delivery.id, owner, reason, now())
  }

  /** 2 s, 4 s … 5 min, with jitter so that workers do not come back together. */
  function backOff(attempts: number): Date {
    const seconds = Math.min(300, 2 ** Math.min(attempts, 10)) * (0.75 + Math.random() / 2)
    return new Date(now().getTime() + seconds * 1000)
  }

  return { name: 'outbox', cron: '*/5 * * * * *', run }
}
