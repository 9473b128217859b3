import type { Command } from 'commander'
import { print, say } from './io.ts'
import { withOperations } from './operations.ts'

/** `rapport disconnect x --employee EMAIL`: the way back from `connect`, at any moment. */
export function addDisconnect(program: Command): void {
  program
    .command('disconnect <network>')
    .description('withdraw an employee’s consent: access is given back and deleted, reading ends at once')
    .requiredOption('--employee <email>', 'whose account it is')
    .action(async (network: string, { employee }: { employee: string }) => {
      const { handles, stillValid } = await withOperations((operations) => operations.disconnect(network, employee))
      if (handles.length === 0) print(`Nothing of ${employee} is connected on ${network}`)
      for (const handle of handles) print(`Disconnected @${handle} on ${network}`)
      if (stillValid)
        say(
          `${network} could not be told. Our copy of the access is deleted; withdraw it there too, under connected apps.`,
        )
    })
}
