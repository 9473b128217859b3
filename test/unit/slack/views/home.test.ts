import { expect, test } from 'vitest'
import type { HomeView } from '../../../../src/ports/notifier.ts'
import { lookInto } from '../../../../src/slack/limits-parts.ts'
import { employeeHome, unknownPersonHome } from '../../../../src/slack/views/home.ts'
import { assertSlackLimits } from '../../../support/slack-limits.ts'

const at = new Date('2026-11-24T09:12:00Z')
const row: HomeView['waiting'][number] = {
  alertId: 'a1',
  kind: 'upset_customer',
  churnRisk: false,
  needsHuman: false,
  urgency: 78,
  customerName: 'ACME',
  authorHandle: 'anna',
  excerpt: 'It is <!here> broken',
  since: at,
  state: 'open',
  snoozedUntil: null,
  permalink: 'https://acme.slack.com/archives/D1/p1',
}
const held: HomeView['held'][number] = {
  customerId: 'c1',
  name: 'ACME',
  as: 'owner',
  relationship: { score: 71, confidence: 'high' },
  lastTouch: at,
  disturbed: false,
}

function view(changes: Partial<HomeView> = {}): HomeView {
  return {
    language: 'en',
    timeZone: 'Europe/Berlin',
    name: 'Jana',
    waiting: [row],
    waitingTotal: 1,
    held: [held],
    heldTotal: 1,
    accounts: [{ network: 'x', handle: 'jana', status: 'connected', lastSuccessAt: at }],
    ...changes,
  }
}

function read(home: { blocks: unknown }): string {
  const found: string[] = []
  lookInto(home.blocks, (part) => {
    if (typeof part.text === 'string') found.push(part.text)
  })
  return found.join('\n')
}

function count(home: { blocks: unknown }, actionId: string): number {
  let found = 0
  lookInto(home.blocks, (part) => {
    if (part.action_id === actionId) found += 1
  })
  return found
}

test('shows what waits with a way there, who is held, and what is connected', () => {
  const home = employeeHome(view())
  expect(read(home)).toContain('Hello Jana · 1 post is waiting for you')
  expect(read(home)).toContain(
    '*Upset customer* · ACME\n“It is &lt;!here&gt; broken”\nUrgency high (78 of 100) · since <!date^',
  )
  expect(read(home)).toContain(
    'ACME\nRelationship: 71 of 100 (confidence: high) · last contact 24 Nov 2026 · you look after them',
  )
  expect(read(home)).toContain('X @jana · connected · last read <!date^')
  expect(home.blocks).toContainEqual(
    expect.objectContaining({
      accessory: expect.objectContaining({ action_id: 'home_open', value: 'a1', url: row.permalink }),
    }),
  )
})

test('has a button only where there is somewhere to go', () => {
  expect(count(employeeHome(view({ waiting: [{ ...row, permalink: null }] })), 'home_open')).toBe(0)
  expect(count(employeeHome(view({ waiting: [{ ...row, permalink: 'javascript:alert(1)' }] })), 'home_open')).toBe(0)
})

test('leads to what was taught', () => {
  expect(count(employeeHome(view()), 'home_corrections')).toBe(1)
})

test('names a stranger by the handle, and the state where it is not simply open', () => {
  const waiting = [{ ...row, customerName: null, state: 'snoozed' as const, snoozedUntil: at }]
  const shown = read(employeeHome(view({ waiting })))
  expect(shown).toContain('*Upset post* · @anna')
  expect(shown).toContain('snoozed until <!date^')
  expect(read(employeeHome(view({ waiting: [{ ...row, state: 'assigned' }] })))).toContain('· assigned')
})

test('puts first who needs a word', () => {
  const names = ['ACME', 'Beta', 'Gamma'].map((name) => ({ ...held, name, disturbed: name === 'Gamma' }))
  const shown = read(employeeHome(view({ waiting: [], held: names, heldTotal: 3 })))
  expect(shown).toContain('1 needs a word from you')
  expect(shown.indexOf('Gamma · *needs a word from you*')).toBeLessThan(shown.indexOf('ACME\n'))
})

test('stays within a hundred blocks and counts the rest', () => {
  const many = { waiting: Array(80).fill(row), waitingTotal: 1234, held: Array(80).fill(held), heldTotal: 90 }
  for (const language of ['de', 'en'] as const) assertSlackLimits(employeeHome(view({ ...many, language })))
  const shown = read(employeeHome(view(many)))
  expect(shown).toContain('1,234 posts are waiting for you')
  expect(shown).toContain('and 1,204 more')
  expect(shown).toContain('and 60 more')
  expect(read(employeeHome(view({ ...many, language: 'de' })))).toContain('1.234 Posts warten auf dich')
})

test('says so when there is nothing', () => {
  const shown = read(employeeHome(view({ waiting: [], waitingTotal: 0, held: [], heldTotal: 0, accounts: [] })))
  expect(shown).toContain('Nothing is waiting for you.')
  expect(shown).toContain('No customer is assigned to you yet.')
  expect(shown).toContain('No account is connected yet')
})

test('says too little data instead of a number', () => {
  const shown = read(employeeHome(view({ held: [{ ...held, relationship: null, lastTouch: null, as: 'deputy' }] })))
  expect(shown).toContain('Relationship: too little data · no contact recorded yet · you are the deputy')
})

test('tells somebody unknown whom to ask', () => {
  expect(read(unknownPersonHome('en'))).toContain('Ask whoever runs Rapport')
  expect(read(unknownPersonHome('de'))).toContain('Rapport kennt dich noch nicht')
})
