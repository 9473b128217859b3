import { Command, CommanderError } from 'commander'
import { addAnalyse } from './cli/analyse.ts'
import { addConnect } from './cli/connect.ts'
import { addCorrections } from './cli/corrections.ts'
import { addDisconnect } from './cli/disconnect.ts'
import { addDoctor } from './cli/doctor.ts'
import { addImport } from './cli/import.ts'
import { addOnce } from './cli/once.ts'
import { addStart } from './cli/start.ts'
import { ConfigInvalid, RapportError } from './domain/errors.ts'
import { errorForLog } from './log.ts'

/** The commands a person types. Exit codes: 0 done; 1 something failed; 2 wrong usage or configuration. */
export async function runCli(argv: readonly string[], version: string): Promise<void> {
  const program = new Command('rapport')
    .description('Looks after a company’s relationships on social networks.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(rapport --help shows what there is)')
  for (const add of [addStart, addOnce, addConnect, addDisconnect, addImport, addCorrections, addAnalyse, addDoctor])
    add(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = exitCode(error)
  }
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof RapportError || (error instanceof Error && error.constructor === Error))
    process.stderr.write(`${error.message}\n`)
  else
    process.stderr.write(
      `${JSON.stringify(errorForLog(error), null, 2)}\nThis is a bug in Rapport. Please report it.\n`,
    )
  return error instanceof ConfigInvalid ? 2 : 1
}
