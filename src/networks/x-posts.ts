import { decode } from 'html-entities'
import type { Metrics, Post } from '../domain/post.ts'
import type { Profile } from '../ports/network.ts'
import type { XPost, XUser } from './x-schema.ts'

/** X's codes for "no language" and for posts that are only tags, links or pictures. */
const NO_LANGUAGE = /^(?:und|zxx|art|q[a-z]{2})$/

/** The post as the program knows it; an author without a profile counts as protected (trap 3). */
export function toPost(raw: XPost, account: { remoteId: string; handle: string }, profile: Profile | undefined): Post {
  const isOwn = raw.author_id === account.remoteId
  const handle = profile?.handle ?? (isOwn ? account.handle.toLowerCase() : raw.author_id)
  const references = raw.referenced_tweets ?? raw.referenced_posts ?? []
  const history = raw.edit_history_tweet_ids ?? raw.edit_history_post_ids
  const id = history?.[0] ?? raw.id
  const text = decode(fullText(raw), { level: 'xml', scope: 'strict' })
  return {
    network: 'x',
    id,
    versionId: raw.id,
    conversationId: raw.conversation_id ?? id,
    inReplyTo: references.find((r) => r.type === 'replied_to')?.id ?? null,
    author: { id: raw.author_id, handle, name: profile?.name },
    createdAt: new Date(raw.created_at),
    text,
    lang: raw.lang === undefined || NO_LANGUAGE.test(raw.lang) ? undefined : raw.lang,
    direction: isOwn ? 'out' : 'in',
    mentions: mentionsOf(raw, text),
    metrics: metricsOf(raw),
    // X finds a post by its id whatever stands in place of the handle.
    url: `https://x.com/${handle === raw.author_id ? 'i' : handle}/status/${raw.id}`,
    isRepost: references.some((r) => r.type === 'retweeted' || r.type === 'reposted'),
    visibility: profile && !profile.isProtected ? 'public' : 'private',
  }
}

export function toProfile(user: XUser): Profile {
  return {
    id: user.id,
    handle: user.username.toLowerCase(),
    name: user.name,
    isProtected: user.protected !== false,
  }
}

/** A long post's whole text where X offers it; `text` is cut off after 280 characters. */
function fullText(raw: XPost): string {
  const note = raw.note_tweet ?? raw.note_post
  if (note) return note.text
  if (raw.article?.plain_text) return [raw.article.title ?? '', raw.article.plain_text].join('\n\n').trim()
  return raw.text
}

function mentionsOf(raw: XPost, text: string): string[] {
  const note = raw.note_tweet ?? raw.note_post
  const entities = note?.entities?.mentions ?? raw.entities?.mentions
  return entities ? [...new Set(entities.map((m) => m.username.toLowerCase()))] : handlesIn(text)
}

/** Handles written as `@name` (letters, digits, underscores), lower case, each once. */
export function handlesIn(text: string): string[] {
  const found = text.matchAll(/(?<![\w@/])@(\w{1,50})(?![\w@])/g)
  return [...new Set(Array.from(found, (m) => (m[1] ?? '').toLowerCase()))]
}

function metricsOf({ public_metrics: m }: XPost): Metrics {
  if (!m) return {}
  return {
    likes: m.like_count,
    replies: m.reply_count,
    reposts: m.retweet_count ?? m.repost_count,
    quotes: m.quote_count,
    impressions: m.impression_count,
  }
}
