import { randomUUID } from 'node:crypto'
import { createAlert } from '../actions/keep-alert.ts'
import type { Account } from '../domain/account.ts'
import { newAlert } from '../domain/alert.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { volumeSpike } from '../reading/index.ts'
import type { Job } from './job.ts'

const HOUR = 3_600_000
/** The newest two are skipped (relationships.md). */
const SLOTS = 30
const URGENCY = 50

export interface VolumeParts {
  store: Store
  clock: Clock
  triageChannel: string | null
  wakeOutbox(): void
}

/** Far more mentions of an account within the last hour than in the same hour of the four weeks before: one alert a day. */
export function createVolume({ store, clock, triageChannel, wakeOutbox }: VolumeParts): Job {
  async function check(account: Account, now: Date): Promise<void> {
    const from = new Date(now.getTime() - HOUR)
    const [mentions = 0] = await store.posts.mentionCounts(
      account.id,
      new Date(from.getTime() + 24 * HOUR),
      new Date(now.getTime() + 24 * HOUR),
      1,
    )
    if (mentions < 5) return
    const counts = await store.posts.mentionCounts(account.id, from, now, SLOTS)
    const authors = await store.posts.authorsBetween(account.id, from, now)
    if (!volumeSpike(counts, mentions, authors)) return
    const usual = counts.reduce((a, b) => a + b, 0) / counts.length
    const isPersonal = account.employeeId !== null
    const recipient =
      account.employeeId !== null
        ? { employeeId: account.employeeId }
        : triageChannel
          ? { channel: triageChannel }
          : null
    const finding = {
      kind: 'attention',
      urgency: URGENCY,
      churnRisk: false,
      needsHuman: false,
      why: { mentions, usual: Math.round(usual * 10) / 10, authors },
    } as const
    const alert = newAlert(finding, {
      id: randomUUID(),
      conversationKey: `account:${account.id}:volume:${now.toISOString().slice(0, 10)}`,
      network: account.network,
      accountId: account.id,
      recipient,
      route: isPersonal ? 'mentioned' : 'triage',
      isPrivate: isPersonal,
      createdAt: now,
    })
    await store.transaction((tx) => createAlert(tx, alert, [], now))
  }

  return {
    name: 'volume',
    cron: '0 */10 * * * *',
    async run(signal) {
      const now = clock.now()
      for (const account of await store.accounts.all()) {
        if (signal.aborted) return
        if (account.status === 'connected') await check(account, now)
      }
      wakeOutbox()
    },
  }
}
