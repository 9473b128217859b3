import type { Clock } from '../ports/clock.ts'
import type { Operations } from '../ports/operations.ts'
import type { Store } from '../ports/store.ts'
import type { Connect, Connected } from './connect.ts'
import { correctionOperations } from './correction-operations.ts'
import { importCustomers, importEmployees } from './import/index.ts'
import type { UndoParts } from './undo.ts'

export interface OperationParts {
  store: Store
  connect: Connect
  clock: Clock
  teaching: UndoParts
  /** Where networks send people back to, without a slash at its end. */
  siteUrl(): string
  /** Something changed that scheduled work should look at. */
  onChange(what: 'people' | 'accounts' | 'corrections'): void
}

const SIGN_IN_MS = 10 * 60_000

/** Sign-ins that somebody at a command line waits for. */
export interface SignInDesk extends Operations {
  /** A sign-in ended in the browser; `null` when it did not succeed. */
  finished(state: string, result: Connected | null): void
}

export function createOperations({ store, connect, clock, teaching, siteUrl, onChange }: OperationParts): SignInDesk {
  const taught = correctionOperations(store, clock, teaching)
  const results = new Map<string, { promise: Promise<string | null>; resolve(handle: string | null): void }>()

  return {
    async importFile(kind, bytes, options) {
      const run = kind === 'customers' ? importCustomers : importEmployees
      const report = await run(store, bytes, { ...options, now: clock.now() })
      onChange('people')
      return report
    },
    async beginConnect(network, email) {
      const { url, state, consent, employee } = await connect.begin(
        network,
        email,
        `${siteUrl()}/connect/${network}/callback`,
      )
      let resolve: (handle: string | null) => void = () => {}
      const promise = new Promise<string | null>((done) => {
        resolve = done
      })
      results.set(state, { promise, resolve })
      return { url, state, consent, name: employee.name }
    },
    async awaitConnect(state) {
      const waiting = results.get(state)
      if (!waiting) return null
      const timer = setTimeout(() => waiting.resolve(null), SIGN_IN_MS)
      const handle = await waiting.promise
      clearTimeout(timer)
      results.delete(state)
      return handle
    },
    async connectWithTokens(network, email, tokens) {
      const consent = await connect.consentFor(email)
      const { account } = await connect.withTokens(network, email, tokens)
      onChange('accounts')
      return { handle: account.handle, consent }
    },
    disconnect: (network, email) => connect.disconnect(network, email),
    ...taught,
    async undoCorrection(id) {
      const undone = await taught.undoCorrection(id)
      onChange('corrections')
      return undone
    },
    finished(state, result) {
      if (result) onChange('accounts')
      results.get(state)?.resolve(result?.account.handle ?? null)
    },
  }
}
