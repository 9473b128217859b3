import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt'
import type { AlertActions, CorrectionActions } from '../actions/contract.ts'
import { AuthExpired, ConfigInvalid, PermissionDenied } from '../domain/errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { CheckFinding } from '../ports/replies.ts'
import type { InboxItem, InboxStore } from '../ports/store.ts'
import { clientOptions, type SlackClient, slackClient, toDomainError } from './client.ts'
import { readUndo, showCorrections, UNDO, undoOnce } from './corrections.ts'
import { type ChangedUser, createWhisperer, type Desk } from './desk.ts'
import { GESTURE, performGesture, readGesture } from './gestures.ts'
import { createHome } from './home.ts'
import { APP_TOKEN_HELP, type Identity, identify } from './identity.ts'
import { HOME } from './listeners/home.ts'
import { listeners } from './listeners/index.ts'
import { errorFields, type Log, libraryLogger } from './log.ts'
import { createNotifier } from './notifier.ts'
import { parseEvent } from './payloads.ts'
import { createQueue } from './queue.ts'
import { createIntake, type RequestListener } from './receivers.ts'
import { createTracker } from './tracker.ts'

const SWEEP_MS = 15_000

export interface SlackAppOptions {
  botToken: string
  /** With it Socket Mode is used, otherwise signed HTTP. */
  appToken?: string
  signingSecret?: string
  apiUrl?: string
  /** False: connect directly. Otherwise HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured. */
  throughProxy?: boolean
  actions: AlertActions & CorrectionActions
  inbox: InboxStore
  clock: Clock
  log: Log
  /** Id of this process, for the inbox's leases. */
  owner: string
  /** Which findings keep a person's own words from being saved; `isBlocking` of the reply checks. */
  isBlocking(finding: CheckFinding): boolean
  /** Told of changed time zones and languages, where somebody keeps them. */
  onUserChange?(user: ChangedUser): Promise<void>
  /** Milliseconds until a start is given up; 20 000 unless told. */
  startTimeoutMs?: number
}

export interface SlackStatus {
  connected: boolean
  mode: 'socket' | 'http'
  /** Set once the workspace took the app's access away. */
  problem: 'uninstalled' | 'token_revoked' | null
}

export interface SlackApp {
  /** In HTTP mode: to be mounted at `/slack/events`, with the request's body unread. */
  requestListener?: RequestListener
  /** `ConfigInvalid` for a bad token, `Unavailable` when Slack does not answer in time. */
  start(): Promise<void>
  /** Takes nothing more, then waits for what is under way; at most 10 s. */
  stop(): Promise<void>
  client: SlackClient
  notifier: Notifier
  status(): SlackStatus
  /** Works off queued gestures, also those a process that died left behind; gives how many were done. */
  workInbox(): Promise<number>
  /** Shows a person their App Home as it is now. */
  publishHome(slackUserId: string): Promise<void>
}

/** Slack, listening and speaking. Nothing is sent or received before `start`. */
export async function createSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const { botToken, actions, inbox, clock, log, owner } = options
  const how = { apiUrl: options.apiUrl, throughProxy: options.throughProxy, log }
  const posting = slackClient({ ...how, token: botToken })
  const client = slackClient({ ...how, token: botToken, timeoutMs: 10_000 })
  const whisperer = createWhisperer(client, log)
  const home = createHome({ client, actions })
  const taking = createTracker()
  const working = createTracker()
  let open = false
  let identity: Identity | undefined
  let problem: SlackStatus['problem'] = null
  let sweep: NodeJS.Timeout | undefined

  const queue = createQueue({ inbox, clock, owner, log, handle, giveUp })
  const workInbox = () => working.run(queue.work())
  const desk: Desk = {
    ...whisperer,
    actions,
    client,
    log,
    now: () => clock.now(),
    isBlocking: options.isBlocking,
    onUserChange: options.onUserChange,
    async queue(item) {
      await queue.add(item)
    },
    kick: () => void workInbox(),
    after(work) {
      const guarded = work().catch((error) => log.error(errorFields(error), 'work after an acknowledgement failed'))
      void working.run(guarded)
    },
    lost(what) {
      problem = what
      log.error({ problem: what }, 'slack took the access of the app away')
    },
  }

  async function handle(item: InboxItem): Promise<void> {
    if (item.kind === HOME) return home.publish(personOf(item.data))
    if (item.kind === UNDO) return undo(item)
    const gesture = item.kind === GESTURE ? readGesture(item.data) : null
    if (gesture === null) {
      log.error({ inboxId: item.id, kind: item.kind }, 'a queued gesture is not readable and is left out')
      return
    }
    const performed = await performGesture(actions, item.id, gesture)
    if (!performed.ok) await whisperer.refuse(gesture, performed)
    // The home is a convenience: its failure must not repeat the gesture.
    else desk.after(() => home.refresh(gesture.slackUserId))
  }

  async function undo({ id, data }: InboxItem): Promise<void> {
    const asked = readUndo(data)
    if (asked === null) throw new TypeError('A queued undo is not readable')
    const said = await undoOnce(actions, id, asked)
    if (typeof said !== 'string') return whisperer.refuse({ slackUserId: asked.slackUserId, message: null }, said)
    // It is done; that the list cannot be shown must not repeat it.
    desk.after(async () => {
      await showCorrections(desk, asked, said)
    })
  }

  async function giveUp(item: InboxItem): Promise<void> {
    const gesture = item.kind === GESTURE ? readGesture(item.data) : null
    if (gesture !== null) await whisperer.apologise(gesture, null)
    const asked = item.kind === UNDO ? readUndo(item.data) : null
    if (asked !== null) await whisperer.apologise({ slackUserId: asked.slackUserId, message: null }, null)
  }

  const intake = createIntake({
    appToken: options.appToken,
    signingSecret: options.signingSecret,
    clientOptions: clientOptions({ ...how, timeoutMs: 10_000 }),
    startTimeoutMs: options.startTimeoutMs ?? 20_000,
    throughProxy: options.throughProxy,
    log,
    isOpen: () => open,
  })
  const bolt = new QueueingApp(
    {
      receiver: intake.receiver,
      authorize: async () => ({ botToken, botId: identity?.botId, botUserId: identity?.botUserId }),
      clientOptions: clientOptions(how),
      logger: libraryLogger(log),
      convoStore: false,
    },
    (event, pass) => taking.run(takeEvent(event, pass)),
  )
  bolt.error(async (error) => {
    log.error(errorFields(error), 'a gesture could not be taken')
    // Thrown on, so that it is not acknowledged and Slack delivers it again.
    throw error
  })
  for (const listener of listeners) listener.register(bolt, desk)

  /** Bolt acknowledges events before any listener runs, so they are queued ahead of Bolt (slack.md, trap 6). */
  async function takeEvent({ body, ack }: ReceiverEvent, pass: () => Promise<void>): Promise<void> {
    const parsed = parseEvent(body)
    if (parsed !== null) {
      const item = listeners.map((l) => l.intake?.(parsed.id, parsed.event) ?? null).find((found) => found !== null)
      if (item && !(await queue.add(item))) return ack()
    }
    await pass()
  }

  return {
    ...(intake.mode === 'http' ? { requestListener: intake.requestListener } : {}),
    async start() {
      identity = await identify(client, clock.now())
      if (intake.mode === 'socket') await openSocket(() => intake.link.start(), clock.now())
      open = true
      log.info({ mode: intake.mode, workspace: identity.teamId }, 'slack is connected')
      // Finds what another process left behind when its lease has lapsed, and what waits for another try.
      sweep = setInterval(() => void workInbox(), SWEEP_MS)
      sweep.unref()
      void workInbox()
    },
    async stop() {
      const begun = performance.now()
      open = false
      clearInterval(sweep)
      // First the acknowledgements, which in Socket Mode need the connection.
      await taking.idle(2500)
      queue.close()
      if (intake.mode === 'socket') await intake.link.stop()
      const left = Math.max(0, 9500 - (performance.now() - begun))
      if (!(await working.idle(left))) log.warn({}, 'slack work was still under way at the end')
    },
    client,
    notifier: createNotifier({ client: posting, now: () => clock.now() }),
    status: () => ({
      connected: problem === null && open && (intake.mode === 'http' || intake.link.connected()),
      mode: intake.mode,
      problem,
    }),
    workInbox,
    publishHome: home.publish,
  }
}

class QueueingApp extends App {
  readonly #take: (event: ReceiverEvent, pass: () => Promise<void>) => Promise<void>
  constructor(options: AppOptions, take: (event: ReceiverEvent, pass: () => Promise<void>) => Promise<void>) {
    super(options)
    this.#take = take
  }
  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#take(event, () => super.processEvent(event))
  }
}

async function openSocket(start: () => Promise<void>, now: Date): Promise<void> {
  try {
    await start()
  } catch (error) {
    const known = toDomainError(error, now)
    if (!(known instanceof AuthExpired || known instanceof PermissionDenied)) throw known
    throw new ConfigInvalid(`SLACK_APP_TOKEN is not valid: ${known.message}; ${APP_TOKEN_HELP}.`)
  }
}

function personOf(data: unknown): string {
  if (typeof data === 'object' && data !== null && 'slackUserId' in data) return String(data.slackUserId)
  throw new TypeError('A queued home has no person')
}
