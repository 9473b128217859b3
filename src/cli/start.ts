import { setTimeout as wait } from 'node:timers/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { createApp, type RapportApp } from '../app.ts'
import {
  checkX,
  hasRealToken,
  isUnconfigured,
  missing,
  readSettings,
  requireKey,
  requireSlack,
  type Settings,
} from '../config.ts'
import { ConfigInvalid } from '../domain/errors.ts'
import type { Post } from '../domain/post.ts'
import { createLog, type Log } from '../log.ts'
import { type BadLine, readPosts } from '../networks/index.ts'
import { prepareTour } from '../tour/index.ts'
import { homeOf, print, say } from './io.ts'
import { copyPeople, ensureSomebody } from './people.ts'

export interface RunOptions {
  tour?: boolean
  posts?: string
  toSlack?: boolean
  account?: string[]
  port?: number
}

/** Between two polls of the tour, so that a person can follow. */
const TOUR_PACE_MS = 4000

/** `rapport start`: runs until SIGINT or SIGTERM. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('run until stopped; without any configuration this is the tour')
    .addOption(new Option('--tour', 'an invented company and a sandbox Slack in the browser').conflicts('posts'))
    .option('--posts <file>', 'replay posts (JSON lines) on their own clock, into a database of their own')
    .option('--to-slack', 'with --posts: alerts go to the real Slack in place of the sandbox', false)
    .option('--account <handle...>', 'with --posts: whom to read for (default: every author of direction "out")')
    .addOption(new Option('--role <role>', 'which part runs in this process').choices(['all']).default('all'))
    .addOption(new Option('--port <number>', 'port to listen on (default: PORT)').argParser(portNumber))
    .action(async (options: RunOptions) => {
      const settings = readSettings()
      const log = createLog(settings.LOG_LEVEL)
      const stopped = stopSignal()
      const app = await assemble(settings, log, options, options.port ?? settings.PORT)
      try {
        await app.app.start()
      } catch (error) {
        await app.app.stop()
        throw error
      }
      const page = app.isSandbox ? '/sandbox' : ''
      print(`Rapport is ready: ${app.app.web.url()}${page}`)
      for (const line of app.bad) say(`Line ${line.line} was skipped: ${line.reason}`)
      let isStopping = false
      void app.app.replayed.then((result) => {
        if (result && !isStopping)
          say(
            `Replay finished: ${result.read} posts read, ${result.stored} stored, ${result.duplicates} were there already. Press Ctrl-C to stop.`,
          )
      })
      await stopped
      isStopping = true
      say('Stopping; what is under way is finished first.')
      await Promise.race([app.app.stop(), wait(10_000, undefined, { ref: false })])
      // Whatever still holds the process open has had its ten seconds.
      process.exit()
    })
}

export interface Assembled {
  app: RapportApp
  posts: Post[]
  bad: BadLine[]
  isSandbox: boolean
}

/** The app as the options want it; `port` null for a run that does not stay. */
export async function assemble(
  settings: Settings,
  log: Log,
  options: RunOptions,
  port: number | null,
): Promise<Assembled> {
  if (options.posts) return assembleReplay(settings, log, options, options.posts, port)
  if (options.toSlack || options.account) throw new ConfigInvalid('--to-slack and --account go with --posts FILE.')
  if (options.tour || isUnconfigured(settings)) return assembleTour(settings, log, port)
  requireKey(settings)
  const slack = requireSlack(settings)
  checkX(settings)
  const app = await createApp({ settings, home: settings.RAPPORT_HOME, log, slack, port })
  // Tokens from a file need no client id; without either there is nothing to read.
  if (!settings.X_CLIENT_ID && (await app.store.accounts.all()).length === 0) {
    await app.stop()
    throw missing('X_CLIENT_ID')
  }
  return { app, posts: [], bad: [], isSandbox: false }
}

async function assembleReplay(
  settings: Settings,
  log: Log,
  options: RunOptions,
  file: string,
  port: number | null,
): Promise<Assembled> {
  const slack = options.toSlack ? requireSlack(settings) : null
  if (slack) requireKey(settings)
  const { posts, bad } = await readPosts(file)
  if (posts.length === 0)
    throw new ConfigInvalid(
      `${file} holds no posts${bad[0] ? ` (line ${bad[0].line}: ${bad[0].reason})` : ''}. See docs/operations.md for the format.`,
    )
  const replay = { posts, accounts: options.account ?? [], paceMs: null }
  const app = await createApp({ settings, home: homeOf(settings, 'replay'), log, slack, port, replay })
  await copyPeople(settings, app.store, log)
  if (!slack) await ensureSomebody(app.store)
  return { app, posts, bad, isSandbox: slack === null }
}

async function assembleTour(settings: Settings, log: Log, port: number | null): Promise<Assembled> {
  if (hasRealToken(settings))
    throw new ConfigInvalid('The tour does not run while a real token is set. Unset it, or start without --tour.')
  if (settings.NODE_ENV === 'production') throw new ConfigInvalid('The tour does not run with NODE_ENV=production.')
  const tour = prepareTour(new Date())
  const replay = { posts: tour.posts, accounts: tour.accounts, paceMs: TOUR_PACE_MS }
  const app = await createApp({ settings, home: homeOf(settings, 'tour'), log, slack: null, port, replay })
  await tour.fill(app.store)
  return { app, posts: tour.posts, bad: [], isSandbox: true }
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

export function portNumber(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('must be a port number, 0 to 65535.')
}
