import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../src/domain/alert.ts'
import {
  answerSeen,
  continueAlert,
  conversationKey,
  type Heard,
  openAlert,
  privateKey,
  strongest,
} from '../../../src/domain/conversation.ts'
import { aFinding, anAlert, later, NOW } from './builders.ts'

const heard = (changes: Partial<Heard> = {}): Heard => ({
  postRowId: '2',
  network: 'x',
  conversationKey: 'x:1',
  customerId: null,
  contactId: 'kim',
  accountId: 'a',
  isFirstWord: false,
  at: later(1000),
  ...changes,
})
/** An open alert showing Kim's post 1. */
const about = (changes: Partial<Alert> = {}) => anAlert({ postId: '1', contactId: 'kim', ...changes })

describe('a first post', () => {
  it('opens an alert that shows it and has been told at its urgency', () => {
    const routing = { recipient: { channel: '#triage' }, route: 'triage', isPrivate: false } as const
    const alert = openAlert('id', heard({ customerId: 'acme' }), aFinding({ urgency: 70 }), routing)
    expect(alert).toMatchObject({
      ...routing,
      state: 'open',
      postId: '2',
      customerId: 'acme',
      contactId: 'kim',
      accountId: 'a',
      notifiedUrgency: 70,
      createdAt: later(1000),
      version: 1,
    })
  })

  it('has one key for all who may see it, and another for what one person alone may see', () => {
    const post = { network: 'x', conversationId: '7' }
    const keys = [conversationKey(post), privateKey(post, 'anna'), privateKey(post, 'bob'), privateKey(post, null)]
    expect(new Set(keys).size).toBe(4)
  })
})

describe('the strongest finding', () => {
  it('leads and carries what the others say of churn and care', () => {
    const list = [
      aFinding({ urgency: 30, churnRisk: true }),
      aFinding({ kind: 'wish', urgency: 50 }),
      aFinding({ urgency: 10, needsHuman: true }),
    ]
    expect(strongest(list)).toMatchObject({ kind: 'wish', urgency: 50, churnRisk: true, needsHuman: true })
    expect(strongest([])).toBeNull()
  })
})

describe('a further post', () => {
  it('changes the message in place and stays quiet while nothing much rises', () => {
    const news = continueAlert(about(), heard(), aFinding({ urgency: 79, kind: 'wish' }))
    expect(news).toMatchObject({ tell: null, shows: true, isNew: false })
    expect(news?.alert).toMatchObject({ postId: '2', kind: 'wish', urgency: 79, notifiedUrgency: 60, version: 2 })
  })

  it('tells once that urgency rose by 20 since people were last told', () => {
    const slowly = continueAlert(about(), heard(), aFinding({ urgency: 75 }))
    const then = continueAlert(slowly?.alert ?? about(), heard({ postRowId: '3' }), aFinding({ urgency: 80 }))
    expect(then).toMatchObject({ tell: 'urgency', urgencyBefore: 60 })
    expect(continueAlert(then?.alert ?? about(), heard({ postRowId: '4' }), aFinding({ urgency: 81 }))?.tell).toBeNull()
  })

  it('tells once that somebody may leave, and shows where they said so, also in a less urgent word', () => {
    const news = continueAlert(about(), heard(), aFinding({ urgency: 50, churnRisk: true }))
    expect(news).toMatchObject({
      tell: 'churn_risk',
      shows: true,
      alert: { churnRisk: true, postId: '2', urgency: 60 },
    })
    const again = continueAlert(
      news?.alert ?? about(),
      heard({ postRowId: '3' }),
      aFinding({ urgency: 65, churnRisk: true }),
    )
    expect(again?.tell).toBeNull()
  })

  it('leaves the more urgent word in front, but forgets no need for care', () => {
    const news = continueAlert(about(), heard(), aFinding({ kind: 'praise', urgency: 20, needsHuman: true }))
    expect(news?.alert).toMatchObject({ kind: 'upset_customer', urgency: 60, postId: '1', needsHuman: true })
  })

  it('without a finding still counts as one more', () => {
    expect(continueAlert(about(), heard(), null)).toMatchObject({ tell: null, shows: false, alert: { version: 2 } })
  })

  it('of another person takes the alert over with its author and customer', () => {
    const news = continueAlert(about({ customerId: 'acme' }), heard({ contactId: 'lou' }), aFinding({ urgency: 70 }))
    expect(news?.alert).toMatchObject({ postId: '2', contactId: 'lou', customerId: null })
  })
})

describe('another customer in the same conversation', () => {
  const lou = heard({ contactId: 'lou', customerId: 'globex', isFirstWord: true })

  it('is told of at the first word, not at each', () => {
    const first = continueAlert(about({ customerId: 'acme' }), lou, aFinding({ urgency: 60 }))
    expect(first).toMatchObject({ tell: 'another_customer', shows: true, alert: { customerId: 'globex' } })
    const second = continueAlert(first?.alert ?? about(), { ...lou, postRowId: '3', isFirstWord: false }, aFinding())
    expect(second?.tell).toBeNull()
  })

  it('does not push the more urgent word of the first one aside', () => {
    const news = continueAlert(about({ customerId: 'acme' }), lou, aFinding({ kind: 'praise', urgency: 20 }))
    expect(news).toMatchObject({ tell: 'another_customer', shows: false })
    expect(news?.alert).toMatchObject({ postId: '1', customerId: 'acme', kind: 'upset_customer', urgency: 60 })
  })

  it('is nobody new when the author was linked meanwhile', () => {
    const linked = heard({ customerId: 'acme', isFirstWord: false })
    expect(continueAlert(about(), linked, aFinding())?.tell).toBeNull()
  })
})

describe('an edit of the post an alert shows', () => {
  const edit = heard({ postRowId: '1' })

  it('replaces what the post said, also with something milder', () => {
    const news = continueAlert(
      about({ churnRisk: true, needsHuman: true }),
      edit,
      aFinding({ kind: 'wish', urgency: 20 }),
    )
    expect(news).toMatchObject({ tell: null, shows: true })
    expect(news?.alert).toMatchObject({ kind: 'wish', urgency: 20, churnRisk: false, needsHuman: false })
  })

  it('does not bring an ended alert back', () => {
    expect(continueAlert(about({ state: 'handled', outcome: 'replied' }), edit, aFinding({ urgency: 90 }))).toBeNull()
  })
})

describe('an ended alert', () => {
  const handled = about({ state: 'handled', outcome: 'replied', endedById: 'anna', endedAt: NOW })

  it('comes back for what wants an answer', () => {
    const news = continueAlert(handled, heard(), aFinding({ kind: 'question_unanswered', urgency: 30 }))
    expect(news).toMatchObject({ tell: 'reopened', shows: true })
    expect(news?.alert).toMatchObject({ state: 'open', outcome: null, postId: '2', notifiedUrgency: 30, version: 2 })
  })

  it.each(['praise', 'attention'] as const)('stays ended for %s', (kind) => {
    expect(continueAlert(handled, heard(), aFinding({ kind }))).toBeNull()
  })

  it('stays ended for words without a finding', () => {
    expect(continueAlert(handled, heard(), null)).toBeNull()
  })

  it('that was not relevant stays so, whoever speaks', () => {
    const muted = about({ state: 'dismissed', outcome: 'not_relevant' })
    expect(continueAlert(muted, heard({ contactId: 'lou' }), aFinding({ urgency: 99 }))).toBeNull()
  })

  it('of somebody set aside comes back for others, and for what a person must decide', () => {
    const aside = about({ state: 'dismissed', outcome: 'not_a_customer' })
    expect(continueAlert(aside, heard(), aFinding({ urgency: 99 }))).toBeNull()
    expect(continueAlert(aside, heard({ contactId: 'lou' }), aFinding())?.tell).toBe('reopened')
    expect(continueAlert(aside, heard(), aFinding({ needsHuman: true }))?.tell).toBe('reopened')
  })
})

describe('an answer of ours on the network', () => {
  it('handles the alert, once', () => {
    const closed = answerSeen(about({ state: 'snoozed', snoozedUntil: later(1) }), 'anna', NOW)
    expect(closed).toMatchObject({
      state: 'handled',
      outcome: 'answered_on_network',
      endedById: 'anna',
      snoozedUntil: null,
      version: 2,
    })
    expect(closed && answerSeen(closed, 'anna', NOW)).toBeNull()
  })
})
