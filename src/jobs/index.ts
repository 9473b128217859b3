import type { CardParts } from '../actions/card.ts'
import type { Log } from '../log.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Network } from '../ports/network.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { Budget } from './budget.ts'
import type { Job } from './job.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { createPoll } from './poll.ts'
import { createRelationships } from './relationships.ts'
import { createRetention } from './retention.ts'
import { createSnooze } from './snooze.ts'
import { createVolume } from './volume.ts'

export interface JobParts extends CardParts {
  networks: ReadonlyMap<string, Network>
  pipeline: Pipeline
  notifier: Notifier
  owner: string
  intervalSeconds: number
  budgets: ReadonlyMap<string, Budget>
  isReplay: boolean
  paceMs: number
  triageChannel: string | null
  now(): Date
  wakeOutbox(): void
  log: Log
}

export interface Jobs {
  all: readonly Job[]
  people: Job
  /** In an order in which each finds what the one before it left. */
  once: readonly Job[]
  /** What a replay runs itself, on its own clock. */
  forReplay: { poll: Job; outbox: Job; snooze: Job; daily: readonly Job[] }
  /** What goes on beside a replay and after it. */
  besideReplay: readonly Job[]
}

/** Every scheduled job. A new one is one file and one line here. */
export function createJobs(parts: JobParts): Jobs {
  const people = createPeople(parts)
  const poll = createPoll(parts)
  const snooze = createSnooze(parts)
  const volume = createVolume(parts)
  const relationships = createRelationships(parts)
  const retention = createRetention(parts)
  const outbox = createOutbox({ ...parts, findPerson: people.findPerson })
  const all = [people, poll, snooze, volume, relationships, retention, outbox]
  return {
    all,
    people,
    once: all,
    forReplay: { poll, outbox, snooze, daily: [relationships] },
    besideReplay: [people, snooze, outbox],
  }
}
