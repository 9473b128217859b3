import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigInvalid } from '../../../src/domain/errors.ts'
import { readPosts } from '../../../src/networks/file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-posts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(content: string) {
  const path = join(folder, 'posts.jsonl')
  await writeFile(path, content)
  return readPosts(path)
}

function line(change: Record<string, unknown> = {}): string {
  return JSON.stringify({
    network: 'x',
    id: '2',
    conversationId: '1',
    inReplyTo: '1',
    author: { id: '9', handle: '@Anna', name: 'Anna' },
    createdAt: '2026-01-31T10:00:00+01:00',
    text: '@Acme grüß dich, .@Beta',
    direction: 'in',
    ...change,
  })
}

describe('reading posts from a file', () => {
  test('a line becomes a post, unknown fields left out', async () => {
    const { posts, bad } = await read(line({ lang: 'de', metrics: { likes: 3 }, surprise: { a: 1 } }))
    expect(bad).toEqual([])
    expect(posts).toEqual([
      {
        network: 'x',
        id: '2',
        versionId: '2',
        conversationId: '1',
        inReplyTo: '1',
        author: { id: '9', handle: 'anna', name: 'Anna' },
        createdAt: new Date('2026-01-31T09:00:00Z'),
        text: '@Acme grüß dich, .@Beta',
        lang: 'de',
        direction: 'in',
        mentions: ['acme', 'beta'],
        metrics: { likes: 3 },
        url: undefined,
        isRepost: false,
        visibility: 'public',
      },
    ])
  })

  test('a byte order mark, CRLF, empty lines and a missing last line feed are all right', async () => {
    const { posts, bad } = await read(`\uFEFF${line({ id: 'a' })}\r\n\r\n   \n${line({ id: 'b' })}`)
    expect(posts.map((p) => p.id)).toEqual(['a', 'b'])
    expect(bad).toEqual([])
  })

  test('separators that JSON allows inside a text do not end the line', async () => {
    const text = 'one\u2028two\u2029three'
    const { posts } = await read(`${line({ text })}\n${line({ id: '3' })}\n`)
    expect(posts.map((p) => p.text)).toEqual([text, '@Acme grüß dich, .@Beta'])
  })

  test('each bad line is told by its number with a reason, and never with its text', async () => {
    const { posts, bad } = await read(
      [
        line(),
        '{"broken": ',
        line({ text: undefined }),
        '',
        line({ createdAt: '2026-02-30T00:00:00Z' }),
        line({ direction: 'sideways' }),
        line({ author: { id: 'secret' } }),
        '["secret"]',
        line({ id: 12 }),
        line({ metrics: { likes: -1 } }),
        line({ id: '4' }),
      ].join('\n'),
    )
    expect(posts.map((p) => p.id)).toEqual(['2', '4'])
    expect(bad).toEqual([
      { line: 2, reason: 'not JSON' },
      { line: 3, reason: 'text: is missing' },
      { line: 5, reason: 'createdAt: expected a time such as 2026-01-31T09:00:00Z' },
      { line: 6, reason: 'direction: expected "in" or "out"' },
      { line: 7, reason: 'author.handle: is missing' },
      { line: 8, reason: 'not a JSON object' },
      { line: 9, reason: 'id: expected string, received number' },
      { line: 10, reason: expect.stringMatching(/^metrics\.likes: /) },
    ])
  })

  test('a line without an end does not fill the memory, and the next one is read', async () => {
    const { posts, bad } = await read(`${'x'.repeat(3_000_000)}\n${line()}`)
    expect(bad).toEqual([{ line: 1, reason: 'longer than 1000000 characters' }])
    expect(posts).toHaveLength(1)
  })

  test('a file that is not there is a mistake in the arguments', async () => {
    await expect(readPosts(join(folder, 'none.jsonl'))).rejects.toThrow(ConfigInvalid)
    await expect(readPosts(join(folder, 'none.jsonl'))).rejects.toThrow('ENOENT')
    await expect(readPosts(folder)).rejects.toThrow('EISDIR')
  })
})
