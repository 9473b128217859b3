import { createHash } from 'node:crypto'
import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { AuthExpired, ConfigInvalid, InvalidResponse, RapportError, RateLimited } from '../../src/domain/errors.ts'
import { createXNetwork, type XOptions } from '../../src/networks/x.ts'
import { strictHttp } from '../support/http.ts'

const API = 'https://api.x.com'
const NOW = new Date('2026-03-01T12:00:00Z')
const TOKENS = { accessToken: 'secret-access', refreshToken: 'secret-refresh', expiresAt: NOW }
const PAIR = { token_type: 'bearer', expires_in: 7200, access_token: 'a2', refresh_token: 'r2', scope: 'tweet.read' }
const REDIRECT = 'https://rapport.example/connect/x/callback'

strictHttp()

const options = { now: () => NOW }
const asPublic = createXNetwork({ ...options, clientId: 'app id' })
const asConfidential = createXNetwork({ ...options, clientId: 'app id', clientSecret: 'p:w' })
// RFC 6749, 2.3.1: both parts are form-encoded before they are put together.
const BASIC = `Basic ${Buffer.from('app%20id:p%3Aw').toString('base64')}`

/** One form, matched exactly, with or without HTTP Basic. */
function form(path: string, body: Record<string, string>, authorization?: string) {
  return nock(API, {
    reqheaders: {
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      ...(authorization === undefined ? {} : { authorization }),
    },
    badheaders: authorization === undefined ? ['authorization'] : [],
  }).post(path, body)
}

function refreshForm() {
  const body = { grant_type: 'refresh_token', refresh_token: 'secret-refresh', client_id: 'app id' }
  return form('/2/oauth2/token', body)
}

async function failure(promise: Promise<unknown>): Promise<RapportError> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  )
  if (!(error instanceof RapportError)) throw new Error('no error of the closed set', { cause: error })
  expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('secret')
  return error
}

function signIn(network = asPublic) {
  if (!network.signIn) throw new Error('X has a way to sign in')
  return network.signIn
}

describe('signing in at X', () => {
  test('sends the person to X with the least scopes and a challenge for the verifier', () => {
    const { url, state, codeVerifier } = signIn().begin(REDIRECT)
    const address = new URL(url)
    expect(`${address.origin}${address.pathname}`).toBe('https://x.com/i/oauth2/authorize')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app id',
      redirect_uri: REDIRECT,
      scope: 'tweet.read users.read offline.access',
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    expect(url).toContain('scope=tweet.read%20users.read%20offline.access')
    expect(codeVerifier).toMatch(/^[\w.~-]{43,128}$/)
    expect(state.length).toBeGreaterThanOrEqual(22)
    expect(signIn().begin(REDIRECT).state).not.toBe(state)
  })

  test('another sign-in page takes the place of X’s', () => {
    const network = createXNetwork({ ...options, clientId: 'a', authorizeUrl: 'http://127.0.0.1:4010/authorize' })
    expect(signIn(network).begin(REDIRECT).url).toMatch(/^http:\/\/127\.0\.0\.1:4010\/authorize\?response_type=code&/)
  })

  const exchange = { grant_type: 'authorization_code', code: 'c1', code_verifier: 'v1', redirect_uri: REDIRECT }
  const answer = { code: 'c1', codeVerifier: 'v1', redirectUri: REDIRECT }
  const pair = { accessToken: 'a2', refreshToken: 'r2', expiresAt: new Date('2026-03-01T14:00:00Z') }

  test('a public application names itself in the body', async () => {
    form('/2/oauth2/token', { ...exchange, client_id: 'app id' }).reply(200, PAIR)
    expect(await signIn().finish(answer)).toEqual(pair)
  })

  test('a confidential application proves itself by HTTP Basic', async () => {
    form('/2/oauth2/token', exchange, BASIC).reply(200, PAIR)
    expect(await signIn(asConfidential).finish(answer)).toEqual(pair)
  })

  test('a pair without expiry or refresh token is taken as it is', async () => {
    form('/2/oauth2/token', { ...exchange, client_id: 'app id' }).reply(200, { access_token: 'a3' })
    expect(await signIn().finish(answer)).toEqual({ accessToken: 'a3', refreshToken: null, expiresAt: null })
  })

  test('without an application nothing is sent, and the missing setting is named', async () => {
    const network = createXNetwork(options)
    expect(() => signIn(network).begin(REDIRECT)).toThrow(ConfigInvalid)
    expect((await failure(network.refresh(TOKENS))).message).toContain('X_CLIENT_ID')
  })
})

describe('refreshing at X', () => {
  test('trades the refresh token for a new pair', async () => {
    refreshForm().reply(200, PAIR)
    expect(await asPublic.refresh(TOKENS)).toMatchObject({ accessToken: 'a2', refreshToken: 'r2' })
    form('/2/oauth2/token', { grant_type: 'refresh_token', refresh_token: 'secret-refresh' }, BASIC).reply(200, {
      ...PAIR,
      refresh_token: undefined,
    })
    expect(await asConfidential.refresh(TOKENS)).toMatchObject({ accessToken: 'a2', refreshToken: 'secret-refresh' })
  })

  test.each([
    [400, 'invalid_grant'],
    [400, 'invalid_request'],
    [401, 'invalid_grant'],
  ])('trap 2: %i %s is a confirmed refusal', async (status, error) => {
    refreshForm().reply(status, { error, error_description: 'secret' })
    const refused = await failure(asPublic.refresh(TOKENS))
    expect(refused).toBeInstanceOf(AuthExpired)
    expect(refused.message).toBe(`X refused the grant (${error})`)
  })

  test.each([500, 502, 503, 408])('trap 2: %i disconnects nobody, and is not repeated', async (status) => {
    refreshForm().reply(status, 'secret')
    expect(await failure(asPublic.refresh(TOKENS))).toMatchObject({ name: 'Unavailable', ambiguous: true })
  })

  test('trap 2: a broken connection disconnects nobody, and is not repeated', async () => {
    refreshForm().replyWithError(Object.assign(new Error('secret'), { code: 'ECONNRESET' }))
    expect(await failure(asPublic.refresh(TOKENS))).toMatchObject({ name: 'Unavailable', ambiguous: true })
    refreshForm().replyWithError(Object.assign(new Error('secret'), { code: 'ENOTFOUND' }))
    expect(await failure(asPublic.refresh(TOKENS))).toMatchObject({ name: 'Unavailable', ambiguous: false })
  })

  test.each([
    [401, { error: 'unauthorized_client', error_description: 'secret' }],
    [400, { error: 'invalid_client' }],
    [401, {}],
  ])('trap 2: an application X refuses (%i) is a setting to be mended, not a lost account', async (status, body) => {
    refreshForm().reply(status, body)
    expect(await failure(asPublic.refresh(TOKENS))).toBeInstanceOf(ConfigInvalid)
  })

  test.each<[number, unknown, new (...args: never[]) => Error]>([
    [400, {}, InvalidResponse],
    [400, '<html>secret', InvalidResponse],
    [429, {}, RateLimited],
    [200, { access_token: '' }, InvalidResponse],
    [200, '<html>secret', InvalidResponse],
  ])('trap 2: %i %j is no confirmed refusal', async (status, body, kind) => {
    refreshForm().reply(status, typeof body === 'string' ? body : JSON.stringify(body))
    expect(await failure(asPublic.refresh(TOKENS))).toBeInstanceOf(kind)
  })

  test('an account that never had a refresh token needs signing in again', async () => {
    expect(await failure(asPublic.refresh({ ...TOKENS, refreshToken: null }))).toBeInstanceOf(AuthExpired)
  })
})

describe('revoking at X', () => {
  const revoke = (token: string, token_type_hint: string) =>
    form('/2/oauth2/revoke', { token, token_type_hint, client_id: 'app id' })

  test('makes both tokens void', async () => {
    revoke('secret-refresh', 'refresh_token').reply(200, { revoked: true })
    revoke('secret-access', 'access_token').reply(200, '')
    await expect(asPublic.revoke(TOKENS)).resolves.toBeUndefined()
  })

  test('succeeds when they are void already', async () => {
    revoke('secret-refresh', 'refresh_token').reply(400, { error: 'invalid_request' })
    revoke('secret-access', 'access_token').reply(400, { error: 'invalid_token' })
    await expect(asPublic.revoke(TOKENS)).resolves.toBeUndefined()
  })

  test.each<[number, unknown, string]>([
    [503, '', 'Unavailable'],
    [401, { error: 'unauthorized_client' }, 'ConfigInvalid'],
    [200, '<html>a captive portal', 'InvalidResponse'],
  ])('does not claim success on %i', async (status, body, name) => {
    revoke('secret-access', 'access_token').reply(status, typeof body === 'string' ? body : JSON.stringify(body))
    expect(await failure(asPublic.revoke({ ...TOKENS, refreshToken: null }))).toMatchObject({ name })
  })
})

describe('who the tokens belong to', () => {
  const me = () =>
    nock(API, { reqheaders: { authorization: 'Bearer secret-access' } })
      .get('/2/users/me')
      .query({ 'user.fields': 'id,name,protected,username' })

  test('is asked of X', async () => {
    me().reply(200, { data: { id: '42', username: 'Acme', name: 'Acme', protected: false } })
    expect(await asPublic.whoAmI(TOKENS)).toEqual({ id: '42', handle: 'acme', name: 'Acme', isProtected: false })
  })

  test.each<[number, unknown, string]>([
    [401, {}, 'AuthExpired'],
    [403, {}, 'PermissionDenied'],
    [402, {}, 'CreditsDepleted'],
    [200, { errors: [{ type: 'https://api.twitter.com/2/problems/resource-not-found' }] }, 'NotFound'],
    [200, {}, 'InvalidResponse'],
  ])('trap 10: %i %j is %s', async (status, body, name) => {
    me().reply(status, JSON.stringify(body))
    expect(await failure(asPublic.whoAmI(TOKENS))).toMatchObject({ name })
  })
})

test('the settings leave no trace in what can be logged', () => {
  const settings: XOptions = { ...options, clientId: 'app id', clientSecret: 'secret-client' }
  expect(JSON.stringify(createXNetwork(settings))).not.toContain('secret')
})
