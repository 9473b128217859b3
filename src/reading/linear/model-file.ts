/** A trained model as numbers: one weight a class and feature. */
export interface Weights {
  language: string
  /** How many classes (or yes-or-no questions) it decides between. */
  classes: number
  /** How much each group of features counts. */
  groupWeights: readonly number[]
  /** Features are divided by their group's count to this power. */
  power: number
  denseScale: number
  bias: readonly number[]
  /** One row a class. */
  dense: readonly (readonly number[])[]
  /** int8 weights times this are the weights. */
  scale: number
  /** Sorted, unique. */
  hashes: Uint32Array
  /** `classes` a hash, in its order. */
  weights: Int8Array
}

const MAGIC = 0x324d5052

/** `RPM2`, header length, JSON header, hashes as varint differences, int8 weights. */
export function encodeModel(model: Weights): Uint8Array {
  const { hashes, weights, ...rest } = model
  const deltas: number[] = []
  let before = 0
  for (const hash of hashes) {
    let delta = hash - before
    while (delta >= 128) {
      deltas.push((delta % 128) | 128)
      delta = Math.floor(delta / 128)
    }
    deltas.push(delta)
    before = hash
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...rest, size: hashes.length, deltaBytes: deltas.length }))
  const file = new Uint8Array(8 + header.length + deltas.length + weights.length)
  const view = new DataView(file.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, header.length, true)
  file.set(header, 8)
  file.set(deltas, 8 + header.length)
  file.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 8 + header.length + deltas.length)
  return file
}

interface Header extends Omit<Weights, 'hashes' | 'weights'> {
  size: number
  deltaBytes: number
}

/** Throws when the bytes are no model. */
export function decodeModel(file: Uint8Array): Weights {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('not a model file')
  const start = 8 + view.getUint32(4, true)
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(8, start)))
  if (!isHeader(header) || file.byteLength !== start + header.deltaBytes + header.classes * header.size)
    throw new Error('damaged model file')
  const { size, deltaBytes, ...rest } = header
  const hashes = new Uint32Array(size)
  let at = start
  let hash = 0
  for (let i = 0; i < size; i++) {
    let unit = 1
    let byte: number
    do {
      byte = file[at++] ?? 0
      hash += (byte & 127) * unit
      unit *= 128
    } while (byte & 128)
    hashes[i] = hash
  }
  // Copied by way of `new Uint8Array`: a Buffer's own `slice` would share the whole file.
  return { ...rest, hashes, weights: new Int8Array(new Uint8Array(file.subarray(start + deltaBytes)).buffer) }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  const has = (key: string, type: string) => typeof Reflect.get(value, key) === type
  return (
    ['classes', 'power', 'denseScale', 'scale', 'size', 'deltaBytes'].every((key) => has(key, 'number')) &&
    has('language', 'string') &&
    ['groupWeights', 'bias', 'dense'].every((key) => Array.isArray(Reflect.get(value, key)))
  )
}
