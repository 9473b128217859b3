import type { KnownBlock, SectionBlock, HomeView as SlackHome } from '@slack/types'
import type { HomeView, Language } from '../../ports/notifier.ts'
import { formatDay, formatNumber, inline, inlinePlain, slackDate } from '../../text/format.ts'
import { networkName, textsIn } from '../../text/index.ts'
import { matterOf, relationshipWords, urgencyWords } from './alert-words.ts'
import { button, context, header, line, mrkdwn, plain, safeUrl, section } from './blocks.ts'

/** Together with headings under Slack's 100 blocks. */
const MAX_WAITING = 30
const MAX_HELD = 30
const MAX_ACCOUNTS = 10

type Waiting = HomeView['waiting'][number]
type Held = HomeView['held'][number]
type Account = HomeView['accounts'][number]

/** An employee's App Home: what waits, whom they hold, what is connected. */
export function employeeHome(view: HomeView): SlackHome {
  return {
    type: 'home',
    blocks: [...waitingBlocks(view), ...heldBlocks(view), ...accountBlocks(view), ...closing(view.language)],
  }
}

/** The App Home of somebody who is not in the employees' list. */
export function unknownPersonHome(language: Language): SlackHome {
  const { unknown } = textsIn(language).home
  return { type: 'home', blocks: [header(unknown.heading), section(plain(unknown.text))] }
}

function waitingBlocks(view: HomeView): KnownBlock[] {
  const { home } = textsIn(view.language)
  const rows = view.waiting.slice(0, MAX_WAITING)
  const total = Math.max(view.waitingTotal, view.waiting.length)
  const greeting = line(
    home.hello(inlinePlain(view.name, 80)).trim(),
    home.waiting(total, formatNumber(total, view.language)),
  )
  return [
    header(home.waitingHeading),
    context([plain(greeting)]),
    ...rows.map((row) => waitingRow(row, view)),
    ...rest(total - rows.length, view.language),
  ]
}

function waitingRow(row: Waiting, view: HomeView): SectionBlock {
  const { words, home } = textsIn(view.language)
  const at = (date: Date) => slackDate(date, view.language, view.timeZone)
  const who = row.customerName ?? (row.authorHandle === null ? '' : `@${row.authorHandle}`)
  const kind = matterOf({ ...row, language: view.language, isKnown: row.customerName !== null })
  const excerpt = inline(row.excerpt ?? '', 300)
  const snoozed = row.snoozedUntil !== null && home.snoozedUntil(at(row.snoozedUntil))
  const state = snoozed || (row.state !== 'open' && words.state[row.state])
  const text = [
    line(`*${kind}*`, inline(who, 150)),
    excerpt === '' ? null : words.quoted(excerpt),
    line(urgencyWords({ urgency: row.urgency, language: view.language }), home.since(at(row.since)), state),
  ]
  const url = safeUrl(row.permalink)
  const label = inlinePlain(home.openLabel(line(kind, who)), 75)
  return {
    ...section(mrkdwn(text.filter((t) => t !== null).join('\n'))),
    ...(url === null
      ? {}
      : { accessory: button(home.open, 'home_open', row.alertId, { url, accessibility_label: label }) }),
  }
}

function heldBlocks(view: HomeView): KnownBlock[] {
  const { home } = textsIn(view.language)
  // Who needs a word comes first; the order is kept otherwise.
  const sorted = [...view.held].sort((a, b) => Number(b.disturbed) - Number(a.disturbed))
  const rows = sorted.slice(0, MAX_HELD)
  const needy = view.held.filter((h) => h.disturbed).length
  return [
    { type: 'divider' },
    header(home.heldHeading),
    ...(needy === 0 ? [] : [context([plain(home.someNeedWord(needy, formatNumber(needy, view.language)))])]),
    ...(rows.length === 0 ? [section(plain(home.nobodyHeld))] : rows.map((row) => heldRow(row, view))),
    ...rest(Math.max(view.heldTotal, sorted.length) - rows.length, view.language),
  ]
}

function heldRow(row: Held, view: HomeView): KnownBlock {
  const { home } = textsIn(view.language)
  const touch = row.lastTouch && home.lastTouch(formatDay(row.lastTouch, view.language, view.timeZone))
  const score = relationshipWords({ relationship: row.relationship, language: view.language })
  const facts = line(home.relationship(score), touch ?? home.noTouch, row.as === 'owner' ? home.owner : home.deputy)
  const name = inline(row.name, 200) || '–'
  return section(mrkdwn(`${line(name, row.disturbed && `*${home.needsWord}*`)}\n${facts}`))
}

function accountBlocks(view: HomeView): KnownBlock[] {
  const { home } = textsIn(view.language)
  const rows = view.accounts.slice(0, MAX_ACCOUNTS)
  return [
    { type: 'divider' },
    header(home.accountsHeading),
    ...(rows.length === 0 ? [section(plain(home.noAccounts))] : rows.map((row) => accountRow(row, view))),
    ...rest(view.accounts.length - rows.length, view.language),
  ]
}

function accountRow(row: Account, view: HomeView): KnownBlock {
  const { home } = textsIn(view.language)
  const status = Object.hasOwn(home.status, row.status) ? home.status[row.status] : inline(row.status, 50)
  const read = row.lastSuccessAt && home.lastRead(slackDate(row.lastSuccessAt, view.language, view.timeZone))
  const account = `${inline(networkName(row.network), 50)} @${inline(row.handle, 100)}`
  return section(mrkdwn(line(account, status, read ?? home.neverRead)))
}

function closing(language: Language): KnownBlock[] {
  const { home } = textsIn(language)
  return [
    {
      type: 'actions',
      block_id: 'home_actions',
      elements: [button(home.corrections, 'home_corrections', 'corrections')],
    },
    context([plain(home.privacy)]),
  ]
}

function rest(count: number, language: Language): KnownBlock[] {
  if (count <= 0) return []
  return [context([plain(textsIn(language).words.andMore(formatNumber(count, language)))])]
}
