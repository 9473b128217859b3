import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkspace, type Workspace } from '../../../../src/slack/sandbox/workspace.ts'
import { EVA, TOM } from './support.ts'

let folder = ''
const file = () => join(folder, 'deep', 'workspace.jsonl')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-sandbox-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** As after kill −9: the other is not closed. */
function open(compactFrom?: number): Workspace {
  const clock = { now: () => new Date('2026-03-02T09:00:00Z') }
  return openWorkspace({ file: file(), users: [EVA, TOM], channels: ['#triage'], clock, compactFrom })
}

const say = (workspace: Workspace, text: string, clientMsgId: string | null = null) => {
  const channel = workspace.openDm(EVA.id)?.id ?? ''
  return workspace.post({ channel, text, blocks: [], threadTs: null, metadata: null, clientMsgId, onlyFor: null })
}
const texts = (workspace: Workspace) =>
  workspace.messages(workspace.openDm(EVA.id)?.id ?? '', EVA.id).map((message) => message.text)

test('all that was done is there again after a crash', () => {
  const before = open()
  const message = say(before, 'one', 'id-1')
  say(before, 'two')
  before.replace({ ...message, text: 'one, changed' })
  const view = { id: 'V1', hash: 'h', user: EVA.id, rootId: 'V1', previousId: null, content: { type: 'modal' } }
  before.setModals(EVA.id, [view])
  before.setHome({ ...view, id: 'V2', content: { type: 'home' } })

  const after = open()
  expect(texts(after)).toEqual(['one, changed', 'two'])
  expect(after.sent(message.channel, 'id-1')?.ts).toBe(message.ts)
  expect(after.find(message.channel, message.ts)?.editedTs).not.toBeNull()
  expect(after.modals(EVA.id)).toEqual([view])
  expect(after.home(EVA.id)?.id).toBe('V2')
})

test('a torn last line is left out and does not spoil what follows', () => {
  say(open(), 'whole')
  appendFileSync(file(), '{"is":"message","message":{"chan')
  const after = open()
  expect(texts(after)).toEqual(['whole'])
  say(after, 'next')
  expect(texts(open())).toEqual(['whole', 'next'])
})

test('lines that are none of ours are left out', () => {
  say(open(), 'one')
  appendFileSync(file(), 'nonsense\n{"is":"message"}\n{"is":"dm","user":"U0LEFT"}\n')
  const after = open()
  expect(texts(after)).toEqual(['one'])
  expect([...after.conversations.values()].filter((c) => c.dmWith !== null)).toHaveLength(1)
})

test('timestamps never repeat, also after a restart with the clock standing still', () => {
  const before = open()
  const seen = [say(before, 'a').ts, say(before, 'b').ts]
  seen.push(say(open(), 'c').ts)
  expect(new Set(seen).size).toBe(3)
  expect([...seen].sort()).toEqual(seen)
  expect(seen[0]).toMatch(/^1772442000\.\d{6}$/)
})

test('a file full of what is over is written anew', () => {
  const workspace = open(50)
  const message = say(workspace, 'v0')
  for (let n = 1; n <= 120; n += 1) workspace.replace({ ...message, text: `v${n}` })
  const lines = readFileSync(file(), 'utf8').trim().split('\n')
  expect(lines.length).toBeLessThan(60)
  expect(texts(open(50))).toEqual(['v120'])
})

test('changes are told until one stops listening', () => {
  const workspace = open()
  let told = 0
  const stop = workspace.subscribe(() => {
    told += 1
  })
  say(workspace, 'x')
  const heard = told
  stop()
  say(workspace, 'y')
  expect(heard).toBeGreaterThan(0)
  expect(told).toBe(heard)
})
