import { type Command, Option } from 'commander'
import { isUnconfigured, readSettings, requireKey } from '../config.ts'
import type { Alert } from '../domain/alert.ts'
import { createLog } from '../log.ts'
import type { Store } from '../ports/store.ts'
import { print, say } from './io.ts'
import { assemble, type RunOptions } from './start.ts'

/** `rapport once`: every due job a single time; with `--posts`, the file from beginning to end. */
export function addOnce(program: Command): void {
  program
    .command('once')
    .description('run every due job a single time and end; with --posts, replay the file and end')
    .option('--posts <file>', 'replay posts (JSON lines) into a database of their own')
    .option('--to-slack', 'with --posts: alerts go to the real Slack in place of the sandbox', false)
    .addOption(new Option('--account <handle...>', 'with --posts: whom to read for'))
    .option('--json', 'print posts and alerts as JSON', false)
    .action(async (options: RunOptions & { json: boolean }) => {
      const settings = readSettings()
      if (!options.posts && isUnconfigured(settings)) requireKey(settings)
      const log = createLog(settings.LOG_LEVEL === 'info' ? 'warn' : settings.LOG_LEVEL)
      const { app, posts, bad } = await assemble(settings, log, options, null)
      try {
        const result = (await app.once()) ?? { read: 0, stored: 0, duplicates: 0 }
        const alerts = await describeAlerts(app.store)
        if (options.json) print(JSON.stringify({ posts: { ...result, bad }, alerts }))
        else report(result, alerts)
        if (!options.json) for (const line of bad) say(`Line ${line.line} was skipped: ${line.reason}`)
        if (posts.length === 0 && options.posts) process.exitCode = 1
      } finally {
        await app.stop()
      }
    })
}

interface AlertLine {
  id: string
  kind: string
  postIds: string[]
  customer: string | null
  recipient: string | null
  state: string
}

async function describeAlerts(store: Store): Promise<AlertLine[]> {
  const alerts = await store.alerts.list({ limit: 100_000 })
  const customers = await store.people.customersByIds(alerts.flatMap((a) => a.customerId ?? []))
  const employees = new Map((await store.people.employees()).map((e) => [e.id, e.email]))
  const recipientOf = ({ recipient }: Alert) =>
    recipient === null
      ? null
      : 'channel' in recipient
        ? recipient.channel
        : (employees.get(recipient.employeeId) ?? null)
  const lines: AlertLine[] = []
  for (const alert of alerts) {
    const posts = await store.posts.byRowIds(await store.alerts.postsOf(alert.id))
    const customer = alert.customerId ? (customers.get(alert.customerId)?.name ?? null) : null
    lines.push({
      id: alert.id,
      kind: alert.kind,
      postIds: posts.map((p) => p.id),
      customer,
      recipient: recipientOf(alert),
      state: alert.state,
    })
  }
  return lines
}

function report(
  { read, stored, duplicates }: { read: number; stored: number; duplicates: number },
  alerts: readonly AlertLine[],
): void {
  print(`${read} posts read, ${stored} stored, ${duplicates} were there already`)
  const kinds = new Map<string, number>()
  for (const { kind } of alerts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const parts = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind}`)
  print(
    `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`,
  )
}
