import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isLoopbackName } from '../../../src/slack/sandbox/guard.ts'
import { createWeb, type Web } from '../../../src/web/server.ts'

let web: Web

beforeEach(async () => {
  web = createWeb({
    readiness: async () => ({ ok: true, parts: {} }),
    slackEvents: (_request, response) => response.end(),
    handlers: [async ({ url }) => (url.endsWith('/page') ? new Response('page') : null)],
    isOurName: isLoopbackName,
    onError: () => {},
  })
  await web.listen('127.0.0.1', 0)
})
afterEach(() => web.close())

const statusOf = (path: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request(web.url() + path, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.once('error', reject)
    asked.end()
  })

describe('a site for this machine alone', () => {
  it.each(['/healthz', '/readyz', '/slack/events', '/page', '/'])('refuses %s under a foreign name', async (path) => {
    expect(await statusOf(path, 'evil.example')).toBe(403)
    expect(await statusOf(path, 'localhost.evil.example:3000')).toBe(403)
  })

  it('answers under its own names', async () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:80']) expect(await statusOf('/page', host)).toBe(200)
    expect(await statusOf('/slack/events', 'localhost')).toBe(200)
  })
})
