import type { Employee } from '../domain/employee.ts'
import { disturbance, intensity } from '../domain/relationship.ts'
import type { HomeView } from '../ports/notifier.ts'
import type { CardParts } from './card.ts'

const WAITING_SHOWN = 15
const HELD_SHOWN = 20
const EXCERPT_LENGTH = 140
const TOUCH_SPAN_MS = 540 * 86_400_000

/** What an employee's own home shows: what waits for them, whom they hold, what is connected. Nobody else's. */
export async function buildHome({ store, clock, settings }: CardParts, employee: Employee): Promise<HomeView> {
  const now = clock.now()
  const { alerts, total } = await store.alerts.waitingFor(employee.id, WAITING_SHOWN)
  const posts = new Map((await store.posts.byRowIds(alerts.flatMap((a) => a.postId ?? []))).map((p) => [p.rowId, p]))
  const customers = await store.people.customersByIds(alerts.flatMap((a) => a.customerId ?? []))
  const held = await store.people.customersHeldBy(employee.id, HELD_SHOWN)
  const touches = await store.touches.ofCustomers(
    held.customers.map((c) => c.id),
    new Date(now.getTime() - TOUCH_SPAN_MS),
  )
  const waiting: HomeView['waiting'] = []
  for (const alert of alerts) {
    const post = alert.postId === null ? undefined : posts.get(alert.postId)
    const messages = await store.alerts.messagesOf(alert.id)
    const message = messages.find((m) => m.employeeId === employee.id) ?? messages[0]
    waiting.push({
      alertId: alert.id,
      kind: alert.kind,
      churnRisk: alert.churnRisk,
      needsHuman: alert.needsHuman,
      urgency: alert.urgency,
      customerName: (alert.customerId && customers.get(alert.customerId)?.name) || null,
      authorHandle: post?.author.handle ?? null,
      excerpt: post && !post.isRedacted ? excerptOf(post.text) : null,
      since: alert.createdAt,
      state: alert.state,
      snoozedUntil: alert.snoozedUntil,
      // Slack resolves this form of a link in every workspace.
      permalink: message ? `https://slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}` : null,
    })
  }
  return {
    language: employee.language ?? settings.language,
    timeZone: employee.timeZone ?? settings.timeZone,
    name: employee.name,
    waiting,
    waitingTotal: total,
    held: held.customers.map((customer) => {
      const list = touches.get(customer.id) ?? []
      const found = intensity(list, now)
      return {
        customerId: customer.id,
        name: customer.name,
        as: customer.ownerId === employee.id ? 'owner' : 'deputy',
        relationship: found.known ? { score: Math.round(found.score), confidence: found.confidence } : null,
        lastTouch: list.at(-1)?.at ?? null,
        disturbed: disturbance(list, now) !== null,
      }
    }),
    heldTotal: held.total,
    accounts: (await store.accounts.ofEmployee(employee.id)).map(({ network, handle, status, lastSuccessAt }) => ({
      network,
      handle,
      status,
      lastSuccessAt,
    })),
  }
}

/** The beginning of a text, ending with a word. */
export function excerptOf(text: string): string {
  if (text.length <= EXCERPT_LENGTH) return text
  const cut = text.slice(0, EXCERPT_LENGTH)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT_LENGTH / 2)).toWellFormed()} …`
}
