import { ALERT_KINDS, ALERT_STATES, type Alert, OUTCOMES, ROUTES } from '../domain/alert.ts'
import type { AlertStore } from '../ports/store.ts'
import type { Prisma } from './client/client.ts'
import type { AlertModel } from './client/models.ts'
import { draftsSchema, whySchema } from './json.ts'
import { clean, type Db, oneOf, rows, run } from './sql.ts'

export function createAlertStore(db: Db): AlertStore {
  const linkPosts = (alertId: string, postRowIds: readonly string[]) =>
    run(
      db,
      'INSERT INTO alert_post (post_id, alert_id) SELECT unnest($2::bigint[]), $1::uuid ON CONFLICT (post_id) DO NOTHING',
      alertId,
      postRowIds,
    )

  return {
    async byId(id) {
      const row = await db.alert.findUnique({ where: { id } })
      return row ? toAlert(row) : null
    },
    async byConversations(keys) {
      const found = await db.alert.findMany({ where: { conversationKey: { in: [...keys] } } })
      return new Map(found.map((r) => [r.conversationKey, toAlert(r)]))
    },
    async byPosts(postRowIds) {
      const links = await db.alertPost.findMany({ where: { postId: { in: postRowIds.map(BigInt) } } })
      const alerts = await db.alert.findMany({ where: { id: { in: links.map((l) => l.alertId) } } })
      const byId = new Map(alerts.map((a) => [a.id, toAlert(a)]))
      return new Map(
        links.flatMap((l) => {
          const alert = byId.get(l.alertId)
          return alert ? [[l.postId.toString(), alert] as const] : []
        }),
      )
    },
    async create(alert, postRowIds) {
      const inserted = await db.alert.createMany({ data: [toRow(alert)], skipDuplicates: true })
      if (inserted.count === 0) return null
      if (postRowIds.length > 0) await linkPosts(alert.id, postRowIds)
      return alert
    },
    async createAll(list) {
      if (list.length === 0) return true
      const inserted = await db.alert.createMany({ data: list.map(({ alert }) => toRow(alert)), skipDuplicates: true })
      if (inserted.count < list.length) return false
      const links = list.flatMap(({ alert, postRowIds }) =>
        postRowIds.map((postId) => ({ alertId: alert.id, postId: BigInt(postId) })),
      )
      await db.alertPost.createMany({ data: links, skipDuplicates: true })
      return true
    },
    async save(next, newPostRowIds = []) {
      const { id, createdAt: _, ...data } = toRow(next)
      const changed = await db.alert.updateMany({ where: { id, version: next.version - 1 }, data })
      if (changed.count === 0) return false
      if (newPostRowIds.length > 0) await linkPosts(next.id, newPostRowIds)
      return true
    },
    async postsOf(alertId) {
      const links = await db.alertPost.findMany({ where: { alertId }, orderBy: { postId: 'asc' } })
      return links.map((l) => l.postId.toString())
    },
    async waitingFor(employeeId, limit) {
      const where = {
        state: { in: ['open', 'assigned', 'snoozed'] },
        OR: [{ assigneeId: employeeId }, { assigneeId: null, recipientId: employeeId }],
      }
      const list = await db.alert.findMany({ where, take: limit, orderBy: [{ urgency: 'desc' }, { createdAt: 'asc' }] })
      return { alerts: list.map(toAlert), total: await db.alert.count({ where }) }
    },
    async snoozedUntil(now, limit) {
      const where = { state: 'snoozed', snoozedUntil: { lte: now } }
      return (await db.alert.findMany({ where, take: limit, orderBy: { snoozedUntil: 'asc' } })).map(toAlert)
    },
    async list({ states, limit }) {
      const where = states ? { state: { in: [...states] } } : {}
      return (await db.alert.findMany({ where, take: limit, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(
        toAlert,
      )
    },
    async messagesOf(alertId) {
      const found = await db.alertMessage.findMany({ where: { alertId }, orderBy: { sentAt: 'asc' } })
      return found.map(({ channel, ts, employeeId }) => ({ channel, ts, employeeId }))
    },
    async addMessage(alertId, { channel, ts, employeeId }, now) {
      await db.alertMessage.createMany({
        data: [{ channel, ts, alertId, employeeId, sentAt: now }],
        skipDuplicates: true,
      })
    },
    async removeMessage({ channel, ts }) {
      await db.alertMessage.deleteMany({ where: { channel, ts } })
    },
    async recentDrafts(accountId, limit) {
      const found = await rows<{ text: string }>(
        db,
        'SELECT text FROM shown_draft WHERE account_id = $1::uuid ORDER BY at DESC, id DESC LIMIT $2::int',
        accountId,
        limit,
      )
      return found.map((r) => r.text)
    },
    async rememberDrafts(shown, now) {
      const data = shown.flatMap(({ accountId, alertId, drafts }) =>
        drafts.map((d) => ({ accountId, alertId, text: clean(d.text), at: now })),
      )
      if (data.length > 0) await db.shownDraft.createMany({ data })
    },
  }
}

function toRow({ recipient, postId, note, drafts, ...alert }: Alert) {
  return {
    ...alert,
    recipientId: recipient && 'employeeId' in recipient ? recipient.employeeId : null,
    recipientChannel: recipient && 'channel' in recipient ? recipient.channel : null,
    postId: postId === null ? null : BigInt(postId),
    note: note === null ? null : clean(note),
    drafts: drafts.map((d) => ({ ...d, text: clean(d.text) })) satisfies Prisma.InputJsonValue,
    why: alert.why as Prisma.InputJsonObject,
  }
}

function toAlert({ recipientId, recipientChannel, ...row }: AlertModel): Alert {
  return {
    ...row,
    recipient:
      recipientId !== null
        ? { employeeId: recipientId }
        : recipientChannel !== null
          ? { channel: recipientChannel }
          : null,
    kind: oneOf(ALERT_KINDS, row.kind),
    state: oneOf(ALERT_STATES, row.state),
    route: oneOf(ROUTES, row.route),
    outcome: row.outcome === null ? null : oneOf(OUTCOMES, row.outcome),
    why: whySchema.parse(row.why),
    drafts: draftsSchema.parse(row.drafts),
    postId: row.postId?.toString() ?? null,
  }
}
