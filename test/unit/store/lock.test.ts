import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockFile, lockHolder } from '../../../src/store/lock.ts'

const fresh = () => join(mkdtempSync(join(tmpdir(), 'rapport-lock-')), 'database.lock')

describe('lock file', () => {
  it('refuses a second opener and names the process that has it', () => {
    const path = fresh()
    const unlock = lockFile(path)
    expect(() => lockFile(path)).toThrow(new RegExp(`process ${process.pid}`))
    expect(lockHolder(path)).toBe(process.pid)
    unlock()
    expect(existsSync(path)).toBe(false)
  })

  it('is taken over from a process that was killed', async () => {
    const path = fresh()
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(child, 'spawn')
    writeFileSync(path, JSON.stringify({ pid: child.pid, startedAt: 'whenever' }))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const unlock = lockFile(path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
    unlock()
  })

  it('is not kept by another program that was given the same process id', () => {
    const path = fresh()
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'long before' }))
    expect(lockHolder(path)).toBe(process.platform === 'win32' ? process.pid : null)
  })

  it('is taken over when it is torn', () => {
    const path = fresh()
    writeFileSync(path, '{"pid":')
    lockFile(path)()
    expect(existsSync(path)).toBe(false)
  })
})
