// npm run test:crash [KILLS]: kills the running program at random points over a stream of posts, and counts what was
// lost and what was doubled. Real processes, the real database, X and Slack as local stand-ins.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { fakeSlack } from './fake-slack.mjs'
import { fakeX } from './fake-x.mjs'

const KILLS = Number(process.argv[2] ?? 30)
const PEOPLE = 8
const root = fileURLToPath(new URL('../..', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'rapport-crash-'))
const key = randomBytes(32).toString('base64')
const employees = Array.from({ length: PEOPLE }, (_, i) => ({ email: `person${i}@crash.test`, name: `Person ${i}` }))
const accounts = employees.map((_, i) => ({ id: String(100 + i), handle: `person${i}`, token: `token-${i}` }))
const x = await fakeX(accounts)
const slack = await fakeSlack(employees)
const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  RAPPORT_HOME: home,
  ENCRYPTION_KEY: key,
  SLACK_BOT_TOKEN: 'xoxb-crash',
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_API_URL: slack.url,
  X_CLIENT_ID: 'client',
  X_API_URL: x.url,
  X_DAILY_BUDGET_USD: '100000',
  POLL_INTERVAL_SECONDS: '1',
  LOG_LEVEL: 'warn',
  PORT: '0',
}

function rapport(...args) {
  return spawn(process.execPath, [join(root, 'bin/rapport.mjs'), ...args], {
    cwd: home,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function command(...args) {
  const child = rapport(...args)
  let output = ''
  child.stdout.on('data', (d) => (output += d))
  child.stderr.on('data', (d) => (output += d))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`rapport ${args.join(' ')} ended with ${code}:\n${output}`)
}

async function start() {
  const child = rapport('start')
  child.stderr.on('data', (d) => process.env.CRASH_LOG && process.stderr.write(d))
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (d) => String(d).includes('Rapport is ready') && resolve())
    child.on('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)))
  })
  ready.catch(() => {})
  return { child, ready, exited: once(child, 'exit') }
}

const COMPLAINTS = [
  'the last update broke everything and nobody answers. This is unacceptable.',
  'still not working after three calls, very disappointed with your support.',
  'the order arrived damaged again. I am really angry about this service.',
]
const said = []
let speaking = true
async function speak() {
  while (speaking) {
    const account = accounts[said.length % PEOPLE]
    said.push(
      x.say(
        account.id,
        `customer${said.length}`,
        `@${account.handle} ${COMPLAINTS[said.length % COMPLAINTS.length]} (${said.length})`,
      ),
    )
    await wait(150 + Math.random() * 300)
  }
}

try {
  const began = Date.now()
  writeFileSync(
    join(home, 'employees.csv'),
    `email,name,x\n${employees.map((e, i) => `${e.email},${e.name},person${i}`).join('\n')}\n`,
  )
  await command('import', 'employees', join(home, 'employees.csv'))
  for (const [i, account] of accounts.entries()) {
    const file = join(home, `token-${i}.json`)
    writeFileSync(file, JSON.stringify({ accessToken: account.token, refreshToken: null, expiresAt: null }))
    await command('connect', 'x', '--employee', employees[i].email, '--token-file', file)
    // The first poll of an account is an import of its own kind; the stream begins behind it.
    x.say(account.id, `before${i}`, `@${account.handle} hello there`)
  }
  const first = await start()
  await first.ready
  await wait(3000)
  first.child.kill('SIGTERM')
  await first.exited

  const talking = speak()
  const killed = { early: 0, late: 0 }
  for (let kill = 0; kill < KILLS; kill++) {
    const run = await start()
    // Some are killed while they start, most while they work.
    if (Math.random() < 0.15) await wait(200 + Math.random() * 900)
    else await run.ready.then(() => wait(Math.random() * 4500))
    run.child.kill('SIGKILL')
    await run.exited
    killed[run.child.signalCode === 'SIGKILL' ? 'late' : 'early']++
    process.stderr.write(
      `kill ${kill + 1}/${KILLS}: ${said.length} posts said, ${slack.posted.length} messages in Slack\n`,
    )
  }
  speaking = false
  await talking
  const last = await start()
  await last.ready
  for (let quiet = 0, before = -1; quiet < 6; ) {
    await wait(1000)
    quiet = slack.posted.length === before ? quiet + 1 : 0
    before = slack.posted.length
  }
  last.child.kill('SIGTERM')
  const [code] = await last.exited

  const { openDatabase, createStore, createCipher } = await import(join(root, 'dist/store/index.js'))
  const database = await openDatabase({ home })
  const store = createStore(database.prisma, createCipher(key), database.close)
  const stored = await store.posts.countKnown('x', said)
  const alerts = await store.alerts.list({ limit: 100_000 })
  await store.close()

  const messages = slack.posted.filter((m) => m.alert && !m.thread)
  const perAlert = new Map()
  for (const { alert } of messages) perAlert.set(alert, (perAlert.get(alert) ?? 0) + 1)
  const doubled = messages.length - perAlert.size
  const distinct = new Set(messages.map((m) => m.clientId)).size
  const lostAlerts = alerts.filter((a) => !perAlert.has(a.id)).length
  const result = {
    kills: KILLS,
    seconds: Math.round((Date.now() - began) / 1000),
    posts: { said: said.length, stored, lost: said.length - stored },
    alerts: {
      made: alerts.length,
      lost: lostAlerts,
      doubledMessages: doubled,
      doubledWithAnotherClientMsgId: distinct - perAlert.size,
    },
    exitAfterSigterm: code,
  }
  console.log(JSON.stringify(result, null, 2))
  const isRight =
    result.posts.lost === 0 &&
    lostAlerts === 0 &&
    alerts.length >= said.length * 0.95 &&
    distinct === perAlert.size &&
    doubled <= KILLS &&
    code === 0
  console.log(isRight ? `${KILLS + 1} passed, 0 failed` : '0 passed, 1 failed')
  process.exitCode = isRight ? 0 : 1
} finally {
  speaking = false
  x.close()
  slack.close()
  rmSync(home, { recursive: true, force: true })
}
