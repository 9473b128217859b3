import type { ReactNode } from 'react'
import type { Message } from '../types.ts'
import { Blocks } from './blocks.tsx'
import { shortTime } from './dates.ts'
import type { Look } from './look.ts'
import { Mrkdwn } from './mrkdwn.tsx'

/** A message with its thread below it. */
export function MessageItem({
  message,
  replies,
  look,
}: {
  message: Message
  replies: Message[]
  look: Look
}): ReactNode {
  return (
    <>
      <Single message={message} look={look} />
      {replies.length > 0 && (
        <section className="thread" aria-label={look.texts.thread(replies.length)}>
          <p className="thread-count" aria-hidden="true">
            {look.texts.thread(replies.length)}
          </p>
          {replies.map((reply) => (
            <Single key={reply.ts} message={reply} look={look} />
          ))}
        </section>
      )}
    </>
  )
}

function Single({ message, look }: { message: Message; look: Look }): ReactNode {
  const { texts, workspace } = look
  const id = `m-${message.ts.replace('.', '-')}`
  const at = shortTime(Number(message.ts), look)
  const isPrivate = message.onlyFor !== null
  return (
    <article
      id={id}
      className={isPrivate ? 'message private' : 'message'}
      aria-label={`${workspace.bot.name}, ${at}`}
      data-channel={message.channel}
      data-ts={message.ts}
    >
      <span className="avatar" aria-hidden="true">
        {workspace.bot.name.slice(0, 1)}
      </span>
      <div className="message-body">
        <p className="byline">
          <strong>{workspace.bot.name}</strong> <span className="badge">{texts.appBadge}</span>{' '}
          <time dateTime={new Date(Number(message.ts) * 1000).toISOString()}>{at}</time>
          {message.editedTs !== null && (
            <span className="edited"> ({`${texts.edited} ${shortTime(Number(message.editedTs), look)}`})</span>
          )}
        </p>
        {isPrivate && (
          <p className="only-you">
            {texts.onlyYou} ·{' '}
            <button type="button" className="link" data-control="dismiss">
              {texts.dismiss}
            </button>
          </p>
        )}
        {message.blocks.length > 0 ? (
          <Blocks blocks={message.blocks} look={look} id={id} />
        ) : (
          <p dir="auto">
            <Mrkdwn text={message.text} look={look} />
          </p>
        )}
      </div>
    </article>
  )
}
