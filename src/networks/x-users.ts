import { AuthExpired, CreditsDepleted, RapportError, RateLimited } from '../domain/errors.ts'
import type { PollRequest, Profile } from '../ports/network.ts'
import type { XClient } from './x-client.ts'
import { onlyErrors } from './x-errors.ts'
import { toProfile } from './x-posts.ts'
import { understand, xMeSchema, xPageSchema, xUserSchema } from './x-schema.ts'

const USER_FIELDS = 'id,name,protected,username'

/** Who the token belongs to. */
export async function readMe(client: XClient, token: string, now: Date): Promise<Profile> {
  const { body } = await client.get('users/me', { 'user.fields': USER_FIELDS }, { token })
  const { data, errors } = understand(xMeSchema, body, 'the own profile')
  if (data === undefined && errors && errors.length > 0) throw onlyErrors(errors, now)
  return toProfile(understand(xUserSchema, data, 'the own profile'))
}

export interface Profiles {
  byId: Map<string, Profile>
  /** Users X returned and charges for. */
  userReads: number
}

/**
 * Profiles of a page's authors, as cheaply as can be: what came along, then what is known, then one look-up
 * of at most 100. A look-up that fails leaves its authors without a profile, so that no post is lost for it,
 * unless the failure concerns the account or the application as a whole.
 */
export async function readProfiles(
  client: XClient,
  token: string,
  request: Pick<PollRequest, 'account' | 'known' | 'signal'>,
  authorIds: readonly string[],
  included: readonly unknown[],
): Promise<Profiles> {
  const byId = profilesOf(included)
  let missing = without(authorIds, byId)
  if (missing.length > 0) for (const [id, profile] of await request.known(missing)) byId.set(id, profile)
  missing = without(missing, byId).filter((id) => id !== request.account.remoteId)
  if (missing.length === 0) return { byId, userReads: included.length }
  try {
    const query = { ids: missing.slice(0, 100).join(','), 'user.fields': USER_FIELDS }
    const { body } = await client.get('users', query, { token, signal: request.signal })
    const users = understand(xPageSchema, body, 'the list of users').data ?? []
    for (const [id, profile] of profilesOf(users)) byId.set(id, profile)
    return { byId, userReads: included.length + users.length }
  } catch (error) {
    const concernsAll =
      !(error instanceof RapportError) ||
      error instanceof AuthExpired ||
      error instanceof RateLimited ||
      error instanceof CreditsDepleted
    if (concernsAll || request.signal?.aborted) throw error
    return { byId, userReads: included.length }
  }
}

function without(ids: readonly string[], known: ReadonlyMap<string, unknown>): string[] {
  return ids.filter((id) => !known.has(id))
}

function profilesOf(users: readonly unknown[]): Map<string, Profile> {
  const found = new Map<string, Profile>()
  for (const user of users) {
    const parsed = xUserSchema.safeParse(user)
    if (parsed.success) found.set(parsed.data.id, toProfile(parsed.data))
  }
  return found
}
