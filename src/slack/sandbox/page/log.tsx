import type { ReactNode } from 'react'
import type { LogEntry } from '../types.ts'
import { shortTime } from './dates.ts'
import { each } from './each.ts'
import type { Look } from './look.ts'

/** A line of the activity panel: what came from the bot or went to it, and what was refused and why. */
export function LogLine({ entry, look }: { entry: LogEntry; look: Look }): ReactNode {
  const { texts } = look
  return (
    <li className={entry.error === null ? entry.by : `${entry.by} refused`}>
      <p>
        <strong>{texts.what[entry.what] ?? entry.what}</strong>
        {entry.where !== '' && <> · {entry.where}</>}
      </p>
      {entry.error !== null && (
        <p className="problem">
          {texts.refused}: <code>{entry.error}</code>
        </p>
      )}
      {entry.error !== null && entry.details.length > 0 && (
        <ul>
          {each(entry.details.slice(0, 8), (detail) => (
            <li>{detail.replace('[ERROR] ', '')}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {entry.by === 'bot' ? texts.fromBot : texts.fromPerson} · <code>{entry.what}</code>
        {entry.error === null && entry.details.length > 0 && (
          <>
            {' '}
            · <code>{entry.details[0]}</code>
          </>
        )}{' '}
        · <time>{shortTime(entry.at.getTime() / 1000, look)}</time>
      </p>
    </li>
  )
}
