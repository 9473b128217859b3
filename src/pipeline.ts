import type { Draft } from './domain/alert.ts'
import type { Rule } from './domain/rule.ts'
import { type AlertSettings, type Change, findAlerts, keepAlerts, Overtaken } from './pipeline/alerts.ts'
import { replyRequest } from './pipeline/draft.ts'
import { formalityOf, heed, touchOf } from './pipeline/heed.ts'
import { gather, type Scene } from './pipeline/scene.ts'
import { createTaught } from './pipeline/taught.ts'
import type { Clock } from './ports/clock.ts'
import type { Network } from './ports/network.ts'
import type { PhraseFile } from './ports/phrase-file.ts'
import type { ReplyRequest, ReplyWriter } from './ports/replies.ts'
import type { Store, StoredPost } from './ports/store.ts'
import type { Reader } from './reading/index.ts'

export interface PipelineParts {
  store: Store
  clock: Clock
  reader: Reader
  rules: readonly Rule[]
  replies: ReplyWriter
  networks: ReadonlyMap<string, Pick<Network, 'reply'>>
  phraseFile?: PhraseFile | null
  settings: AlertSettings & { minConfidence: number; language: 'de' | 'en' }
  /** A reading, a rule or a post that failed; the others go on. */
  onError(part: string, error: unknown): void
}

export interface Pipeline {
  /** Works off at most `limit` waiting posts, of one account or of all, oldest first; returns how many. */
  process(limit: number, accountId?: string): Promise<number>
}

/**
 * The life of a post, once it is stored: recognise the customer → read it → record the touch → find alerts → suggest
 * replies → queue what Slack must show → mark it done. One transaction a batch; doing it again changes nothing.
 */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { store, clock, settings } = parts
  const taught = createTaught(parts.phraseFile)

  async function live(posts: readonly StoredPost[]): Promise<void> {
    const now = clock.now()
    const scene = await gather(store, posts, taught, now)
    const heeded = posts.map((post) => heed(post, scene, now, { ...parts, minConfidence: settings.minConfidence }))
    const changes = await findAlerts(store, heeded, scene, settings, now)
    await suggestReplies(changes, scene)
    await store.transaction(async (tx) => {
      await tx.touches.record(heeded.flatMap((h) => touchOf(h, scene, settings.minConfidence) ?? []))
      await tx.people.rememberFormality(heeded.flatMap((h) => formalityOf(h) ?? []))
      await keepAlerts(tx, changes, now)
      await tx.posts.finish(
        heeded.map(({ post, reading }) => ({ rowId: post.rowId, reading })),
        now,
      )
    })
  }

  async function suggestReplies(changes: readonly Change[], scene: Scene): Promise<void> {
    const recent = new Map<string, string[]>()
    for (const { news, heeded } of changes) {
      const { alert } = news
      if (!news.shows || !heeded?.reading || !alert.accountId) continue
      const before = recent.get(alert.accountId) ?? (await store.alerts.recentDrafts(alert.accountId, 20))
      const { post, reading, contact, customer } = heeded
      const network = parts.networks.get(post.network)
      const fallbackLanguage = settings.language
      const request = replyRequest({
        alert,
        post,
        reading,
        contact,
        customer,
        employees: scene.employees,
        network,
        recent: before,
        fallbackLanguage,
      })
      // What a person has worked on stays, also when the post was edited since.
      const kept = news.isEdit ? alert.drafts.filter((d) => d.editedBy !== undefined) : []
      const written = request ? await write(request) : []
      alert.drafts = [...kept, ...written.filter((d) => kept.every((k) => k.tone !== d.tone))]
      recent.set(alert.accountId, [...alert.drafts.map((d) => d.text), ...before].slice(0, 20))
    }
  }

  /** An alert without a suggestion is better than none. */
  async function write(request: ReplyRequest): Promise<Draft[]> {
    try {
      return await parts.replies.write(request)
    } catch (error) {
      parts.onError('replies', error)
      return []
    }
  }

  /** A person who clicked meanwhile goes first; the batch is then read anew. */
  async function liveUntilKept(posts: readonly StoredPost[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await live(posts)
      } catch (error) {
        if (!(error instanceof Overtaken) || attempt === 5) throw error
      }
    }
  }

  async function liveOrFail(post: StoredPost): Promise<void> {
    try {
      await liveUntilKept([post])
    } catch (error) {
      parts.onError('post', error)
      await store.posts.fail(post.rowId, error instanceof Error ? error.name : 'unknown')
    }
  }

  return {
    async process(limit, accountId) {
      const posts = await store.posts.unprocessed(limit, accountId)
      if (posts.length === 0) return 0
      try {
        await liveUntilKept(posts)
      } catch (error) {
        // One bad post must not hold up its neighbours: each on its own, and the bad one is counted.
        parts.onError('batch', error)
        for (const post of posts) await liveOrFail(post)
      }
      return posts.length
    },
  }
}
