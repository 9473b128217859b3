import { describe, expect, test } from 'vitest'
import type {
  CorrectionRow,
  CorrectionsPage,
  EditForm,
  PhraseFinding,
  PhraseForm,
  SimpleForm,
} from '../../../../src/actions/contract.ts'
import { InvalidResponse } from '../../../../src/domain/errors.ts'
import { lookInto } from '../../../../src/slack/limits-parts.ts'
import {
  assignModal,
  correctionsModal,
  customerOptions,
  editReplyModal,
  ignoreWordsModal,
  linkCustomerModal,
  parseAssign,
  parseEditReply,
  parseEditTone,
  parseIgnoreWords,
  parseLinkCustomer,
  parseSnooze,
  parseWrongSentiment,
  phraseProblemText,
  readMetadata,
  readUndoValue,
  type SubmittedView,
  snoozeModal,
  undoText,
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

const phraseForm: PhraseForm = { ...form, postText: 'A war zone, really awful', words: ['awful', 'war zone'] }
const ticked = (...words: string[]) => ({ words: { selected_options: words.map((value) => ({ value })) } })

describe('correcting the sentiment', () => {
  test('offers the words that moved the tone, and says whom it concerns', () => {
    for (const language of ['de', 'en'] as const) assertSlackLimits(wrongSentimentModal({ ...phraseForm, language }))
    const view = wrongSentimentModal(phraseForm)
    expect(element(view, 'words').options).toMatchObject([{ value: 'awful' }, { value: 'war zone' }])
    expect(view.blocks.map((b) => b.type)).toEqual(['rich_text', 'input', 'input', 'input'])
    expect(JSON.stringify(view)).toContain('for the whole company. Colleagues see these words')
  })

  test('where no word moved it there is still the field, and without a post no words at all', () => {
    const bare = JSON.stringify(wrongSentimentModal({ ...phraseForm, words: [] }))
    expect(bare).not.toContain('checkboxes')
    expect(bare).toContain('plain_text_input')
    const gone = wrongSentimentModal({ ...phraseForm, postText: '', words: [] })
    assertSlackLimits(gone)
    expect(gone.blocks).toHaveLength(1)
  })

  test('takes the words with the label', () => {
    const label = { label: chosen('neutral') }
    const other = { text: { value: ' checkout ' } }
    expect(parseWrongSentiment(sent({ label, words: ticked('war zone'), other_words: other }))).toMatchObject({
      gesture: { type: 'wrong_sentiment', label: 'neutral', words: ['war zone', 'checkout'] },
    })
    const untouched = { words: ticked(), other_words: { text: { value: null } } }
    expect(parseWrongSentiment(sent({ label, ...untouched }))).toMatchObject({
      gesture: { type: 'wrong_sentiment', label: 'neutral' },
    })
  })

  test('takes one of the three', () => {
    expect(parseWrongSentiment(sent({ label: { label: chosen('positive') } }))).toMatchObject({
      ok: true,
      gesture: { type: 'wrong_sentiment', label: 'positive' },
    })
    expect(parseWrongSentiment(sent({ label: { label: chosen('angry') } }))).toMatchObject({ ok: false })
    expect(parseWrongSentiment(sent({}))).toMatchObject({ ok: false, errors: { label: expect.any(String) } })
  })
})

describe('words to ignore', () => {
  test('are offered, and at least one is wanted', () => {
    for (const language of ['de', 'en'] as const) {
      assertSlackLimits(ignoreWordsModal({ ...phraseForm, language }))
      assertSlackLimits(ignoreWordsModal({ ...phraseForm, language, postText: '' }))
    }
    expect(parseIgnoreWords(sent({ words: ticked('war zone') }))).toMatchObject({
      gesture: { type: 'ignore_words', words: ['war zone'] },
    })
    expect(parseIgnoreWords(sent({ words: ticked() }, 'de'))).toMatchObject({
      errors: { other_words: 'Wähle zuerst Wörter aus oder gib welche ein.' },
    })
  })

  test('that do not fit are explained', () => {
    const of = (problem: PhraseFinding['problem']) => phraseProblemText({ phrase: 'peace', problem }, 'en')
    expect(of('not_in_post')).toBe('“peace” does not occur in the post. Use words as the post has them.')
    expect(of('too_many_words')).toBe('Enter eight words at most.')
  })
})

describe('the list of what was taught', () => {
  const row: CorrectionRow = {
    id: 'p1',
    effect: 'neutral',
    at: now,
    phrase: 'war zone',
    excerpt: null,
    source: 'slack',
    line: null,
    isMine: true,
    mayUndo: true,
    isOverruled: false,
  }
  const list = (rows: CorrectionRow[], more: Partial<CorrectionsPage> = {}): CorrectionsPage => ({
    ok: true,
    language: 'en',
    timeZone: 'Europe/Berlin',
    rows,
    page: 0,
    pages: 1,
    total: rows.length,
    fileName: 'phrases.tsv',
    ...more,
  })
  const shown = (page: CorrectionsPage) => JSON.stringify(correctionsModal(page))

  test('says what, when, from where, and by you only where it was you', () => {
    expect(shown(list([row]))).toContain('*“war zone” = neutral*\\n24 Nov 2026 · from Slack · by you')
    expect(shown(list([{ ...row, isMine: false }]))).not.toContain('by you')
    expect(shown(list([{ ...row, isOverruled: true }]))).toContain('a newer one says something else')
  })

  test('quotes a whole post of one’s own, and says when its text is gone', () => {
    const whole = { ...row, id: 'w7', phrase: null, effect: 'irrelevant', excerpt: 'Sign <!here> now' } as const
    expect(shown(list([whole]))).toContain('*A whole post = not relevant*\\n“Sign &lt;!here&gt; now”')
    expect(shown(list([{ ...whole, excerpt: null }]))).toContain('The text of the post was removed')
  })

  test('undoes what the viewer may, and names the file of what stands there', () => {
    const view = correctionsModal(list([row], { page: 3, pages: 9 }))
    expect(element(view, 'correction_undo')).toMatchObject({
      value: 'p1@3',
      accessibility_label: 'Undo: “war zone” = neutral',
    })
    expect(shown(list([{ ...row, mayUndo: false }]))).not.toContain('correction_undo')
    const inFile = { ...row, id: 'f12', source: 'file', line: 12, isMine: false, mayUndo: false } as const
    expect(shown(list([inFile]))).toContain('from the file phrases.tsv, line 12: undo it there')
  })

  test('has pages, and a way to each side where there is one', () => {
    const pages = (page: number) => shown(list([row], { page, pages: 3, total: 45 }))
    expect(shown(list([row]))).not.toContain('corrections_older')
    expect(pages(0)).toContain('Page 1 of 3, 45 in all')
    expect([pages(0), pages(1), pages(2)].map((p) => p.includes('corrections_older'))).toEqual([true, true, false])
    expect([pages(0), pages(1), pages(2)].map((p) => p.includes('corrections_newer'))).toEqual([false, true, true])
  })

  test('says what became of an undo, in its language', () => {
    const answer = { ok: true, language: 'de', outcome: 'undone', phrase: 'Kriegsgebiet', line: null } as const
    expect(undoText(answer)).toBe('Rückgängig gemacht. „Kriegsgebiet“ hat keine besondere Bedeutung mehr.')
    expect(undoText({ ...answer, phrase: null })).toContain('nach seinen eigenen Worten')
    expect(undoText({ ...answer, outcome: 'gone', phrase: null })).toBe('Das war schon rückgängig gemacht.')
    expect(JSON.stringify(correctionsModal(list([]), undoText(answer)))).toContain('Rückgängig gemacht.')
  })

  test('knows the buttons of its own only', () => {
    expect(readUndoValue('w12@3')).toEqual({ id: 'w12', page: 3 })
    for (const value of [null, '', 'p1', 'p1@', 'p@1', '../p1@1', 'p1@-1']) expect(readUndoValue(value)).toBeNull()
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
