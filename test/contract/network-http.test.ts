import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createXNetwork } from '../../src/networks/x.ts'
import { requestFor } from './network.ts'

const TOKENS = { accessToken: 't', refreshToken: 'r', expiresAt: null }
const REQUEST = requestFor({ account: { remoteId: '42', handle: 'acme' }, tokens: TOKENS })
const EMPTY = JSON.stringify({ meta: { result_count: 0 } })

const servers: Server[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A real server on this machine, since what is tested lies below what a mock sees. */
async function serve(
  handle: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<{ url: string; server: Server }> {
  const server = createServer(handle)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${address.port}`, server }
}

function x(apiUrl: string, timeoutMs = 5000) {
  return createXNetwork({
    apiUrl,
    timeoutMs,
    attempts: 1,
    clientId: 'id',
    now: () => new Date(),
    sleep: async () => {},
  })
}

describe('connections to X', () => {
  test('plain HTTP works for a server of one’s own', async () => {
    const seen: (string | undefined)[] = []
    const { url } = await serve((req, res) => {
      seen.push(req.method, req.url?.split('?')[0], req.headers.authorization, req.headers['accept-encoding'])
      res.end(EMPTY)
    })
    expect((await x(`${url}/base`).poll(REQUEST)).posts).toEqual([])
    expect(seen).toEqual(['GET', '/base/2/users/42/mentions', 'Bearer t', undefined])
  })

  test('a server that never answers is given up in time', async () => {
    const { url } = await serve(() => {})
    await expect(x(url, 40).poll(REQUEST)).rejects.toMatchObject({ name: 'Unavailable', ambiguous: true })
  })

  test('trap 1: a refresh that was not answered in time is sent once, and may have been carried out', async () => {
    let requests = 0
    const { url } = await serve(() => {
      requests += 1
    })
    await expect(x(url, 40).refresh(TOKENS)).rejects.toMatchObject({ name: 'Unavailable', ambiguous: true })
    expect(requests).toBe(1)
  })

  test('a server that drips its answer is given up in time', async () => {
    const { url } = await serve((_req, res) => {
      const timer = setInterval(() => res.write(' '), 5)
      res.on('close', () => clearInterval(timer))
    })
    await expect(x(url, 60).poll(REQUEST)).rejects.toMatchObject({ name: 'Unavailable', ambiguous: true })
  })

  test('an answer that breaks off is no answer', async () => {
    const { url } = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '1000', 'content-type': 'application/json' })
      res.write('{"meta":', () => res.destroy())
    })
    await expect(x(url).poll(REQUEST)).rejects.toMatchObject({ name: 'Unavailable' })
  })

  test('a compressed answer nobody asked for does not end the process', async () => {
    const { url } = await serve((_req, res) => {
      res.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
      res.end(gzipSync(EMPTY).subarray(0, 12))
    })
    await expect(x(url).poll(REQUEST)).rejects.toMatchObject({ name: 'InvalidResponse' })
  })

  test('the caller’s signal ends a running request and closes its connection', async () => {
    const controller = new AbortController()
    let closed: Promise<unknown> = Promise.reject(new Error('no request came'))
    closed.catch(() => undefined)
    const { url } = await serve((req) => {
      closed = new Promise((resolve) => req.socket.on('close', resolve))
      controller.abort()
    })
    await expect(x(url).poll({ ...REQUEST, signal: controller.signal })).rejects.toMatchObject({ name: 'Unavailable' })
    await closed
  })

  test('a refused connection is unavailable, and certainly did nothing', async () => {
    const { url, server } = await serve(() => {})
    servers.splice(0)
    await new Promise((resolve) => server.close(resolve))
    await expect(x(url).refresh(TOKENS)).rejects.toMatchObject({ name: 'Unavailable', ambiguous: false })
  })

  test('many requests over one agent leave no listeners behind', async () => {
    const warnings: string[] = []
    const onWarning = (warning: Error) => void warnings.push(warning.name)
    process.on('warning', onWarning)
    const { url } = await serve((_req, res) => res.end(EMPTY))
    const network = x(url)
    const { signal } = new AbortController()
    for (let n = 0; n < 30; n += 1) await network.poll({ ...REQUEST, signal })
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })
})

describe('behind a company’s proxy', () => {
  test('HTTP_PROXY is used, and NO_PROXY goes past it', async () => {
    const seen: (string | undefined)[] = []
    const proxy = await serve((req, res) => {
      seen.push(req.url?.split('?')[0])
      res.end(EMPTY)
    })
    vi.stubEnv('HTTP_PROXY', proxy.url)
    vi.stubEnv('http_proxy', proxy.url)
    vi.stubEnv('NO_PROXY', '127.0.0.1')
    vi.stubEnv('no_proxy', '127.0.0.1')
    await x('http://api.test').poll(REQUEST)
    expect(seen).toEqual(['http://api.test/2/users/42/mentions'])
    const direct = await serve((_req, res) => res.end(EMPTY))
    await x(direct.url).poll(REQUEST)
    expect(seen).toHaveLength(1)
  })

  test('HTTPS_PROXY is asked for a tunnel', async () => {
    const seen: (string | undefined)[] = []
    const proxy = await serve(() => {})
    proxy.server.on('connect', (req: IncomingMessage, socket: Socket) => {
      seen.push(req.url)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    for (const name of ['HTTPS_PROXY', 'https_proxy']) vi.stubEnv(name, proxy.url)
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '')
    await expect(x('https://api.test').poll(REQUEST)).rejects.toMatchObject({ name: 'Unavailable' })
    expect(seen).toEqual(['api.test:443'])
  })
})
