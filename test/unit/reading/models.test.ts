import { describe, expect, test } from 'vitest'
import { eachExtra, rowsOf } from '../../../src/reading/conv/inputs.ts'
import { createConvModel } from '../../../src/reading/conv/model.ts'
import { layoutOf, TAPS } from '../../../src/reading/conv/shape.ts'
import { denseFeatures, sparseFeatures } from '../../../src/reading/linear/features.ts'
import { createLinearModel } from '../../../src/reading/linear/model.ts'
import { tidy } from '../../../src/reading/words/clean.ts'
import { createLexicons } from '../../../src/reading/words/lexicons.ts'
import { tokenise } from '../../../src/reading/words/tokens.ts'
import { toneOf } from '../../../src/reading/words/tone.ts'

const lexicons = createLexicons()('de')
const TEXTS = [
  'Das ist gar nicht gut, gar nicht gut!! #fail @bahn https://x.y 3,5 :-(',
  'nein nein NEIN, nie wieder 😡😡',
  'ok',
  '',
  'Danke für die tolle Hilfe, ihr seid spitze. '.repeat(6),
]
const posts = TEXTS.map((text) => {
  const tokens = tokenise(tidy(text))
  return { tokens, tone: toneOf(tokens, 'de', lexicons) }
})
/** Numbers that look random and are the same each time. */
const noise = (i: number) => ((Math.imul(i + 1, 0x9e3779b1) >>> 8) % 255) - 127

describe('a linear model', () => {
  const all = [...new Set(posts.flatMap(({ tokens, tone }) => sparseFeatures(tokens, tone).flat()))]
  const hashes = Uint32Array.from(all.filter((_, i) => i % 3 !== 0)).sort()
  const classes = 4
  const weights = Int8Array.from({ length: hashes.length * classes }, (_, i) => noise(i))
  const dense = Array.from({ length: classes }, (_, k) => Array.from({ length: 43 }, (_, j) => noise(k * 43 + j) / 200))
  const settings = { groupWeights: [0.7, 1, 0.5], power: 0.25, denseScale: 0.5, scale: 0.01 }
  const model = createLinearModel({
    language: 'de',
    classes,
    ...settings,
    bias: [0.1, 0.2, 0.3, 0.4],
    dense,
    hashes,
    weights,
  })

  test('sums up exactly the features it was trained on', () => {
    for (const { tokens, tone } of [...posts, ...posts]) {
      const numbers = denseFeatures(tone)
      const expected = [0.1, 0.2, 0.3, 0.4].map((bias, k) => {
        const sparse = sparseFeatures(tokens, tone).map((group, g) => {
          const sum = group.reduce((n, hash) => {
            const row = hashes.indexOf(hash)
            return row < 0 ? n : n + (weights[row * classes + k] ?? 0)
          }, 0)
          return (0.01 * (settings.groupWeights[g] ?? 0) * sum) / Math.max(1, group.length) ** 0.25
        })
        const plain = numbers.reduce((n, value, j) => n + value * 0.5 * (dense[k]?.[j] ?? 0), 0)
        return bias + sparse.reduce((a, b) => a + b, 0) + plain
      })
      const logits = model.logits(tokens, tone, numbers)
      for (const [k, value] of expected.entries()) expect(logits[k]).toBeCloseTo(value, 4)
    }
  })

  test('says which tokens pull, and the pulls add up', () => {
    const { tokens, tone } = posts[0] ?? { tokens: [], tone: toneOf([], 'de', lexicons) }
    const up = model.pulls(tokens, tone, [0, 0, 0, 1])
    const twice = model.pulls(tokens, tone, [0, 0, 0, 2])
    expect(up).toHaveLength(tokens.length)
    expect(up.some((pull) => pull !== 0)).toBe(true)
    for (const [i, pull] of up.entries()) expect(twice[i]).toBeCloseTo(2 * pull, 5)
  })
})

describe('a network', () => {
  const shape = {
    wordRows: 64,
    gramRows: 128,
    size: 3,
    extras: 2 * lexicons.wordLists + 3,
    filters: 2,
    dense: 43,
    classes: 3,
  }
  const layout = layoutOf(shape)
  const tables = Int8Array.from({ length: (64 + 128) * 3 }, (_, i) => noise(i))
  const rest = Float32Array.from({ length: layout.total }, (_, i) => noise(i + 7) / 300)
  const model = createConvModel({ language: 'de', shape, scale: 0.01, tables, rest })

  test('slides its windows as its drawing says', () => {
    for (const { tokens, tone } of [...posts, ...posts]) {
      const used = tokens.slice(0, 60)
      const inputs = used.map((token) => {
        const { word, grams } = rowsOf(token, shape)
        const at = (row: number, d: number) => 0.01 * (tables[row * 3 + d] ?? 0)
        const embedding = [0, 1, 2].map(
          (d) => at(word, d) + (grams.length ? grams.reduce((n, g) => n + at(64 + g, d), 0) / grams.length : 0),
        )
        return [...embedding, ...new Array<number>(shape.extras).fill(0)]
      })
      eachExtra(tokens, tone, lexicons.wordLists, (t, extra, value) => {
        const own = inputs[t]
        if (own) own[3 + extra] = (own[3 + extra] ?? 0) + value
      })
      const pooled = [0, 1, 2].flatMap((width) =>
        [0, 1].flatMap((f) => {
          const said = used.map((_, t) => {
            let z = rest[layout.tapBias + width * 2 + f] ?? 0
            for (const [tap, { width: own, offset }] of TAPS.entries()) {
              if (own !== width) continue
              const row = (tap * 2 + f) * layout.inputs
              for (const [d, value] of (inputs[t + offset] ?? []).entries()) z += value * (rest[row + d] ?? 0)
            }
            return Math.max(0, z)
          })
          return [Math.max(0, ...said), said.reduce((a, b) => a + b, 0) / Math.sqrt(used.length + 1)]
        }),
      )
      const dense = denseFeatures(tone)
      const expected = [0, 1, 2].map((k) => {
        const row = layout.out + k * (layout.pooled + 43)
        return [...pooled, ...dense].reduce(
          (z, value, j) => z + value * (rest[row + j] ?? 0),
          rest[layout.bias + k] ?? 0,
        )
      })
      const logits = model.logits(tokens, tone, lexicons.wordLists, dense)
      for (const [k, value] of expected.entries()) expect(logits[k]).toBeCloseTo(value, 3)
    }
  })
})
