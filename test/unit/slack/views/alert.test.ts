import type { KnownBlock } from '@slack/types'
import { describe, expect, test } from 'vitest'
import type { AlertCard } from '../../../../src/ports/notifier.ts'
import { lookInto } from '../../../../src/slack/limits-parts.ts'
import { alertMessage } from '../../../../src/slack/views/alert.ts'
import { card, post } from './card.ts'

/** Every text a person reads, in order. */
function read(blocks: KnownBlock[]): string[] {
  const found: string[] = []
  lookInto(blocks, (part) => {
    if (typeof part.text === 'string') found.push(part.text)
  })
  return found
}

const shown = (changes: Partial<AlertCard> = {}) => read(alertMessage(card(changes)).blocks).join('\n')

/** Action ids of the buttons and values of the overflow menu. */
function controls(changes: Partial<AlertCard> = {}): string[] {
  const found: string[] = []
  lookInto(alertMessage(card(changes)).blocks, (part) => {
    if (part.type === 'button') found.push(String(part.action_id))
    if (part.type === 'overflow' && Array.isArray(part.options)) found.push(...part.options.map((o) => o.value))
  })
  return found
}

describe('an open alert', () => {
  test('follows the anatomy from the point to the promise', () => {
    const { blocks } = alertMessage(card())
    expect(blocks.map((b) => b.type)).toEqual([
      'header',
      'context',
      'rich_text',
      'context',
      'context',
      'section',
      'rich_text',
      'context',
      'actions',
      'context',
    ])
    expect(shown()).toContain('Upset customer: ACME')
    expect(shown()).toContain('You got this because you look after ACME. Nothing is posted without you.')
  })

  test('names network, sentiment with confidence, time and a link', () => {
    expect(shown()).toContain(
      'X · negative, 82% sure · <!date^1795511520^{date_short_pretty} {time}|24 Nov 2026, 10:12> · <https://x.com/anna_m/status/1|Open the post>',
    )
  })

  test('says unclear instead of guessing', () => {
    const unclear = { ...post, sentiment: { ...post.sentiment, isUnclear: true } }
    expect(shown({ post: unclear })).toContain('X · sentiment unclear ·')
    expect(shown({ post: unclear })).not.toContain('negative')
  })

  test('says who corrected the sentiment', () => {
    const corrected = { ...post, sentiment: { ...post.sentiment, label: 'neutral' as const, correctedBy: 'Jana <3' } }
    expect(shown({ post: corrected })).toContain('neutral (corrected by Jana &lt;3)')
  })

  test('quotes the post as it is, in a block without markup, and the words that show the reading', () => {
    const text = 'Hey <!channel> & <@U1>, see <https://evil.example|here>'
    const { blocks } = alertMessage(card({ post: { ...post, text } }))
    expect(blocks[2]).toEqual({
      type: 'rich_text',
      block_id: 'alert_quote:7',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
    })
    expect(shown()).toContain('Because: “really disappointing”')
  })

  test('offers the reply, its other tone, and everything that can be done', () => {
    expect(controls()).toEqual([
      'alert_use_reply',
      'alert_edit',
      'alert_assign',
      'alert_handled',
      'snooze_4h',
      'snooze_modal',
      'not_a_customer',
      'wrong_sentiment',
      'not_relevant',
    ])
    expect(shown()).toContain('Suggested reply (business)')
    expect(shown()).toContain('A friendly version is under “Edit Reply”.')
  })

  test('hands the first draft over by its link', () => {
    const use: unknown[] = []
    lookInto(alertMessage(card()).blocks, (part) => {
      if (part.action_id === 'alert_use_reply') use.push(part)
    })
    expect(use).toMatchObject([
      { style: 'primary', value: 'a1', url: 'https://x.com/intent/post?in_reply_to=1&text=We' },
    ])
  })

  test.each([null, 'javascript:alert(1)', `https://x.com/?text=${'a'.repeat(3000)}`])(
    'has no Use Reply where the link cannot be a button (%#)',
    (link) => {
      const drafts = [{ tone: 'business' as const, text: 'We are sorry.', link }]
      expect(controls({ drafts })).not.toContain('alert_use_reply')
      expect(shown({ drafts })).toContain('copy it and post it yourself')
    },
  )

  test('leaves out a link that could be anything but a page', () => {
    expect(shown({ post: { ...post, url: 'javascript:alert(1)' } })).not.toContain('javascript')
    expect(shown({ post: { ...post, url: 'https://x.com@evil.example/' } })).not.toContain('evil.example')
    expect(shown({ post: { ...post, url: 'https://x.com/a|b>c' } })).toContain(
      '<https://x.com/a%7Cb%3Ec|Open the post>',
    )
  })

  test('tells urgency in words and figures, and what else weighs', () => {
    expect(shown({ churnRisk: true, post: { ...post, more: 2 } })).toContain(
      'Urgency high (78 of 100) · may leave us · 2 more posts in this conversation',
    )
    expect(shown({ churnRisk: true })).toContain('Risk of losing: ACME')
    expect(shown({ urgency: 40 })).toContain('Urgency medium (40 of 100)')
    expect(shown({ urgency: 39 })).toContain('Urgency low (39 of 100)')
  })

  test('shows too little data instead of a number', () => {
    expect(shown()).toContain('*Relationship*\n72 of 100 (confidence: medium)')
    expect(shown({ relationship: null })).toContain('*Relationship*\ntoo little data')
  })

  test('shows names with formatting characters without any markup', () => {
    const fields = alertMessage(card({ ownerName: '*Jana*' })).blocks[5]
    expect(fields).toMatchObject({ fields: [{}, {}, {}, { type: 'plain_text', text: 'Owner\n*Jana*' }] })
  })

  test('speaks German', () => {
    const german = shown({ language: 'de' })
    expect(german).toContain('Kunde verärgert: ACME')
    expect(german).toContain('negativ, zu 82\u00A0% sicher')
    expect(german).toContain('24.11.2026, 10:12')
    expect(german).toContain('Anlass: „really disappointing“')
    expect(german).toContain('Du bekommst das, weil du ACME betreust. Ohne dich wird nichts gepostet.')
  })
})

describe('without a draft', () => {
  test('a person must decide where the post needs one, and only a colleague’s words are shown', () => {
    const human = { needsHuman: true }
    expect(shown(human)).toContain('A person must decide: ACME')
    expect(shown(human)).toContain('A person must decide what to say here')
    expect(shown(human)).not.toContain('We are sorry.')
    expect(controls(human)).not.toContain('alert_use_reply')
    expect(shown(human)).toContain('Write Reply')
    const own = [{ tone: 'business' as const, text: 'My own words', editedBy: 'e1', link: 'https://x.com/intent' }]
    expect(shown({ ...human, drafts: own })).toContain('Reply, edited by a colleague (business)')
    expect(controls({ ...human, drafts: own })).toContain('alert_use_reply')
  })

  test('nothing is offered for somebody who is not to be contacted', () => {
    const changes = { customer: { id: 'c1', name: 'ACME', doNotContact: true } }
    expect(controls(changes)).not.toContain('alert_use_reply')
    expect(controls(changes)).not.toContain('alert_edit')
    expect(shown(changes)).not.toContain('We are sorry.')
    expect(shown(changes)).toContain('ACME does not want to be contacted')
    expect(shown(changes)).toContain('ACME (do not contact)')
  })

  test('says so when none passed', () => {
    expect(shown({ drafts: [] })).toContain('No suggested reply passed every check.')
    expect(controls({ drafts: [] })).toContain('alert_edit')
  })
})

describe('an unknown author', () => {
  const unknown: Partial<AlertCard> = {
    customer: null,
    ownerName: null,
    relationship: null,
    isUnknownAuthor: true,
    isPrivate: true,
    route: 'mentioned',
  }

  test('is asked about, once, and not handed to others', () => {
    expect(shown(unknown)).toContain('Do you know @anna_m?')
    expect(controls(unknown)).toEqual([
      'alert_use_reply',
      'alert_edit',
      'alert_handled',
      'snooze_4h',
      'snooze_modal',
      'wrong_sentiment',
      'not_relevant',
      'alert_link_customer',
      'alert_not_customer',
    ])
  })

  test('is named instead of a customer, and the person is told that nobody else sees it', () => {
    expect(shown(unknown)).toContain('Upset post: @anna_m')
    expect(shown(unknown)).toContain('You got this because you were mentioned. Only you can see this.')
    expect(shown(unknown)).not.toContain('Relationship')
  })
})

describe('what happened since', () => {
  test('stands in words', () => {
    const changes: Partial<AlertCard> = {
      state: 'snoozed',
      assigneeSlackId: 'U1',
      note: 'Please today <!here>',
      snoozedUntil: new Date('2026-11-25T08:00:00Z'),
      replyOpened: { byName: 'Jana', at: new Date('2026-11-24T10:00:00Z') },
    }
    expect(shown(changes)).toContain('Assigned to <@U1>')
    expect(shown(changes)).toMatch(/Snoozed until <!date\^\d+\^\{date_short_pretty\} \{time\}\|25 Nov 2026, 09:00>/)
    expect(shown(changes)).toContain('Posted it? Mark it as handled.')
    const notes: unknown[] = []
    lookInto(alertMessage(card(changes)).blocks, (part) => {
      if (typeof part.text === 'string' && part.text.includes('Please today')) notes.push(part.type)
    })
    expect(notes).toEqual(['plain_text'])
  })

  test('names the assignee where Slack does not know them', () => {
    expect(shown({ state: 'assigned', assigneeName: 'Jana & Co' })).toContain('Assigned to Jana &amp; Co')
  })
})

describe('an ended alert', () => {
  const at = new Date('2026-11-24T10:00:00Z')

  test('keeps the quote, says who, when and how, and can be reopened', () => {
    const done: Partial<AlertCard> = { state: 'handled', ended: { outcome: 'replied', byName: 'Jana', at } }
    const { blocks } = alertMessage(card(done))
    expect(blocks.map((b) => b.type)).toEqual(['header', 'rich_text', 'context', 'actions'])
    expect(shown(done)).toContain('Handled · Upset customer: ACME')
    expect(shown(done)).toMatch(/Jana replied · <!date\^.*> · <https:\/\/x\.com\/anna_m\/status\/1\|Open the post>/)
    expect(controls(done)).toEqual(['alert_reopen'])
  })

  test('says when the program saw the answer itself', () => {
    const done: Partial<AlertCard> = {
      state: 'handled',
      ended: { outcome: 'answered_on_network', byName: null, at },
      language: 'de',
    }
    expect(shown(done)).toContain('Auf X beantwortet')
  })

  test('tells dismissed from handled', () => {
    const done: Partial<AlertCard> = { state: 'dismissed', ended: { outcome: 'not_relevant', byName: 'Jana', at } }
    expect(shown(done)).toContain('Dismissed · Upset customer: ACME')
    expect(shown(done)).toContain('Jana: not relevant')
  })
})

describe('a redacted alert', () => {
  const redacted: Partial<AlertCard> = { isRedacted: true }

  test('shows neither the words nor anything made from them, nor the way there', () => {
    const everything = JSON.stringify(alertMessage(card(redacted)))
    for (const gone of ['Third day', 'disappointing', 'We are sorry', 'status/1', 'intent', 'negative']) {
      expect(everything).not.toContain(gone)
    }
    expect(shown(redacted)).toContain('The text was removed')
    expect(controls(redacted)).toEqual([
      'alert_assign',
      'alert_handled',
      'snooze_4h',
      'snooze_modal',
      'not_a_customer',
      'not_relevant',
    ])
  })

  test('keeps none of it after its end', () => {
    const ended = { outcome: 'withdrawn' as const, byName: null, at: new Date('2026-11-24T10:00:00Z') }
    const everything = JSON.stringify(alertMessage(card({ ...redacted, state: 'handled', ended })))
    expect(everything).not.toContain('Third day')
    expect(everything).not.toContain('status/1')
    expect(everything).toContain('The author withdrew the post')
  })
})

test('an alert about a relationship as a whole says what changed and suggests no reply', () => {
  const quiet: Partial<AlertCard> = {
    kind: 'disturbed',
    post: null,
    network: null,
    drafts: [],
    why: { disturbance: 'silence', silentDays: 43, meanGapDays: 4.6 },
  }
  expect(shown(quiet)).toContain('Relationship needs care: ACME')
  expect(shown(quiet)).toContain('last contact 43 days ago, usually every 4.6 days')
  expect(controls(quiet)).toEqual(['alert_assign', 'alert_handled', 'snooze_4h', 'snooze_modal', 'not_relevant'])
})

test('a post without words is said to have none', () => {
  expect(shown({ post: { ...post, text: ' \n ' } })).toContain('The post has no words')
})

test('the fallback for notifications and screen readers holds the point and the words, escaped', () => {
  const { text } = alertMessage(card({ post: { ...post, text: 'Hi <!channel>' } }))
  expect(text).toBe('Upset customer: ACME · Urgency high (78 of 100) · “Hi &lt;!channel&gt;”')
})

test('every id carries version or alert, so that Slack forgets old input and clicks find their alert', () => {
  const ids = alertMessage(card({ version: 8 })).blocks.map((b) => b.block_id)
  expect(ids).toContain('alert_actions:a1:8')
  expect(ids.every((blockId) => blockId?.endsWith(':8'))).toBe(true)
})
