import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOperations } from '../../../src/actions/operations.ts'
import { runCli } from '../../../src/cli.ts'
import { manualClock } from '../../../src/ports/clock.ts'
import { createReader } from '../../../src/reading/index.ts'
import { createCipher, createStore, openDatabase } from '../../../src/store/index.ts'
import { serveControl } from '../../../src/web/control.ts'
import { freshHome } from '../../support/databases.ts'

let home: string
let out: string[]
let err: string[]

beforeEach(() => {
  home = freshHome()
  out = []
  err = []
  vi.stubEnv('RAPPORT_HOME', home)
  vi.stubEnv('ENCRYPTION_KEY', Buffer.alloc(32, 7).toString('base64'))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

/** Runs a command; its exit code. */
async function rapport(...args: string[]): Promise<number> {
  out.length = 0
  err.length = 0
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runCli(['node', 'rapport', ...args], '0.0.0')
    return Number(process.exitCode)
  } finally {
    process.exitCode = before
  }
}

function phraseFile(text: string): string {
  const path = join(home, 'phrases.tsv')
  writeFileSync(path, text)
  vi.stubEnv('PHRASES_FILE', path)
  return path
}

describe('rapport corrections', () => {
  it('adds, lists and takes back', async () => {
    expect(await rapport('corrections', 'add', '--effect', 'neutral', 'war zone')).toBe(0)
    expect(out.join('')).toBe('p1: "war zone" is neutral from now on\n')
    expect(await rapport('corrections', 'add', '--effect', 'neutral', 'War Zone')).toBe(0)
    expect(out.join('')).toBe('p1: "war zone" is neutral already\n')
    expect(await rapport('corrections')).toBe(0)
    expect(out.join('')).toMatch(/^p1 {8}neutral {5}\d{4}-\d\d-\d\d {2}"war zone" \(from the command line\)\n$/)
    expect(await rapport('corrections', '--json')).toBe(0)
    expect(JSON.parse(out.join(''))).toEqual({
      phrases: [{ id: 'p1', phrase: 'war zone', effect: 'neutral', source: 'command', at: expect.any(String) }],
      posts: [],
    })
    expect(await rapport('corrections', 'undo', 'p1')).toBe(0)
    expect(out.join('')).toBe('"war zone" is no longer neutral\n')
    expect(await rapport('corrections')).toBe(0)
    expect([out.join(''), err.join('')]).toEqual(['', 'Nothing has been corrected yet.\n'])
  })

  it.each([
    [['corrections', 'add', 'war zone'], 2, /--effect/],
    [['corrections', 'add', '--effect', 'sad', 'war zone'], 2, /negative, neutral, positive, irrelevant/],
    [['corrections', 'add', '--effect', 'neutral', '!!!'], 2, /"!!!" cannot be a phrase: it has no words/],
    [['corrections', 'add', '--effect', 'neutral', 'war', 'zone'], 2, /too many arguments/],
    [['corrections', 'undo'], 2, /missing required argument/],
    [['corrections', 'undo', 'p7'], 1, /There is no correction p7/],
    [['corrections', 'remove'], 2, /too many arguments|unknown command/],
  ])('%j ends with %i and says why', async (args, code, why) => {
    expect(await rapport(...args)).toBe(code)
    expect(err.join('')).toMatch(why)
    expect(out.join('')).toBe('')
  })

  it('shows the file’s phrases and says where to take them back', async () => {
    phraseFile('# ours\npositive\tkrass\n')
    expect(await rapport('corrections')).toBe(0)
    expect(out.join('')).toContain('f2        positive')
    expect(out.join('')).toContain('"krass" (phrases.tsv, line 2)')
    expect(await rapport('corrections', 'undo', 'f2')).toBe(1)
    expect(err.join('')).toContain('"krass" is line 2 of phrases.tsv. Remove the line there')
  })

  it('works through a program that runs', async () => {
    const database = await openDatabase({ home })
    const store = createStore(database.prisma, createCipher(Buffer.alloc(32, 7).toString('base64')), database.close)
    const changes: string[] = []
    const nothing = () => Promise.reject(new Error('not asked for'))
    const control = await serveControl(
      home,
      createOperations({
        store,
        clock: manualClock(new Date('2026-03-02T09:00:00Z')),
        connect: {
          begin: nothing,
          finish: nothing,
          cancel: nothing,
          withTokens: nothing,
          disconnect: nothing,
          consentFor: nothing,
        },
        teaching: { reader: createReader({ minConfidence: 0.6 }), phraseFile: null, minConfidence: 0.6 },
        siteUrl: () => 'http://here',
        onChange: (what) => changes.push(what),
      }),
    )
    try {
      expect(await rapport('corrections', 'add', '--effect', 'irrelevant', 'big prize')).toBe(0)
      expect(await store.phrases.all(5)).toMatchObject([{ phrase: 'big prize', effect: 'irrelevant' }])
      expect(await rapport('corrections', '--json')).toBe(0)
      expect(JSON.parse(out.join('')).phrases).toMatchObject([{ phrase: 'big prize', at: '2026-03-02T09:00:00.000Z' }])
      expect(await rapport('corrections', 'add', '--effect', 'irrelevant', '!!!')).toBe(2)
      expect(await rapport('corrections', 'undo', 'p99')).toBe(1)
      expect(err.join('')).toContain('There is no correction p99')
      expect(await rapport('corrections', 'undo', 'p1')).toBe(0)
      expect(changes).toEqual(['corrections'])
      expect(await store.phrases.all(5)).toEqual([])
    } finally {
      control.close()
      await store.close()
    }
  })
})

describe('a broken phrase file', () => {
  it.each([[['start', '--tour', '--port', '0']], [['once']], [['corrections']]])(
    'keeps %j from running',
    async (args) => {
      vi.stubEnv('SLACK_BOT_TOKEN', args[0] === 'once' ? 'xoxb-1' : '')
      vi.stubEnv('SLACK_SIGNING_SECRET', args[0] === 'once' ? 's' : '')
      phraseFile('neutral\twar zone\nnonsense\n')
      expect(await rapport(...args)).toBe(2)
      expect(err.join('')).toMatch(/PHRASES_FILE phrases\.tsv has lines that cannot be read:\s+line 2: has no tab/)
    },
  )

  it('is a fail of the doctor, a good one is counted', async () => {
    phraseFile('nonsense\n')
    expect(await rapport('doctor', '--json')).toBe(1)
    const checks = () => JSON.parse(out.join('')).checks as { name: string; status: string; message: string }[]
    expect(checks().find((c) => c.name === 'Phrase file')).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('line 1'),
    })
    phraseFile('neutral\twar zone\n')
    await rapport('doctor', '--json')
    expect(checks().find((c) => c.name === 'Phrase file')).toMatchObject({ status: 'ok' })
  })
})
