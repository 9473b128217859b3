import { InvalidResponse, NotFound } from '../domain/errors.ts'
import type { Language, MessageRef, Notifier } from '../ports/notifier.ts'
import { type SlackClient, toDomainError } from './client.ts'
import { alertMessage } from './views/alert.ts'
import { noticeMessage } from './views/notices.ts'
import { threadNews } from './views/thread.ts'

const USER_ID = /^[UW][A-Z0-9]+$/
const CHANNEL_ID = /^[CDG][A-Z0-9]+$/

/** Slack as the program's notifier. Each call is one HTTP request that is never repeated here. */
export function createNotifier({ client, now }: { client: SlackClient; now: () => Date }): Notifier {
  const directMessages = new Map<string, string>()

  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw toDomainError(error, now())
    }
  }

  /** Posting to a user's id would work, but only the conversation's id can be updated later. */
  async function channelFor(to: string): Promise<string> {
    if (!USER_ID.test(to)) return CHANNEL_ID.test(to) || to.startsWith('#') ? to : `#${to}`
    const known = directMessages.get(to)
    if (known !== undefined) return known
    const opened = await call(() => client.conversations.open({ users: to }))
    const id = opened.channel?.id
    if (id === undefined) throw new InvalidResponse('conversations.open gave no channel')
    directMessages.set(to, id)
    return id
  }

  async function send(
    channel: string,
    message: { text: string; blocks: unknown[] },
    deliveryId: string,
    extra: Record<string, unknown> = {},
  ): Promise<MessageRef> {
    const answer = await call(() =>
      client.apiCall('chat.postMessage', {
        channel,
        text: message.text,
        blocks: message.blocks,
        unfurl_links: false,
        unfurl_media: false,
        client_msg_id: deliveryId,
        ...extra,
      }),
    )
    const { channel: id, ts } = { channel: undefined, ts: undefined, ...answer }
    if (typeof id !== 'string' || typeof ts !== 'string') throw new InvalidResponse('chat.postMessage gave no message')
    return { channel: id, ts }
  }

  return {
    async post(to, card, deliveryId) {
      const metadata = {
        event_type: 'rapport_alert',
        event_payload: { alert_id: card.alertId, delivery_id: deliveryId },
      }
      return send(await channelFor(to), alertMessage(card), deliveryId, { metadata })
    },
    async update(ref, card) {
      const { text, blocks } = alertMessage(card)
      await call(() => client.chat.update({ channel: ref.channel, ts: ref.ts, text, blocks }))
    },
    async thread(ref, news, deliveryId) {
      await send(ref.channel, threadNews(news), deliveryId, { thread_ts: ref.ts })
    },
    async notice(slackUserId, notice, deliveryId) {
      await send(await channelFor(slackUserId), noticeMessage(notice), deliveryId)
    },
    async findUser(email) {
      const id = await lookUp(email)
      if (id === null) return null
      const { user } = await call(() => client.users.info({ user: id, include_locale: true }))
      if (user?.id === undefined) throw new InvalidResponse('users.info gave no user')
      if (user.deleted === true || user.is_bot === true) return null
      return { id: user.id, timeZone: user.tz ?? null, language: languageOf(user.locale) }
    },
  }

  async function lookUp(email: string): Promise<string | null> {
    try {
      const { user } = await call(() => client.users.lookupByEmail({ email }))
      if (user?.id === undefined) throw new InvalidResponse('users.lookupByEmail gave no user')
      return user.id
    } catch (error) {
      if (error instanceof NotFound) return null
      throw error
    }
  }
}

/** Slack's locale (`de-DE`) as one of ours; null for any other language. */
export function languageOf(locale: string | undefined | null): Language | null {
  const language = locale?.slice(0, 2).toLowerCase()
  return language === 'de' || language === 'en' ? language : null
}
