import { randomBytes } from 'node:crypto'
import { SlackRefusal } from './refusal.ts'

const TRIGGER_MS = 3000
const ADDRESS_MS = 30 * 60_000
const ADDRESS_USES = 5

/** Whose gesture a `trigger_id` stands for, and the modal it was made in, if any. */
export interface Trigger {
  user: string
  viewId: string | null
}

/** The message a `response_url` is about. */
export interface ResponseTarget {
  channel: string
  ts: string
  user: string
  threadTs: string | null
}

export interface Tickets {
  issueTrigger(trigger: Trigger): string
  /** Throws `invalid_trigger_id`, `expired_trigger_id` (3 s) or `exchanged_trigger_id`. */
  exchangeTrigger(id: string): Trigger
  /** The last part of a `response_url`. */
  issueAddress(target: ResponseTarget): string
  /** Throws `expired_url` after 30 minutes and `used_url` after five uses. */
  takeAddress(id: string): ResponseTarget
}

/** What may be used a few times and not for long. `realNow` in ms: people do not wait on a replay's clock. */
export function createTickets(realNow: () => number): Tickets {
  const triggers = new Map<string, Trigger & { until: number; used: boolean }>()
  const addresses = new Map<string, ResponseTarget & { until: number; uses: number }>()

  return {
    issueTrigger(trigger) {
      forget(triggers, realNow() - 60_000)
      const id = `${realNow()}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`
      triggers.set(id, { ...trigger, until: realNow() + TRIGGER_MS, used: false })
      return id
    },
    exchangeTrigger(id) {
      const found = triggers.get(id)
      if (found === undefined) throw new SlackRefusal('invalid_trigger_id')
      if (found.used) throw new SlackRefusal('exchanged_trigger_id')
      if (realNow() > found.until) throw new SlackRefusal('expired_trigger_id')
      found.used = true
      return { user: found.user, viewId: found.viewId }
    },
    issueAddress(target) {
      forget(addresses, realNow())
      const id = randomBytes(24).toString('base64url')
      addresses.set(id, { ...target, until: realNow() + ADDRESS_MS, uses: 0 })
      return id
    },
    takeAddress(id) {
      const found = addresses.get(id)
      if (found === undefined || realNow() > found.until) throw new SlackRefusal('expired_url')
      if (found.uses >= ADDRESS_USES) throw new SlackRefusal('used_url')
      found.uses += 1
      return found
    },
  }
}

function forget(tickets: Map<string, { until: number }>, before: number): void {
  for (const [id, { until }] of tickets) if (until < before) tickets.delete(id)
}
