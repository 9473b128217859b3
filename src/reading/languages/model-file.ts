/** The language model as numbers: a row of weights a feature, one for each class. */
export interface LanguageWeights {
  /** ISO 639-1 and `und`, in the order of a row. */
  classes: readonly string[]
  bias: readonly number[]
  /** Sums are divided by the number of features to this power. */
  power: number
  /** Stored weights, less `ZERO`, times this are the weights. */
  scale: number
  /** Sorted, unique. */
  features: Uint32Array
  /** A row of `rowOf(classes)` bytes a feature. */
  weights: Uint8Array
}

/** The byte that stands for a weight of 0. */
export const ZERO = 128
/** Bytes of a row: whole words of four, so that four weights are read at once. */
export const rowOf = (classes: readonly string[]) => 4 * Math.ceil(classes.length / 4)

const MAGIC = 0x314c5052

/** `RPL1`, header length, JSON header, features as varint differences, weights. */
export function encodeLanguages(model: LanguageWeights): Uint8Array {
  const { features, weights, ...rest } = model
  const deltas: number[] = []
  let before = 0
  for (const feature of features) {
    let delta = feature - before
    for (; delta >= 128; delta >>>= 7) deltas.push((delta & 127) | 128)
    deltas.push(delta)
    before = feature
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...rest, size: features.length, deltaBytes: deltas.length }))
  const start = 8 + header.length
  const file = new Uint8Array(start + deltas.length + weights.length)
  const view = new DataView(file.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, header.length, true)
  file.set(header, 8)
  file.set(deltas, start)
  file.set(weights, start + deltas.length)
  return file
}

interface Header extends Omit<LanguageWeights, 'features' | 'weights'> {
  size: number
  deltaBytes: number
}

/** Throws when the bytes are no language model. */
export function decodeLanguages(file: Uint8Array): LanguageWeights {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('not a language model')
  const start = 8 + view.getUint32(4, true)
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(8, start)))
  if (!isHeader(header) || file.byteLength !== start + header.deltaBytes + rowOf(header.classes) * header.size)
    throw new Error('damaged language model')
  const { size, deltaBytes, ...rest } = header
  const features = new Uint32Array(size)
  let at = start
  let feature = 0
  for (let i = 0; i < size; i++) {
    let shift = 0
    let byte: number
    do {
      byte = file[at++] ?? 0
      feature += (byte & 127) << shift
      shift += 7
    } while (byte & 128)
    features[i] = feature
  }
  // A copy of its own, and so on a boundary of four bytes.
  return { ...rest, features, weights: new Uint8Array(file.subarray(start + deltaBytes)) }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  const has = (key: string, type: string) => typeof Reflect.get(value, key) === type
  return (
    ['power', 'scale', 'size', 'deltaBytes'].every((key) => has(key, 'number')) &&
    ['classes', 'bias'].every((key) => Array.isArray(Reflect.get(value, key)))
  )
}
