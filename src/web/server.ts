import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { ConfigInvalid } from '../domain/errors.ts'

/** A part of the site: answers what is its own, `null` otherwise. */
export type Handler = (request: Request) => Promise<Response | null>

export interface Readiness {
  ok: boolean
  parts: Record<string, { ok: boolean; [field: string]: unknown }>
}

export interface WebOptions {
  readiness(): Promise<Readiness>
  /** Slack's signed requests; they are verified over the raw body, so nothing may read it before. */
  slackEvents?: RequestListener
  handlers: readonly Handler[]
  /** By which names the site may be asked for; by any, where this is not given. */
  isOurName?(host: string): boolean
  onError(error: unknown): void
}

export interface Web {
  /** @throws ConfigInvalid when the port is taken */
  listen(host: string, port: number): Promise<void>
  /** Base address once listening, without a slash at its end. */
  url(): string
  close(): Promise<void>
}

const MAX_BODY = 1024 * 1024

/** The one port: health, callbacks, Slack's requests and pages. */
export function createWeb(options: WebOptions): Web {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], styleSrc: ["'unsafe-inline'"] },
    }),
  )
  app.use(bodyLimit({ maxSize: MAX_BODY }))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    const readiness = await options.readiness()
    return c.json(readiness, readiness.ok ? 200 : 503)
  })
  app.notFound((c) => c.text('There is nothing here.', 404))
  app.onError((error, c) => {
    options.onError(error)
    return c.text('Something went wrong; the log says what.', 500)
  })
  const own = getRequestListener(async (request) => {
    for (const handler of options.handlers) {
      try {
        const response = await handler(request)
        if (response) return response
      } catch (error) {
        options.onError(error)
        return new Response('Something went wrong; the log says what.', { status: 500 })
      }
    }
    return app.fetch(request)
  })
  const server = createServer((request, response) => {
    if (options.isOurName?.(request.headers.host ?? '') === false) {
      response.writeHead(403).end()
      return
    }
    const path = request.url?.split('?')[0]
    if (path === '/slack/events' && options.slackEvents) options.slackEvents(request, response)
    else void own(request, response)
  })
  server.requestTimeout = 30_000

  return {
    listen: (host, port) => listen(server, host, port),
    url: () => addressOf(server),
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve()
        server.close(() => resolve())
        // Pages that listen for news keep their connection open.
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = new ConfigInvalid(
        `Port ${port} on ${host} is taken by another program. Choose another one with --port or PORT.`,
      )
      const forbidden = new ConfigInvalid(
        `Port ${port} on ${host} cannot be used (${error.code ?? 'unknown'}). Check HOST and PORT.`,
      )
      reject(error.code === 'EADDRINUSE' ? taken : forbidden)
    })
    server.listen(port, host, () => resolve())
  })
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return ''
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}
