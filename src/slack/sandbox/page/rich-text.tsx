import type { ReactNode } from 'react'
import { arr, type Json, obj, str } from '../json.ts'
import { formatSlackDate } from './dates.ts'
import { each } from './each.ts'
import type { Look } from './look.ts'
import { Lines, Link, Person } from './mrkdwn.tsx'

/** A `rich_text` block: sections, lists, quotes and preformatted text. Its words are never read as markup. */
export function RichText({ block, look }: { block: Json; look: Look }): ReactNode {
  return each(arr(block.elements), (part) => <Part part={part} look={look} />)
}

function Part({ part, look }: { part: Json; look: Look }): ReactNode {
  const words = each(arr(part.elements), (element) => <Word word={element} look={look} />)
  switch (part.type) {
    case 'rich_text_quote':
      return <blockquote dir="auto">{words}</blockquote>
    case 'rich_text_preformatted':
      return <pre>{words}</pre>
    case 'rich_text_list':
      return <List part={part} look={look} />
    default:
      return <p dir="auto">{words}</p>
  }
}

function List({ part, look }: { part: Json; look: Look }): ReactNode {
  const className = `indent-${Math.min(8, Math.max(0, Number(part.indent) || 0))}`
  const items = each(arr(part.elements), (item) => (
    <li>
      {each(arr(item.elements), (word) => (
        <Word word={word} look={look} />
      ))}
    </li>
  ))
  if (part.style !== 'ordered') return <ul className={className}>{items}</ul>
  return (
    <ol className={className} start={(Number(part.offset) || 0) + 1}>
      {items}
    </ol>
  )
}

function Word({ word, look }: { word: Json; look: Look }): ReactNode {
  const style = obj(word.style)
  let shown = plainWord(word, look)
  if (style.code === true) shown = <code>{shown}</code>
  if (style.bold === true) shown = <strong>{shown}</strong>
  if (style.italic === true) shown = <em>{shown}</em>
  if (style.underline === true) shown = <u>{shown}</u>
  if (style.strike === true) shown = <s>{shown}</s>
  return shown
}

function plainWord(word: Json, look: Look): ReactNode {
  switch (word.type) {
    case 'text':
      return <Lines text={str(word.text)} />
    case 'link':
      return <Link url={str(word.url)}>{str(word.text) || str(word.url)}</Link>
    case 'user':
      return <Person id={str(word.user_id)} look={look} />
    case 'channel': {
      const id = str(word.channel_id)
      return <span className="mention">#{look.workspace.conversations.get(id)?.name ?? id}</span>
    }
    case 'broadcast':
      return <span className="mention">@{str(word.range)}</span>
    case 'usergroup':
      return <span className="mention">@{str(word.usergroup_id)}</span>
    case 'date':
      return <time>{formatSlackDate(Number(word.timestamp), str(word.format) || '{date_num} {time}', look)}</time>
    case 'emoji':
      return emoji(word)
    case 'color':
      return <code>{str(word.value)}</code>
    default:
      return str(word.text)
  }
}

/** The character where Slack gave its code points, its name otherwise. */
function emoji(word: Json): string {
  const codes = str(word.unicode)
  const isHex = /^[0-9a-f]{1,6}(-[0-9a-f]{1,6})*$/i.test(codes)
  const points = isHex ? codes.split('-').map((code) => Number.parseInt(code, 16)) : []
  return points.length > 0 && points.every((p) => p <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : `:${str(word.name)}:`
}
