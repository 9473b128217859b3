import { describe, expect, it } from 'vitest'
import type { InboxItem } from '../../../src/ports/store.ts'
import { createQueue } from '../../../src/slack/queue.ts'
import { gate, memoryInbox, memoryLog, slackClock } from '../../support/slack-fakes.ts'

function queueWith(handle: (item: InboxItem) => Promise<void>) {
  const inbox = memoryInbox()
  const clock = slackClock()
  const log = memoryLog()
  const givenUp: string[] = []
  const queue = createQueue({
    inbox,
    clock,
    owner: 'p1',
    log,
    handle,
    giveUp: async (item) => void givenUp.push(item.id),
  })
  const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms))
  return { queue, inbox, clock, log, givenUp, pass }
}

const item = (id: string) => ({ id, kind: 'gesture', data: {} })
const fail = async () => {
  throw new Error('no')
}

describe('the queue', () => {
  it('works off more than one batch', async () => {
    const seen: string[] = []
    const { queue } = queueWith(async ({ id }) => void seen.push(id))
    for (let n = 0; n < 25; n += 1) await queue.add(item(`i${n}`))
    expect(await queue.work()).toBe(25)
    expect(new Set(seen).size).toBe(25)
  })

  it('does not let one that fails keep the others from being done', async () => {
    const { queue, inbox } = queueWith(({ id }) => (id === 'bad' ? fail() : Promise.resolve()))
    for (const id of ['good', 'bad', 'fine']) await queue.add(item(id))
    expect(await queue.work()).toBe(2)
    expect(inbox.items.get('bad')).toMatchObject({ isDone: false, attempts: 1 })
  })

  it('waits longer after each failure', async () => {
    const { queue, inbox, clock, pass } = queueWith(fail)
    await queue.add(item('i'))
    const waits: number[] = []
    for (let n = 0; n < 9; n += 1) {
      await queue.work()
      const wait = (inbox.items.get('i')?.notBefore?.getTime() ?? 0) - clock.now().getTime()
      waits.push(wait / 1000)
      pass(wait)
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600])
  })

  it('gives up after ten failures, and says so', async () => {
    const { queue, inbox, log, givenUp, pass } = queueWith(fail)
    await queue.add(item('i'))
    for (let n = 0; n < 10; n += 1) {
      await queue.work()
      pass(600_000)
    }
    expect(givenUp).toEqual(['i'])
    expect(inbox.items.get('i')?.isDone).toBe(true)
    expect(log.lines.at(-1)?.level).toBe('error')
  })

  it('does not take what another process is working on, but takes it when that one died', async () => {
    const { queue, inbox, clock, pass } = queueWith(async () => {})
    await queue.add(item('i'))
    await inbox.claim('p2', clock.now(), new Date(clock.now().getTime() + 60_000), 1)
    expect(await queue.work()).toBe(0)
    pass(60_000)
    expect(await queue.work()).toBe(1)
  })

  it('goes on with later gestures while one is slow', async () => {
    const slow = gate()
    const { queue } = queueWith(({ id }) => (id === 'slow' ? slow.passed : Promise.resolve()))
    await queue.add(item('slow'))
    const first = queue.work()
    await queue.add(item('quick'))
    expect(await queue.work()).toBe(1)
    slow.open()
    expect(await first).toBe(1)
  })

  it('survives a store that fails', async () => {
    const { queue, inbox, log } = queueWith(async () => {})
    inbox.claim = async () => fail()
    expect(await queue.work()).toBe(0)
    expect(log.lines.at(-1)?.message).toBe('the inbox could not be read')
  })
})
