import type { SocketModeReceiver } from '@slack/bolt'
import { Unavailable } from '../domain/errors.ts'
import { errorFields, type Log } from './log.ts'
import { within } from './tracker.ts'

const STEADY_MS = 10_000
const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 30_000

export interface SocketLink {
  /** Connects; rejects when that fails or takes longer than `timeoutMs`. */
  start(): Promise<void>
  /** Ends the connection, waiting at most 2 s for Slack's good-bye. */
  stop(): Promise<void>
  connected(): boolean
}

/**
 * Keeps a Socket Mode connection. The library's own reconnecting waits seconds at each of Slack's
 * regular refreshes and ends in an unhandled rejection when Slack cannot be reached, so it is off.
 */
export function socketLink(client: SocketModeReceiver['client'], timeoutMs: number, log: Log): SocketLink {
  let wanted = false
  let connected = false
  let connectedAt = 0
  let quickDrops = 0
  let waiting: { timer: NodeJS.Timeout; end: () => void } | undefined

  client.on('connected', () => {
    connected = true
    connectedAt = performance.now()
  })
  client.on('disconnected', () => {
    const had = connected
    connected = false
    if (wanted && had) void reconnect()
  })

  async function connect(): Promise<void> {
    const attempt = client.start()
    attempt.catch(() => {})
    try {
      await within<unknown>(attempt, timeoutMs, () => {
        throw new Unavailable('Slack did not open the Socket Mode connection in time')
      })
    } catch (error) {
      // Nothing of a failed attempt may come to life later.
      void client.disconnect()
      throw error ?? new Unavailable('Slack closed the Socket Mode connection')
    }
  }

  async function reconnect(): Promise<void> {
    // At once, since Slack renews connections every few hours; slower when it drops one after the other.
    quickDrops = performance.now() - connectedAt > STEADY_MS ? 0 : quickDrops + 1
    for (let attempt = Math.max(0, quickDrops - 1); wanted; attempt += 1) {
      if (attempt > 0) await pause(Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), MAX_WAIT_MS))
      if (!wanted) return
      try {
        await connect()
        if (!wanted) void client.disconnect()
        return
      } catch (error) {
        log.warn({ attempt, ...errorFields(error) }, 'the connection to slack could not be renewed')
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      waiting = { timer: setTimeout(resolve, ms), end: resolve }
    })
  }

  return {
    async start() {
      wanted = true
      try {
        await connect()
      } catch (error) {
        wanted = false
        throw error
      }
    },
    async stop() {
      wanted = false
      clearTimeout(waiting?.timer)
      waiting?.end()
      if (connected) await within<unknown>(client.disconnect(), 2000, () => undefined)
      connected = false
    },
    connected: () => connected,
  }
}
