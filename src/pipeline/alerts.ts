import { randomUUID } from 'node:crypto'
import { changeAlert, createAlerts } from '../actions/keep-alert.ts'
import type { Alert } from '../domain/alert.ts'
import {
  answerSeen,
  continueAlert,
  conversationKey,
  type News,
  openAlert,
  privateKey,
  strongest,
} from '../domain/conversation.ts'
import { localDate, type Routing, routeAlert } from '../domain/routing.ts'
import type { Store } from '../ports/store.ts'
import type { Heeded } from './heed.ts'
import type { Scene } from './scene.ts'

/** What a batch does to one conversation's alert. */
export interface Change {
  news: News
  postRowIds: string[]
  /** The post the alert shows, where this batch brought it. */
  heeded: Heeded | null
}

export interface AlertSettings {
  triageChannel: string | null
  timeZone: string
}

/** A person or another worker changed the alert meanwhile: the batch is done again from what is there now. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

/** One alert a conversation: opens it, changes it in place, or closes it when one of us has answered. */
export async function findAlerts(
  store: Store,
  heeded: readonly Heeded[],
  scene: Scene,
  settings: AlertSettings,
  now: Date,
): Promise<Change[]> {
  const alerts = await store.alerts.byConversations([...new Set(heeded.flatMap((h) => keysOf(h, scene)))])
  const changes = new Map<string, Change>()
  const today = localDate(now, settings.timeZone)

  function note(news: News, postRowIds: string[], by: Heeded | null): void {
    const key = news.alert.conversationKey
    const before = changes.get(key)
    const merged = { ...news, tell: news.tell ?? before?.news.tell ?? null }
    if (before) {
      // A conversation is written once a batch: its version grows by one, whatever was said in it.
      Object.assign(merged, { isNew: before.news.isNew, urgencyBefore: before.news.urgencyBefore })
      merged.alert.version = before.news.alert.version
    }
    if (merged.isNew) merged.tell = null
    const shown = news.shows ? by : (before?.heeded ?? null)
    changes.set(key, { news: merged, postRowIds: [...(before?.postRowIds ?? []), ...postRowIds], heeded: shown })
    alerts.set(key, merged.alert)
  }

  for (const item of heeded) {
    const { post, contact, customer } = item
    const account = scene.accountOf(post)
    if (post.direction === 'out') {
      const answered = scene.parentOf(post)?.contactId ?? null
      for (const key of keysOf(item, scene)) {
        const alert = alerts.get(key)
        // What we said to somebody else in the same conversation is no answer to this.
        const isForThem = answered === null || answered === alert?.contactId
        const closed =
          alert && isForThem && post.createdAt >= alert.createdAt
            ? answerSeen(alert, account?.employeeId ?? null, post.createdAt)
            : null
        if (closed)
          note(
            { alert: closed, isNew: false, shows: false, tell: null, urgencyBefore: closed.notifiedUrgency },
            [],
            null,
          )
      }
      continue
    }
    if (!contact || !account || post.isQuiet) continue
    const finding = strongest(item.findings)
    const routing = routeAlert({
      account,
      post,
      customer,
      employees: scene.employees,
      triageChannel: settings.triageChannel,
      today,
    })
    const { key, alert } = alertFor(item, routing, alerts)
    const heard = {
      postRowId: post.rowId,
      network: post.network,
      conversationKey: key,
      customerId: customer?.id ?? null,
      contactId: contact.id,
      accountId: account.id,
      isFirstWord:
        alert !== undefined &&
        customer !== null &&
        customer.id !== alert.customerId &&
        (await isFirstWord(store, alert, contact.id, changes.get(key))),
      at: post.createdAt,
    }
    const news = alert
      ? continueAlert(alert, heard, finding)
      : finding && {
          alert: openAlert(randomUUID(), heard, finding, routing),
          isNew: true,
          shows: true,
          tell: null,
          urgencyBefore: 0,
        }
    if (news) note(news, [post.rowId], item)
  }
  return [...changes.values()]
}

/** Writes alerts and what Slack must show of them; all or, with `Overtaken`, none. */
export async function keepAlerts(tx: Store, changes: readonly Change[], now: Date): Promise<void> {
  const opened = changes.filter(({ news }) => news.isNew)
  if (
    !(await createAlerts(
      tx,
      opened.map(({ news, postRowIds }) => ({ alert: news.alert, postRowIds })),
      now,
    ))
  )
    throw new Overtaken()
  for (const { news, postRowIds } of changes) {
    const { alert, isNew, tell, urgencyBefore } = news
    if (isNew) continue
    if (!(await changeAlert(tx, alert, now, { postRowIds, tell: tell && { reason: tell, urgencyBefore } })))
      throw new Overtaken()
  }
  const shown = changes.flatMap(({ news: { alert, shows } }) =>
    alert.accountId && shows ? [{ accountId: alert.accountId, alertId: alert.id, drafts: alert.drafts }] : [],
  )
  await tx.alerts.rememberDrafts(shown, now)
}

/** The alerts this post may belong to: the shared one, and those of everybody who may have one of their own. */
function keysOf({ post, customer }: Heeded, scene: Scene): string[] {
  const parent = scene.parentOf(post)
  const author = parent && scene.contactOf(parent)
  const theirs = customer ?? (author && scene.customerOf(author))
  const employeeId = scene.accountOf(post)?.employeeId
  const holders = employeeId ? [employeeId] : [theirs?.ownerId, theirs?.deputyId, null].filter((id) => id !== undefined)
  return [conversationKey(post), ...holders.map((id) => privateKey(post, id))]
}

async function isFirstWord(
  store: Store,
  alert: Alert,
  contactId: string,
  change: Change | undefined,
): Promise<boolean> {
  if (alert.contactId === contactId) return false
  const before = await store.posts.byRowIds([...(await store.alerts.postsOf(alert.id)), ...(change?.postRowIds ?? [])])
  return before.every((p) => p.contactId !== contactId)
}

/** The conversation's alert, unless the post may be seen by one employee alone and the alert by others too. */
function alertFor(
  { post }: Heeded,
  { isPrivate, recipient }: Routing,
  alerts: ReadonlyMap<string, Alert>,
): { key: string; alert: Alert | undefined } {
  const shared = conversationKey(post)
  const employeeId = recipient && 'employeeId' in recipient ? recipient.employeeId : null
  const own = privateKey(post, employeeId)
  if (isPrivate) return { key: own, alert: alerts.get(own) }
  // Once its author was linked to a customer, what began as private goes on in the same alert.
  const opened = alerts.get(own)
  return opened && !opened.isPrivate ? { key: own, alert: opened } : { key: shared, alert: alerts.get(shared) }
}
