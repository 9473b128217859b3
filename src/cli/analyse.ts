import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { readSettings } from '../config.ts'
import { analyseLine } from '../reading/analyse.ts'
import { createReader, phraseIndex, type Reader } from '../reading/index.ts'
import { phraseFileOf } from './io.ts'

/** `rapport analyse`: one JSON object a line in, one out, in the same order. */
export function addAnalyse(program: Command): void {
  program
    .command('analyse')
    .description(
      'read posts from stdin ({"text", "lang"?} a line) and print what was understood, one JSON object a line',
    )
    .action(async () => {
      const settings = readSettings()
      const own = createReader({ minConfidence: settings.MIN_CONFIDENCE, models: settings.READING_MODELS })
      const phrases = phraseIndex(phraseFileOf(settings)?.rules() ?? [])
      const reader: Reader = { read: (post) => own.read(post, { phrases }) }
      process.stdout.on('error', (error: NodeJS.ErrnoException) => {
        // Whoever reads has had enough, as in `| head`.
        if (error.code === 'EPIPE') process.exit(0)
        throw error
      })
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (!process.stdout.write(`${analyseLine(line, reader)}\n`))
          await new Promise((resolve) => process.stdout.once('drain', resolve))
      }
    })
}
