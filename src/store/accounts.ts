import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account, Tokens } from '../domain/account.ts'
import { Unavailable } from '../domain/errors.ts'
import type { AccountStore } from '../ports/store.ts'
import type { Cipher } from './cipher.ts'
import type { AccountModel } from './client/models.ts'
import { type Db, oneOf, rows, run } from './sql.ts'

/** A refresh takes one request of at most 30 s; a lock older than this belongs to a dead process. */
const TOKEN_LOCK_SECONDS = 60

export function createAccountStore(db: Db, cipher: Cipher): AccountStore {
  // The context binds a token to its row: copied into another account's row it cannot be read.
  const seal = (id: string, tokens: Tokens | null) => ({
    accessToken: tokens ? cipher.seal(tokens.accessToken, `account:${id}:access`) : null,
    refreshToken: tokens?.refreshToken ? cipher.seal(tokens.refreshToken, `account:${id}:refresh`) : null,
    tokenExpiresAt: tokens?.expiresAt ?? null,
  })

  async function tokens(id: string): Promise<Tokens | null> {
    const row = await db.account.findUnique({ where: { id } })
    if (!row?.accessToken) return null
    return {
      accessToken: cipher.open(row.accessToken, `account:${id}:access`),
      refreshToken: row.refreshToken === null ? null : cipher.open(row.refreshToken, `account:${id}:refresh`),
      expiresAt: row.tokenExpiresAt,
    }
  }

  return {
    tokens,
    all: async () => (await db.account.findMany({ orderBy: { connectedAt: 'asc' } })).map(toAccount),
    async byId(id) {
      const row = await db.account.findUnique({ where: { id } })
      return row ? toAccount(row) : null
    },
    async byIds(ids) {
      const found = await db.account.findMany({ where: { id: { in: [...ids] } } })
      return new Map(found.map((row) => [row.id, toAccount(row)]))
    },
    ofEmployee: async (employeeId) => (await db.account.findMany({ where: { employeeId } })).map(toAccount),
    async connect({ network, remoteId, handle, employeeId }, pair, consent, now) {
      const key = { network_remoteId: { network, remoteId } }
      const id = (await db.account.findUnique({ where: key }))?.id ?? randomUUID()
      const data = {
        handle: handle.toLowerCase(),
        employeeId,
        status: 'connected',
        statusReason: null,
        lastError: null,
        nextPollAt: now,
        ...seal(id, pair),
      }
      const row = await db.account.upsert({
        where: key,
        create: { ...data, id, network, remoteId, connectedAt: now },
        // The watermark stays: connecting again goes on where reading stopped.
        update: { ...data, connectedAt: now },
      })
      if (consent) {
        await db.consent.updateMany({ where: { accountId: id, withdrawnAt: null }, data: { withdrawnAt: now } })
        await db.consent.create({ data: { ...consent, accountId: id } })
      }
      return toAccount(row)
    },
    async setStatus(id, status, reason) {
      await db.account.update({ where: { id }, data: { status, statusReason: reason } })
    },
    async disconnect(id, now) {
      const data = { status: 'disconnected', accessToken: null, refreshToken: null, tokenExpiresAt: null }
      await db.account.update({ where: { id }, data })
      await db.consent.updateMany({ where: { accountId: id, withdrawnAt: null }, data: { withdrawnAt: now } })
    },
    async withTokenLock(id, work) {
      const owner = randomUUID()
      for (let waited = 0; !(await lock(id, owner)); waited++) {
        if (waited > TOKEN_LOCK_SECONDS * 5) throw new Unavailable('Another process keeps refreshing this account.')
        await wait(150 + Math.random() * 100)
      }
      try {
        const current = await tokens(id)
        if (!current) return null
        const next = await work(current)
        if (next && next !== current) await db.account.update({ where: { id }, data: seal(id, next) })
        return next
      } finally {
        await run(
          db,
          `UPDATE account SET token_lock_owner = NULL, token_lock_until = NULL WHERE id = $1::uuid AND token_lock_owner = $2`,
          id,
          owner,
        )
      }
    },
    async leaseDue(owner, now, leaseUntil, limit) {
      const leased = await rows<{ id: string }>(
        db,
        `UPDATE account SET lease_owner = $1, lease_until = $3::timestamptz WHERE id IN (
           SELECT id FROM account WHERE status = 'connected' AND (next_poll_at IS NULL OR next_poll_at <= $2::timestamptz)
             AND (lease_until IS NULL OR lease_until <= $2::timestamptz)
           ORDER BY next_poll_at NULLS FIRST LIMIT $4::int FOR UPDATE SKIP LOCKED) RETURNING id`,
        owner,
        now.toISOString(),
        leaseUntil.toISOString(),
        limit,
      )
      const list = await db.account.findMany({
        where: { id: { in: leased.map((r) => r.id) } },
        orderBy: { nextPollAt: 'asc' },
      })
      return list.map(toAccount)
    },
    async release(id, owner, next) {
      await run(
        db,
        `UPDATE account SET lease_owner = NULL, lease_until = NULL, next_poll_at = $3::timestamptz,
           last_success_at = coalesce($4::timestamptz, last_success_at), last_error = $5 WHERE id = $1::uuid AND lease_owner = $2`,
        id,
        owner,
        next.nextPollAt.toISOString(),
        next.lastSuccessAt?.toISOString() ?? null,
        next.error ?? null,
      )
    },
    async saveCursor(id, { watermark, pending }) {
      await db.account.update({
        where: { id },
        data: { watermark, pendingNewest: pending?.newest ?? null, pendingPage: pending?.page ?? null },
      })
    },
    async makeDue() {
      await run(db, 'UPDATE account SET next_poll_at = NULL, lease_owner = NULL, lease_until = NULL')
    },
    async saveSignIn(attempt) {
      await db.signIn.create({
        data: { ...attempt, codeVerifier: cipher.seal(attempt.codeVerifier, `sign-in:${attempt.state}`) },
      })
    },
    async takeSignIn(state, now) {
      await db.signIn.deleteMany({ where: { expiresAt: { lte: now } } })
      const [found] = await db.signIn.findMany({ where: { state } })
      // Of two that take it at once, one deletes a row.
      if (!found || (await db.signIn.deleteMany({ where: { state } })).count === 0) return null
      return {
        ...found,
        language: oneOf(['de', 'en'], found.language),
        codeVerifier: cipher.open(found.codeVerifier, `sign-in:${state}`),
      }
    },
  }

  // The database's own clock decides: several machines may differ.
  async function lock(id: string, owner: string): Promise<boolean> {
    const changed = await run(
      db,
      `UPDATE account SET token_lock_owner = $2, token_lock_until = now() + interval '${TOKEN_LOCK_SECONDS} seconds'
       WHERE id = $1::uuid AND (token_lock_until IS NULL OR token_lock_until < now())`,
      id,
      owner,
    )
    return changed > 0
  }
}

function toAccount(row: AccountModel): Account {
  const {
    id,
    network,
    remoteId,
    handle,
    employeeId,
    connectedAt,
    nextPollAt,
    lastSuccessAt,
    watermark,
    pendingNewest,
    pendingPage,
  } = row
  const pending = pendingNewest !== null && pendingPage !== null ? { newest: pendingNewest, page: pendingPage } : null
  const { lastError } = row
  const status = oneOf(['connected', 'disconnected', 'denied'], row.status)
  return {
    id,
    network,
    remoteId,
    handle,
    employeeId,
    status,
    connectedAt,
    nextPollAt,
    lastSuccessAt,
    lastError,
    cursor: { watermark, pending },
  }
}
