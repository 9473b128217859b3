import type { Command } from 'commander'
import { renew } from '../actions/tokens.ts'
import { checkX, readSettings, requireKey, requireSlack, type Settings } from '../config.ts'
import { AuthExpired, RapportError } from '../domain/errors.ts'
import { KEY_COMMAND } from '../domain/key-command.ts'
import { createNetworks } from '../networks/index.ts'
import { systemClock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { checkSlack } from '../slack/check.ts'
import { checkKey, createCipher, createStore, lockHolder, lockPath, openDatabase } from '../store/index.ts'
import { phraseFileOf, print } from './io.ts'

interface Check {
  name: string
  status: 'ok' | 'warn' | 'fail'
  message: string
  fix: string
}

/** `rapport doctor`: each part, and how to mend it. Exit 1 when one fails. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check settings, database, key, Slack and every connected account')
    .option('--json', 'print the checks as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const checks = await examine()
      const isOk = checks.every((check) => check.status !== 'fail')
      if (json) print(JSON.stringify({ ok: isOk, checks }))
      else
        for (const { status, name, message, fix } of checks)
          print(`${status.padEnd(4)}  ${name}: ${message}${fix ? `\n      → ${fix}` : ''}`)
      if (!isOk) process.exitCode = 1
    })
}

async function examine(): Promise<Check[]> {
  let settings: Settings
  try {
    settings = readSettings()
  } catch (error) {
    return [
      check(
        'Settings',
        'fail',
        messageOf(error),
        'Correct them in .env or the environment; .env.example explains each one.',
      ),
    ]
  }
  const checks = [check('Settings', 'ok', 'all given settings are well-formed'), keyCheck(settings)]
  checks.push(...phraseChecks(settings), ...(await slackChecks(settings)), xCheck(settings))
  checks.push(...(await databaseChecks(settings)))
  return checks
}

function keyCheck(settings: Settings): Check {
  try {
    createCipher(requireKey(settings), settings.ENCRYPTION_KEY_PREVIOUS)
    return check('Encryption key', 'ok', 'ENCRYPTION_KEY has 32 bytes')
  } catch (error) {
    return check('Encryption key', 'fail', messageOf(error), `Make one with: ${KEY_COMMAND}`)
  }
}

function phraseChecks(settings: Settings): Check[] {
  if (!settings.PHRASES_FILE) return []
  try {
    const rules = phraseFileOf(settings)?.rules() ?? []
    return [check('Phrase file', 'ok', `${rules.length} phrases in ${settings.PHRASES_FILE}`)]
  } catch (error) {
    return [check('Phrase file', 'fail', messageOf(error), 'Correct these lines; docs/operations.md shows the format.')]
  }
}

async function slackChecks(settings: Settings): Promise<Check[]> {
  try {
    const found: Check[] = await checkSlack({ ...requireSlack(settings), now: () => new Date() })
    if (!settings.SLACK_TRIAGE_CHANNEL) {
      found.push(
        check(
          'Triage channel',
          'warn',
          'SLACK_TRIAGE_CHANNEL is not set: alerts on company accounts without an owner reach nobody',
          'Set it to a channel and invite the bot there: /invite @Rapport',
        ),
      )
    }
    return found
  } catch (error) {
    return [check('Slack', 'fail', messageOf(error), 'Set it in .env; slack-manifest.yaml makes the app in one paste.')]
  }
}

function xCheck(settings: Settings): Check {
  try {
    checkX(settings)
  } catch (error) {
    return check('X', 'fail', messageOf(error), 'Set X_CLIENT_ID as well, or remove X_CLIENT_SECRET.')
  }
  if (settings.X_CLIENT_ID)
    return check('X', 'ok', `signing in is set up; at most $${settings.X_DAILY_BUDGET_USD} a day are spent`)
  return check(
    'X',
    'warn',
    'X_CLIENT_ID is not set: nobody can sign in, and tokens cannot be renewed',
    'Copy it from your app at https://developer.x.com, Keys and tokens, OAuth 2.0.',
  )
}

async function databaseChecks(settings: Settings): Promise<Check[]> {
  const holder = settings.DATABASE_URL ? null : lockHolder(lockPath(settings.RAPPORT_HOME))
  if (holder !== null) {
    return [
      check(
        'Database',
        'warn',
        `Rapport is running on it (process ${holder}), so it was not opened`,
        `Ask the running program instead: http://${settings.HOST}:${settings.PORT}/readyz`,
      ),
    ]
  }
  try {
    const database = await openDatabase({ home: settings.RAPPORT_HOME, url: settings.DATABASE_URL })
    const cipher = createCipher(
      settings.ENCRYPTION_KEY ?? Buffer.alloc(32).toString('base64'),
      settings.ENCRYPTION_KEY_PREVIOUS,
    )
    const store = createStore(database.prisma, cipher, database.close)
    try {
      const checks = [
        check(
          'Database',
          'ok',
          database.kind === 'embedded' ? `embedded, in ${settings.RAPPORT_HOME}` : 'PostgreSQL answers',
        ),
      ]
      checks.push(await migrationCheck(database.pending, database.migrations.changed))
      if (settings.ENCRYPTION_KEY) checks.push(await sealedCheck(store, cipher))
      return [
        ...checks,
        ...(await outboxChecks(store)),
        await postsCheck(store),
        ...(await accountChecks(settings, store)),
      ]
    } finally {
      await store.close()
    }
  } catch (error) {
    return [
      check(
        'Database',
        'fail',
        messageOf(error),
        settings.DATABASE_URL ? 'Check DATABASE_URL and that the server runs.' : 'Check the folder RAPPORT_HOME names.',
      ),
    ]
  }
}

async function migrationCheck(pending: () => Promise<string[]>, changed: string[]): Promise<Check> {
  const missing = await pending()
  if (missing.length > 0)
    return check(
      'Migrations',
      'fail',
      `${missing.length} are missing: ${missing.join(', ')}`,
      'Start Rapport once; it applies them.',
    )
  if (changed.length > 0)
    return check(
      'Migrations',
      'warn',
      `applied, but changed since: ${changed.join(', ')}`,
      'Restore the files as they were released.',
    )
  return check('Migrations', 'ok', 'all applied')
}

async function sealedCheck(store: Store, cipher: ReturnType<typeof createCipher>): Promise<Check> {
  try {
    await checkKey(store, cipher)
    return check('Key and database', 'ok', 'the key opens what the database holds')
  } catch (error) {
    return check('Key and database', 'fail', messageOf(error), 'Use the key this database was made with.')
  }
}

async function outboxChecks(store: Store): Promise<Check[]> {
  const { pending, givenUp } = await store.outbox.counts()
  if (givenUp > 0)
    return [
      check(
        'Outbox',
        'warn',
        `${givenUp} messages could not be delivered and were given up`,
        'Look for "message given up" in the log: usually the bot is missing in a channel.',
      ),
    ]
  return [check('Outbox', 'ok', pending === 0 ? 'nothing waits' : `${pending} messages wait to be sent`)]
}

async function postsCheck(store: Store): Promise<Check> {
  const parked = await store.posts.parked()
  if (parked === 0) return check('Posts', 'ok', 'every post that was read could be worked off')
  return check(
    'Posts',
    'warn',
    `${parked} posts failed five times and were set aside: nobody was alerted to them`,
    'This is a bug in Rapport: please report what the log says under "a part failed".',
  )
}

async function accountChecks(settings: Settings, store: Store): Promise<Check[]> {
  const networks = createNetworks({
    clock: systemClock,
    x: { clientId: settings.X_CLIENT_ID, clientSecret: settings.X_CLIENT_SECRET, apiUrl: settings.X_API_URL },
  })
  const checks: Check[] = []
  for (const account of await store.accounts.all()) {
    const name = `Account ${account.network}:@${account.handle}`
    const network = networks.get(account.network)
    const again = `Connect it again: rapport connect ${account.network} --employee EMAIL`
    if (!network || account.status !== 'connected') {
      checks.push(check(name, 'fail', `is ${account.status}`, again))
      continue
    }
    try {
      const tokens = await store.accounts.tokens(account.id)
      if (!tokens) throw new AuthExpired('no tokens are stored')
      try {
        await network.whoAmI(tokens)
      } catch (error) {
        if (!(error instanceof AuthExpired)) throw error
        const renewed = await renew(store, network, account, tokens)
        if (renewed) await network.whoAmI(renewed)
      }
      checks.push(
        check(
          name,
          'ok',
          account.lastSuccessAt ? `works; last read ${account.lastSuccessAt.toISOString()}` : 'works; not read yet',
        ),
      )
    } catch (error) {
      checks.push(
        check(
          name,
          'fail',
          messageOf(error),
          error instanceof AuthExpired ? again : 'Try again later; if it stays, look at the network’s status page.',
        ),
      )
    }
  }
  if (checks.length === 0)
    checks.push(check('Accounts', 'warn', 'none is connected yet', 'rapport connect x --employee EMAIL'))
  return checks
}

const check = (name: string, status: Check['status'], message: string, fix = ''): Check => ({
  name,
  status,
  message,
  fix,
})

function messageOf(error: unknown): string {
  if (error instanceof RapportError) return error.message
  return error instanceof Error ? error.message : 'unknown'
}
