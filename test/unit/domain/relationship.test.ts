import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disturbance, type Intensity, intensity, tone } from '../../../src/domain/relationship.ts'
import { TOUCH_WEIGHTS, type Touch, type TouchKind } from '../../../src/domain/touch.ts'
import { DAY, NOW } from './builders.ts'

const ago = (days: number) => new Date(NOW.getTime() - days * DAY)

function touch(daysAgo: number, changes: Partial<Touch> = {}): Touch {
  return {
    contactId: 'kim',
    customerId: 'acme',
    employeeId: 'anna',
    kind: 'mention',
    direction: 'in',
    at: ago(daysAgo),
    sentiment: null,
    postId: null,
    ...changes,
  }
}

const anyTouch: fc.Arbitrary<Touch> = fc.record({
  contactId: fc.constantFrom('kim', 'lou', 'max'),
  customerId: fc.constant('acme'),
  employeeId: fc.constantFrom('anna', 'bob', null),
  kind: fc.constantFrom(...(Object.keys(TOUCH_WEIGHTS) as TouchKind[])),
  direction: fc.constantFrom('in', 'out', 'both'),
  // Whole hours, so that touches of the same moment come up often.
  at: fc.integer({ min: 0, max: 24 * 700 }).map((hours) => ago(hours / 24)),
  sentiment: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  postId: fc.constant(null),
})
const touches = fc.array(anyTouch, { minLength: 3, maxLength: 40 })

function known(found: Intensity): Extract<Intensity, { known: true }> {
  if (!found.known) throw new Error('too little data')
  return found
}

describe('the intensity of a relationship', () => {
  it('lies between 0 and 100, and each part within its points', () => {
    fc.assert(
      fc.property(touches, (list) => {
        const found = intensity(list, NOW)
        if (!found.known) return
        expect(found.score).toBeGreaterThanOrEqual(0)
        expect(found.score).toBeLessThanOrEqual(100)
        const limits = { regularity: 30, volume: 20, recency: 20, breadth: 15, reciprocity: 10, responsiveness: 5 }
        for (const [name, max] of Object.entries(limits)) {
          const points = found.parts[name as keyof typeof limits]
          expect(points).toBeGreaterThanOrEqual(-1e-9)
          expect(points).toBeLessThanOrEqual(max + 1e-9)
        }
        expect(Math.abs(found.parts.tone)).toBeLessThanOrEqual(10)
      }),
    )
  })

  it('does not depend on the order of the touches', () => {
    const shuffled = touches.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        const [a, b] = [intensity(list, NOW), intensity(mixed, NOW)]
        expect(a.known).toBe(b.known)
        if (a.known && b.known) expect(b.score).toBeCloseTo(a.score, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('takes an answer at the very moment of the question for an answer, whichever was stored first', () => {
    const [question, answer] = [touch(20), touch(20, { direction: 'out' })]
    const responsiveness = (list: Touch[]) =>
      known(intensity([touch(40, { direction: 'out' }), ...list], NOW)).parts.responsiveness
    expect(responsiveness([answer, question])).toBe(responsiveness([question, answer]))
    expect(responsiveness([question, answer])).toBeGreaterThan(
      responsiveness([touch(20), touch(18, { direction: 'out' })]),
    )
  })

  it('loses neither regularity nor recency by one touch more', () => {
    fc.assert(
      fc.property(touches, anyTouch, (list, more) => {
        const before = intensity(list, NOW)
        if (!before.known) return
        const { parts } = known(intensity([...list, more], NOW))
        expect(parts.regularity).toBeGreaterThanOrEqual(before.parts.regularity - 1e-9)
        expect(parts.recency).toBeGreaterThanOrEqual(before.parts.recency - 1e-9)
      }),
    )
  })

  it('loses no volume by one touch more, but what a full day spreads over its hours', () => {
    // A capped day is scaled as a whole: an earlier touch of that day takes weight from a later one, at most
    // 3·(1 − 2^(−1/180)) of volume, which is 20/5 of that in points.
    const spread = 4 * 3 * (1 - 2 ** (-1 / 180))
    fc.assert(
      fc.property(touches, anyTouch, (list, more) => {
        const before = intensity(list, NOW)
        if (!before.known) return
        const { parts } = known(intensity([...list, more], NOW))
        expect(parts.volume).toBeGreaterThanOrEqual(before.parts.volume - spread)
      }),
    )
  })

  it('of a worked example comes to the points worked out by hand', () => {
    // Today, with a half-life of 180 days: a mention 180 days ago (d = .5) answered two days later by Bob, and a
    // meeting with Anna today (d = 1).
    const answered = 2 ** (-178 / 180)
    const found = known(
      intensity(
        [
          touch(180, { sentiment: -0.5 }),
          touch(178, { direction: 'out', kind: 'reply', employeeId: 'bob' }),
          touch(0, { direction: 'both', kind: 'meeting' }),
        ],
        NOW,
      ),
    )
    // 180 days ago was Wednesday 3 September, 178 days ago the Friday: days 20334 and 20336 since 1970, weeks 2904
    // and 2905 counted from a Thursday; today's week is another.
    const weeks = 0.5 + answered + 1
    const volume = 0.5 * 1 + answered * 1 + 1 * 3
    const anna = 3.5 / volume
    const bob = answered / volume
    const [inbound, outbound] = [0.5 + 1, answered + 1]
    expect(found.parts.regularity).toBeCloseTo(30 * (1 - Math.exp(-weeks / 4)), 9)
    expect(found.parts.volume).toBeCloseTo(20 * (1 - Math.exp(-volume / 5)), 9)
    expect(found.parts.recency).toBeCloseTo(20, 9)
    expect(found.parts.breadth).toBeCloseTo(15 * (1 - anna ** 2 - bob ** 2), 9)
    expect(found.parts.reciprocity).toBeCloseTo((20 * inbound) / (inbound + outbound + 1), 9)
    // One turn, answered after two days: it counts half.
    expect(found.parts.responsiveness).toBeCloseTo((5 * (0.5 * 0.5 + 0.3)) / (0.5 + 1.5), 9)
    expect(found.parts.tone).toBeCloseTo((10 * 0.5 * -0.5) / (0.5 + 3), 9)
    expect(found.score).toBeCloseTo(54.2957, 4)
    expect(found).toMatchObject({ confidence: 'low', lastTouch: NOW })
  })

  it('is not told from too little: under 3 touches or within one week', () => {
    expect(intensity([touch(1), touch(30)], NOW).known).toBe(false)
    expect(intensity([touch(1), touch(1), touch(1)], NOW).known).toBe(false)
    expect(intensity([touch(1), touch(1), touch(30)], NOW).known).toBe(true)
  })

  it.each([
    [9, 'low'],
    [10, 'medium'],
    [29, 'medium'],
    [30, 'high'],
  ])('of %i touches is known with %s confidence', (count, confidence) => {
    const list = Array.from({ length: count }, (_, i) => touch(i * 7))
    expect(intensity(list, NOW)).toMatchObject({ confidence })
  })

  it('counts a contact’s day for no more than a meeting', () => {
    const once = [touch(40), touch(20), touch(1, { kind: 'meeting' })]
    const many = [touch(40), touch(20), ...Array.from({ length: 50 }, () => touch(1))]
    expect(known(intensity(many, NOW)).parts.volume).toBeCloseTo(known(intensity(once, NOW)).parts.volume, 9)
  })

  it('does not know the future', () => {
    const past = [touch(40), touch(20), touch(1)]
    expect(intensity([...past, touch(-1, { kind: 'meeting' })], NOW)).toEqual(intensity(past, NOW))
  })

  it('is one employee’s alone without breadth', () => {
    expect(known(intensity([touch(40), touch(20), touch(1)], NOW)).parts.breadth).toBeCloseTo(0, 12)
  })
})

describe('tone', () => {
  it('is the customer’s own words only, drawn towards nothing while they are few', () => {
    const list = [touch(0, { sentiment: 1 }), touch(0, { direction: 'out' })]
    expect(tone(list, () => 1)).toBe(0.25)
  })
})

describe('a disturbed relationship', () => {
  const weekly = (count: number, until: number) => Array.from({ length: count }, (_, i) => touch(until + 7 * i))

  it('is silent for over eight times its own mean gap', () => {
    expect(disturbance(weekly(5, 57), NOW)).toMatchObject({ kind: 'silence', silentDays: 57, meanGapDays: 7 })
    expect(disturbance(weekly(5, 56), NOW)).toBeNull()
  })

  it('had at least five active days before', () => {
    expect(disturbance(weekly(4, 300), NOW)).toBeNull()
    const sameDay = [...weekly(4, 300), touch(300), touch(300)]
    expect(disturbance(sameDay, NOW)).toBeNull()
  })

  const said = (daysAgo: number, sentiment: number, count: number) =>
    Array.from({ length: count }, () => touch(daysAgo, { sentiment }))

  it('speaks in another tone than in the 90 days before', () => {
    // T: 3·.5/(3+3) = .25 before, 3·(−.1)/(3+3) = −.05 now.
    const found = disturbance([...said(100, 0.5, 3), ...said(10, -0.1, 3)], NOW)
    expect(found).toMatchObject({ kind: 'falling_tone' })
    expect(found?.toneChange).toBeCloseTo(-0.3, 9)
  })

  it('is not one whose tone fell by a quarter or less, or that said nothing before', () => {
    expect(disturbance([...said(100, 0.5, 3), ...said(10, 0, 3)], NOW)).toBeNull()
    expect(disturbance(said(10, -1, 9), NOW)).toBeNull()
    expect(disturbance([], NOW)).toBeNull()
  })
})
