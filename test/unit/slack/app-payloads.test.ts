import { describe, expect, it } from 'vitest'
import type { GestureRequest } from '../../../src/actions/contract.ts'
import { gestureItem, readGesture } from '../../../src/slack/gestures.ts'
import { parseClick, parseEvent, parseSubmission } from '../../../src/slack/payloads.ts'
import { clickPayload } from '../../support/slack-requests.ts'

describe('a gesture', () => {
  it.each<GestureRequest>([
    { type: 'assign', toSlackId: 'U2' },
    { type: 'assign', toSlackId: 'U2', note: 'bitte' },
    { type: 'snooze', until: { hours: 4 } },
    { type: 'snooze', until: 'tomorrow' },
    { type: 'snooze', until: { at: new Date('2026-03-02T12:00:00Z') } },
    { type: 'handled', outcome: 'solved_elsewhere' },
    { type: 'reopen' },
    { type: 'not_a_customer' },
    { type: 'not_relevant' },
    { type: 'wrong_sentiment', label: 'neutral' },
    { type: 'wrong_sentiment', label: 'neutral', words: ['war zone', '„Krieg“'] },
    { type: 'ignore_words', words: ['war zone'] },
    { type: 'edit_reply', tone: 'friendly', text: '„Hallo“ 🙂' },
    { type: 'use_reply' },
    { type: 'link_customer', customer: { id: 'c1' }, basis: 'supplied' },
    { type: 'link_customer', customer: { newName: 'Acme' }, basis: 'opt_in' },
  ])('comes out of the queue as it went in: %o', (gesture) => {
    const item = { alertId: 'a1', slackUserId: 'U1', gesture, message: { channel: 'C1', ts: '1.1' } }
    const stored: unknown = JSON.parse(JSON.stringify(gestureItem('i', item).data))
    expect(readGesture(stored)).toEqual(item)
  })

  it.each([[null], [{}], [{ alertId: 'a1', slackUserId: 'U1', message: null, gesture: { type: 'sell' } }]])(
    'that is none is not read: %o',
    (data) => {
      expect(readGesture(data)).toBeNull()
    },
  )
})

describe('a payload', () => {
  it('of two clicks on one button differs, that of one delivered twice does not', () => {
    const idOf = (actionTs: string) => parseClick(clickPayload({ actionId: 'alert_handled', actionTs }))?.id
    expect(idOf('1.1')).toBe(idOf('1.1'))
    expect(idOf('1.1')).not.toBe(idOf('1.2'))
  })

  it('of a menu tells the alert by its block', () => {
    const click = parseClick(clickPayload({ actionId: 'alert_more', chosen: 'snooze_4h', alertId: 'x:1:2' }))
    expect(click).toMatchObject({ alertId: 'x:1:2', chosen: 'snooze_4h' })
  })

  it.each([[null], ['text'], [{}], [{ user: { id: 'U1' }, actions: [] }], [{ type: 'event_callback', event: {} }]])(
    'of an unknown shape is not understood: %o',
    (body) => {
      expect(parseClick(body)).toBeNull()
      expect(parseSubmission(body)).toBeNull()
      expect(parseEvent(body)).toBeNull()
    },
  )

  it('of a form that is none of ours is not understood', () => {
    const body = { user: { id: 'U1' }, view: { id: 'V1', private_metadata: 'not json', state: { values: {} } } }
    expect(parseSubmission(body)).toBeNull()
  })
})
