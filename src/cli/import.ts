import type { Command } from 'commander'
import { Option } from 'commander'
import type { ImportSummary } from '../ports/operations.ts'
import { print, readFile, say } from './io.ts'
import { withOperations } from './operations.ts'

const KINDS = ['customers', 'employees'] as const

/** `rapport import customers|employees FILE.csv` */
export function addImport(program: Command): void {
  const command = program.command('import').description('read customers or employees from a CSV file; safe to repeat')
  for (const kind of KINDS) {
    command
      .command(`${kind} <file>`)
      .description(`import ${kind}`)
      .option('--dry-run', 'say what would change, and change nothing', false)
      .addOption(
        new Option('--numbers <style>', 'how numbers are written, whatever the delimiter').choices(['de', 'en']),
      )
      .option('--json', 'print the report as JSON', false)
      .action(async (file: string, options: { dryRun: boolean; numbers?: 'de' | 'en'; json: boolean }) => {
        const bytes = readFile(file)
        const { dryRun, numbers } = options
        const report = await withOperations((operations) => operations.importFile(kind, bytes, { dryRun, numbers }))
        tell(report, options)
        if (report.refused.length > 0) process.exitCode = 1
      })
  }
}

function tell({ notes, ...report }: ImportSummary, { json, dryRun }: { json: boolean; dryRun: boolean }): void {
  for (const note of notes) say(note)
  if (json) {
    print(JSON.stringify(report))
    return
  }
  for (const { line, reason } of report.refused) say(`Line ${line} refused: ${reason}`)
  const { added, changed, unchanged, refused } = report
  print(
    `${dryRun ? 'Would be: ' : ''}${added} added, ${changed} changed, ${unchanged} unchanged, ${refused.length} refused`,
  )
}
