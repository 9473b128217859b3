import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** Slack's end of one Socket Mode connection. */
export interface SocketPeer {
  /** Sends an envelope and resolves with what the app acknowledged it with. */
  deliver(envelopeId: string, type: string, payload: unknown): Promise<unknown>
  /** Says that the connection is about to be renewed, as Slack does every few hours. */
  refresh(): void
  /** Cuts the line. */
  drop(): void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

/** Accepts a WebSocket (RFC 6455) and says hello; only what Socket Mode needs, short frames in one piece. */
export function socketPeer(req: IncomingMessage, socket: Socket): SocketPeer {
  const acks = new Map<string, (payload: unknown) => void>()
  const key = createHash('sha1').update(`${req.headers['sec-websocket-key']}${GUID}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  )
  socket.on('error', () => {})
  let pending = Buffer.alloc(0)
  socket.on('data', (bytes) => {
    pending = Buffer.concat([pending, typeof bytes === 'string' ? Buffer.from(bytes) : bytes])
    for (let frame = readFrame(pending); frame !== null; frame = readFrame(pending)) {
      pending = pending.subarray(frame.size)
      receive(frame.opcode, frame.payload)
    }
  })

  function receive(opcode: number, payload: Buffer): void {
    if (opcode === PING) socket.write(frameOf(PONG, payload))
    if (opcode === CLOSE) socket.end(frameOf(CLOSE, payload))
    if (opcode !== TEXT) return
    const message = JSON.parse(payload.toString('utf8'))
    acks.get(message.envelope_id)?.(message.payload)
  }

  const say = (message: unknown) => socket.write(frameOf(TEXT, Buffer.from(JSON.stringify(message))))
  say({ type: 'hello', num_connections: 1 })
  return {
    deliver: (envelopeId, type, payload) =>
      new Promise((resolve) => {
        acks.set(envelopeId, resolve)
        say({ envelope_id: envelopeId, type, payload, accepts_response_payload: type !== 'events_api' })
      }),
    refresh: () => say({ type: 'disconnect', reason: 'refresh_requested' }),
    drop: () => socket.destroy(),
  }
}

function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null
  const short = bytes.readUInt8(1) & 127
  const extra = short === 126 ? 2 : 0
  if (bytes.length < 6 + extra) return null
  const length = extra === 2 ? bytes.readUInt16BE(2) : short
  const size = 6 + extra + length
  if (bytes.length < size) return null
  const mask = bytes.subarray(2 + extra, 6 + extra)
  const payload = Buffer.from(bytes.subarray(6 + extra, size).map((byte, i) => byte ^ mask.readUInt8(i % 4)))
  return { opcode: bytes.readUInt8(0) & 15, payload, size }
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(payload.length < 126 ? 2 : 4)
  head.writeUInt8(128 | opcode, 0)
  head.writeUInt8(payload.length < 126 ? payload.length : 126, 1)
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
