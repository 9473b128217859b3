import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { groupBy } from '../../../domain/collections.ts'
import type { Language } from '../../../ports/notifier.ts'
import { arr } from '../json.ts'
import type { Conversation } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import type { Album } from './album.ts'
import { Blocks } from './blocks.tsx'
import { choosePerson, choosePlace } from './choose.ts'
import { LogLine } from './log.tsx'
import type { Look } from './look.ts'
import { MessageItem } from './message.tsx'
import { ModalForm } from './modal.tsx'
import { Places, personLabel } from './places.tsx'
import { PAGE_TEXTS } from './texts.ts'

/** The newest, or those from a message that was asked for on. */
const SHOWN = 50
const MOST_SHOWN = 300

/** What the page wants to see; what is missing or unknown is chosen for it. */
export interface Wish {
  as: string | null
  /** A conversation's id, or `home`. */
  at: string | null
  /** A message that must be among those shown. */
  ts: string | null
  language: Language
}

/** The page's moving parts, as HTML made here and as facts for the script. */
export interface Scene {
  as: string
  at: string
  language: Language
  title: string
  heading: string
  sub: string
  /** For the person switcher. */
  people: { id: string; label: string }[]
  nav: string
  /** Keys stay the same when content changes; `words` are what a screen reader is told of a new one. */
  items: { key: string; html: string; words: string }[]
  note: string
  /** Where to look for earlier messages: the `ts` to ask for. */
  earlier: { ts: string; words: string } | null
  log: string
  modal: { id: string; hash: string; html: string } | null
}

/** Sets the scene for a wish at a moment. Throws when nobody is in the workspace. */
export function setScene(workspace: Workspace, album: Album, wish: Wish, now: Date): Scene {
  const user = choosePerson(workspace, wish)
  if (user === undefined) throw new TypeError('The workspace has no people')
  const texts = PAGE_TEXTS[wish.language]
  const look: Look = { workspace, user, language: wish.language, texts, now, level: 2 }
  const place = choosePlace(workspace, user, wish.at)
  const shown = place === 'home' ? homeItems(look) : messageItems(place, look, album, wish.ts)
  const stack = workspace.modals(user.id)
  const top = stack.at(-1)
  const { heading, sub } = headings(place, look)
  return {
    as: user.id,
    at: place === 'home' ? 'home' : place.id,
    language: wish.language,
    title: `${heading} · ${texts.title}`,
    heading,
    sub,
    people: [...workspace.users.values()].map((person) => ({ id: person.id, label: personLabel(person, look) })),
    nav: html(<Places look={look} place={place} />),
    items: shown.items,
    note: shown.note,
    earlier: shown.earlier,
    log: logLines(look, album),
    modal:
      top === undefined
        ? null
        : {
            id: top.id,
            hash: top.hash,
            html: html(<ModalForm view={top} below={stack.length - 1} look={{ ...look, level: 3 }} />),
          },
  }
}

const LOG_SHOWN = 60

function logLines(look: Look, album: Album): string {
  const { log } = look.workspace
  if (log.length === 0) return html(<li className="quiet">{look.texts.logEmpty}</li>)
  const lines = log.slice(0, LOG_SHOWN)
  return lines
    .map((entry) => album.picture(entry, [], lookKey(look), () => html(<LogLine entry={entry} look={look} />)))
    .join('')
}

/** All that a picture depends on besides its subject: words such as “today” hold for a day. */
function lookKey({ user, language, now }: Look): string {
  return `${user.id} ${language} ${now.toLocaleDateString('en', { timeZone: user.timeZone })}`
}

function headings(place: Conversation | 'home', { texts, user }: Look): { heading: string; sub: string } {
  if (place === 'home') return { heading: texts.homeTitle, sub: texts.homeSub(user.name) }
  if (place.dmWith !== null) return { heading: texts.directTitle(user.name), sub: texts.directSub }
  return { heading: `#${place.name}`, sub: texts.channelSub }
}

type Shown = Pick<Scene, 'items' | 'note' | 'earlier'>

function messageItems(place: Conversation, look: Look, album: Album, wanted: string | null): Shown {
  const all = look.workspace.messages(place.id, look.user.id)
  const known = new Set(all.map((m) => m.ts))
  const roots = all.filter((m) => m.threadTs === null || !known.has(m.threadTs))
  const replies = groupBy(
    all.filter((m) => m.threadTs !== null),
    (m) => m.threadTs,
  )
  const newest = Math.max(0, roots.length - SHOWN)
  const threadOf = wanted === null ? undefined : all.find((m) => m.ts === wanted)?.threadTs
  const at = wanted === null ? -1 : roots.findIndex((m) => m.ts === (threadOf ?? wanted))
  const first = at < 0 ? newest : Math.min(newest, at)
  const items = roots.slice(first, first + MOST_SHOWN).map((message) => {
    const below = replies.get(message.ts) ?? []
    return {
      key: message.ts,
      html: album.picture(message, below, lookKey(look), () =>
        html(<MessageItem message={message} replies={below} look={look} />),
      ),
      words: (below.at(-1) ?? message).text.slice(0, 300),
    }
  })
  const before = roots[Math.max(0, first - SHOWN)]
  return {
    items,
    note: roots.length === 0 ? look.texts.noMessages : '',
    earlier: first === 0 || before === undefined ? null : { ts: before.ts, words: look.texts.earlier(first) },
  }
}

function homeItems(look: Look): Shown {
  const home = look.workspace.home(look.user.id)
  if (home === undefined) return { items: [], note: look.texts.noHome, earlier: null }
  const page = (
    <article className="message home" aria-label={look.texts.homeTitle} data-view={home.id}>
      <div className="message-body">
        <Blocks blocks={arr(home.content.blocks)} look={look} id={`v-${home.id}`} />
      </div>
    </article>
  )
  return { items: [{ key: 'home', html: html(page), words: '' }], note: '', earlier: null }
}

function html(node: ReactNode): string {
  return renderToStaticMarkup(node)
}
