import nock from 'nock'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'

/**
 * Takes the network away for every test of the file: a request that is not mocked fails its test even if the
 * code under test swallows the failure, and so does a mock that was not used.
 */
export function strictHttp({ allowLoopback = false } = {}): void {
  let unmocked: string[] = []
  function onNoMatch(request: { method?: string; path?: string; host?: string; options?: { host?: string } }): void {
    const host = request.host ?? request.options?.host ?? ''
    // The program's own site, which a test may talk to as people and Slack do.
    if (allowLoopback && host.startsWith('127.0.0.1')) return
    unmocked.push(`${request.method ?? 'GET'} ${request.host ?? request.options?.host ?? ''}${request.path ?? ''}`)
  }
  beforeAll(() => {
    if (!nock.isActive()) nock.activate()
  })
  beforeEach(() => {
    unmocked = []
    nock.disableNetConnect()
    if (allowLoopback) nock.enableNetConnect('127.0.0.1')
    nock.emitter.on('no match', onNoMatch)
  })
  afterEach(() => {
    nock.emitter.off('no match', onNoMatch)
    const unused = nock.pendingMocks()
    nock.abortPendingRequests()
    nock.cleanAll()
    expect({ unmocked, unused }).toEqual({ unmocked: [], unused: [] })
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}
