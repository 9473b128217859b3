import type { AlertActions, CorrectionActions } from '../../src/actions/contract.ts'
import type { ManualClock } from '../../src/ports/clock.ts'
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.ts'
import { type FakeActions, fakeActions, type MemoryInbox, memoryInbox, memoryLog, slackClock } from './slack-fakes.ts'
import { SIGNING_SECRET, type Slack, slackSender } from './slack-requests.ts'
import { type FakeSlack, fakeSlack } from './slack-server.ts'

export interface Workspace {
  app: SlackApp
  api: FakeSlack
  actions: FakeActions
  inbox: MemoryInbox
  clock: ManualClock
  log: ReturnType<typeof memoryLog>
  /** Slack's sending end; only in HTTP mode. */
  slack: Slack
  close(): Promise<void>
}

/** An app in HTTP mode, started, between a Slack that answers it and a Slack that calls it. */
export async function workspace(
  overrides: { actions?: Partial<AlertActions & CorrectionActions>; options?: Partial<SlackAppOptions> } = {},
): Promise<Workspace> {
  const api = await fakeSlack()
  const actions = fakeActions(overrides.actions)
  const inbox = memoryInbox()
  const clock = slackClock()
  const log = memoryLog()
  const app = await createSlackApp({
    botToken: 'xoxb-secret-token',
    signingSecret: SIGNING_SECRET,
    apiUrl: api.url,
    actions,
    inbox,
    clock,
    log,
    owner: 'p1',
    isBlocking: () => true,
    ...overrides.options,
  })
  await app.start()
  const slack = await slackSender(app.requestListener ?? ((_req, res) => void res.writeHead(404).end()))
  return {
    app,
    api,
    actions,
    inbox,
    clock,
    log,
    slack,
    async close() {
      await app.stop()
      await slack.close()
      await api.close()
    },
  }
}
