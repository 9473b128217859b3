import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listeners } from '../../../src/slack/listeners/index.ts'

describe('the listeners', () => {
  it('are all registered', () => {
    const files = readdirSync(new URL('../../../src/slack/listeners', import.meta.url))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((name) => name !== 'index')
    expect(listeners.map((listener) => listener.name).sort()).toEqual(files.sort())
  })
})
