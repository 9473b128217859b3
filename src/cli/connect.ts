import { type Command, Option } from 'commander'
import { z } from 'zod'
import { checkX, missing } from '../config.ts'
import { ConfigInvalid } from '../domain/errors.ts'
import { print, readFile, say } from './io.ts'
import { withOperations } from './operations.ts'
import { portNumber } from './start.ts'

const tokenFile = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).nullish(),
  expiresAt: z
    .union([
      z.iso.datetime({ offset: true }).transform((s) => new Date(s)),
      z.number().transform((n) => new Date(n < 1e12 ? n * 1000 : n)),
    ])
    .nullish(),
})

/** `rapport connect x --employee EMAIL [--token-file FILE]` */
export function addConnect(program: Command): void {
  program
    .command('connect <network>')
    .description('connect an employee’s account, by signing in in the browser or with a token file')
    .requiredOption('--employee <email>', 'whose account it is')
    .option('--token-file <file>', 'tokens as JSON: {"accessToken","refreshToken","expiresAt"}')
    .addOption(
      new Option('--port <number>', 'port for the way back from the sign-in (default: PORT)').argParser(portNumber),
    )
    .action(async (network: string, { employee, tokenFile: file, port }: ConnectOptions) => {
      const pair = file === undefined ? null : readTokens(file)
      await withOperations(async (operations, settings, listen) => {
        checkX(settings)
        if (pair) {
          const { accessToken, refreshToken, expiresAt } = pair
          const tokens = { accessToken, refreshToken: refreshToken ?? null, expiresAt: expiresAt ?? null }
          const { handle, consent } = await operations.connectWithTokens(network, employee, tokens)
          say(`Recorded as agreed to:\n${consent}\n`)
          if (!refreshToken) say('The file has no refreshToken: reading ends when the access token does.')
          print(`Connected @${handle} on ${network}`)
          return
        }
        if (network === 'x' && !settings.X_CLIENT_ID) throw missing('X_CLIENT_ID')
        await listen(port)
        const { url, state, consent, name } = await operations.beginConnect(network, employee)
        say(`${consent}\n\nOpen this address, signed in as ${name}'s account (good for ten minutes):\n`)
        print(url)
        const handle = await operations.awaitConnect(state)
        if (!handle) throw new Error('Nobody signed in; nothing was connected. Start again.')
        print(`Connected @${handle} on ${network}`)
      })
    })
}

interface ConnectOptions {
  employee: string
  tokenFile?: string
  port?: number
}

function readTokens(path: string): z.infer<typeof tokenFile> {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(readFile(path)).toString('utf8'))
  } catch (error) {
    if (error instanceof ConfigInvalid) throw error
    throw new ConfigInvalid(`${path} is not JSON. It must hold {"accessToken","refreshToken","expiresAt"}.`)
  }
  const parsed = tokenFile.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole').join(', ')
  throw new ConfigInvalid(
    `${path}: wrong or missing: ${fields}. It must hold {"accessToken","refreshToken","expiresAt"} with expiresAt as an ISO time.`,
  )
}
