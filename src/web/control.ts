import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigInvalid, RapportError, Unavailable } from '../domain/errors.ts'
import { EFFECTS } from '../domain/phrase.ts'
import type { Operations } from '../ports/operations.ts'

/** The socket is a file in the program's own folder: whoever may open the database may open it, and nobody else. */
export function controlPath(home: string): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\rapport-${Buffer.from(home).toString('hex').slice(-60)}`
    : join(home, 'control.sock')
}

const MAX_BODY = 64 * 1024 * 1024
const tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.coerce.date().nullable(),
})
const call = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('importFile'),
    kind: z.enum(['customers', 'employees']),
    bytes: z.base64(),
    options: z.object({ dryRun: z.boolean(), numbers: z.enum(['de', 'en']).optional() }),
  }),
  z.object({ name: z.literal('beginConnect'), network: z.string(), email: z.string() }),
  z.object({ name: z.literal('awaitConnect'), state: z.string() }),
  z.object({ name: z.literal('disconnect'), network: z.string(), email: z.string() }),
  z.object({ name: z.literal('corrections') }),
  z.object({ name: z.literal('addPhrase'), effect: z.enum(EFFECTS), phrase: z.string() }),
  z.object({ name: z.literal('undoCorrection'), id: z.string() }),
  z.object({ name: z.literal('connectWithTokens'), network: z.string(), email: z.string(), tokens }),
])
type Call = z.infer<typeof call>

/** Offers the operations to the commands of this machine's user while the program runs. */
export async function serveControl(home: string, operations: Operations): Promise<{ close(): void }> {
  const path = controlPath(home)
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer(async (incoming, response) => {
    const answer = await answerTo(incoming, operations)
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve())
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return {
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answerTo(incoming: AsyncIterable<Buffer>, operations: Operations): Promise<object> {
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of incoming) {
      size += chunk.length
      if (size > MAX_BODY) throw new ConfigInvalid('The file is too large: at most 48 MB at once.')
      chunks.push(chunk)
    }
    return { result: await carryOut(call.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))), operations) }
  } catch (error) {
    // Our own errors say what to do; anything else is a bug, whose message may hold data.
    if (error instanceof RapportError)
      return { error: { isConfig: error instanceof ConfigInvalid, message: error.message } }
    return { error: { isConfig: false, message: 'The running program could not do it; its log says why.' } }
  }
}

function carryOut(asked: Call, operations: Operations): Promise<unknown> {
  switch (asked.name) {
    case 'importFile':
      return operations.importFile(asked.kind, Buffer.from(asked.bytes, 'base64'), asked.options)
    case 'beginConnect':
      return operations.beginConnect(asked.network, asked.email)
    case 'awaitConnect':
      return operations.awaitConnect(asked.state)
    case 'disconnect':
      return operations.disconnect(asked.network, asked.email)
    case 'corrections':
      return operations.corrections()
    case 'addPhrase':
      return operations.addPhrase(asked.effect, asked.phrase)
    case 'undoCorrection':
      return operations.undoCorrection(asked.id)
    case 'connectWithTokens':
      return operations.connectWithTokens(asked.network, asked.email, asked.tokens)
  }
}

const summary = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.array(z.object({ line: z.number(), reason: z.string() })),
  notes: z.array(z.string()),
})
const begun = z.object({ url: z.string(), state: z.string(), consent: z.string(), name: z.string() })
const disconnected = z.object({ handles: z.array(z.string()), stillValid: z.boolean() })
const effect = z.enum(EFFECTS)
const corrections = z.object({
  phrases: z.array(
    z.object({
      id: z.string(),
      phrase: z.string(),
      effect,
      source: z.enum(['slack', 'command', 'file']),
      at: z.coerce.date(),
    }),
  ),
  posts: z.array(z.object({ id: z.string(), network: z.string(), postId: z.string(), effect, at: z.coerce.date() })),
  file: z.string().nullable(),
})
const added = z.object({ id: z.string(), phrase: z.string(), isNew: z.boolean() })
const undone = z.object({ effect, phrase: z.string().nullable() })
const connected = z.object({ handle: z.string(), consent: z.string() })

/** The operations of a program that runs on `home`. Throws Unavailable when it does not answer. */
export function remoteOperations(home: string): Operations {
  const ask = async <T>(asked: Call, shape: z.ZodType<T>): Promise<T> =>
    shape.parse(await send(controlPath(home), asked))
  return {
    importFile: (kind, bytes, options) =>
      ask({ name: 'importFile', kind, bytes: Buffer.from(bytes).toString('base64'), options }, summary),
    beginConnect: (network, email) => ask({ name: 'beginConnect', network, email }, begun),
    awaitConnect: (state) => ask({ name: 'awaitConnect', state }, z.string().nullable()),
    disconnect: (network, email) => ask({ name: 'disconnect', network, email }, disconnected),
    corrections: () => ask({ name: 'corrections' }, corrections),
    addPhrase: (as, phrase) => ask({ name: 'addPhrase', effect: as, phrase }, added),
    undoCorrection: (id) => ask({ name: 'undoCorrection', id }, undone),
    connectWithTokens: (network, email, pair) =>
      ask({ name: 'connectWithTokens', network, email, tokens: pair }, connected),
  }
}

const reply = z.union([
  z.object({ error: z.object({ isConfig: z.boolean(), message: z.string() }) }),
  z.object({ result: z.unknown() }),
])

function send(socketPath: string, asked: Call): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const unreachable = () => reject(new Unavailable('The running program does not answer. Stop it, and try again.'))
    const outgoing = request({ socketPath, method: 'POST', path: '/' }, async (incoming) => {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of incoming) chunks.push(chunk)
        const answer = reply.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        if (!('error' in answer)) return resolve(answer.result)
        reject(answer.error.isConfig ? new ConfigInvalid(answer.error.message) : new RapportError(answer.error.message))
      } catch {
        unreachable()
      }
    })
    outgoing.on('error', unreachable)
    outgoing.end(JSON.stringify(asked))
  })
}
