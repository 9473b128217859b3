import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SUPPORTED } from '../../../src/reading/language.ts'
import {
  decodeLanguages,
  encodeLanguages,
  type LanguageWeights,
  rowOf,
} from '../../../src/reading/languages/model-file.ts'
import { SCRIPT, scan } from '../../../src/reading/languages/scan.ts'
import { createScorer } from '../../../src/reading/languages/scorer.ts'

const path = new URL('../../../src/reading/models/languages.bin', import.meta.url)

describe('words of a post', () => {
  test.each([
    ['Wo BLEIBT mein Paket?', ['wo', 'bleibt', 'mein', 'paket']],
    ["l'amour, don't", ["l'", 'amour', "don'", 't']],
    ['sooo hahahahaha Schritt', ['so', 'haha', 'schritt']],
    ['@anna.b@example.social siehe https://example.org/über-uns www.example.org &amp; gut', ['siehe', 'gut']],
    ['RT @user: 3x iPhone15 #Danke http', ['danke']],
    ['', []],
  ])('%s', (text, words) => {
    expect(scan(text).words).toEqual(words)
  })

  test('letters are counted by script', () => {
    const { letters } = scan('ab αβγ дом')
    expect([letters[SCRIPT.latin], letters[SCRIPT.greek], letters[SCRIPT.cyrillic]]).toEqual([2, 3, 3])
  })
})

const model: LanguageWeights = {
  classes: ['de', 'en', 'fr', 'nl', 'und'],
  bias: [0.1, 0, -0.1, 0, 0],
  power: 0.5,
  scale: 0.01,
  features: Uint32Array.from([0, 1, 127, 128, 1_048_575]),
  weights: Uint8Array.from({ length: 40 }, (_, i) => i * 6),
}

describe('the model file', () => {
  test('comes back as it went in', () => {
    expect(decodeLanguages(encodeLanguages(model))).toEqual(model)
  })

  test.each([
    ['empty', (_: Uint8Array) => new Uint8Array()],
    ['another kind of file', (f: Uint8Array) => f.map((b, i) => (i === 0 ? b ^ 1 : b))],
    ['cut short', (f: Uint8Array) => f.slice(0, -1)],
  ])('is refused when it is %s', (_, spoil) => {
    expect(() => decodeLanguages(spoil(encodeLanguages(model)))).toThrow()
  })

  test('that ships is small, sorted, and has ours first and und last', () => {
    const { classes, features, weights } = decodeLanguages(readFileSync(path))
    expect(statSync(path).size).toBeLessThan(400_000)
    expect(classes.slice(0, SUPPORTED.length)).toEqual(SUPPORTED)
    expect(classes.at(-1)).toBe('und')
    expect(weights.length).toBe(rowOf(classes) * features.length)
    expect(features.every((f, i) => i === 0 || f > (features[i - 1] ?? 0))).toBe(true)
  })
})

test('remembered words change nothing, not even after more words than are remembered', () => {
  const scorer = createScorer(decodeLanguages(readFileSync(path)))
  const words = ['wo', 'bleibt', 'mein', 'paket']
  const before = Array.from(scorer.score(words))
  expect(before.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  for (let i = 0; i < 40_000; i++) scorer.score([`wort${i.toString(36)}`])
  expect(Array.from(scorer.score(words))).toEqual(before)
})
