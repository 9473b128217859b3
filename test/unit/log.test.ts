import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidResponse } from '../../src/domain/errors.ts'
import { errorForLog } from '../../src/log.ts'
import { freshDatabase, type TestDatabase } from '../support/databases.ts'

const WORDS = 'Meine Bestellung ist kaputt'
let db: TestDatabase

beforeAll(async () => {
  db = await freshDatabase('embedded')
})
afterAll(() => db.drop())

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}

describe('an error in the log', () => {
  it('of the database says what kind it is and where, and nothing of what was to be written', async () => {
    const at = new Date()
    const failure = await failureOf(() =>
      db.store.alerts.rememberDrafts(
        [{ accountId: WORDS, alertId: WORDS, drafts: [{ tone: 'business', text: WORDS }] }],
        at,
      ),
    )
    expect(String(failure)).toContain(WORDS)
    const logged = JSON.stringify(errorForLog(failure))
    expect(logged).not.toContain(WORDS)
    expect(logged).toContain('22P02')
    expect(logged).toContain('rememberDrafts')
  })

  it('that a library made says nothing of its message, also not in lines that look like a stack', () => {
    const failure = new SyntaxError(`Unexpected token\n    at ${WORDS}`)
    expect(JSON.stringify(errorForLog(failure))).not.toContain(WORDS)
    expect(JSON.stringify(errorForLog(new Error('outer', { cause: failure })))).not.toContain(WORDS)
  })

  it('of ours says its message', () => {
    expect(errorForLog(new InvalidResponse('X answered 418'))).toMatchObject({
      type: 'InvalidResponse',
      message: 'X answered 418',
    })
  })
})
