import { z } from 'zod'
import { InvalidResponse } from '../domain/errors.ts'

/** X's ids are decimal strings; compare them by BigInt, never as numbers (trap 13). */
const id = z.string().regex(/^\d{1,19}$/)
const count = z.number().nonnegative().optional().catch(undefined)
/** A part the program can do without: a malformed one does not cost the whole post. */
const spare = <T extends z.ZodType>(part: T) => part.optional().catch(undefined)

const entities = spare(z.object({ mentions: spare(z.array(z.object({ username: z.string() }))) }))
const references = z.array(z.object({ type: z.string(), id })).nullish()
const history = z.array(id).min(1).nullish()
const longText = spare(z.object({ text: z.string().min(1), entities }))

/** A post as X sends it, under both generations of names (tweet and post). */
export const xPostSchema = z.object({
  id,
  author_id: id,
  text: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  conversation_id: id.nullish(),
  lang: spare(z.string()),
  edit_history_tweet_ids: history,
  edit_history_post_ids: history,
  referenced_tweets: references,
  referenced_posts: references,
  entities,
  note_tweet: longText,
  note_post: longText,
  article: spare(z.object({ title: spare(z.string()), plain_text: spare(z.string()) })),
  public_metrics: spare(
    z.object({
      like_count: count,
      reply_count: count,
      retweet_count: count,
      repost_count: count,
      quote_count: count,
      impression_count: count,
    }),
  ),
  withheld: z.unknown().optional(),
})
export type XPost = z.infer<typeof xPostSchema>

export const xUserSchema = z.object({
  id,
  username: z.string().min(1),
  name: spare(z.string()),
  /** Whoever is not said to be public counts as protected (trap 3). */
  protected: z.boolean().optional().catch(undefined),
})
export type XUser = z.infer<typeof xUserSchema>

const list = z.array(z.unknown()).nullish()

/** An answer around its records, which are read one by one. */
export const xPageSchema = z.object({
  data: list,
  errors: list,
  includes: spare(z.object({ users: list, tweets: list, posts: list })),
  meta: z
    .object({
      newest_id: spare(z.string()),
      next_token: z.string().nullish(),
      result_count: z.number().nullish(),
    })
    .nullish(),
})
export type XPage = z.infer<typeof xPageSchema>

export const xMeSchema = z.object({ data: z.unknown().optional(), errors: list })

export const xTokensSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive().nullish(),
})

/** The value in its documented shape; throws InvalidResponse naming the places that differ, never their contents. */
export function understand<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new InvalidResponse(`X: ${what} has an unexpected shape (${places(result.error)})`)
}

/** Where a record differs from its schema, e.g. `created_at, author_id`. */
export function places(error: z.ZodError): string {
  return [...new Set(error.issues.map((issue) => issue.path.join('.') || 'not an object'))].join(', ')
}

/** The id of a record that was not understood, if it has one. */
export function idOf(record: unknown): string | null {
  return z.object({ id }).safeParse(record).data?.id ?? null
}
