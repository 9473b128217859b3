import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { READINGS } from '../../../src/reading/index.ts'
import { decodeModel, encodeModel, type Weights } from '../../../src/reading/linear/model-file.ts'

const folder = new URL('../../../src/reading/', import.meta.url)

const model: Weights = {
  language: 'xx',
  groupWeights: [0.7, 1, 0.5],
  power: 0.25,
  denseScale: 0.5,
  bias: [0.1, 0, -0.1],
  dense: [[1], [0], [-1]],
  temperature: 0.9,
  scale: 0.01,
  hashes: Uint32Array.from([0, 1, 127, 128, 65_536, 4_294_967_295]),
  weights: Int8Array.from({ length: 18 }, (_, i) => (i % 2 ? -127 : 127) + (i % 2 ? i : -i)),
}

test('a model comes back from its file as it went in', () => {
  expect(decodeModel(encodeModel(model))).toEqual(model)
})

test.each([
  ['empty', (_: Uint8Array) => new Uint8Array()],
  ['another kind of file', (f: Uint8Array) => f.map((b, i) => (i === 0 ? b ^ 1 : b))],
  ['cut short', (f: Uint8Array) => f.slice(0, -1)],
])('a file that is %s is refused', (_, spoil) => {
  expect(() => decodeModel(spoil(encodeModel(model)))).toThrow()
})

describe('what ships', () => {
  const files = readdirSync(new URL('models/', folder))

  test('stays within 1.5 MB', () => {
    const bytes = files.reduce((n, f) => n + statSync(new URL(`models/${f}`, folder)).size, 0)
    expect(bytes).toBeLessThan(1.5e6)
  })

  test.each(files.filter((f) => f.endsWith('.bin')))('%s has sorted features', (file) => {
    const { hashes, weights, language } = decodeModel(readFileSync(new URL(`models/${file}`, folder)))
    expect(file).toBe(`sentiment-${language}.bin`)
    expect(weights.length).toBe(3 * hashes.length)
    expect(hashes.every((h, i) => i === 0 || h > (hashes[i - 1] ?? 0))).toBe(true)
  })
})

test('every file of the folder is a reading, or one of the few that are known not to be', () => {
  const others = ['index.ts', 'analyse.ts', 'corrections.ts', 'phrases.ts']
  const files = readdirSync(folder).filter((f) => f.endsWith('.ts') && !others.includes(f))
  expect(files.sort()).toEqual(READINGS.map((name) => `${name}.ts`).sort())
})
