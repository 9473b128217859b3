import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookInto } from '../../src/slack/limits-parts.ts'
import { alertMessage } from '../../src/slack/views/alert.ts'
import { findingText } from '../../src/slack/views/findings.ts'
import { employeeHome, unknownPersonHome } from '../../src/slack/views/home.ts'
import {
  assignModal,
  correctionsModal,
  customerOptions,
  editReplyModal,
  ignoreWordsModal,
  linkCustomerModal,
  phraseProblemText,
  snoozeModal,
  undoText,
  wrongSentimentModal,
} from '../../src/slack/views/modals.ts'
import { noticeMessage } from '../../src/slack/views/notices.ts'
import { refusalText } from '../../src/slack/views/refusals.ts'
import { threadNews } from '../../src/slack/views/thread.ts'
import { assertSlackLimits } from '../support/slack-limits.ts'
import {
  cards,
  correctionPages,
  editForms,
  foreign,
  homes,
  phraseForms,
  simpleForms,
} from './slack-blocks-arbitraries.ts'

const LANGUAGES = ['de', 'en'] as const

/** The control sequences a reader’s Slack would obey. */
function sequences(payload: unknown): string[] {
  const found: string[] = []
  lookInto(payload, (part) => {
    if (part.type === 'mrkdwn' && typeof part.text === 'string') found.push(...(part.text.match(/<[^>]*>/g) ?? []))
  })
  return found
}

const OURS =
  /^<(!date\^\d+\^\{date_short_pretty\} \{time\}\|[^|<>]+|@[A-Za-z0-9_-]{1,60}|https?:\/\/[^|<>]+\|[^|<>]+)>$/

/** Only what we wrote ourselves is obeyed: dates, people we mention, and links to the post. */
function expectOnlyOurSequences(payload: { text?: string; blocks: unknown }): void {
  const inText = payload.text?.match(/<[^>]*>/g) ?? []
  for (const sequence of [...sequences(payload.blocks), ...inText]) {
    expect(sequence).toMatch(OURS)
    expect(sequence).not.toContain('evil.example')
  }
}

test('no card whatever makes an alert that Slack refuses or that obeys foreign words', () => {
  fc.assert(
    fc.property(cards, (card) => {
      const message = alertMessage(card)
      assertSlackLimits(message)
      expectOnlyOurSequences(message)
      const buttons: string[] = []
      lookInto(message.blocks, (part) => {
        if (part.style === 'primary') buttons.push('primary')
        if (part.type === 'button') expect(part.value).toBe(card.alertId)
        if ('block_id' in part) expect(String(part.block_id).endsWith(`:${card.version}`)).toBe(true)
        if (part.type === 'mrkdwn') expect(part.verbatim).toBe(true)
      })
      expect(buttons.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('no home whatever is refused', () => {
  fc.assert(
    fc.property(homes, (view) => {
      const home = employeeHome(view)
      assertSlackLimits(home)
      expectOnlyOurSequences(home)
    }),
    // Shrinking a hundred rows of words takes minutes and shows no more than the row that failed.
    { numRuns: 60, endOnFailure: true },
  )
  for (const language of LANGUAGES) assertSlackLimits(unknownPersonHome(language))
}, 60_000)

test('no form whatever is refused', () => {
  fc.assert(
    fc.property(editForms, (form) => {
      assertSlackLimits(editReplyModal(form))
      assertSlackLimits(editReplyModal(form, 'friendly'))
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(simpleForms, fc.array(foreign), (form, names) => {
      for (const build of [assignModal, snoozeModal, linkCustomerModal]) {
        assertSlackLimits(build(form))
      }
      for (const option of customerOptions(names.map((name, i) => ({ id: `c${i}`, name })))) {
        expect(option.text.text.length).toBeGreaterThan(0)
        expect(option.text.text.length).toBeLessThanOrEqual(75)
      }
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('no form that teaches, and no list of what was taught, is refused or obeys foreign words', () => {
  fc.assert(
    fc.property(phraseForms, (form) => {
      assertSlackLimits(wrongSentimentModal(form))
      assertSlackLimits(ignoreWordsModal(form))
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(correctionPages, fc.option(foreign, { nil: null }), (list, phrase) => {
      const answer = { ok: true, language: list.language, outcome: 'undone', phrase, line: null } as const
      const view = correctionsModal(list, undoText(answer))
      assertSlackLimits(view)
      expectOnlyOurSequences(view)
    }),
    { numRuns: 60, endOnFailure: true },
  )
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), foreign, (language, phrase) => {
      const said = phraseProblemText({ phrase, problem: 'not_in_post' }, language)
      expect(said.length).toBeLessThan(200)
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('no news, notice, refusal or finding carries foreign words into mrkdwn', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), foreign, foreign, (language, a, b) => {
      for (const reason of [
        'urgency',
        'churn_risk',
        'reopened',
        'another_customer',
        'snooze_over',
        'assigned',
      ] as const) {
        const news = threadNews({ language, reason, urgencyBefore: 40, urgencyAfter: 65, mention: a })
        assertSlackLimits(news)
        expectOnlyOurSequences(news)
      }
      for (const notice of [
        noticeMessage({ type: 'reconnect', network: a, handle: b, language }),
        noticeMessage({ type: 'credits_depleted', network: a, language, reason: 'daily_budget' }),
      ]) {
        assertSlackLimits(notice)
        expectOnlyOurSequences(notice)
      }
      expect(refusalText({ ok: false, language, reason: 'already_ended', byName: a })).not.toMatch(/[<>]/)
      expect(findingText({ check: 'promise', detail: a }, language).length).toBeLessThan(200)
    }),
    { numRuns: 200 },
  )
}, 60_000)
