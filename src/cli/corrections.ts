import { type Command, Option } from 'commander'
import { EFFECTS, type Effect } from '../domain/phrase.ts'
import type { CorrectionList } from '../ports/operations.ts'
import { print, say } from './io.ts'
import { withOperations } from './operations.ts'

/** `rapport corrections`, and `add` and `undo` below it. */
export function addCorrections(program: Command): void {
  const command = program
    .command('corrections')
    .description('list what people taught: phrases, and corrected posts (never their words)')
    .option('--json', 'print them as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const list = await withOperations((operations) => operations.corrections())
      if (json) print(JSON.stringify({ phrases: list.phrases, posts: list.posts }))
      else tell(list)
    })
  command
    .command('add <phrase>')
    .description('teach what words mean in this company, e.g. add --effect neutral "war zone"')
    .addOption(
      new Option('--effect <effect>', 'what posts with it are; irrelevant ones raise no alert')
        .choices(EFFECTS)
        .makeOptionMandatory(),
    )
    .action(async (words: string, { effect }: { effect: Effect }) => {
      const { id, phrase, isNew } = await withOperations((operations) => operations.addPhrase(effect, words))
      print(isNew ? `${id}: "${phrase}" is ${effect} from now on` : `${id}: "${phrase}" is ${effect} already`)
    })
  command
    .command('undo <id>')
    .description('take one back; rapport corrections lists the ids')
    .action(async (id: string) => {
      const { phrase, effect } = await withOperations((operations) => operations.undoCorrection(id))
      print(phrase === null ? `A post is no longer ${effect} by hand` : `"${phrase}" is no longer ${effect}`)
    })
}

function tell({ phrases, posts, file }: CorrectionList): void {
  if (phrases.length + posts.length === 0) {
    say('Nothing has been corrected yet.')
    return
  }
  const day = (at: Date) => at.toISOString().slice(0, 10)
  const row = (id: string, effect: string, at: Date, what: string) =>
    print(`${id.padEnd(8)}  ${effect.padEnd(10)}  ${day(at)}  ${what}`)
  const from = { slack: 'from Slack', command: 'from the command line' }
  for (const { id, phrase, effect, source, at } of phrases) {
    const origin = source === 'file' ? `${file}, line ${id.slice(1)}` : from[source]
    row(id, effect, at, `"${phrase}" (${origin})`)
  }
  for (const { id, network, postId, effect, at } of posts) row(id, effect, at, `post ${postId} on ${network}`)
}
