import type { Account, Consent, Tokens } from '../domain/account.ts'
import type { Employee } from '../domain/employee.ts'
import { ConfigInvalid, RapportError } from '../domain/errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Network } from '../ports/network.ts'
import type { Store } from '../ports/store.ts'
import { CONSENT_VERSION, consentText } from '../text/consent.ts'

export interface ConnectParts {
  store: Store
  networks: ReadonlyMap<string, Network>
  clock: Clock
  language: 'de' | 'en'
}

export interface Connected {
  account: Account
  employee: Employee
}

/** A sign-in is good for ten minutes and one use. */
const SIGN_IN_MS = 10 * 60_000

export function createConnect({ store, networks, clock, language }: ConnectParts) {
  async function employeeOf(email: string): Promise<Employee> {
    const employee = await store.people.employeeByEmail(email)
    if (employee) return employee
    throw new ConfigInvalid(
      `No employee has the address ${email}. Import them first: rapport import employees FILE.csv`,
    )
  }

  function networkOf(name: string): Network {
    const network = networks.get(name)
    if (network) return network
    throw new ConfigInvalid(`Rapport cannot connect to "${name}". It can to: ${[...networks.keys()].join(', ')}.`)
  }

  const wordsFor = (employee: Employee) => employee.language ?? language

  async function keep(
    network: Network,
    employee: Employee,
    tokens: Tokens,
    consent: Pick<Consent, 'text' | 'version' | 'language' | 'via'>,
  ): Promise<Connected> {
    const me = await network.whoAmI(tokens)
    const now = clock.now()
    const who = { network: network.name, remoteId: me.id, handle: me.handle, employeeId: employee.id }
    return { employee, account: await store.accounts.connect(who, tokens, { ...consent, givenAt: now }, now) }
  }

  return {
    /** What the employee must know, and where they sign in. */
    async begin(
      networkName: string,
      email: string,
      redirectUri: string,
    ): Promise<{ url: string; state: string; consent: string; employee: Employee }> {
      const network = networkOf(networkName)
      const employee = await employeeOf(email)
      if (!network.signIn)
        throw new ConfigInvalid(
          `Signing in at ${networkName} is not set up. For X, set X_CLIENT_ID (developer.x.com → Keys and tokens), or give --token-file.`,
        )
      const { url, state, codeVerifier } = network.signIn.begin(redirectUri)
      const consent = consentText(wordsFor(employee))
      await store.accounts.saveSignIn({
        state,
        network: network.name,
        employeeId: employee.id,
        codeVerifier,
        redirectUri,
        consentText: consent,
        consentVersion: CONSENT_VERSION,
        language: wordsFor(employee),
        expiresAt: new Date(clock.now().getTime() + SIGN_IN_MS),
      })
      return { url, state, consent, employee }
    },
    /** @throws ConfigInvalid when the sign-in is unknown, used or too old */
    async finish(networkName: string, state: string, code: string): Promise<Connected> {
      const attempt = await store.accounts.takeSignIn(state, clock.now())
      const employee = attempt && (await store.people.employeeById(attempt.employeeId))
      if (!attempt || !employee || attempt.network !== networkName)
        throw new ConfigInvalid(
          'This sign-in is unknown, was used already, or took longer than ten minutes. Start again.',
        )
      const network = networkOf(networkName)
      if (!network.signIn) throw new ConfigInvalid(`Signing in at ${networkName} is not set up.`)
      const tokens = await network.signIn.finish({
        code,
        codeVerifier: attempt.codeVerifier,
        redirectUri: attempt.redirectUri,
      })
      return keep(network, employee, tokens, {
        text: attempt.consentText,
        version: attempt.consentVersion,
        language: attempt.language,
        via: 'browser',
      })
    },
    /** Gives up a sign-in that was refused in the browser. */
    async cancel(state: string): Promise<void> {
      await store.accounts.takeSignIn(state, clock.now())
    },
    /**
     * Withdraws the consent of an employee for their accounts on a network (privacy.md 1). Ours are deleted whatever the
     * network answers; `stillValid` says that it could not be told, so that the person should withdraw there as well.
     */
    async disconnect(networkName: string, email: string): Promise<{ handles: string[]; stillValid: boolean }> {
      const network = networkOf(networkName)
      const employee = await employeeOf(email)
      const accounts = (await store.accounts.ofEmployee(employee.id)).filter(
        (a) => a.network === networkName && a.status !== 'disconnected',
      )
      let stillValid = false
      for (const account of accounts) {
        const tokens = await store.accounts.tokens(account.id)
        await store.accounts.disconnect(account.id, clock.now())
        try {
          if (tokens) await network.revoke(tokens)
        } catch (error) {
          if (!(error instanceof RapportError)) throw error
          stillValid = true
        }
      }
      return { handles: accounts.map((a) => a.handle), stillValid }
    },
    consentFor: async (email: string) => consentText(wordsFor(await employeeOf(email))),
    async withTokens(networkName: string, email: string, tokens: Tokens): Promise<Connected> {
      const employee = await employeeOf(email)
      const text = consentText(wordsFor(employee))
      return keep(networkOf(networkName), employee, tokens, {
        text,
        version: CONSENT_VERSION,
        language: wordsFor(employee),
        via: 'cli',
      })
    },
  }
}

export type Connect = ReturnType<typeof createConnect>
