import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { ConfigInvalid } from '../domain/errors.ts'
import type { Post } from '../domain/post.ts'
import { namedHandles, plainHandle } from './file-handles.ts'

export interface BadLine {
  /** From 1. */
  line: number
  reason: string
}

/** No post is near as long; a file without line breaks must not fill the memory. */
const MAX_LINE = 1_000_000

const count = z.number().int().nonnegative().optional()
const text = z.string().min(1)

/** One line of interface.md, "Posts as JSON lines". */
const lineSchema = z.object({
  network: text,
  id: text,
  conversationId: text,
  inReplyTo: text.nullable(),
  author: z.object({ id: text, handle: text, name: z.string().optional() }),
  createdAt: z.iso.datetime({ offset: true }),
  text: z.string(),
  lang: z.string().optional(),
  direction: z.enum(['in', 'out']),
  mentions: z.array(z.string()).optional(),
  metrics: z.object({ likes: count, replies: count, reposts: count, quotes: count, impressions: count }).optional(),
  url: z.string().optional(),
})

/**
 * Posts from a file of JSON lines (UTF-8, with or without BOM, LF or CRLF), in the file's order. Empty lines
 * are skipped, others that are no post reported. Throws ConfigInvalid when the file cannot be read.
 */
export async function readPosts(path: string): Promise<{ posts: Post[]; bad: BadLine[] }> {
  const posts: Post[] = []
  const bad: BadLine[] = []
  const parse = createParser()
  let line = 0
  for await (const content of linesOf(path)) {
    line += 1
    if (content === null) bad.push({ line, reason: `longer than ${MAX_LINE} characters` })
    else if (content.trim() !== '') {
      const post = parse(content)
      if (typeof post === 'string') bad.push({ line, reason: post })
      else posts.push(post)
    }
  }
  return { posts, bad }
}

/** A line's post, or why it is none. Strings that come back with every line are kept once. */
function createParser(): (line: string) => Post | string {
  const seen = new Map<string, string>()
  function once(value: string): string {
    const known = seen.get(value)
    if (known === undefined) seen.set(value, value)
    return known ?? value
  }
  return (line) => {
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch {
      return 'not JSON'
    }
    const parsed = lineSchema.safeParse(json)
    if (!parsed.success) return reasonOf(parsed.error)
    const { author, inReplyTo, lang, mentions, metrics, url, ...rest } = parsed.data
    const network = once(rest.network)
    return {
      network,
      id: rest.id,
      versionId: rest.id,
      conversationId: rest.conversationId === rest.id ? rest.id : rest.conversationId,
      inReplyTo,
      author: { id: once(author.id), handle: once(plainHandle(author.handle)), name: author.name },
      createdAt: new Date(rest.createdAt),
      text: rest.text,
      lang: lang === undefined ? undefined : once(lang),
      direction: rest.direction,
      mentions: [...new Set([...(mentions ?? []).map(plainHandle), ...namedHandles(network, rest.text)])].map(once),
      metrics: metrics ?? {},
      url,
      isRepost: false,
      visibility: 'public',
    }
  }
}

/** The first place that differs, e.g. `author.handle: is missing`; nothing of what stands there. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'not a post'
  const where = issue.path.join('.')
  if (where === '') return 'not a JSON object'
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${where}: is missing`
  if (where === 'createdAt') return 'createdAt: expected a time such as 2026-01-31T09:00:00Z'
  if (where === 'direction') return 'direction: expected "in" or "out"'
  return `${where}: ${issue.message.replace(/^Invalid input: /, '')}`
}

/**
 * A file's lines, null for one that is too long. Split at line feeds alone: node:readline also splits at
 * U+2028 and U+2029, which JSON allows inside a text.
 */
async function* linesOf(path: string): AsyncGenerator<string | null> {
  let rest = ''
  let isTooLong = false
  let isFirst = true
  function finish(line: string): string | null {
    const clean = isFirst && line.startsWith('\uFEFF') ? line.slice(1) : line
    isFirst = false
    const result = isTooLong || clean.length > MAX_LINE ? null : clean
    isTooLong = false
    return result
  }
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
      const parts = (rest + String(chunk)).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) yield finish(part)
      if (rest.length > MAX_LINE) {
        isTooLong = true
        rest = ''
      }
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new ConfigInvalid(`The posts file ${path} cannot be read (${code})`)
  }
  if (rest !== '' || isTooLong) yield finish(rest)
}
