import { describe, expect, test } from 'vitest'
import type { EditForm, SimpleForm } from '../../../../src/actions/contract.ts'
import { InvalidResponse } from '../../../../src/domain/errors.ts'
import { lookInto } from '../../../../src/slack/limits-parts.ts'
import {
  assignModal,
  customerOptions,
  editReplyModal,
  linkCustomerModal,
  parseAssign,
  parseEditReply,
  parseEditTone,
  parseLinkCustomer,
  parseSnooze,
  parseWrongSentiment,
  readMetadata,
  type SubmittedView,
  snoozeModal,
  wrongSentimentModal,
} from '../../../../src/slack/views/modals.ts'
import { assertSlackLimits } from '../../../support/slack-limits.ts'

const now = new Date('2026-11-24T10:00:00Z')
const form: SimpleForm = { ok: true, language: 'en', alertId: 'a1', timeZone: 'Europe/Berlin', authorHandle: 'anna' }
const editForm: EditForm = {
  ok: true,
  language: 'en',
  alertId: 'a1',
  postText: 'It is broken',
  authorHandle: 'anna',
  drafts: [
    { tone: 'business', text: 'We are sorry.' },
    { tone: 'friendly', text: 'Oh no!' },
  ],
  maxLength: 280,
}

function sent(values: SubmittedView['state']['values'], language = 'en'): SubmittedView {
  return { private_metadata: JSON.stringify({ alertId: 'a1', language }), state: { values } }
}

const chosen = (value: string) => ({ selected_option: { value } })

/** The one element with this action id. */
function element(view: { blocks: unknown }, actionId: string): Record<string, unknown> {
  const found: Record<string, unknown>[] = []
  lookInto(view.blocks, (part) => {
    if (part.action_id === actionId) found.push(part)
  })
  expect(found).toHaveLength(1)
  return found[0] ?? {}
}

describe('editing a reply', () => {
  test('starts from the first draft and remembers the alert', () => {
    const view = editReplyModal(editForm)
    expect(view.callback_id).toBe('edit_reply')
    expect(readMetadata({ private_metadata: view.private_metadata ?? '' })).toEqual({ alertId: 'a1', language: 'en' })
    expect(element(view, 'text').initial_value).toBe('We are sorry.')
    expect(element(view, 'edit_tone').initial_option).toMatchObject({ value: 'business' })
    expect(JSON.stringify(view)).toContain('At most 280 characters')
  })

  test('another tone is another field with the other draft', () => {
    const [one, two] = [editReplyModal(editForm), editReplyModal(editForm, 'friendly')]
    expect(element(two, 'text').initial_value).toBe('Oh no!')
    expect(one.blocks.at(-1)?.block_id).not.toBe(two.blocks.at(-1)?.block_id)
  })

  test('asks for no tone where there is only one', () => {
    const view = editReplyModal({ ...editForm, drafts: editForm.drafts.slice(1) })
    expect(JSON.stringify(view)).not.toContain('edit_tone')
    expect(element(view, 'text').initial_value).toBe('Oh no!')
    expect(element(editReplyModal({ ...editForm, drafts: [] }), 'text')).not.toHaveProperty('initial_value')
  })

  test('gives the words back under the tone of their own field', () => {
    const view = sent({ tone: { edit_tone: chosen('business') }, 'reply:friendly': { text: { value: ' Oh! \n' } } })
    expect(parseEditReply(view)).toEqual({
      ok: true,
      alertId: 'a1',
      language: 'en',
      blockId: 'reply:friendly',
      gesture: { type: 'edit_reply', tone: 'friendly', text: 'Oh!' },
    })
  })

  test('wants words', () => {
    expect(parseEditReply(sent({ 'reply:business': { text: { value: '  ' } } }, 'de'))).toMatchObject({
      ok: false,
      errors: { 'reply:business': 'Schreib zuerst eine Antwort.' },
    })
  })

  test('knows the two tones only', () => {
    expect([parseEditTone('friendly'), parseEditTone('rude'), parseEditTone(undefined)]).toEqual([
      'friendly',
      null,
      null,
    ])
  })
})

describe('assigning', () => {
  test('takes a colleague and a note', () => {
    assertSlackLimits(assignModal(form))
    const values = { assignee: { user: { selected_user: 'U2' } }, note: { text: { value: 'today please' } } }
    expect(parseAssign(sent(values))).toMatchObject({
      ok: true,
      gesture: { type: 'assign', toSlackId: 'U2', note: 'today please' },
    })
  })

  test('needs no note, but somebody', () => {
    const untouched = { note: { text: { value: null } } }
    expect(parseAssign(sent({ assignee: { user: { selected_user: 'U2' } }, ...untouched }))).toMatchObject({
      gesture: { type: 'assign', toSlackId: 'U2' },
    })
    expect(parseAssign(sent({ assignee: { user: { selected_user: null } }, ...untouched }))).toMatchObject({
      ok: false,
      errors: { assignee: 'Choose a colleague.' },
    })
  })
})

describe('snoozing', () => {
  const later = now.getTime() / 1000 + 3600
  const values = (until: string, at: number | null) => ({
    until: { until: chosen(until) },
    at: { at: { selected_date_time: at } },
  })

  test.each([
    ['hours', null, { hours: 4 }],
    ['tomorrow', null, 'tomorrow'],
    ['at', later, { at: new Date(later * 1000) }],
  ])('understands %s', (until, at, expected) => {
    expect(parseSnooze(sent(values(until, at)), now)).toMatchObject({ ok: true, gesture: { until: expected } })
  })

  test.each([
    ['at', null, { at: 'Choose a day and a time.' }],
    ['at', now.getTime() / 1000, { at: 'That time has passed. Choose a later one.' }],
    ['hours', later, { until: expect.stringContaining('as well') }],
  ])('refuses %s with %s', (until, at, errors) => {
    expect(parseSnooze(sent(values(until, at)), now)).toMatchObject({ ok: false, errors })
  })

  test('answers in the language of the form', () => {
    expect(parseSnooze(sent(values('at', 1), 'de'), now)).toMatchObject({
      errors: { at: 'Diese Zeit ist schon vorbei. Wähle eine spätere.' },
    })
    expect(JSON.stringify(snoozeModal({ ...form, language: 'de' }))).toContain('Morgen um 9:00 Uhr')
  })
})

describe('correcting the sentiment', () => {
  test('takes one of the three', () => {
    assertSlackLimits(wrongSentimentModal(form))
    expect(parseWrongSentiment(sent({ label: { label: chosen('positive') } }))).toMatchObject({
      ok: true,
      gesture: { type: 'wrong_sentiment', label: 'positive' },
    })
    expect(parseWrongSentiment(sent({ label: { label: chosen('angry') } }))).toMatchObject({ ok: false })
    expect(parseWrongSentiment(sent({}))).toMatchObject({ ok: false, errors: { label: expect.any(String) } })
  })
})

describe('linking to a customer', () => {
  const values = (id: string | null, name: string | null, basis: string | null) => ({
    customer: { customer_search: { selected_option: id === null ? null : { value: id } } },
    new_name: { text: { value: name } },
    basis: { basis: { selected_option: basis === null ? null : { value: basis } } },
  })

  test('takes a known customer or a new name, with the basis', () => {
    expect(parseLinkCustomer(sent(values('c1', null, 'opt_in')))).toMatchObject({
      gesture: { type: 'link_customer', customer: { id: 'c1' }, basis: 'opt_in' },
    })
    expect(parseLinkCustomer(sent(values(null, ' Beta AG ', 'public')))).toMatchObject({
      gesture: { customer: { newName: 'Beta AG' }, basis: 'public' },
    })
  })

  test.each([
    [null, null, 'opt_in', 'customer'],
    ['c1', 'Beta AG', 'opt_in', 'new_name'],
    ['c1', null, null, 'basis'],
    ['c1', null, 'none', 'basis'],
  ])('refuses %s, %s, %s at %s', (id, name, basis, field) => {
    const parsed = parseLinkCustomer(sent(values(id, name, basis)))
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual([field])
  })

  test('explains each basis and offers no link without one', () => {
    for (const language of ['de', 'en'] as const) {
      const view = linkCustomerModal({ ...form, language })
      assertSlackLimits(view)
      const { options } = element(view, 'basis')
      expect(options).toMatchObject([{ value: 'opt_in' }, { value: 'supplied' }, { value: 'public' }])
      expect(JSON.stringify(options)).not.toContain('…')
    }
  })

  test('lists at most a hundred customers, long names cut', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ id: `c${i}`, name: 'Ä'.repeat(90) }))
    const options = customerOptions(many)
    expect(options).toHaveLength(100)
    expect(options[0]?.text.text).toBe(`${'Ä'.repeat(74)}…`)
  })
})

test('a form that is none of ours is an error', () => {
  for (const private_metadata of ['', '{}', 'null', '{"alertId":"a1","language":"fr"}']) {
    expect(() => readMetadata({ private_metadata })).toThrow(InvalidResponse)
  }
})
