import { ConfigInvalid } from '../domain/errors.ts'
import type { Store } from '../ports/store.ts'
import { createAccountStore } from './accounts.ts'
import { createAlertStore } from './alerts.ts'
import type { Cipher } from './cipher.ts'
import type { PrismaClient } from './client/client.ts'
import { createFeedbackStore } from './feedback.ts'
import { createInboxStore } from './inbox.ts'
import { createJobStore } from './jobs.ts'
import { createOutboxStore } from './outbox.ts'
import { createPeopleStore } from './people.ts'
import { createPhraseStore } from './phrases.ts'
import { createPostStore } from './posts.ts'
import { createSpendStore } from './spend.ts'
import { type Db, run } from './sql.ts'
import { createTouchStore } from './touches.ts'

export { createCipher } from './cipher.ts'
export { type Database, lockPath, openDatabase } from './database.ts'
export { lockHolder } from './lock.ts'
export { openPhraseFile } from './phrase-file.ts'

/** The store on an open database. `close` belongs to whoever opened it. */
export function createStore(prisma: PrismaClient, cipher: Cipher, close: () => Promise<void>): Store {
  const on = (db: Db, transaction: Store['transaction']): Store => ({
    posts: createPostStore(db),
    people: createPeopleStore(db),
    accounts: createAccountStore(db, cipher),
    touches: createTouchStore(db),
    alerts: createAlertStore(db),
    outbox: createOutboxStore(db),
    inbox: createInboxStore(db),
    feedback: createFeedbackStore(db),
    phrases: createPhraseStore(db),
    spend: createSpendStore(db),
    jobs: createJobStore(db),
    transaction,
    async purge({ touches, deliveries, consents }) {
      await db.touch.deleteMany({ where: { at: { lt: touches } } })
      await db.spend.deleteMany({ where: { at: { lt: touches } } })
      await db.feedback.deleteMany({ where: { at: { lt: touches } } })
      await db.delivery.deleteMany({ where: { doneAt: { lt: deliveries } } })
      await db.consent.deleteMany({ where: { withdrawnAt: { lt: consents } } })
    },
    async recover() {
      await run(
        db,
        'UPDATE account SET lease_owner = NULL, lease_until = NULL, token_lock_owner = NULL, token_lock_until = NULL',
      )
      await run(db, `UPDATE delivery SET claim_until = 'epoch' WHERE state = 'claimed'`)
      await run(db, `UPDATE inbox_item SET claim_until = 'epoch' WHERE state = 'claimed'`)
      await run(db, 'UPDATE job_run SET owner = NULL, lease_until = NULL')
    },
    async ping() {
      await run(db, 'SELECT 1')
    },
    close,
  })
  return on(prisma, (work) =>
    prisma.$transaction((tx) => {
      const inner: Store = on(tx, (again) => again(inner))
      return work(inner)
    }),
  )
}

const KEY_FACT = 'encryption_key_check'

/**
 * Tells a wrong key before it does harm: the first start seals a known word, each later one must open it.
 * @throws ConfigInvalid when the database was written with another key
 */
export async function checkKey(store: Store, cipher: Cipher): Promise<void> {
  const sealed = await store.jobs.getFact(KEY_FACT)
  if (sealed === null) {
    await store.jobs.setFact(KEY_FACT, cipher.seal('rapport', KEY_FACT))
    return
  }
  if (cipher.open(sealed, KEY_FACT) !== 'rapport') throw new ConfigInvalid('ENCRYPTION_KEY does not fit this database.')
}
