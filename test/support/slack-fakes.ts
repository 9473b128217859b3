import type { AlertActions, CorrectionActions, GestureRequest, Performed, Refused } from '../../src/actions/contract.ts'
import { type ManualClock, manualClock } from '../../src/ports/clock.ts'
import type { MessageRef } from '../../src/ports/notifier.ts'
import type { CheckFinding } from '../../src/ports/replies.ts'
import type { InboxItem, InboxStore } from '../../src/ports/store.ts'
import type { Log } from '../../src/slack/log.ts'

/** A gate that work waits at until the test opens it. */
export function gate(): { passed: Promise<void>; open(): void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

/** Lets everything that is ready go on, `count` turns of the event loop long. */
export async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve))
}

export interface MemoryInbox extends InboxStore {
  items: Map<string, InboxItem & { isDone: boolean; notBefore: Date | null; leaseUntil: Date | null }>
  /** Makes the next `add` fail, as when the database is away. */
  failNextAdd(): void
}

export function memoryInbox(): MemoryInbox {
  const items: MemoryInbox['items'] = new Map()
  let failing = false
  return {
    items,
    failNextAdd() {
      failing = true
    },
    async add(item) {
      if (failing) {
        failing = false
        throw new Error('the database is away')
      }
      if (items.has(item.id)) return false
      items.set(item.id, { ...item, attempts: 0, isDone: false, notBefore: null, leaseUntil: null })
      return true
    },
    async claim(_owner, now, leaseUntil, limit) {
      const due = [...items.values()].filter(
        (i) =>
          !i.isDone && (i.notBefore === null || i.notBefore <= now) && (i.leaseUntil === null || i.leaseUntil <= now),
      )
      for (const item of due.slice(0, limit)) Object.assign(item, { leaseUntil, attempts: item.attempts + 1 })
      return due.slice(0, limit).map(({ id, kind, data, attempts }) => ({ id, kind, data, attempts }))
    },
    async done(id) {
      const item = items.get(id)
      if (item) item.isDone = true
    },
    isDone: async (id) => items.get(id)?.isDone ?? false,
    async retry(id, notBefore) {
      const item = items.get(id)
      if (item) Object.assign(item, { notBefore, leaseUntil: null })
    },
    async forgetBefore() {},
  }
}

export interface PerformRequest {
  gestureId: string
  alertId: string
  slackUserId: string
  gesture: GestureRequest
  message?: MessageRef
}

export interface FakeActions extends AlertActions, CorrectionActions {
  performed: PerformRequest[]
  /** What `perform` does; by default it agrees. */
  onPerform(work: (request: PerformRequest) => Promise<Performed>): void
  /** Resolves once `count` gestures were performed. */
  performedCount(count: number): Promise<void>
}

const refused = (reason: Refused['reason']): Refused => ({ ok: false, language: 'de', reason })

/** Actions that know one person, U1, who may do everything with alert a1; anybody else may do nothing. */
export function fakeActions(overrides: Partial<AlertActions & CorrectionActions> = {}): FakeActions {
  const performed: PerformRequest[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  let work: (request: PerformRequest) => Promise<Performed> = async ({ slackUserId }) =>
    slackUserId === 'U1' ? { ok: true, language: 'de' } : refused('not_yours')
  const form = { ok: true, language: 'de', alertId: 'a1', timeZone: 'Europe/Berlin', authorHandle: 'anna' } as const
  return {
    performed,
    onPerform(next) {
      work = next
    },
    performedCount: (count) =>
      new Promise((resolve) => {
        if (performed.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    async perform(request) {
      performed.push(request)
      for (const { count, resolve } of waiting) if (performed.length >= count) resolve()
      return work(request)
    },
    async editForm(alertId, slackUserId) {
      if (slackUserId !== 'U1') return refused('not_yours')
      const drafts = [
        { tone: 'business', text: 'Wir prüfen das.' } as const,
        { tone: 'friendly', text: 'Wir schauen gleich nach!' } as const,
      ]
      return { ...form, alertId, postText: 'Es geht nicht', authorHandle: 'anna', drafts, maxLength: 280 }
    },
    form: async (alertId, slackUserId) => (slackUserId === 'U1' ? { ...form, alertId } : refused('not_yours')),
    phraseForm: async (alertId, slackUserId) =>
      slackUserId === 'U1'
        ? { ...form, alertId, postText: 'An der Kasse ist Kriegsgebiet', words: ['Kriegsgebiet'] }
        : refused('not_yours'),
    checkPhrases: async (_alertId, words) =>
      words.includes('Frieden') ? [{ phrase: 'Frieden', problem: 'not_in_post' }] : [],
    corrections: async (slackUserId, page) =>
      slackUserId === 'U1'
        ? { ok: true, language: 'de', timeZone: 'Europe/Berlin', rows: [], page, pages: 9, total: 170, fileName: null }
        : refused('unknown_person'),
    undoCorrection: async ({ slackUserId }) =>
      slackUserId === 'U1'
        ? { ok: true, language: 'de', outcome: 'undone', phrase: 'Kriegsgebiet', line: null }
        : refused('unknown_person'),
    checkReply: async (_alertId, _tone, text): Promise<CheckFinding[]> =>
      text.includes('Garantie') ? [{ check: 'promise', detail: 'Garantie' }] : [],
    searchCustomers: async (_user, words) => [{ id: 'c1', name: `${words} GmbH` }],
    home: async (slackUserId) =>
      slackUserId === 'U1'
        ? {
            language: 'de',
            timeZone: 'Europe/Berlin',
            name: 'Eva',
            waiting: [],
            waitingTotal: 0,
            held: [],
            heldTotal: 0,
            accounts: [],
          }
        : null,
    ...overrides,
  }
}

/** Keeps what was logged, so that a test can look for what must not be there. */
export function memoryLog(): Log & { lines: { level: string; fields: object; message: string }[] } {
  const lines: { level: string; fields: object; message: string }[] = []
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

export function slackClock(): ManualClock {
  return manualClock(new Date('2026-03-02T09:00:00Z'))
}
