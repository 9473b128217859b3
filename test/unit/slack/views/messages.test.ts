import { expect, test } from 'vitest'
import { findingText } from '../../../../src/slack/views/findings.ts'
import { noticeMessage } from '../../../../src/slack/views/notices.ts'
import { refusalText } from '../../../../src/slack/views/refusals.ts'
import { threadNews } from '../../../../src/slack/views/thread.ts'
import { assertSlackLimits } from '../../../support/slack-limits.ts'

const news = { language: 'en', reason: 'urgency', urgencyBefore: 40, urgencyAfter: 65.4, mention: 'U1' } as const

test('thread news mentions the person and says what changed', () => {
  expect(threadNews(news).text).toBe('<@U1> This has become more urgent: 65 of 100, before 40.')
  expect(threadNews({ ...news, language: 'de', reason: 'churn_risk' }).text).toBe(
    '<@U1> Dieser Kunde könnte abspringen. Dringlichkeit jetzt 65 von 100.',
  )
  assertSlackLimits(threadNews(news))
})

test('thread news mentions nobody by something that is no id', () => {
  expect(threadNews({ ...news, mention: '!channel' }).text).toBe('This has become more urgent: 65 of 100, before 40.')
  expect(threadNews({ ...news, mention: null }).text).not.toContain('<')
})

test('a notice says what stopped and what to do', () => {
  const reconnect = noticeMessage({ type: 'reconnect', network: 'x', handle: 'jana', language: 'en' })
  expect(reconnect.text).toContain('X no longer accepts our access to @jana.')
  const spent = noticeMessage({ type: 'credits_depleted', network: 'x', language: 'de', reason: 'daily_budget' })
  expect(spent.text).toBe(
    'X wird gerade nicht gelesen. Das Tagesbudget für X ist aufgebraucht. Morgen geht es an derselben Stelle weiter.',
  )
})

test('a refusal names who was faster, escaped', () => {
  expect(refusalText({ ok: false, language: 'en', reason: 'already_ended', byName: 'Jana <!here>' })).toContain(
    'Jana &lt;!here&gt; was faster',
  )
  expect(refusalText({ ok: false, language: 'de', reason: 'already_ended' })).toContain('Jemand war schneller')
  expect(refusalText({ ok: false, language: 'de', reason: 'not_yours' })).toContain('gehört jemand anderem')
})

test('a finding quotes the words it is about', () => {
  expect(findingText({ check: 'promise', detail: 'garantiert' }, 'de')).toBe(
    'Verspricht etwas, das wir nicht versprechen dürfen („garantiert“).',
  )
  expect(findingText({ check: 'too_long' }, 'en')).toBe('Too long for this network. Please shorten it.')
  expect(findingText({ check: 'unknown_fact', detail: 'x'.repeat(500) }, 'en').length).toBeLessThan(140)
})
