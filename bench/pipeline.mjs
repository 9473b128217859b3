// npm run bench [POSTS]: posts a second from fetched page to stored decision, on a fresh embedded database.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPipeline } from '../dist/pipeline.js'
import { systemClock } from '../dist/ports/clock.js'
import { createReader } from '../dist/reading/index.js'
import { createReplyWriter } from '../dist/replies/index.js'
import { rules } from '../dist/rules/index.js'
import { createCipher, createStore, openDatabase } from '../dist/store/index.js'

const POSTS = Number(process.argv[2] ?? 10_000)
const PAGE = 100
const TEXTS = [
  'the last update broke the export again, please fix it',
  'wann kommt endlich das neue Modell in die Filiale?',
  'thanks for the quick help yesterday, great team',
  'seit gestern ist die App nicht erreichbar, das ist wirklich ärgerlich',
  'reading the annual report on the train this morning',
  'wir waren heute mit der Familie im Park, schönes Wetter',
  'we would like to order twenty more licences, who can help?',
  'guten Morgen aus Kiel, der Kaffee ist fertig',
  'it would be nice to have a dark mode in the app',
  'new episode is out now, listen on your way home',
]

const home = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
const database = await openDatabase({ home })
const store = createStore(database.prisma, createCipher(randomBytes(32).toString('base64')), database.close)
try {
  const account = await store.accounts.connect(
    { network: 'x', remoteId: '1', handle: 'acme', employeeId: null },
    null,
    null,
    new Date(),
  )
  const customers = await store.people.saveCustomers(
    Array.from({ length: 200 }, (_, i) => ({
      name: `Customer ${i}`,
      domain: null,
      segment: null,
      ownerId: null,
      deputyId: null,
      revenue12m: null,
      currency: null,
      potential: null,
      language: null,
      formality: 'none',
      doNotContact: false,
    })),
  )
  await store.people.saveContacts(
    customers.map((c, i) => ({
      customerId: c.id,
      network: 'x',
      handle: `author${i}`,
      remoteId: String(1000 + i),
      name: null,
      basis: 'supplied',
      formality: 'none',
      setAside: false,
    })),
  )
  const pipeline = createPipeline({
    store,
    clock: systemClock,
    reader: createReader({ minConfidence: 0.6 }),
    rules,
    replies: createReplyWriter(),
    networks: new Map([['x', { reply: { maxLength: 280, length: (t) => t.length, link: () => null } }]]),
    settings: { minConfidence: 0.6, triageChannel: '#triage', timeZone: 'Europe/Berlin', language: 'en' },
    onError: (part, error) => console.error(part, error),
  })
  const start = Date.now() - POSTS * 1000
  const began = performance.now()
  for (let at = 0; at < POSTS; at += PAGE) {
    const posts = Array.from({ length: Math.min(PAGE, POSTS - at) }, (_, i) => {
      const n = at + i
      return {
        network: 'x',
        id: String(n),
        versionId: String(n),
        conversationId: String(n),
        inReplyTo: null,
        author: { id: String(1000 + ((n * 7919) % 2000)), handle: `author${(n * 7919) % 2000}` },
        createdAt: new Date(start + n * 1000),
        text: `@acme ${TEXTS[n % TEXTS.length]} (${n})`,
        direction: 'in',
        mentions: ['acme'],
        metrics: { likes: n % 7 },
        isRepost: false,
        visibility: 'public',
      }
    })
    await store.posts.storeAll(account.id, posts, [], { isQuiet: () => false, now: new Date() })
    await pipeline.process(PAGE, account.id)
  }
  const seconds = (performance.now() - began) / 1000
  const counts = {
    posts: await database.prisma.post.count(),
    readings: await database.prisma.reading.count(),
    waiting: await database.prisma.pendingPost.count(),
    touches: await database.prisma.touch.count(),
    alerts: await database.prisma.alert.count(),
    deliveries: await database.prisma.delivery.count(),
  }
  if (
    counts.posts !== POSTS ||
    counts.readings !== POSTS ||
    counts.waiting !== 0 ||
    counts.alerts !== counts.deliveries
  )
    throw new Error(`wrong row counts: ${JSON.stringify(counts)}`)
  console.log(
    JSON.stringify({
      posts: POSTS,
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(POSTS / seconds),
      memoryMb: Math.round(process.memoryUsage().rss / 1e6),
      counts,
    }),
  )
} finally {
  await store.close()
  rmSync(home, { recursive: true, force: true })
}
