import { describe, expect, it } from 'vitest'
import {
  ALERT_STATES,
  type AlertState,
  act,
  type Gesture,
  hasEnded,
  mayAct,
  reopened,
  worthTelling,
} from '../../../src/domain/alert.ts'
import { anActor, anAlert, DAY, later, NOW } from './builders.ts'

describe('who may act on an alert', () => {
  const toAnna = { recipient: { employeeId: 'anna' }, assigneeId: null }
  const toChannel = { recipient: { channel: '#triage' }, assigneeId: null }
  const people = {
    recipient: anActor(),
    stranger: anActor({ employeeId: 'bob' }),
    assignee: anActor({ employeeId: 'cara' }),
    holder: anActor({ employeeId: 'bob', holdsCustomer: true }),
    manager: anActor({ employeeId: 'bob', roles: ['manager'] }),
    admin: anActor({ employeeId: 'bob', roles: ['employee', 'admin'] }),
    marketing: anActor({ employeeId: 'bob', roles: ['marketing'] }),
  }

  it.each([
    ['recipient', true],
    ['stranger', false],
    ['assignee', true],
    ['holder', true],
    ['manager', true],
    ['admin', true],
    ['marketing', false],
  ] as const)('a direct message assigned to Cara: the %s %s', (who, may) => {
    expect(mayAct({ ...toAnna, isPrivate: false, assigneeId: 'cara' }, people[who])).toBe(may)
  })

  it.each(Object.keys(people) as (keyof typeof people)[])('a private one: the %s only as its recipient', (who) => {
    const alert = { ...toAnna, isPrivate: true, assigneeId: 'cara' }
    expect(mayAct(alert, people[who])).toBe(who === 'recipient')
  })

  it('in a channel: everybody of the team', () => {
    expect(mayAct({ ...toChannel, isPrivate: false }, people.stranger)).toBe(true)
    expect(mayAct({ ...toChannel, isPrivate: true }, people.admin)).toBe(false)
  })

  it('with nobody told: managers, admins and who holds the customer', () => {
    const alert = { recipient: null, assigneeId: null, isPrivate: false }
    const may = Object.entries(people).filter(([, actor]) => mayAct(alert, actor))
    expect(may.map(([name]) => name)).toEqual(['holder', 'manager', 'admin'])
  })
})

describe('each gesture in each state', () => {
  const gestures: Gesture[] = [
    { type: 'assign', toId: 'bob' },
    { type: 'snooze', until: later(DAY) },
    { type: 'handled', outcome: 'replied' },
    { type: 'reopen' },
    { type: 'not_a_customer' },
    { type: 'not_relevant' },
    { type: 'wrong_sentiment', label: 'positive' },
    { type: 'ignore_words', words: ['war zone'] },
    { type: 'edit_reply', tone: 'business', text: 'Hallo' },
    { type: 'use_reply' },
    { type: 'link_customer', customerId: 'acme' },
  ]
  const inState = (state: AlertState) =>
    anAlert({
      state,
      assigneeId: state === 'assigned' ? 'cara' : null,
      snoozedUntil: state === 'snoozed' ? later(DAY) : null,
      ...(state === 'handled' && { outcome: 'replied', endedById: 'cara', endedAt: NOW }),
      ...(state === 'dismissed' && { outcome: 'not_relevant', endedById: 'cara', endedAt: NOW }),
    })
  const expected: Record<Gesture['type'], AlertState | 'unchanged'> = {
    assign: 'assigned',
    snooze: 'snoozed',
    handled: 'handled',
    reopen: 'open',
    not_a_customer: 'dismissed',
    not_relevant: 'dismissed',
    wrong_sentiment: 'unchanged',
    ignore_words: 'unchanged',
    edit_reply: 'unchanged',
    use_reply: 'unchanged',
    link_customer: 'unchanged',
  }
  const table = ALERT_STATES.flatMap((state) => gestures.map((gesture) => ({ state, gesture, type: gesture.type })))

  it.each(table)('$type on one that is $state', ({ state, gesture }) => {
    const alert = inState(state)
    const result = act(alert, gesture, anActor(), NOW)
    if (gesture.type === 'reopen' && !hasEnded(alert)) return expect(result).toBe('not_ended')
    if (hasEnded(alert) && !['reopen', 'wrong_sentiment', 'ignore_words'].includes(gesture.type))
      return expect(result).toBe('already_ended')
    const wanted = expected[gesture.type]
    expect(result).toMatchObject({ version: alert.version + 1, state: wanted === 'unchanged' ? state : wanted })
  })

  it.each(gestures.map((gesture) => ({ gesture, type: gesture.type })))(
    '$type by a stranger is refused',
    ({ gesture }) => {
      expect(act(inState('open'), gesture, anActor({ employeeId: 'bob' }), NOW)).toBe('not_yours')
    },
  )

  it('a snooze that would already be over is refused', () => {
    expect(act(anAlert(), { type: 'snooze', until: NOW }, anActor(), NOW)).toBe('in_the_past')
  })

  it('who ended it, when and how is kept, and a snooze ends with it', () => {
    const result = act(inState('snoozed'), { type: 'handled', outcome: 'solved_elsewhere' }, anActor(), NOW)
    expect(result).toMatchObject({ outcome: 'solved_elsewhere', endedById: 'anna', endedAt: NOW, snoozedUntil: null })
  })

  it('not a customer takes the customer away from the alert', () => {
    const alert = anAlert({ customerId: 'acme' })
    expect(act(alert, { type: 'not_a_customer' }, anActor(), NOW)).toMatchObject({ customerId: null })
  })

  it('linking a customer ends the privacy of a stranger’s words', () => {
    const alert = anAlert({ isPrivate: true })
    const result = act(alert, { type: 'link_customer', customerId: 'acme' }, anActor(), NOW)
    expect(result).toMatchObject({ customerId: 'acme', isPrivate: false })
  })

  it('an edit replaces the draft of its tone and goes first', () => {
    const drafts = [
      { tone: 'business', text: 'a' },
      { tone: 'friendly', text: 'b' },
    ] as const
    const result = act(
      anAlert({ drafts: [...drafts] }),
      { type: 'edit_reply', tone: 'friendly', text: 'c' },
      anActor(),
      NOW,
    )
    expect(result).toMatchObject({ drafts: [{ tone: 'friendly', text: 'c', editedBy: 'anna' }, drafts[0]] })
  })

  it('never changes the alert it was given', () => {
    const alert = Object.freeze(anAlert())
    for (const gesture of gestures) act(alert, gesture, anActor(), NOW)
    expect(alert).toMatchObject({ state: 'open', version: 1 })
  })
})

describe('an alert that comes back', () => {
  it('is its assignee’s again, else open, with nothing left of its end', () => {
    const ended = anAlert({ state: 'handled', outcome: 'replied', endedById: 'anna', endedAt: NOW, version: 4 })
    expect(reopened(ended)).toMatchObject({ state: 'open', outcome: null, endedById: null, endedAt: null, version: 5 })
    expect(reopened({ ...ended, assigneeId: 'bob' }).state).toBe('assigned')
  })
})

describe('people are told again', () => {
  it.each([
    [40, 59, false, false, false],
    [40, 60, false, false, true],
    [40, 10, false, true, true],
    [40, 41, true, true, false],
  ])('from urgency %i to %i, churn risk %s to %s: %s', (from, to, churnBefore, churnAfter, told) => {
    const before = { notifiedUrgency: from, churnRisk: churnBefore }
    expect(worthTelling(before, { urgency: to, churnRisk: churnAfter })).toBe(told)
  })
})
