import { describe, expect, test } from 'vitest'
import { findLimitBreaches } from '../../../../src/slack/limits.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const section = (text = 'a') => ({ type: 'section', text: mrkdwn(text) })
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', value: 'v', ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const choice = (value: string, more: object = {}) => ({ text: plain(value), value, ...more })
const input = (element: object) => ({ type: 'input', label: plain('Label'), element })
const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Save'),
  blocks,
  ...more,
})
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, i) => make(i))

const refused = (...blocks: unknown[]) => findLimitBreaches('message', { text: 'x', blocks })

describe('what Slack takes', () => {
  test.each([
    ['a section of 3000 characters', section('x'.repeat(3000))],
    ['a header of 150', { type: 'header', text: plain('x'.repeat(150)) }],
    ['ten fields of 2000', { type: 'section', fields: times(10, () => mrkdwn('x'.repeat(2000))) }],
    ['a menu of five', actions({ type: 'overflow', action_id: 'm', options: times(5, (i) => choice(`${i}`)) })],
    ['a button at its limits', actions(button({ text: plain('x'.repeat(75)), value: 'x'.repeat(2000) }))],
    [
      'a quotation',
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }] }] },
    ],
    ['an image', { type: 'image', alt_text: 'A chart', image_url: 'https://example.org/a.png' }],
  ])('%s', (_, block) => {
    expect(refused(block)).toEqual([])
  })

  test('fifty blocks in a message and a hundred in a modal', () => {
    expect(refused(...times(50, () => section()))).toEqual([])
    expect(findLimitBreaches('modal', modal(times(100, () => section())))).toEqual([])
  })

  test('a message of text alone', () => {
    expect(findLimitBreaches('message', { text: 'x' })).toEqual([])
  })
})

describe('what Slack refuses', () => {
  test.each<[string, unknown, string]>([
    ['a longer section', section('x'.repeat(3001)), 'blocks[0].text.text: 3001 characters, at most 3000'],
    ['an empty text', section(''), 'must not be empty'],
    ['a longer header', { type: 'header', text: plain('x'.repeat(151)) }, 'at most 150'],
    ['a header with markup', { type: 'header', text: mrkdwn('x') }, 'must be plain_text'],
    ['eleven fields', { type: 'section', fields: times(11, () => mrkdwn('x')) }, '11 items, at most 10'],
    ['a longer field', { type: 'section', fields: [mrkdwn('x'.repeat(2001))] }, 'at most 2000'],
    ['eleven elements of context', { type: 'context', elements: times(11, () => mrkdwn('x')) }, 'at most 10'],
    ['26 actions', actions(...times(26, (i) => button({ action_id: `${i}` }))), 'at most 25'],
    ['no action at all', actions(), 'must not be empty'],
    ['a menu of six', actions({ type: 'overflow', options: times(6, (i) => choice(`${i}`)) }), 'at most 5'],
    ['a longer button', actions(button({ text: plain('x'.repeat(76)) })), 'at most 75'],
    ['a longer value', actions(button({ value: 'x'.repeat(2001) })), 'at most 2000'],
    ['a longer address', actions(button({ url: `https://x.org/${'a'.repeat(3000)}` })), 'at most 3000'],
    ['an address that is none', actions(button({ url: 'javascript:alert(1)' })), 'must begin with http'],
    ['a longer action_id', actions(button({ action_id: 'x'.repeat(256) })), 'at most 255'],
    ['an action_id used twice', actions(button(), button()), 'action_id go is used twice'],
    ['a longer block_id', { ...section(), block_id: 'x'.repeat(256) }, 'at most 255'],
    ['an image nobody can hear', { type: 'image', image_url: 'https://example.org/a.png' }, 'alt_text: must be text'],
    ['an image from nowhere', { type: 'image', alt_text: 'a' }, 'needs image_url or slack_file'],
    ['a style of one’s own', actions(button({ style: 'green' })), 'no such style'],
    [
      'a longer option',
      actions({ type: 'overflow', options: [choice('a', { text: plain('x'.repeat(76)) })] }),
      'at most 75',
    ],
    [
      'a longer explanation',
      actions({ type: 'radio_buttons', options: [choice('a', { description: plain('x'.repeat(76)) })] }),
      'description.text',
    ],
    [
      'eleven radio buttons',
      actions({ type: 'radio_buttons', options: times(11, (i) => choice(`${i}`)) }),
      'at most 10',
    ],
    [
      'an initial option that is none',
      actions({ type: 'radio_buttons', options: [choice('a')], initial_option: choice('b') }),
      'not among the options',
    ],
    [
      'a longer question',
      actions(button({ confirm: { title: plain('t'), text: plain('x'.repeat(301)) } })),
      'at most 300',
    ],
    ['a longer placeholder', actions({ type: 'users_select', placeholder: plain('x'.repeat(151)) }), 'at most 150'],
    ['half of a character', section('\uD83D'), 'half of a character'],
    ['an unknown block', { type: 'marquee' }, 'no block type marquee'],
    ['an inherited name as a block', { type: 'constructor' }, 'no block type constructor'],
    ['an alert block', { type: 'alert', text: plain('x') }, 'modals only'],
    ['a button of an input', input(button()), 'button is not allowed here'],
  ])('%s', (_, block, problem) => {
    expect(refused(block).join('\n')).toContain(problem)
  })

  test('too many blocks, tables or charts', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }
    const chart = { type: 'data_visualization', title: 'T', chart: { type: 'bar', series: [] } }
    expect(refused(...times(51, () => section()))).toEqual(['blocks: 51 blocks, at most 50 in a message'])
    expect(refused(table, table)).toEqual(['blocks: more than 1 of table'])
    expect(refused(chart, chart, chart)).toEqual(['blocks: more than 2 of data_visualization'])
    expect(findLimitBreaches('modal', modal([table]))).toEqual(['blocks[0]: table is not allowed in modals'])
    expect(findLimitBreaches('home', { type: 'home', blocks: times(101, () => section()) })).toHaveLength(1)
  })

  test('a block_id used twice', () => {
    expect(refused({ ...section(), block_id: 'a' }, { ...section(), block_id: 'a' })).toEqual([
      'blocks[1].block_id: is used twice',
    ])
  })

  test('charts and tables beyond their size', () => {
    const series = times(7, (i) => ({
      name: i === 0 ? 'x'.repeat(21) : 'n',
      data: times(i === 1 ? 21 : 1, () => ({})),
    }))
    const chart = { type: 'data_visualization', title: 'x'.repeat(51), chart: { series } }
    expect(refused(chart)).toHaveLength(4)
    expect(refused({ type: 'table', rows: times(101, () => [{}]) })).toHaveLength(1)
    expect(refused({ type: 'table', rows: [times(21, () => ({}))] })).toHaveLength(1)
  })

  test('a message without anything', () => {
    expect(findLimitBreaches('message', {})).toEqual(['message: needs text or blocks'])
    expect(findLimitBreaches('message', { text: 'x'.repeat(40_001) })).toHaveLength(1)
    expect(findLimitBreaches('message', null)).toEqual(['payload: must be an object'])
  })

  test.each<[string, object, string]>([
    ['a longer title', { title: plain('x'.repeat(25)) }, 'title.text: 25 characters, at most 24'],
    ['no title', { title: undefined }, 'title: must be a text object'],
    ['a longer submit', { submit: plain('x'.repeat(25)) }, 'submit.text'],
    ['a longer close', { close: plain('x'.repeat(25)) }, 'close.text'],
    ['an input without submit', { submit: undefined }, 'submit: is required with an input block'],
    ['longer metadata', { private_metadata: 'x'.repeat(3001) }, 'private_metadata'],
    ['another type', { type: 'home' }, 'type: must be modal'],
  ])('a modal with %s', (_, more, problem) => {
    const field = input({ type: 'plain_text_input', action_id: 'a' })
    expect(findLimitBreaches('modal', modal([field]))).toEqual([])
    expect(findLimitBreaches('modal', modal([field], more)).join('\n')).toContain(problem)
  })

  test('an input that starts with more than it may hold, and two that want the cursor', () => {
    const field = (more: object) => input({ type: 'plain_text_input', ...more })
    expect(findLimitBreaches('modal', modal([field({ max_length: 3001 })]))).toHaveLength(1)
    expect(findLimitBreaches('modal', modal([field({ max_length: 3, initial_value: 'four' })]))).toHaveLength(1)
    const greedy = field({ focus_on_load: true })
    expect(findLimitBreaches('modal', modal([greedy, greedy]))).toEqual([
      'blocks: more than one element has focus_on_load',
    ])
  })
})
