import { type ConvShape, layoutOf } from './shape.ts'

export interface ConvWeights {
  language: string
  shape: ConvShape
  /** int8 numbers times this are the embeddings; the word table's rows, then the n-gram table's. */
  scale: number
  tables: Int8Array
  /** Everything behind the embeddings, as `layoutOf` says. */
  rest: Float32Array
}

const MAGIC = 0x31435052
const HEADER = 8

/** `RPC1`, header length, JSON header, int8 tables, float32 rest (little-endian). */
export function encodeConv({ tables, rest, ...header }: ConvWeights): Uint8Array {
  // Floats begin at a multiple of four.
  const json = JSON.stringify(header)
  const text = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4))
  const file = new Uint8Array(HEADER + text.length + tables.length + 4 * rest.length)
  const view = new DataView(file.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, text.length, true)
  file.set(text, HEADER)
  file.set(new Uint8Array(tables.buffer, tables.byteOffset, tables.length), HEADER + text.length)
  const floats = HEADER + text.length + tables.length
  for (const [i, value] of rest.entries()) view.setFloat32(floats + 4 * i, value, true)
  return file
}

/** Throws when the bytes are no such model. */
export function decodeConv(file: Uint8Array): ConvWeights {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.byteLength < HEADER || view.getUint32(0, true) !== MAGIC) throw new Error('not a model file')
  const start = HEADER + view.getUint32(4, true)
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(HEADER, start)))
  if (!isHeader(header)) throw new Error('damaged model file')
  const { shape } = header
  const tableBytes = (shape.wordRows + shape.gramRows) * shape.size
  const floats = layoutOf(shape).total
  if (file.byteLength !== start + tableBytes + 4 * floats) throw new Error('damaged model file')
  const rest = new Float32Array(floats)
  for (let i = 0; i < floats; i++) rest[i] = view.getFloat32(start + tableBytes + 4 * i, true)
  const tables = new Int8Array(new Uint8Array(file.subarray(start, start + tableBytes)).buffer)
  return { ...header, tables, rest }
}

const SHAPE = ['wordRows', 'gramRows', 'size', 'extras', 'filters', 'dense', 'classes']

function isHeader(value: unknown): value is Omit<ConvWeights, 'tables' | 'rest'> {
  if (typeof value !== 'object' || value === null) return false
  const shape: unknown = Reflect.get(value, 'shape')
  if (typeof shape !== 'object' || shape === null) return false
  return (
    SHAPE.every((key) => Number.isInteger(Reflect.get(shape, key))) &&
    typeof Reflect.get(value, 'scale') === 'number' &&
    typeof Reflect.get(value, 'language') === 'string'
  )
}
