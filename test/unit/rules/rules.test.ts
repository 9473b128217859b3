import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../src/domain/reading.ts'
import type { Situation } from '../../../src/domain/rule.ts'
import type { Touch } from '../../../src/domain/touch.ts'
import { attention } from '../../../src/rules/attention.ts'
import { findDisturbed } from '../../../src/rules/disturbed.ts'
import { praise } from '../../../src/rules/praise.ts'
import { questionUnanswered } from '../../../src/rules/question-unanswered.ts'
import { upsetCustomer } from '../../../src/rules/upset-customer.ts'
import { wish } from '../../../src/rules/wish.ts'
import { aCustomer, aReading, aSituation, DAY, NOW } from '../domain/builders.ts'

const situation = (reading: Partial<Reading>, changes: Partial<Situation> = {}) =>
  aSituation({ reading: aReading(reading), ...changes })

describe('upset customer', () => {
  const negative = { label: 'negative', score: -0.7 } as const

  it.each([
    ['a complaint', { intents: ['complaint'] }],
    ['churn risk', { intents: ['churn_risk'], label: 'positive' }],
    ['what a person must decide', { needsHuman: true, label: 'positive' }],
  ] as [string, Partial<Reading>][])('is found in %s, whoever says it', (_, reading) => {
    const found = upsetCustomer.find(situation({ ...reading, urgency: 71 }))
    expect(found).toMatchObject({ kind: 'upset_customer', needsHuman: reading.needsHuman ?? false })
    expect(found?.urgency).toBe(reading.needsHuman ? 80 : 71)
    expect(found?.churnRisk).toBe(reading.intents?.includes('churn_risk') ?? false)
  })

  it('that a person must decide is never less urgent than 80, nor held down to it', () => {
    const urgencyOf = (urgency: number) => upsetCustomer.find(situation({ needsHuman: true, urgency }))?.urgency
    expect([urgencyOf(10), urgencyOf(95)]).toEqual([80, 95])
  })

  it('is found in a clearly negative tone of a customer, not of a stranger', () => {
    expect(upsetCustomer.find(situation(negative, { customer: aCustomer() }))).not.toBeNull()
    expect(upsetCustomer.find(situation(negative))).toBeNull()
  })

  it('is not found in a tone that is unclear', () => {
    expect(upsetCustomer.find(situation({ ...negative, confidence: 0.59 }, { customer: aCustomer() }))).toBeNull()
  })

  it('is not found in a complaint that is meant well', () => {
    expect(upsetCustomer.find(situation({ intents: ['complaint'], label: 'positive' }))).toBeNull()
  })
})

describe('wish', () => {
  it('tells what somebody wants to buy from what they wish for', () => {
    expect(wish.find(situation({ intents: ['wish'] }))?.kind).toBe('wish')
    expect(wish.find(situation({ intents: ['wish', 'purchase_intent'] }))?.kind).toBe('purchase_intent')
    expect(wish.find(situation({ intents: ['question'] }))).toBeNull()
  })
})

describe('unanswered question', () => {
  it('is found until one of us has answered', () => {
    const asks = { intents: ['question'] } as Partial<Reading>
    expect(questionUnanswered.find(situation(asks))).toMatchObject({ kind: 'question_unanswered', urgency: 40 })
    expect(questionUnanswered.find(situation(asks, { answered: true }))).toBeNull()
    expect(questionUnanswered.find(situation({ intents: ['complaint'] }))).toBeNull()
  })
})

describe('praise', () => {
  const praises = { intents: ['praise'], label: 'positive', score: 0.7 } as const

  it('is worth a thank-you when it is said and clearly meant', () => {
    expect(praise.find(situation({ ...praises, intents: ['praise'] }))?.kind).toBe('praise')
  })

  it.each([
    ['was thanked for', {}, true],
    ['may be irony', { confidence: 0.5 }, false],
    ['is not positive', { label: 'neutral' }, false],
    ['is only a good mood', { intents: [] }, false],
  ] as [string, Partial<Reading>, boolean][])('is none that %s', (_, reading, answered) => {
    expect(praise.find(situation({ ...praises, intents: ['praise'], ...reading }, { answered }))).toBeNull()
  })
})

describe('attention', () => {
  it.each([
    ['usual', 3.4, 100, false],
    ['unusual', 3.5, 10, true],
    ['unusual, but hardly anybody', 9, 9, false],
    ['of an account without history', null, 1000, false],
  ] as const)('that is %s', (_, z, interactions, isFound) => {
    expect(attention.find(situation({}, { engagement: { z, interactions } })) !== null).toBe(isFound)
  })

  it('is worth at least 30, and asks for a person where the words do', () => {
    const engagement = { z: 4.26, interactions: 50 }
    const found = attention.find(situation({ urgency: 5, needsHuman: true }, { engagement }))
    expect(found).toMatchObject({ kind: 'attention', urgency: 30, needsHuman: true, why: { z: 4.3, interactions: 50 } })
  })
})

describe('disturbed relationship', () => {
  const touch = (daysAgo: number): Touch => ({
    contactId: 'kim',
    customerId: 'acme',
    employeeId: 'anna',
    kind: 'meeting',
    direction: 'both',
    at: new Date(NOW.getTime() - daysAgo * DAY),
    sentiment: null,
    postId: null,
  })
  const weekly = (last: number, count: number) => Array.from({ length: count }, (_, i) => touch(last + 7 * i))

  it('is found with its figures, and a strong one is more urgent than one that hardly was', () => {
    const strong = findDisturbed(weekly(60, 30), NOW)
    const weak = findDisturbed(weekly(60, 5), NOW)
    expect(strong).toMatchObject({ kind: 'disturbed', why: { disturbance: 'silence', silentDays: 60, meanGapDays: 7 } })
    expect(strong?.urgency).toBeGreaterThan(weak?.urgency ?? 100)
    expect(weak?.urgency).toBeGreaterThan(30)
  })

  it('is not one that was never more than this', () => {
    expect(findDisturbed(weekly(10, 5), NOW)).toBeNull()
    expect(findDisturbed([], NOW)).toBeNull()
  })
})
