import type { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ProxyAgent } from 'proxy-agent'
import { Unavailable } from '../domain/errors.ts'

/** Failures that happen before a request has left, so that it cannot have taken effect. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * An agent for node:https users that honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
 * For an `http:` address it makes node:https speak plain HTTP, which it refuses otherwise.
 */
export function createAgent(url: string): Agent {
  const agent = new ProxyAgent({ keepAlive: true })
  agent.protocol = new URL(url).protocol
  return agent
}

/** What went wrong on the way to `name`; says the system's error code and nothing of the request. */
export function connectionFailed(name: string, code: string | undefined): Unavailable {
  const safe = code !== undefined && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'connection lost'
  return new Unavailable(`${name} could not be reached (${safe})`, { ambiguous: !NEVER_SENT.has(safe) })
}

/**
 * Runs `work` for at most `timeoutMs` milliseconds and no longer than `signal` allows, even if it ignores
 * the signal it is given. Throws Unavailable when cut short, ambiguous once the work had begun.
 */
export async function withDeadline<T>(
  name: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new Unavailable(`${name}: stopped before the request was sent`)
  const controller = new AbortController()
  let stop: (why: string) => void = () => {}
  const cutShort = new Promise<never>((_resolve, reject) => {
    stop = (why) => {
      reject(new Unavailable(`${name}: ${why}`, { ambiguous: true }))
      controller.abort()
    }
  })
  const onAbort = () => stop('the request was stopped')
  const timer = setTimeout(() => stop(`no answer within ${timeoutMs} ms`), timeoutMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work(controller.signal), cutShort])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

export interface RetryOptions {
  /** Tries in all, the first included. */
  attempts: number
  /** A request that changes nothing may be repeated even if it may have been carried out. */
  isRead?: boolean
  /** Milliseconds before the first repetition; doubles with each further one. */
  baseMs?: number
  signal?: AbortSignal
  sleep?(ms: number, signal?: AbortSignal): Promise<unknown>
  /** 0..1 */
  random?(): number
}

/**
 * Repeats `work` while it throws Unavailable and repeating is harmless; everything else is thrown at once.
 * Waits `baseMs`·2ⁿ times a random 0.5..1, so that many clients do not come back together.
 */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { attempts, isRead = false, baseMs = 300, signal, sleep = pause, random = Math.random } = options
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const mayRepeat = error instanceof Unavailable && (isRead || !error.ambiguous)
      if (!mayRepeat || attempt >= attempts || signal?.aborted) throw error
      await sleep(baseMs * 2 ** (attempt - 1) * (0.5 + random() / 2), signal)
      if (signal?.aborted) throw error
    }
  }
}

/** Resolves after `ms` milliseconds, or as soon as the signal fires. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined)
}

export type Headers = Readonly<Record<string, string | string[] | number | undefined>>

/** A header as a finite number, or null. */
export function numberHeader(headers: Headers, name: string): number | null {
  const value = headers[name]
  const text = Array.isArray(value) ? value[0] : value
  if (text === undefined || text === '') return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}
