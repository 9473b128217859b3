import { FORMALITIES, INTENTS, type Reading, SENTIMENT_LABELS } from '../domain/reading.ts'
import type { StoredPost } from '../ports/store.ts'
import { evidenceSchema } from './json.ts'
import { type Db, oneOf, rows } from './sql.ts'

const POST_COLUMNS = `p.id::text AS "rowId", p.network, p.remote_id AS id, p.version_id AS "versionId",
  p.conversation_id AS "conversationId", p.in_reply_to AS "inReplyTo", p.account_id AS "accountId",
  p.contact_id AS "contactId", p.direction, p.text, p.lang, p.created_at AS "createdAt", p.url, p.visibility,
  p.mentions, p.is_repost AS "isRepost", p.is_quiet AS "isQuiet", p.likes, p.replies, p.reposts, p.quotes,
  p.impressions, p.redacted_at IS NOT NULL AS "isRedacted",
  coalesce(c.remote_id, a.remote_id, '') AS "authorId", coalesce(c.handle, a.handle, '') AS "authorHandle",
  c.name AS "authorName"`
const POST_FROM = `FROM post p LEFT JOIN contact c ON c.id = p.contact_id
  LEFT JOIN account a ON p.contact_id IS NULL AND a.id = p.account_id`

interface PostRow {
  rowId: string
  network: string
  id: string
  versionId: string
  conversationId: string
  inReplyTo: string | null
  accountId: string
  contactId: string | null
  direction: string
  text: string
  lang: string | null
  createdAt: Date
  url: string | null
  visibility: string
  mentions: string[]
  isRepost: boolean
  isQuiet: boolean
  isRedacted: boolean
  likes: number | null
  replies: number | null
  reposts: number | null
  quotes: number | null
  impressions: number | null
  authorId: string
  authorHandle: string
  authorName: string | null
}

/** Posts that meet a condition on `p` (the post) and `w` (its place in the queue, with `waiting`). */
export async function selectPosts(db: Db, rest: string, ...params: unknown[]): Promise<StoredPost[]> {
  const found = await rows<PostRow>(db, `SELECT ${POST_COLUMNS} ${POST_FROM} ${rest}`, ...params)
  return found.map(toPost)
}

function toPost(r: PostRow): StoredPost {
  const { likes, replies, reposts, quotes, impressions, authorId, authorHandle, authorName, lang, url, ...rest } = r
  const metrics = Object.entries({ likes, replies, reposts, quotes, impressions }).filter(([, n]) => n !== null)
  return {
    ...rest,
    lang: lang ?? undefined,
    url: url ?? undefined,
    createdAt: new Date(r.createdAt),
    direction: oneOf(['in', 'out'], r.direction),
    visibility: oneOf(['public', 'private'], r.visibility),
    metrics: Object.fromEntries(metrics),
    author: { id: authorId, handle: authorHandle, name: authorName ?? undefined },
  }
}

export function toReading(r: {
  language: string
  label: string
  score: number
  confidence: number
  intents: string[]
  needsHuman: boolean
  formality: string
  urgency: number
  evidence: unknown
}): Reading {
  return {
    language: r.language,
    label: oneOf(SENTIMENT_LABELS, r.label),
    score: r.score,
    confidence: r.confidence,
    intents: r.intents.map((i) => oneOf(INTENTS, i)),
    needsHuman: r.needsHuman,
    formality: oneOf(FORMALITIES, r.formality),
    urgency: r.urgency,
    evidence: evidenceSchema.parse(r.evidence),
  }
}
