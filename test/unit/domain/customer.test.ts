import { describe, expect, it } from 'vitest'
import { isLinked, mayScore } from '../../../src/domain/customer.ts'
import { aContact } from './builders.ts'

const linked = { customerId: 'acme' }

describe('a handle and its customer', () => {
  it.each([
    ['opt_in', 'x', true, true],
    ['supplied', 'x', true, true],
    ['public', 'x', true, false],
    ['public', 'mastodon', true, true],
    ['none', 'x', false, false],
    ['none', 'mastodon', false, false],
  ] as const)('on the basis %s on %s: linked %s, scored %s', (basis, network, isLink, isScored) => {
    const contact = aContact({ ...linked, basis, network })
    expect([isLinked(contact), mayScore(contact)]).toEqual([isLink, isScored])
  })

  it('are strangers without a customer, whatever the basis', () => {
    expect(isLinked(aContact({ basis: 'opt_in' }))).toBe(false)
    expect(mayScore(aContact({ basis: 'opt_in' }))).toBe(false)
  })
})
