import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Workspace, workspace } from '../support/slack-app.ts'
import { gate, turns } from '../support/slack-fakes.ts'
import {
  clickPayload,
  eventPayload,
  formChoicePayload,
  submissionPayload,
  suggestionPayload,
  viewClickPayload,
} from '../support/slack-requests.ts'

let w: Workspace

beforeEach(async () => {
  w = await workspace()
})

afterEach(async () => {
  await w.close()
})

const handled = clickPayload({ actionId: 'alert_handled' })

describe('a click', () => {
  it('of the right person is acknowledged and carried out with the message it was made in', async () => {
    const answer = await w.slack.send(handled)
    await w.actions.performedCount(1)
    expect(answer).toEqual({ status: 200, body: '' })
    expect(w.actions.performed).toEqual([
      {
        gestureId: 'click:1700000100.000001:U1:alert_handled:1700000000.000001',
        alertId: 'a1',
        slackUserId: 'U1',
        gesture: { type: 'handled', outcome: 'replied' },
        message: { channel: 'DU1', ts: '1700000000.000001' },
      },
    ])
  })

  it.each([
    ['alert_use_reply', undefined, { type: 'use_reply' }],
    ['alert_handled', undefined, { type: 'handled', outcome: 'replied' }],
    ['alert_reopen', undefined, { type: 'reopen' }],
    ['alert_not_customer', undefined, { type: 'not_a_customer' }],
    ['alert_more', 'snooze_4h', { type: 'snooze', until: { hours: 4 } }],
    ['alert_more', 'not_a_customer', { type: 'not_a_customer' }],
    ['alert_more', 'not_relevant', { type: 'not_relevant' }],
  ])('on %s %s does what it says', async (actionId, chosen, gesture) => {
    await w.slack.send(clickPayload({ actionId, chosen, alertId: 'some:alert:7' }))
    await w.actions.performedCount(1)
    expect(w.actions.performed[0]).toMatchObject({ alertId: 'some:alert:7', gesture })
  })

  it('of the wrong person is refused to that person alone, in their language', async () => {
    await w.slack.send(clickPayload({ actionId: 'alert_handled', user: 'U2', channel: 'C1' }))
    const { args } = await w.api.called('chat.postEphemeral')
    expect(args).toMatchObject({ channel: 'C1', user: 'U2' })
    expect(args.text).toContain('gehört jemand anderem')
    expect(w.api.callsOf('chat.postMessage')).toEqual([])
  })

  it('of somebody who is no longer in the channel is refused in a direct message', async () => {
    w.api.next('chat.postEphemeral', { body: { ok: false, error: 'user_not_in_channel' } })
    await w.slack.send(clickPayload({ actionId: 'alert_handled', user: 'U2', channel: 'C1' }))
    const { args } = await w.api.called('chat.postMessage')
    expect(args.channel).toBe('DU2')
  })

  it('trap 3: delivered several times at once is carried out once', async () => {
    const answers = await Promise.all([w.slack.send(handled), w.slack.send(handled), w.slack.send(handled)])
    await w.app.workInbox()
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200])
    expect(w.actions.performed).toHaveLength(1)
  })

  it('trap 6: is queued before it is acknowledged, and stays queued when the work throws', async () => {
    w.actions.onPerform(async () => {
      throw new Error('Es geht nicht: the words of a customer')
    })
    const answer = await w.slack.send(handled)
    await w.actions.performedCount(1)
    await w.app.workInbox()
    expect(answer.status).toBe(200)
    expect([...w.inbox.items.values()]).toMatchObject([{ isDone: false, attempts: 1 }])

    w.actions.onPerform(async () => ({ ok: true, language: 'de' }))
    w.clock.moveTo(new Date(w.clock.now().getTime() + 5000))
    expect(await w.app.workInbox()).toBe(1)
    expect(w.actions.performed).toHaveLength(2)
    expect([...w.inbox.items.values()]).toMatchObject([{ isDone: true }])
  })

  it('trap 6: is not acknowledged when it could not be queued, so that Slack says so', async () => {
    w.inbox.failNextAdd()
    const answer = await w.slack.send(handled)
    expect(answer.status).toBe(500)
    expect(w.actions.performed).toEqual([])
    expect((await w.slack.send(handled)).status).toBe(200)
    await w.actions.performedCount(1)
  })

  it('is acknowledged at once while the work is slow', async () => {
    const slow = gate()
    w.actions.onPerform(async () => {
      await slow.passed
      return { ok: true, language: 'de' }
    })
    const begun = performance.now()
    await w.slack.send(handled)
    const ackMs = performance.now() - begun
    await w.actions.performedCount(1)
    slow.open()
    expect(ackMs).toBeLessThan(1000)
  })

  it('leaves nothing of the payload in the queue but ids and the gesture', async () => {
    await w.slack.send(handled)
    const stored = JSON.stringify([...w.inbox.items.values()])
    expect(stored).not.toMatch(/words of a customer|response_url|hooks\.slack|trigger|legacy/)
  })

  it('that nobody understands is acknowledged and does nothing', async () => {
    const answer = await w.slack.send(clickPayload({ actionId: 'alert_more', chosen: 'sell_everything' }))
    expect(answer.status).toBe(200)
    expect(w.inbox.items.size).toBe(0)
  })
})

describe('a request', () => {
  it('with a forged signature is refused', async () => {
    const answer = await w.slack.send(handled, { secret: 'f'.repeat(32) })
    expect(answer.status).toBe(401)
    expect(w.inbox.items.size).toBe(0)
  })

  it('older than five minutes is refused, however well it is signed', async () => {
    const answer = await w.slack.send(handled, { at: new Date(Date.now() - 301_000) })
    expect(answer.status).toBe(401)
    expect(w.inbox.items.size).toBe(0)
  })

  it('replayed is carried out once', async () => {
    const at = new Date()
    await w.slack.send(handled, { at })
    await w.actions.performedCount(1)
    await w.slack.send(handled, { at })
    await w.app.workInbox()
    expect(w.actions.performed).toHaveLength(1)
  })

  it('that checks the address is answered with its challenge', async () => {
    const answer = await w.slack.send({ type: 'url_verification', challenge: 'c-1' })
    expect(answer.body).toContain('c-1')
  })

  it('after the stop is turned away, so that Slack delivers it again', async () => {
    await w.app.stop()
    expect((await w.slack.send(handled)).status).toBe(503)
    expect(w.inbox.items.size).toBe(0)
  })
})

describe('a form', () => {
  it.each([
    ['alert_edit', undefined, 'edit_reply'],
    ['alert_assign', undefined, 'assign'],
    ['alert_link_customer', undefined, 'link_customer'],
    ['alert_more', 'snooze_modal', 'snooze'],
    ['alert_more', 'wrong_sentiment', 'wrong_sentiment'],
    ['alert_ignore_words', undefined, 'ignore_words'],
  ])('is opened by %s %s with the trigger of the click', async (actionId, chosen, callbackId) => {
    await w.slack.send(clickPayload({ actionId, chosen, triggerId: 'trigger.9' }))
    const { args } = await w.api.called('views.open')
    expect(args).toMatchObject({ trigger_id: 'trigger.9', view: { callback_id: callbackId } })
  })

  it('is refused to somebody the alert does not belong to', async () => {
    await w.slack.send(clickPayload({ actionId: 'alert_edit', user: 'U2' }))
    const { args } = await w.api.called('chat.postEphemeral')
    expect(args.user).toBe('U2')
    expect(w.api.callsOf('views.open')).toEqual([])
  })

  it('that comes too late for its trigger asks the person to try again', async () => {
    w.api.next('views.open', { body: { ok: false, error: 'expired_trigger_id' } })
    await w.slack.send(clickPayload({ actionId: 'alert_assign' }))
    const { args } = await w.api.called('chat.postEphemeral')
    expect(args.text).toContain('noch einmal')
  })

  it('trap 1: opens while more bulk posts are under way than one client has room for', async () => {
    w.api.always('chat.postMessage', 'never')
    const notice = { type: 'reconnect', network: 'x', handle: 'acme', language: 'de' } as const
    const posts = Array.from({ length: 101 }, (_, n) =>
      w.app.notifier.notice('C1', notice, `d${n}`).catch(() => 'lost'),
    )
    await w.api.called('chat.postMessage', 100)
    await w.slack.send(clickPayload({ actionId: 'alert_assign' }))
    expect((await w.api.called('views.open')).args.trigger_id).toBe('trigger.1')
    await w.close()
    expect(await Promise.all(posts)).toHaveLength(101)
    w = await workspace()
  })

  it('shows the other draft when the tone is changed, still knowing its message', async () => {
    const message = { channel: 'DU1', ts: '1.1' }
    await w.slack.send(formChoicePayload('edit_tone', 'friendly', { alertId: 'a1', language: 'de', message }))
    const { args } = await w.api.called('views.update')
    expect(args).toMatchObject({ view_id: 'V1', hash: 'h1' })
    expect(JSON.stringify(args.view)).toContain('Wir schauen gleich nach!')
    expect(JSON.stringify(args.view)).toContain(
      JSON.stringify(JSON.stringify({ alertId: 'a1', language: 'de', message })).slice(1, -1),
    )
  })

  it('finds customers for its search field', async () => {
    const answer = await w.slack.send(suggestionPayload('Acme'))
    expect(JSON.parse(answer.body)).toMatchObject({ options: [{ text: { text: 'Acme GmbH' }, value: 'c1' }] })
  })

  it('sent off is carried out once, with the message it was opened from', async () => {
    const values = {
      assignee: { user: { type: 'users_select', selected_user: 'U5' } },
      note: { text: { value: 'bitte' } },
    }
    const payload = submissionPayload({ callbackId: 'assign', values })
    expect(await w.slack.send(payload)).toEqual({ status: 200, body: '' })
    await w.slack.send(payload)
    await w.app.workInbox()
    expect(w.actions.performed).toMatchObject([
      {
        gestureId: 'view:V1',
        gesture: { type: 'assign', toSlackId: 'U5', note: 'bitte' },
        message: { channel: 'DU1', ts: '1700000000.000001' },
      },
    ])
  })

  it('with a time keeps it as a time through the queue', async () => {
    const at = new Date(w.clock.now().getTime() + 3_600_000)
    const values = {
      until: { until: { selected_option: { value: 'at' } } },
      at: { at: { selected_date_time: at.getTime() / 1000 } },
    }
    await w.slack.send(submissionPayload({ callbackId: 'snooze', values }))
    await w.actions.performedCount(1)
    expect(w.actions.performed[0]?.gesture).toEqual({ type: 'snooze', until: { at } })
  })

  it('with a reply that may not be sent stays open and says why below the field', async () => {
    const values = { 'reply:business': { text: { value: 'Wir geben eine Garantie.' } } }
    const answer = await w.slack.send(submissionPayload({ callbackId: 'edit_reply', values }))
    const body = JSON.parse(answer.body)
    expect(body).toMatchObject({ response_action: 'errors' })
    expect(body.errors['reply:business']).toContain('Garantie')
    expect(w.inbox.items.size).toBe(0)
  })

  it('with a reply that passes is saved', async () => {
    const values = { 'reply:friendly': { text: { value: 'Wir schauen nach.' } } }
    await w.slack.send(submissionPayload({ callbackId: 'edit_reply', values }))
    await w.actions.performedCount(1)
    expect(w.actions.performed[0]?.gesture).toEqual({ type: 'edit_reply', tone: 'friendly', text: 'Wir schauen nach.' })
  })
})

describe('teaching words', () => {
  const words = (...list: string[]) => ({ words: { selected_options: list.map((value) => ({ value })) } })

  it('goes with the corrected sentiment', async () => {
    const values = {
      label: { label: { selected_option: { value: 'neutral' } } },
      words: words('Kriegsgebiet'),
      other_words: { text: { value: 'Kasse' } },
    }
    expect(await w.slack.send(submissionPayload({ callbackId: 'wrong_sentiment', values }))).toMatchObject({ body: '' })
    await w.actions.performedCount(1)
    expect(w.actions.performed[0]?.gesture).toEqual({
      type: 'wrong_sentiment',
      label: 'neutral',
      words: ['Kriegsgebiet', 'Kasse'],
    })
  })

  it('that do not occur in the post stays open and says so below the field', async () => {
    const values = { words: words('Kriegsgebiet'), other_words: { text: { value: 'Frieden' } } }
    const answer = await w.slack.send(submissionPayload({ callbackId: 'ignore_words', values }))
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { other_words: '„Frieden“ kommt im Post nicht vor. Nimm Wörter so, wie sie dort stehen.' },
    })
    expect(w.inbox.items.size).toBe(0)
  })
})

describe('the list of what was taught', () => {
  it('opens from the home', async () => {
    await w.slack.send(viewClickPayload('home_corrections', 'corrections'))
    const { args } = await w.api.called('views.open')
    expect(args).toMatchObject({ trigger_id: 'trigger.3', view: { callback_id: 'corrections' } })
  })

  it('is refused to somebody unknown', async () => {
    await w.slack.send(viewClickPayload('home_corrections', 'corrections', 'U2'))
    const { args } = await w.api.called('chat.postMessage')
    expect(args).toMatchObject({ channel: 'DU2', text: expect.stringContaining('kennt dich noch nicht') })
  })

  it('turns its pages in place', async () => {
    await w.slack.send(viewClickPayload('corrections_older', '4'))
    const { args } = await w.api.called('views.update')
    expect(args).toMatchObject({ view_id: 'V1' })
    expect(JSON.stringify(args.view)).toContain('Seite 5 von 9, insgesamt 170')
  })

  it('undoes once, and says in place what happened', async () => {
    const asked: unknown[] = []
    await w.close()
    w = await workspace({
      actions: {
        undoCorrection: async (request) => {
          asked.push(request)
          return { ok: true, language: 'de', outcome: 'undone', phrase: 'Kriegsgebiet', line: null }
        },
      },
    })
    const click = viewClickPayload('correction_undo', 'p12@3')
    await Promise.all([w.slack.send(click), w.slack.send(click)])
    const { args } = await w.api.called('views.update')
    expect(JSON.stringify(args.view)).toContain('„Kriegsgebiet“ hat keine besondere Bedeutung mehr.')
    expect(JSON.stringify(args.view)).toContain('Seite 4 von 9')
    await w.app.workInbox()
    const gestureId = 'click:1700000100.000003:U1:correction_undo:V1'
    expect(asked).toEqual([{ gestureId, id: 'p12', slackUserId: 'U1' }])
  })

  it('that was closed meanwhile stays closed, and the undo stays done', async () => {
    w.api.next('views.update', { body: { ok: false, error: 'not_found' } })
    await w.slack.send(viewClickPayload('correction_undo', 'p12@0'))
    await w.api.called('views.update')
    await w.app.workInbox()
    expect([...w.inbox.items.values()]).toMatchObject([{ kind: 'undo_correction', isDone: true }])
    expect(w.log.lines.filter((l) => l.level !== 'info')).toEqual([])
  })

  it('does nothing with a button that is none of its own', async () => {
    expect((await w.slack.send(viewClickPayload('correction_undo', 'everything'))).status).toBe(200)
    expect(w.inbox.items.size).toBe(0)
  })
})

describe('the home', () => {
  const opened = (id: string, user = 'U1', tab = 'home') => eventPayload(id, { type: 'app_home_opened', user, tab })

  it('is shown when it is opened', async () => {
    await w.slack.send(opened('E1'))
    const { args } = await w.api.called('views.publish')
    expect(args).toMatchObject({ user_id: 'U1', view: { type: 'home' } })
  })

  it('tells somebody unknown so in the language of their Slack', async () => {
    await w.slack.send(opened('E2', 'U9'))
    const { args } = await w.api.called('views.publish')
    expect(JSON.stringify(args.view)).toContain('Rapport kennt dich')
  })

  it('is not shown for the messages tab', async () => {
    await w.slack.send(opened('E3', 'U1', 'messages'))
    expect(w.inbox.items.size).toBe(0)
  })

  it('trap 6: an event that could not be queued is not acknowledged', async () => {
    w.inbox.failNextAdd()
    expect((await w.slack.send(opened('E4'))).status).toBe(500)
    expect((await w.slack.send(opened('E4'))).status).toBe(200)
    await w.api.called('views.publish')
  })

  it('trap 3: an event delivered again is not worked off again', async () => {
    await w.slack.send(opened('E5'))
    await w.api.called('views.publish')
    await w.slack.send(opened('E5'))
    await w.app.workInbox()
    expect(w.api.callsOf('views.publish')).toHaveLength(1)
  })

  it('is brought up to date after a gesture of somebody who has opened it', async () => {
    await w.slack.send(opened('E6'))
    await w.api.called('views.publish')
    await w.slack.send(handled)
    expect((await w.api.called('views.publish', 2)).args.user_id).toBe('U1')
  })
})

describe('a changed profile', () => {
  it('is passed on by id, time zone and language alone', async () => {
    await w.close()
    const changed = gate()
    const seen: unknown[] = []
    w = await workspace({
      options: {
        onUserChange: async (user) => {
          seen.push(user)
          changed.open()
        },
      },
    })
    const user = { id: 'U1', tz: 'Europe/Vienna', locale: 'de-AT', deleted: false, real_name: 'Eva' }
    await w.slack.send(eventPayload('E9', { type: 'user_change', user }))
    await changed.passed
    expect(seen).toEqual([{ slackUserId: 'U1', timeZone: 'Europe/Vienna', language: 'de', isDeleted: false }])
    expect(w.inbox.items.size).toBe(0)
  })
})

describe('the workspace', () => {
  it('taking the app away shows in the status', async () => {
    expect(w.app.status()).toEqual({ connected: true, mode: 'http', problem: null })
    await w.slack.send(eventPayload('E7', { type: 'tokens_revoked', tokens: { oauth: ['U3'] } }))
    expect(w.app.status().problem).toBeNull()
    await w.slack.send(eventPayload('E8', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } }))
    expect(w.app.status()).toEqual({ connected: false, mode: 'http', problem: 'token_revoked' })
  })

  it('asks Slack who the bot is once, not at each click', async () => {
    for (const n of [1, 2, 3]) {
      await w.slack.send(clickPayload({ actionId: 'alert_handled', actionTs: `1700000100.00000${n}` }))
    }
    await w.actions.performedCount(3)
    expect(w.api.callsOf('auth.test')).toHaveLength(1)
  })
})

describe('stopping', () => {
  it('trap 4: waits for work in flight', async () => {
    const slow = gate()
    let isDone = false
    w.actions.onPerform(async () => {
      await slow.passed
      isDone = true
      return { ok: true, language: 'de' }
    })
    await w.slack.send(handled)
    await w.actions.performedCount(1)
    let hasStopped = false
    const stopped = w.app.stop().then(() => {
      hasStopped = true
    })
    await turns(20)
    expect(hasStopped).toBe(false)
    slow.open()
    await stopped
    expect(isDone).toBe(true)
    expect([...w.inbox.items.values()]).toMatchObject([{ isDone: true }])
  })

  it('leaves what was queued and not begun for the next start', async () => {
    await w.inbox.add({ id: 'left', kind: 'gesture', data: {} }, w.clock.now())
    await w.app.stop()
    expect(await w.app.workInbox()).toBe(0)
  })
})

describe('what is logged', () => {
  it('holds no token and nothing a customer wrote', async () => {
    w.actions.onPerform(async () => {
      throw new Error('the words of a customer')
    })
    await w.slack.send(handled)
    await w.slack.send(handled, { secret: 'f'.repeat(32) })
    await w.app.workInbox()
    expect(w.log.lines.length).toBeGreaterThan(1)
    expect(JSON.stringify(w.log.lines)).not.toMatch(/words of a customer|xoxb-|xapp-/)
  })
})
