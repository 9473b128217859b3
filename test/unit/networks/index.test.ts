import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { createNetworks } from '../../../src/networks/index.ts'

const FOLDER = new URL('../../../src/networks/', import.meta.url)
const clock = { now: () => new Date('2026-01-01T00:00:00Z') }

describe('the networks', () => {
  test('every file that makes a network is registered', async () => {
    const index = await readFile(new URL('index.ts', FOLDER), 'utf8')
    const files = (await readdir(FOLDER)).filter((name) => name !== 'index.ts')
    const makers: string[] = []
    for (const file of files) {
      const source = await readFile(new URL(file, FOLDER), 'utf8')
      if (/export function create\w+Networks?\(/.test(source)) makers.push(file)
    }
    expect(makers).toEqual(['file.ts', 'x.ts'])
    for (const file of makers) expect(index).toContain(`from './${file}'`)
  })

  test('are found by their own names', () => {
    const networks = createNetworks({ clock, x: { clientId: 'id' } })
    expect([...networks.keys()]).toEqual(['x'])
    for (const [name, network] of networks) expect(network.name).toBe(name)
    expect(networks.get('x')?.prices).toEqual({ postRead: 0.005, userRead: 0.01 })
  })

  test('a replay takes the place of every real network', () => {
    const author = { id: '1', handle: 'acme' }
    const post = {
      network: 'mastodon',
      id: '1',
      versionId: '1',
      conversationId: '1',
      inReplyTo: null,
      author,
      createdAt: clock.now(),
      text: '',
      direction: 'out' as const,
      mentions: [],
      metrics: {},
      isRepost: false,
      visibility: 'public' as const,
    }
    const networks = createNetworks({ clock, replay: { posts: [post], accounts: [] } })
    expect([...networks.keys()]).toEqual(['mastodon'])
    expect(networks.get('mastodon')?.prices).toEqual({ postRead: 0, userRead: 0 })
  })
})
