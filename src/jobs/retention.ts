import { changeAlert } from '../actions/keep-alert.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Job } from './job.ts'

const DAY = 86_400_000
/** Post texts are kept this long (privacy.md 7). */
const TEXT_DAYS = 90
/** What strangers wrote to a personal account, unless the employee linked them (privacy.md 5a). */
const UNLINKED_TEXT_DAYS = 14
/** Ids of gestures stay this long, so that one delivered again is known. */
const GESTURE_DAYS = 7

/** Touches and what was spent (privacy.md 7). */
const TOUCH_DAYS = 730
/** Messages that were sent; the alert itself knows where it stands. */
const DELIVERY_DAYS = 90
/** Evidence of a consent, counted from its withdrawal. */
const CONSENT_DAYS = 1095

/** Texts removed in one transaction: a backlog must not run into its time-out, nor keep others waiting long. */
const CHUNK = 500

/** A person who acts at the same moment goes first; the message must change all the same. */
async function forgetDrafts(tx: Store, alertId: string, now: Date): Promise<void> {
  for (;;) {
    const alert = await tx.alerts.byId(alertId)
    if (!alert || (await changeAlert(tx, { ...alert, drafts: [], note: null, version: alert.version + 1 }, now))) return
  }
}

/** Removes texts whose time is up, in the database and in the Slack messages that quote them. */
export function createRetention({ store, clock, wakeOutbox }: { store: Store; clock: Clock; wakeOutbox(): void }): Job {
  return {
    name: 'retention',
    cron: '0 15 3 * * *',
    async run(signal) {
      const now = clock.now()
      const before = (days: number) => new Date(now.getTime() - days * DAY)
      const rule = { text: before(TEXT_DAYS), unlinkedText: before(UNLINKED_TEXT_DAYS) }
      let count = CHUNK
      while (count === CHUNK && !signal.aborted) {
        count = await store.transaction(async (tx) => {
          const redacted = await tx.posts.redactOlderThan(rule, CHUNK)
          const alerts = new Map([...(await tx.alerts.byPosts(redacted)).values()].map((a) => [a.id, a]))
          for (const id of alerts.keys()) await forgetDrafts(tx, id, now)
          return redacted.length
        })
      }
      await store.inbox.forgetBefore(before(GESTURE_DAYS))
      await store.purge({
        touches: before(TOUCH_DAYS),
        deliveries: before(DELIVERY_DAYS),
        consents: before(CONSENT_DAYS),
      })
      wakeOutbox()
    },
  }
}
