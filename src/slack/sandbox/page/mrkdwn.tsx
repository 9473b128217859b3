import { Fragment, type ReactNode } from 'react'
import { type Json, str } from '../json.ts'
import { formatSlackDate } from './dates.ts'
import { each } from './each.ts'
import { type Look, webAddress } from './look.ts'

const INLINE = new RegExp(
  [
    '<(?<angle>[^<>\\n]+)>',
    '`(?<code>[^`\\n]+)`',
    ...['*bold', '_italic', '~strike'].map(
      ([mark, ...name]) =>
        `(?<![\\p{L}\\p{N}])[${mark}](?!\\s)(?<${name.join('')}>[^${mark}\\n]+)(?<!\\s)[${mark}](?![\\p{L}\\p{N}])`,
    ),
  ].join('|'),
  'gu',
)

/** A text object, plain or mrkdwn. */
export function Text({ of, look }: { of: Json; look: Look }): ReactNode {
  const text = str(of.text)
  return of.type === 'mrkdwn' ? <Mrkdwn text={text} look={look} /> : <Lines text={text} />
}

/** Slack's own markup: emphasis, code, quotes, links, people, channels and dates. Anything else stays text. */
export function Mrkdwn({ text, look }: { text: string; look: Look }): ReactNode {
  return each(text.split('```'), (part, index) => {
    if (index % 2 === 1) return <pre>{decode(part.replace(/^\n|\n$/g, ''))}</pre>
    return quotes(part, look)
  })
}

function quotes(text: string, look: Look): ReactNode {
  const groups: { isQuote: boolean; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const isQuote = /^(&gt;|>)/.test(line)
    const last = groups.at(-1)
    const words = isQuote ? line.replace(/^(&gt;|>) ?/, '') : line
    if (last?.isQuote === isQuote) last.lines.push(words)
    else groups.push({ isQuote, lines: [words] })
  }
  return each(groups, ({ isQuote, lines }) => {
    const inside = inline(lines.join('\n'), look)
    return isQuote ? <blockquote>{inside}</blockquote> : inside
  })
}

function inline(text: string, look: Look): ReactNode[] {
  const out: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    const { angle, code, bold, italic, strike } = { ...match.groups }
    const key = `${match.index}`
    if (match.index > end) out.push(<Lines key={`t${key}`} text={decode(text.slice(end, match.index))} />)
    end = match.index + match[0].length
    if (angle !== undefined) out.push(<Fragment key={key}>{special(angle, look)}</Fragment>)
    else if (code !== undefined) out.push(<code key={key}>{decode(code)}</code>)
    else if (bold !== undefined) out.push(<strong key={key}>{inline(bold, look)}</strong>)
    else if (italic !== undefined) out.push(<em key={key}>{inline(italic, look)}</em>)
    else if (strike !== undefined) out.push(<s key={key}>{inline(strike, look)}</s>)
  }
  if (end < text.length) out.push(<Lines key="end" text={decode(text.slice(end))} />)
  return out
}

/** What stands between angle brackets. */
function special(inside: string, look: Look): ReactNode {
  const [target = '', ...rest] = inside.split('|')
  const label = decode(rest.join('|'))
  if (target.startsWith('@')) return <Person id={target.slice(1)} look={look} />
  if (target.startsWith('#')) {
    const name = label || look.workspace.conversations.get(target.slice(1))?.name
    return <span className="mention">#{name ?? target.slice(1)}</span>
  }
  if (target.startsWith('!date^')) {
    const [, unix = '', format = '', link = ''] = target.split('^')
    const seconds = Number(unix)
    const shown = Number.isFinite(seconds) ? formatSlackDate(seconds, decode(format), look) : label
    return (
      <Link url={decode(link)}>
        <time>{shown}</time>
      </Link>
    )
  }
  if (target.startsWith('!')) return <span className="mention">@{label || target.slice(1).split('^')[0]}</span>
  const url = decode(target)
  if (webAddress(url) === null) return decode(`<${inside}>`)
  return <Link url={url}>{label || url}</Link>
}

/** A link if the address is safe, its words otherwise. */
export function Link({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const href = webAddress(url)
  if (href === null) return children
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}

/** A mention of a person, by name if they are in the workspace. */
export function Person({ id, look }: { id: string; look: Look }): ReactNode {
  const name = look.workspace.users.get(id)?.name ?? (id === look.workspace.bot.userId ? look.workspace.bot.name : id)
  return <span className={id === look.user.id ? 'mention me' : 'mention'}>@{name}</span>
}

/** Text with its line breaks. */
export function Lines({ text }: { text: string }): ReactNode {
  return each(text.split('\n'), (line, index) => (
    <Fragment>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}

/** Slack escapes these three and no others. */
function decode(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
