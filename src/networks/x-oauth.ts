import { createHash, randomBytes } from 'node:crypto'
import type { Tokens } from '../domain/account.ts'
import { AuthExpired, ConfigInvalid } from '../domain/errors.ts'
import type { Network } from '../ports/network.ts'
import type { XClient } from './x-client.ts'
import { BadParameter } from './x-errors.ts'
import { understand, xTokensSchema } from './x-schema.ts'

const SCOPES = 'tweet.read users.read offline.access'

export interface XApp {
  clientId?: string
  clientSecret?: string
  authorizeUrl: string
  now(): Date
}

/**
 * OAuth 2.0 with PKCE (RFC 7636, S256). A confidential application proves itself by HTTP Basic, a public one
 * names itself in the body. Nothing here is ever repeated: codes and refresh tokens are used once (trap 1).
 */
export function createXOauth(
  client: XClient,
  app: XApp,
): Pick<Network, 'refresh' | 'revoke'> & { signIn: NonNullable<Network['signIn']> } {
  function credentials(): { clientId: string; clientSecret?: string } {
    if (!app.clientId) throw new ConfigInvalid('X_CLIENT_ID is missing: see "Keys and tokens" at https://console.x.com')
    return { clientId: app.clientId, clientSecret: app.clientSecret || undefined }
  }

  async function post(path: string, form: Record<string, string>): Promise<unknown> {
    const as = credentials()
    const { body } = await client.post(path, as.clientSecret ? form : { ...form, client_id: as.clientId }, as)
    return body
  }

  async function grant(form: Record<string, string>, previous: string | null): Promise<Tokens> {
    // Counted from before the request, so that a slow answer does not lengthen the token's life.
    const askedAt = app.now().getTime()
    const answer = understand(xTokensSchema, await post('oauth2/token', form), 'the pair of tokens')
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? previous,
      expiresAt: answer.expires_in ? new Date(askedAt + answer.expires_in * 1000) : null,
    }
  }

  async function revokeOne(token: string, kind: string): Promise<void> {
    try {
      await post('oauth2/revoke', { token, token_type_hint: kind })
    } catch (error) {
      // A token X does not accept is void already.
      if (!(error instanceof AuthExpired || error instanceof BadParameter)) throw error
    }
  }

  return {
    signIn: {
      begin(redirectUri) {
        const codeVerifier = randomBytes(64).toString('base64url')
        const state = randomBytes(24).toString('base64url')
        const url = new URL(app.authorizeUrl)
        const query = {
          response_type: 'code',
          client_id: credentials().clientId,
          redirect_uri: redirectUri,
          scope: SCOPES,
          state,
          code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
          code_challenge_method: 'S256',
        }
        // Spaces as %20: X does not read `+` in a scope.
        url.search = Object.entries(query)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join('&')
        return { url: url.href, state, codeVerifier }
      },
      finish: ({ code, codeVerifier, redirectUri }) =>
        grant({ grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUri }, null),
    },
    async refresh({ refreshToken }) {
      if (refreshToken === null) throw new AuthExpired('X: there is no refresh token')
      return grant({ grant_type: 'refresh_token', refresh_token: refreshToken }, refreshToken)
    },
    async revoke({ accessToken, refreshToken }) {
      // The longer-lived first: if the second fails, the first need not be feared.
      if (refreshToken !== null) await revokeOne(refreshToken, 'refresh_token')
      await revokeOne(accessToken, 'access_token')
    },
  }
}
