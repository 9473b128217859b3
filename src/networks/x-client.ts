import {
  ApiPartialResponseError,
  ApiRequestError,
  ApiResponseError,
  type IClientSettings,
  TwitterApi,
} from 'twitter-api-v2'
import { z } from 'zod'
import { InvalidResponse } from '../domain/errors.ts'
import { connectionFailed, createAgent, type Headers, numberHeader, withDeadline } from './http.ts'
import { xError, xGrantError } from './x-errors.ts'

export interface XAnswer {
  body: unknown
  headers: Headers
}

export interface XClient {
  /** GET below `/2/` with a person's token. */
  get(path: string, query: Record<string, string>, options: XGetOptions): Promise<XAnswer>
  /** Form POST below `/2/`, as confidential (HTTP Basic) or public client. */
  post(path: string, form: Record<string, string>, app: { clientId: string; clientSecret?: string }): Promise<XAnswer>
}

export interface XGetOptions {
  token: string
  /** Values for `:name` in the path. */
  params?: Record<string, string>
  signal?: AbortSignal
}

type XToken = string | { clientId: string; clientSecret?: string }

/**
 * X's API by twitter-api-v2, with answers left unparsed (the library puts bodies into its messages, and
 * crashes on some) and never compressed (it does not notice a compressed answer that breaks off).
 * Throws the closed set of errors.
 */
export function createXClient(options: { apiUrl: string; timeoutMs: number; now(): Date }): XClient {
  const prefix = `${options.apiUrl.replace(/\/+$/, '')}/2/`
  const httpAgent = createAgent(prefix)

  async function send(
    token: XToken,
    signal: AbortSignal | undefined,
    toError: typeof xError,
    call: (api: TwitterApi) => Promise<{ data: unknown; headers: Headers }>,
  ): Promise<XAnswer> {
    const answer = await withDeadline('X', options.timeoutMs, signal, async (stop) => {
      const settings: Partial<IClientSettings> = {
        httpAgent,
        compression: 'identity',
        // The library has no place for a signal but this hook.
        plugins: [
          { onBeforeRequest: async ({ requestOptions }) => void Object.assign(requestOptions, { signal: stop }) },
        ],
      }
      const api = typeof token === 'string' ? new TwitterApi(token, settings) : new TwitterApi(token, settings)
      try {
        return await call(api)
      } catch (error) {
        throw translate(error, (answer) => toError(answer, options.now()))
      }
    })
    return { body: parse(answer), headers: answer.headers }
  }

  return {
    get: (path, query, { token, params, signal }) =>
      send(token, signal, xError, (api) =>
        api.get<string>(path, query, { prefix, params, fullResponse: true, forceParseMode: 'text' }),
      ),
    post: (path, form, app) =>
      send(app, undefined, xGrantError, (api) =>
        api.post<string>(path, form, { prefix, fullResponse: true, forceParseMode: 'text', forceBodyMode: 'url' }),
      ),
  }
}

const failure = z.object({ error: z.object({ code: z.string() }) })

function translate(error: unknown, refused: (answer: Parameters<typeof xError>[0]) => Error): Error {
  if (error instanceof ApiResponseError) {
    return refused({ status: error.code, headers: error.headers, body: tryParse(error.data) })
  }
  if (error instanceof ApiRequestError) {
    // The documented `requestError` is always undefined in 1.29.1; the cause is in `_options.error`.
    return connectionFailed('X', failure.safeParse(Reflect.get(error, '_options')).data?.error.code)
  }
  if (error instanceof ApiPartialResponseError) return connectionFailed('X', undefined)
  return error instanceof Error ? error : new Error('X: the client threw something that is no error')
}

function parse({ data, headers }: { data: unknown; headers: Headers }): unknown {
  if (data === '') return null
  const body = tryParse(data)
  if (body !== undefined) return body
  // Left unparsed, an answer that broke off is handed on by the library as if it were whole.
  const announced = numberHeader(headers, 'content-length') ?? 0
  if (typeof data === 'string' && Buffer.byteLength(data) < announced) throw connectionFailed('X', undefined)
  throw new InvalidResponse('X: the answer is not JSON')
}

function tryParse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
