import { describe, expect, test } from 'vitest'
import { createReader } from '../../../src/reading/index.ts'
import { german } from './posts-de.ts'
import { english } from './posts-en.ts'

const reader = createReader({ minConfidence: 0.6 })

describe.each([
  { lang: 'de', posts: german },
  { lang: 'en', posts: english },
])('posts in $lang', ({ lang, posts }) => {
  test.each(posts.map((p) => [p.text, p] as const))('%s', (text, { intents, needsHuman = false, formality }) => {
    const reading = reader.read({ text, lang })
    expect({ intents: reading.intents, needsHuman: reading.needsHuman }).toEqual({ intents, needsHuman })
    if (formality !== undefined) expect(reading.formality).toBe(formality)
    for (const intent of reading.intents) expect(reading.evidence.some((e) => e.for === intent)).toBe(true)
    if (needsHuman) expect(reading.evidence.some((e) => e.for === 'needsHuman')).toBe(true)
    for (const { text: words, for: what } of reading.evidence) if (what !== 'sentiment') expect(text).toContain(words)
  })
})
