import { describe, expect, test, vi } from 'vitest'
import { NotFound, Unavailable } from '../../../src/domain/errors.ts'
import { connectionFailed, createAgent, numberHeader, withDeadline, withRetries } from '../../../src/networks/http.ts'

const quick = { sleep: async () => {} }

describe('repeating a request', () => {
  function failing(times: number, error: Error) {
    let left = times
    return vi.fn(async () => {
      if (left-- > 0) throw error
      return 'done'
    })
  }

  test('repeats what was never sent, as often as told', async () => {
    const work = failing(2, new Unavailable('x'))
    await expect(withRetries(work, { attempts: 3, ...quick })).resolves.toBe('done')
    const hopeless = failing(9, new Unavailable('x'))
    await expect(withRetries(hopeless, { attempts: 3, ...quick })).rejects.toThrow(Unavailable)
    expect(hopeless).toHaveBeenCalledTimes(3)
  })

  test('repeats what may have been carried out only if it was a read', async () => {
    const error = new Unavailable('x', { ambiguous: true })
    const write = failing(1, error)
    await expect(withRetries(write, { attempts: 3, ...quick })).rejects.toBe(error)
    expect(write).toHaveBeenCalledTimes(1)
    await expect(withRetries(failing(1, error), { attempts: 3, isRead: true, ...quick })).resolves.toBe('done')
  })

  test('never repeats an answer that was given', async () => {
    const work = failing(1, new NotFound('x'))
    await expect(withRetries(work, { attempts: 3, isRead: true, ...quick })).rejects.toThrow(NotFound)
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('waits twice as long each time, by a random half', async () => {
    const waits: number[] = []
    const sleep = async (ms: number) => void waits.push(ms)
    await withRetries(failing(3, new Unavailable('x')), { attempts: 4, baseMs: 100, sleep, random: () => 0 })
    await withRetries(failing(3, new Unavailable('x')), { attempts: 4, baseMs: 100, sleep, random: () => 1 })
    expect(waits).toEqual([50, 100, 200, 100, 200, 400])
  })

  test('stops at once when told to while waiting', async () => {
    const controller = new AbortController()
    const work = failing(9, new Unavailable('x'))
    const sleep = async () => controller.abort()
    await expect(withRetries(work, { attempts: 5, signal: controller.signal, sleep })).rejects.toThrow(Unavailable)
    expect(work).toHaveBeenCalledTimes(1)
  })
})

describe('a deadline', () => {
  test('cuts short work that ignores its signal, and says that it may have been carried out', async () => {
    let given: AbortSignal | undefined
    const endless = withDeadline('N', 5, undefined, (signal) => {
      given = signal
      return new Promise<never>(() => {})
    })
    await expect(endless).rejects.toMatchObject({ name: 'Unavailable', ambiguous: true })
    expect(given?.aborted).toBe(true)
  })

  test('passes the caller’s stop on, and sends nothing when it comes before', async () => {
    const controller = new AbortController()
    const running = withDeadline('N', 60_000, controller.signal, () => new Promise<never>(() => {}))
    controller.abort()
    await expect(running).rejects.toMatchObject({ ambiguous: true })
    const work = vi.fn(async () => 1)
    await expect(withDeadline('N', 60_000, controller.signal, work)).rejects.toMatchObject({ ambiguous: false })
    expect(work).not.toHaveBeenCalled()
  })

  test('leaves results and errors as they are', async () => {
    await expect(withDeadline('N', 60_000, undefined, async () => 7)).resolves.toBe(7)
    const error = new NotFound('gone')
    await expect(withDeadline('N', 60_000, undefined, () => Promise.reject(error))).rejects.toBe(error)
  })
})

describe('helpers', () => {
  test('a connection that was refused cannot have done anything; a broken one may have', () => {
    expect(connectionFailed('X', 'ECONNREFUSED').ambiguous).toBe(false)
    expect(connectionFailed('X', 'ENOTFOUND').ambiguous).toBe(false)
    expect(connectionFailed('X', 'ECONNRESET').ambiguous).toBe(true)
    expect(connectionFailed('X', undefined).ambiguous).toBe(true)
    expect(connectionFailed('X', 'Bearer secret').message).not.toContain('secret')
  })

  test('headers are numbers or nothing', () => {
    const headers = { a: '12', b: ['7', '8'], c: 'soon', d: '' }
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => numberHeader(headers, name))).toEqual([12, 7, null, null, null])
  })

  test('an agent speaks the protocol of its address', () => {
    expect(createAgent('http://127.0.0.1:1/')).toHaveProperty('protocol', 'http:')
    expect(createAgent('https://api.x.com')).toHaveProperty('protocol', 'https:')
  })
})
