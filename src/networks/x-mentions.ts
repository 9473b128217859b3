import { InvalidResponse } from '../domain/errors.ts'
import type { PollRequest } from '../ports/network.ts'
import { type Headers, withRetries } from './http.ts'
import type { XClient } from './x-client.ts'
import { BadParameter, onlyErrors } from './x-errors.ts'
import { type Bound, pageOf, readPage } from './x-page.ts'
import { understand, type XPage, xPageSchema } from './x-schema.ts'

const POST_FIELDS = [
  'article',
  'author_id',
  'conversation_id',
  'created_at',
  'edit_controls',
  'edit_history_tweet_ids',
  'entities',
  'id',
  'in_reply_to_user_id',
  'lang',
  'note_tweet',
  'public_metrics',
  'referenced_tweets',
  'text',
  'withheld',
].join(',')
/** How far back a read begins when X no longer knows the id to begin after (trap 7). */
const RESTART_MS = 7 * 24 * 60 * 60_000

export interface Mentions {
  page: XPage
  headers: Headers
  nextPage: string | null
  /** X no longer knew the watermark: what is older than seven days was not read. */
  hasGap: boolean
}

export interface ReadOptions {
  /** Tries of one request while X cannot be reached. */
  attempts: number
  now(): Date
  sleep?(ms: number): Promise<unknown>
}

/** One page of an account's mentions, newest first; no expansions, since each included author is charged. */
export async function readMentions(
  client: XClient,
  token: string,
  request: PollRequest,
  options: ReadOptions,
): Promise<Mentions> {
  const wanted = boundOf(request)
  const resumed = request.page === null ? null : readPage(request.page, wanted)

  async function read(bound: Bound, pageToken: string | null, hasGap: boolean): Promise<Mentions> {
    const query = {
      max_results: String(Math.min(100, Math.max(5, request.limit))),
      ...bound,
      ...(pageToken === null ? {} : { pagination_token: pageToken }),
      'tweet.fields': POST_FIELDS,
    }
    const { body, headers } = await withRetries(
      () =>
        client.get('users/:id/mentions', query, {
          token,
          params: { id: request.account.remoteId },
          signal: request.signal,
        }),
      { attempts: options.attempts, isRead: true, signal: request.signal, sleep: options.sleep },
    )
    const page = understand(xPageSchema, body, 'the page of mentions')
    refuseUnusable(page, options.now())
    const next = page.meta?.next_token
    return { page, headers, nextPage: next ? pageOf(bound, next) : null, hasGap }
  }

  async function readFrom(bound: Bound, pageToken: string | null, hasGap: boolean): Promise<Mentions> {
    try {
      return await read(bound, pageToken, hasGap)
    } catch (error) {
      if (!(error instanceof BadParameter)) throw error
      // A page that X has forgotten: from the start again; what is stored already is found to be so.
      if (pageToken !== null && error.concerns('pagination_token')) return readFrom(wanted, null, hasGap)
      if (bound.since_id === undefined || !error.concerns('since_id')) throw error
      return readFrom({ start_time: isoSeconds(new Date(options.now().getTime() - RESTART_MS)) }, null, true)
    }
  }

  return readFrom(resumed?.bound ?? wanted, resumed?.token ?? null, false)
}

function boundOf({ startTime, sinceId }: PollRequest): Bound {
  if (startTime) return { start_time: isoSeconds(startTime) }
  return sinceId === null ? {} : { since_id: sinceId }
}

function isoSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z')
}

/** "Unusable" is not "no mentions" (trap 10): an empty answer says that it is empty. */
function refuseUnusable(page: XPage, now: Date): void {
  if (page.data) return
  if (page.errors && page.errors.length > 0) throw onlyErrors(page.errors, now)
  if (!page.meta || (page.meta.result_count ?? 0) > 0) throw new InvalidResponse('X: neither posts nor their absence')
}
