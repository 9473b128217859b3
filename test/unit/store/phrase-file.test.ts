import { mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigInvalid } from '../../../src/domain/errors.ts'
import { openPhraseFile, parsePhrases } from '../../../src/store/phrase-file.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
let folder: string
let path: string
let told: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-phrases-'))
  path = join(folder, 'phrases.tsv')
  told = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

let edits = 0
function write(text: string | Uint8Array): void {
  writeFileSync(path, text)
  // Two edits within the clock's resolution are two all the same.
  const at = new Date(NOW.getTime() + ++edits * 1000)
  utimesSync(path, at, at)
}
const open = () => openPhraseFile(path, (problem) => told.push(problem.message))

describe('a phrase file', () => {
  test('has an effect, a tab and a phrase a line; remarks, blank lines, BOM and Windows line ends are fine', () => {
    write('\uFEFF# ours\r\nneutral\twar zone\r\n\r\n  \r\nIRRELEVANT\t #Gewinnspiel  2026 \r\npositive\tkrass')
    expect(open().rules()).toMatchObject([
      { id: 'f6', phrase: 'krass', effect: 'positive', source: 'file' },
      { id: 'f5', phrase: '#Gewinnspiel 2026', effect: 'irrelevant' },
      { id: 'f2', phrase: 'war zone', effect: 'neutral', byId: null, alertId: null },
    ])
    expect(open().name).toBe('phrases.tsv')
  })

  test('says of each bad line what is wrong, by its number, and nothing of what it says', () => {
    const bad = 'neutral\tok then\nbad\twar zone\nneutral war zone\npositive\t!!!\nneutral\ta b c d e f g h i\n'
    expect(() => parsePhrases(bad, NOW, 'phrases.tsv')).toThrow(ConfigInvalid)
    expect(() => parsePhrases(bad, NOW, 'phrases.tsv')).toThrow(
      /phrases\.tsv[\s\S]*line 2: has no such effect\s+line 3: has no tab\s+line 4: the phrase has no words\s+line 5: the phrase has more than 8 words/,
    )
    expect(() => parsePhrases(bad, NOW, 'phrases.tsv')).not.toThrow(/war zone/)
    expect(() => parsePhrases('bad\n'.repeat(50), NOW, 'phrases.tsv')).toThrow(/and 40 more/)
  })

  test('that is not there, or not UTF-8, is said at once', () => {
    expect(open).toThrow(/phrases\.tsv cannot be read \(ENOENT\)/)
    write(Uint8Array.from([0x6e, 0xfc, 0x0a]))
    expect(open).toThrow(/not UTF-8/)
  })

  test('is read again when it changes', () => {
    write('neutral\twar zone\n')
    const file = open()
    const before = file.version()
    expect(file.version()).toBe(before)
    write('negative\twar zone\n')
    expect(file.version()).not.toBe(before)
    expect(file.rules()).toMatchObject([{ effect: 'negative' }])
  })

  test('keeps its last good version while an edit is broken or the file is away, and says so once', () => {
    write('neutral\twar zone\n')
    const file = open()
    const good = file.version()
    write('oops\n')
    for (let i = 0; i < 3; i++) expect(file.rules()).toMatchObject([{ phrase: 'war zone' }])
    expect([file.version(), told.length]).toEqual([good, 1])
    unlinkSync(path)
    for (let i = 0; i < 3; i++) expect(file.rules()).toHaveLength(1)
    expect(told).toHaveLength(2)
    write('positive\tkrass\n')
    expect(file.rules()).toMatchObject([{ phrase: 'krass' }])
    expect(told).toHaveLength(2)
  })
})
