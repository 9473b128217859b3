import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createAlertActions } from './actions/alerts.ts'
import { type Connect, createConnect } from './actions/connect.ts'
import type { AlertActions, CorrectionActions } from './actions/contract.ts'
import { createCorrectionActions } from './actions/corrections.ts'
import { createOperations } from './actions/operations.ts'
import { firstMoment, quietly, sandboxKey, sandboxUser } from './app-parts.ts'
import type { Settings, SlackSettings } from './config.ts'
import type { Post } from './domain/post.ts'
import { createJobs, type Jobs } from './jobs/index.ts'
import type { Job } from './jobs/job.ts'
import { type ReplayResult, replay } from './jobs/replay.ts'
import { createScheduler, type Scheduler } from './jobs/scheduler.ts'
import type { Log } from './log.ts'
import { createNetworks, fileAccounts } from './networks/index.ts'
import { createPipeline } from './pipeline.ts'
import { type Clock, replayClock, systemClock } from './ports/clock.ts'
import type { Network } from './ports/network.ts'
import type { Store } from './ports/store.ts'
import { createReader } from './reading/index.ts'
import { createReplyWriter, isBlocking } from './replies/index.ts'
import { rules } from './rules/index.ts'
import { createSlackApp, type SlackApp } from './slack/app.ts'
import { findLimitBreaches } from './slack/limits.ts'
import { isLoopbackName } from './slack/sandbox/guard.ts'
import { createSandbox, type Sandbox } from './slack/sandbox/index.ts'
import { checkKey, createCipher, createStore, openDatabase, openPhraseFile } from './store/index.ts'
import { createConnectRoutes } from './web/connect.ts'
import { serveControl } from './web/control.ts'
import { createReadiness } from './web/readiness.ts'
import { createWeb, type Web } from './web/server.ts'

export interface AppOptions {
  settings: Settings
  /** Folder of everything this run keeps on disk. */
  home: string
  log: Log
  /** Null: the sandbox workspace in the browser stands in for Slack. */
  slack: SlackSettings | null
  /** Posts to play back in place of real networks, at most one poll every `paceMs`. */
  replay?: { posts: readonly Post[]; accounts: readonly string[]; paceMs: number | null }
  /** Null for a run of one moment, such as `once`: nothing listens, but the sandbox on any free port. */
  port: number | null
  /** In place of the time of day, for tests; a replay has its own. */
  clock?: Clock
}

/** The composition root's result: everything wired, nothing started. */
export interface RapportApp {
  store: Store
  networks: ReadonlyMap<string, Network>
  actions: AlertActions & CorrectionActions
  connect: Connect
  web: Web
  /** Opens the port and connects to Slack; nothing is read or sent yet. */
  listen(): Promise<void>
  /** Listens, and works until it is stopped. */
  start(): Promise<void>
  /** Every due job a single time; a replay from beginning to end. */
  once(): Promise<ReplayResult | null>
  /** Ends when a replay has ended; at once without one. */
  replayed: Promise<ReplayResult | null>
  /** Takes nothing new, finishes what is under way within ten seconds, closes everything. */
  stop(): Promise<void>
}

const DRAIN_MS = 9000

/** Wires the program together. Opening the database is the only thing it does by itself. */
export async function createApp(options: AppOptions): Promise<RapportApp> {
  const { settings, home, log, slack } = options
  const owner = `${process.pid}-${randomUUID().slice(0, 8)}`
  const isSandbox = slack === null
  const phraseFile = settings.PHRASES_FILE
    ? openPhraseFile(settings.PHRASES_FILE, (problem) =>
        log.warn({ reason: problem.message }, 'the phrase file cannot be read; its last good version goes on holding'),
      )
    : null
  const cipher = createCipher(
    settings.ENCRYPTION_KEY && !isSandbox ? settings.ENCRYPTION_KEY : sandboxKey(home),
    settings.ENCRYPTION_KEY_PREVIOUS,
  )
  const database = await openDatabase({ home, url: options.replay || isSandbox ? undefined : settings.DATABASE_URL })
  for (const name of database.migrations.changed)
    log.warn({ migration: name }, 'a migration that was applied has changed since')
  const store = createStore(database.prisma, cipher, database.close)
  try {
    await checkKey(store, cipher)
    if (database.kind === 'embedded') await store.recover()
  } catch (error) {
    await database.close()
    throw error
  }

  const replayed = options.replay
  const played = replayed ? replayClock(firstMoment(replayed.posts)) : null
  // Slack, locks and leases live in real time, also while a replay does not.
  const wall = options.clock ?? systemClock
  const clock: Clock = played ?? wall
  const networks = createNetworks({
    clock,
    x: { clientId: settings.X_CLIENT_ID, clientSecret: settings.X_CLIENT_SECRET, apiUrl: settings.X_API_URL },
    replay: replayed,
  })
  const onError = quietly((part, error) => log.error({ err: error, part }, 'a part failed; the others go on'))
  const pipelineSettings = {
    minConfidence: settings.MIN_CONFIDENCE,
    triageChannel: settings.SLACK_TRIAGE_CHANNEL ?? (isSandbox ? '#triage' : null),
    timeZone: settings.TIME_ZONE,
    language: settings.DEFAULT_LANGUAGE,
  }
  const replies = createReplyWriter()
  const reader = createReader({
    minConfidence: settings.MIN_CONFIDENCE,
    models: settings.READING_MODELS,
    onError,
  })
  const pipeline = createPipeline({
    store,
    clock,
    reader,
    rules,
    replies,
    networks,
    phraseFile,
    settings: pipelineSettings,
    onError,
  })
  const wake = (job: string) => scheduler?.wake(job)
  const wakeOutbox = () => wake('outbox')
  const card = { store, networks, clock, settings: pipelineSettings }
  const teaching = { reader, phraseFile, minConfidence: settings.MIN_CONFIDENCE }
  const actions = {
    ...createAlertActions({ ...card, replies, isBlocking, wakeOutbox }),
    ...createCorrectionActions({ ...card, ...teaching, wakeOutbox }),
  }
  const connect = createConnect({ store, networks, clock, language: settings.DEFAULT_LANGUAGE })

  const sandboxSlack = isSandbox
    ? { botToken: `xoxb-sandbox-${randomBytes(12).toString('hex')}`, signingSecret: randomBytes(16).toString('hex') }
    : null
  const slackSettings: SlackSettings = slack ?? { ...(sandboxSlack ?? { botToken: '' }), apiUrl: undefined }
  let slackApp: SlackApp | null = null
  let sandbox: Sandbox | null = null
  let jobs: Jobs | null = null
  let scheduler: Scheduler | null = null
  const aborted = new AbortController()
  let finishReplay: (result: ReplayResult | null) => void = () => {}
  const replayDone = new Promise<ReplayResult | null>((resolve) => {
    finishReplay = resolve
  })

  const operations = createOperations({
    store,
    connect,
    clock,
    teaching,
    siteUrl: () => settings.PUBLIC_URL?.replace(/\/$/, '') ?? web.url(),
    onChange: (what) => wake({ people: 'people', accounts: 'poll', corrections: 'outbox' }[what]),
  })
  let control: { close(): void } | null = null

  const web = createWeb({
    readiness: createReadiness({
      store,
      clock,
      status: () => ({ slack: slackApp?.status() ?? null, jobs: scheduler?.status() ?? [] }),
    }),
    slackEvents: (request, response) => {
      if (slackApp?.requestListener) return slackApp.requestListener(request, response)
      response.statusCode = 404
      response.end()
    },
    handlers: [
      async (request) => sandbox?.handle(request) ?? null,
      async (request) => {
        const isFront = isSandbox && ['/', '/tour'].includes(new URL(request.url).pathname)
        return isFront ? new Response(null, { status: 302, headers: { location: '/sandbox' } }) : null
      },
      createConnectRoutes({ connect, onFinished: operations.finished }),
    ],
    // What stands in for Slack must not be reached under a foreign page's name, by no path.
    isOurName: isSandbox ? isLoopbackName : undefined,
    onError: (error) => log.error({ err: error }, 'a request failed'),
  })

  async function open(): Promise<Jobs> {
    if (jobs) return jobs
    if (sandboxSlack) {
      await web.listen('127.0.0.1', options.port ?? 0)
      sandbox = await openSandbox(sandboxSlack)
    } else if (options.port !== null) await web.listen(settings.HOST, options.port)
    const apiUrl = isSandbox ? `${web.url()}/sandbox/api/` : slackSettings.apiUrl
    slackApp = await createSlackApp({
      ...slackSettings,
      apiUrl,
      actions,
      inbox: store.inbox,
      clock: wall,
      log,
      owner,
      isBlocking,
      throughProxy: !isSandbox,
    })
    jobs = createJobs({
      ...card,
      pipeline,
      notifier: slackApp.notifier,
      owner,
      intervalSeconds: settings.POLL_INTERVAL_SECONDS,
      budgets: new Map([
        ['x', { dailyUsd: settings.X_DAILY_BUDGET_USD, monthlyUsd: settings.X_MONTHLY_BUDGET_USD ?? null }],
      ]),
      isReplay: replayed !== undefined,
      paceMs: isSandbox ? 0 : 1000,
      triageChannel: pipelineSettings.triageChannel,
      now: () => wall.now(),
      wakeOutbox,
      log,
    })
    return jobs
  }

  async function openSandbox({
    botToken,
    signingSecret,
  }: {
    botToken: string
    signingSecret: string
  }): Promise<Sandbox> {
    const people = await store.people.employees()
    return createSandbox({
      file: join(home, 'sandbox-slack.jsonl'),
      baseUrl: web.url,
      signingSecret,
      botToken,
      users: people.map((e) => sandboxUser(e, settings.TIME_ZONE)),
      channels: [pipelineSettings.triageChannel?.replace(/^#/, '') ?? 'triage'],
      clock,
      breaches: findLimitBreaches,
      language: settings.DEFAULT_LANGUAGE,
    })
  }

  const schedule = (list: readonly Job[]): Scheduler =>
    createScheduler({
      jobs: list,
      timeZone: settings.TIME_ZONE,
      owner,
      books: store.jobs,
      now: () => wall.now(),
      onError,
    })

  async function play(ready: Jobs): Promise<ReplayResult | null> {
    if (!replayed || !played) return null
    return replay(
      {
        store,
        clock: played,
        posts: replayed.posts,
        accounts: fileAccounts(replayed.posts, replayed.accounts),
        intervalSeconds: settings.POLL_INTERVAL_SECONDS,
        timeZone: settings.TIME_ZONE,
        paceMs: replayed.paceMs,
        jobs: ready.forReplay,
        sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
      },
      aborted.signal,
    )
  }

  return {
    store,
    networks,
    actions,
    connect,
    web,
    replayed: replayDone,
    async listen() {
      await open()
      await slackApp?.start()
    },
    async start() {
      const ready = await open()
      await slackApp?.start()
      // Commands that change the embedded database find the way in here while it is open.
      if (database.kind === 'embedded' && !isSandbox)
        control = await serveControl(home, operations).catch((error: unknown) => {
          // Its path may be too long for a socket; everything else works without it.
          log.warn({ err: error }, 'commands cannot reach the running program: stop it to import or connect')
          return null
        })
      scheduler = schedule(replayed ? ready.besideReplay : ready.all)
      // The sandbox knows everybody at once; Slack takes its time with thousands.
      if (isSandbox) await ready.people.run(aborted.signal)
      scheduler.start()
      scheduler.wake('people')
      scheduler.wake('outbox')
      if (!replayed) scheduler.wake('poll')
      void play(ready).then(finishReplay, (error: unknown) => {
        if (!aborted.signal.aborted) log.error({ err: error }, 'the replay broke off')
        finishReplay(null)
      })
    },
    async once() {
      const ready = await open()
      if (isSandbox && !slackApp?.status().connected) await slackApp?.start()
      if (replayed) {
        await ready.people.run(aborted.signal)
        return play(ready)
      }
      scheduler ??= schedule(ready.once)
      await scheduler.runAll()
      const failed = scheduler.status().filter((job) => job.lastError !== null)
      if (failed.length > 0)
        throw new Error(`These jobs failed: ${failed.map((job) => `${job.name} (${job.lastError})`).join(', ')}.`)
      const unread = (await store.accounts.all()).filter((a) => a.status === 'connected' && a.lastError)
      if (unread.length > 0)
        throw new Error(
          `Not read: ${unread.map((a) => `${a.network}:@${a.handle} (${a.lastError})`).join(', ')}. The next run tries again.`,
        )
      return null
    },
    async stop() {
      aborted.abort()
      const drained = await Promise.all([scheduler?.stop(DRAIN_MS) ?? true, slackApp?.stop().then(() => true) ?? true])
      if (!drained.every(Boolean)) log.warn('some work was still under way and goes on at the next start')
      control?.close()
      await web.close()
      await sandbox?.close()
      await store.close()
    },
  }
}
