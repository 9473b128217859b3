import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ConvWeights, decodeConv, encodeConv } from '../../../src/reading/conv/model-file.ts'
import { layoutOf } from '../../../src/reading/conv/shape.ts'
import { MODEL_SETS, READINGS } from '../../../src/reading/index.ts'
import { decodeModel, encodeModel, type Weights } from '../../../src/reading/linear/model-file.ts'

const folder = new URL('../../../src/reading/', import.meta.url)

const model: Weights = {
  language: 'xx',
  classes: 3,
  groupWeights: [0.7, 1, 0.5],
  power: 0.25,
  denseScale: 0.5,
  bias: [0.1, 0, -0.1],
  dense: [[1], [0], [-1]],
  scale: 0.01,
  hashes: Uint32Array.from([0, 1, 127, 128, 65_536, 4_294_967_295]),
  weights: Int8Array.from({ length: 18 }, (_, i) => (i % 2 ? -127 : 127) + (i % 2 ? i : -i)),
}

const shape = { wordRows: 4, gramRows: 8, size: 2, extras: 7, filters: 2, dense: 3, classes: 3 }
const network: ConvWeights = {
  language: 'öö',
  shape,
  scale: 0.02,
  tables: Int8Array.from({ length: 24 }, (_, i) => i - 12),
  rest: Float32Array.from({ length: layoutOf(shape).total }, (_, i) => i / 8),
}

test('a model comes back from its file as it went in', () => {
  expect(decodeModel(encodeModel(model))).toEqual(model)
  expect(decodeConv(encodeConv(network))).toEqual(network)
})

const SPOILT: [string, (file: Uint8Array) => Uint8Array][] = [
  ['empty', () => new Uint8Array()],
  ['another kind of file', (f) => f.map((b, i) => (i === 0 ? b ^ 1 : b))],
  ['cut short', (f) => f.slice(0, -1)],
]

test.each(SPOILT)('a file that is %s is refused', (_, spoil) => {
  expect(() => decodeModel(spoil(encodeModel(model)))).toThrow(/not a model file|damaged/)
  expect(() => decodeConv(spoil(encodeConv(network)))).toThrow(/not a model file|damaged/)
})

describe('what ships', () => {
  const models = new URL('models/', folder)
  const files = readdirSync(models, { recursive: true, encoding: 'utf8' }).filter((f) => /\.[a-z]+$/.test(f))
  const read = (file: string) => readFileSync(new URL(file, models))

  test('stays within 5 MB', () => {
    const bytes = files.reduce((n, f) => n + statSync(new URL(f, models)).size, 0)
    expect(bytes).toBeLessThan(5e6)
  })

  test('is there for every language in both sets', () => {
    for (const set of MODEL_SETS)
      for (const language of ['de', 'en'])
        expect(files).toEqual(
          expect.arrayContaining([`${set}/sentiment-${language}.bin`, `${set}/intents-${language}.bin`]),
        )
  })

  test.each(files.filter((f) => f.endsWith('.conv.bin')))('%s is whole', (file) => {
    expect(file).toBe(`full/sentiment-${decodeConv(read(file)).language}.conv.bin`)
  })

  test.each(files.filter((f) => /(?:sentiment|intents)-..\.bin$/.test(f)))('%s has sorted features', (file) => {
    const { hashes, weights, language, classes } = decodeModel(read(file))
    expect(file.slice(-6)).toBe(`${language}.bin`)
    expect(weights.length).toBe(classes * hashes.length)
    expect(hashes.every((h, i) => i === 0 || h > (hashes[i - 1] ?? 0))).toBe(true)
  })
})

test('every file of the folder is a reading, or one of the few that are known not to be', () => {
  const others = ['index.ts', 'analyse.ts', 'corrections.ts', 'phrases.ts', 'models.ts']
  const files = readdirSync(folder).filter((f) => f.endsWith('.ts') && !others.includes(f))
  expect(files.sort()).toEqual(READINGS.map((name) => `${name}.ts`).sort())
})
