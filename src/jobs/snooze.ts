import { changeAlert } from '../actions/keep-alert.ts'
import { reopened } from '../domain/alert.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Job } from './job.ts'

/** Brings snoozed alerts back when their time has come, and says so in their thread. */
export function createSnooze({ store, clock, wakeOutbox }: { store: Store; clock: Clock; wakeOutbox(): void }): Job {
  return {
    name: 'snooze',
    cron: '*/30 * * * * *',
    async run(signal) {
      const now = clock.now()
      const due = await store.alerts.snoozedUntil(now, 100)
      for (const alert of due) {
        if (signal.aborted) break
        // Somebody who acts at the same moment goes first.
        await store.transaction((tx) =>
          changeAlert(tx, reopened(alert), now, { tell: { reason: 'snooze_over', urgencyBefore: alert.urgency } }),
        )
      }
      if (due.length > 0) wakeOutbox()
    },
  }
}
