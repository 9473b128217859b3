import { describe, expect, test } from 'vitest'
import { createReader } from '../../../src/reading/index.ts'
import { createScanner, verdictOf } from '../../../src/reading/patterns/scan.ts'
import { lowered, plain, tidy } from '../../../src/reading/words/clean.ts'
import { tokenise } from '../../../src/reading/words/tokens.ts'
import { german } from './posts-de.ts'
import { english } from './posts-en.ts'

const reader = createReader({ minConfidence: 0.6 })
const scanner = createScanner()
/** The models also weigh words the patterns do not know; they may see it otherwise now and then. */
const AGREE = 0.7

describe.each([
  { lang: 'de', posts: german },
  { lang: 'en', posts: english },
])('posts in $lang', ({ lang, posts }) => {
  test.each(posts.map((p) => [p.text, p] as const))('%s', (text, { intents, needsHuman = false, formality }) => {
    const reading = reader.read({ text, lang })
    const tidied = tidy(text)
    const post = { plain: lowered(plain(tidied)), original: tidied, tokens: tokenise(tidied), language: lang }
    expect([...verdictOf(scanner(post), reading).keys()]).toEqual(intents)
    expect(reading.needsHuman).toBe(needsHuman)
    if (formality !== undefined) expect(reading.formality).toBe(formality)
    for (const intent of reading.intents) expect(reading.evidence.some((e) => e.for === intent)).toBe(true)
    if (needsHuman) expect(reading.evidence.some((e) => e.for === 'needsHuman')).toBe(true)
    for (const { text: words, for: what } of reading.evidence) if (what !== 'sentiment') expect(text).toContain(words)
  })

  test('are read so by the models too, but for a few', () => {
    const same = posts.filter(({ text, intents }) => `${reader.read({ text, lang }).intents}` === `${intents}`)
    expect(same.length / posts.length).toBeGreaterThanOrEqual(AGREE)
  })
})
