import { type Actor, type Alert, hasEnded, mayAct, type Refusal } from '../domain/alert.ts'
import type { Employee } from '../domain/employee.ts'
import { replyRequest } from '../pipeline/draft.ts'
import type { Language } from '../ports/notifier.ts'
import type { CheckFinding, ReplyWriter } from '../ports/replies.ts'
import type { Store } from '../ports/store.ts'
import type { CardParts } from './card.ts'
import type { AlertActions, Performed, PhraseFinding, Refused, SimpleForm } from './contract.ts'
import { carryOut, decide, messageForAssignee, resolveGesture } from './gestures.ts'
import { buildHome } from './home.ts'
import { changeAlert } from './keep-alert.ts'
import { offeredWords, phraseFindings } from './teach.ts'

export interface AlertActionParts extends CardParts {
  replies: ReplyWriter
  /** Findings that keep a person's own words from being offered as a link. */
  isBlocking(finding: CheckFinding): boolean
  /** Something was queued for Slack. */
  wakeOutbox(): void
}

/** Tries against somebody who changes the same alert at the same moment. */
const ATTEMPTS = 5
const PICKER_SIZE = 100

/** What people do to alerts, wherever they do it. Every right is checked here. */
export function createAlertActions(parts: AlertActionParts): AlertActions {
  const { store, clock, settings } = parts
  const languageOf = (employee: Employee | null): Language => employee?.language ?? settings.language

  async function whoIs(
    tx: Store,
    alertId: string,
    slackUserId: string,
  ): Promise<{ employee: Employee; alert: Alert; actor: Actor } | Refused> {
    const employee = await tx.people.employeeBySlackId(slackUserId)
    if (!employee) return { ok: false, language: settings.language, reason: 'unknown_person' }
    const alert = await tx.alerts.byId(alertId)
    if (!alert) return { ok: false, language: languageOf(employee), reason: 'gone' }
    const customer = alert.customerId
      ? (await tx.people.customersByIds([alert.customerId])).get(alert.customerId)
      : undefined
    const holdsCustomer = customer?.ownerId === employee.id || customer?.deputyId === employee.id
    return { employee, alert, actor: { employeeId: employee.id, roles: employee.roles, holdsCustomer } }
  }

  /** A form is shown only to those who could send it off. */
  async function mayOpen(alertId: string, slackUserId: string) {
    const found = await whoIs(store, alertId, slackUserId)
    if ('ok' in found) return found
    const { alert, actor, employee } = found
    return mayAct(alert, actor) ? found : refused(employee, 'not_yours')
  }

  const refused = (employee: Employee, reason: Refused['reason'], byName?: string): Refused => ({
    ok: false,
    language: languageOf(employee),
    reason,
    byName,
  })

  async function refuse(
    tx: Store,
    employee: Employee,
    alert: Alert,
    reason: Refusal | 'is_private',
  ): Promise<Performed> {
    // Clicked twice by the same person: it is as they want it.
    if (reason === 'already_ended' && alert.endedById === employee.id)
      return { ok: true, language: languageOf(employee) }
    const by = reason === 'already_ended' && alert.endedById ? await tx.people.employeeById(alert.endedById) : null
    return refused(employee, reason, by?.name)
  }

  async function performOnce(
    request: Parameters<AlertActions['perform']>[0],
    now: Date,
  ): Promise<Performed | 'overtaken'> {
    return store.transaction(async (tx) => {
      const found = await whoIs(tx, request.alertId, request.slackUserId)
      if ('ok' in found) return found
      const { employee, alert, actor } = found
      const { gesture: asked, message, gestureId } = request
      // Done with its effects, and worked off once more after a crash: it must not undo what others did since.
      if (await tx.inbox.isDone(gestureId)) return { ok: true, language: languageOf(employee) }
      if (!mayAct(alert, actor)) return refused(employee, 'not_yours')
      if (asked.type === 'edit_reply' && (await checkWords(tx, alert, asked.text)).some(parts.isBlocking))
        return refused(employee, 'reply_not_ok')
      if ('words' in asked && (await phrasesOf(tx, alert, asked.words ?? [])).length > 0)
        return refused(employee, 'phrase_not_ok')
      // Before a customer is created for an alert that is closed.
      if (asked.type === 'link_customer' && hasEnded(alert)) return refuse(tx, employee, alert, 'already_ended')
      const gesture = await resolveGesture(tx, asked, employee, settings.timeZone, now)
      if (gesture === 'unknown_assignee') return refused(employee, gesture)
      const next = decide(alert, gesture, actor, now)
      if (typeof next === 'string') return refuse(tx, employee, alert, next)
      // What a protected author wrote stays with one person, whoever they turn out to be (networks.md, trap 3).
      if (asked.type === 'link_customer' && (await isRestricted(tx, alert))) next.isPrivate = true
      const messages = await tx.alerts.messagesOf(alert.id)
      if (!(await changeAlert(tx, next, now, { also: messageForAssignee(gesture, next, messages) }))) return 'overtaken'
      await carryOut(tx, asked, gesture, next, employee, { now, minConfidence: settings.minConfidence })
      // A copy whose answer was lost on the way: from now on it is kept up to date like the others.
      if (message)
        await tx.alerts.addMessage(
          alert.id,
          { ...message, employeeId: message.channel.startsWith('D') ? employee.id : null },
          now,
        )
      await tx.inbox.done(gestureId, now)
      return { ok: true, language: languageOf(employee) }
    })
  }

  async function isRestricted(tx: Store, alert: Alert): Promise<boolean> {
    if (!alert.isPrivate) return false
    const posts = await tx.posts.byRowIds(await tx.alerts.postsOf(alert.id))
    return posts.some((p) => p.visibility === 'private')
  }

  async function checkWords(tx: Store, alert: Alert, text: string): Promise<CheckFinding[]> {
    const [post] = alert.postId ? await tx.posts.byRowIds([alert.postId]) : []
    const reading = post ? (await tx.posts.readingsOf([post.rowId])).get(post.rowId) : undefined
    if (!post || !reading) return []
    const contact = post.contactId ? (await tx.people.contactsByIds([post.contactId])).get(post.contactId) : undefined
    const customer = alert.customerId
      ? (await tx.people.customersByIds([alert.customerId])).get(alert.customerId)
      : undefined
    const request = replyRequest({
      // A person decides: their words are checked also where no draft is made.
      alert: { ...alert, needsHuman: false },
      post,
      reading,
      contact: contact ?? null,
      customer: customer ? { ...customer, doNotContact: false } : null,
      employees: new Map(),
      network: parts.networks.get(post.network),
      recent: [],
      fallbackLanguage: settings.language,
    })
    return request ? parts.replies.check(text, request) : []
  }

  async function phrasesOf(tx: Store, alert: Alert, words: readonly string[]): Promise<PhraseFinding[]> {
    if (words.length === 0) return []
    const [post] = alert.postId ? await tx.posts.byRowIds([alert.postId]) : []
    return phraseFindings(post?.text ?? '', words)
  }

  async function simpleForm({ alert, employee }: { alert: Alert; employee: Employee }): Promise<SimpleForm> {
    const contact = alert.contactId
      ? (await store.people.contactsByIds([alert.contactId])).get(alert.contactId)
      : undefined
    return {
      ok: true,
      language: languageOf(employee),
      alertId: alert.id,
      timeZone: employee.timeZone ?? settings.timeZone,
      authorHandle: contact?.handle ?? null,
    }
  }

  return {
    async perform(request) {
      const now = clock.now()
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const result = await performOnce(request, now)
        if (result === 'overtaken') continue
        if (result.ok) parts.wakeOutbox()
        return result
      }
      return { ok: false, language: settings.language, reason: 'already_ended' }
    },
    async editForm(alertId, slackUserId) {
      const found = await mayOpen(alertId, slackUserId)
      if ('ok' in found) return found
      const { alert, employee } = found
      const [post] = alert.postId ? await store.posts.byRowIds([alert.postId]) : []
      const network = alert.network ? parts.networks.get(alert.network) : undefined
      if (!post || !network) return refused(employee, 'gone')
      const { text, author } = post
      return {
        ok: true,
        language: languageOf(employee),
        alertId,
        postText: text,
        authorHandle: author.handle,
        drafts: alert.drafts,
        maxLength: network.reply.maxLength,
      }
    },
    async form(alertId, slackUserId) {
      const found = await mayOpen(alertId, slackUserId)
      return 'ok' in found ? found : simpleForm(found)
    },
    async phraseForm(alertId, slackUserId) {
      const found = await mayOpen(alertId, slackUserId)
      if ('ok' in found) return found
      const [post] = found.alert.postId ? await store.posts.byRowIds([found.alert.postId]) : []
      const reading = post && (await store.posts.readingsOf([post.rowId])).get(post.rowId)
      const postText = post?.text ?? ''
      return { ...(await simpleForm(found)), postText, words: offeredWords(postText, reading) }
    },
    async checkPhrases(alertId, words) {
      const alert = await store.alerts.byId(alertId)
      return alert ? phrasesOf(store, alert, words) : []
    },
    async checkReply(alertId, _tone, text) {
      const alert = await store.alerts.byId(alertId)
      return alert ? checkWords(store, alert, text) : []
    },
    async searchCustomers(slackUserId, words) {
      if (!(await store.people.employeeBySlackId(slackUserId))) return []
      return (await store.people.searchCustomers(words, PICKER_SIZE)).map(({ id, name }) => ({ id, name }))
    },
    async home(slackUserId) {
      const employee = await store.people.employeeBySlackId(slackUserId)
      return employee ? buildHome(parts, employee) : null
    },
  }
}
