import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Workspace, workspace } from '../support/slack-app.ts'
import { gate, turns } from '../support/slack-fakes.ts'
import { clickPayload, eventPayload, submissionPayload } from '../support/slack-requests.ts'

let w: Workspace

beforeEach(async () => {
  w = await workspace({ options: { appToken: 'xapp-1' } })
})

afterEach(async () => {
  await w.close()
})

const handled = clickPayload({ actionId: 'alert_handled' })

describe('Socket Mode', () => {
  it('connects by way of SLACK_API_URL with the app token', () => {
    expect(w.api.callsOf('apps.connections.open').map((call) => call.token)).toEqual(['xapp-1'])
    expect(w.app.status()).toEqual({ connected: true, mode: 'socket', problem: null })
    expect(w.app.requestListener).toBeUndefined()
  })

  it('carries out a click after acknowledging it', async () => {
    const peer = await w.api.socket()
    await peer.deliver('env1', 'interactive', handled)
    await w.actions.performedCount(1)
    expect(w.actions.performed[0]?.gesture).toEqual({ type: 'handled', outcome: 'replied' })
  })

  it('trap 3: carries out a click once that is delivered again', async () => {
    const peer = await w.api.socket()
    await peer.deliver('env1', 'interactive', handled)
    await peer.deliver('env2', 'interactive', handled)
    await w.app.workInbox()
    expect(w.actions.performed).toHaveLength(1)
  })

  it('answers a form with what is wrong in it', async () => {
    const peer = await w.api.socket()
    const values = { 'reply:business': { text: { value: 'Garantie!' } } }
    const answer = await peer.deliver('env1', 'interactive', submissionPayload({ callbackId: 'edit_reply', values }))
    expect(answer).toMatchObject({ response_action: 'errors' })
  })

  it('shows the home when an event asks for it', async () => {
    const peer = await w.api.socket()
    await peer.deliver('env1', 'events_api', eventPayload('E1', { type: 'app_home_opened', user: 'U1', tab: 'home' }))
    expect((await w.api.called('views.publish')).args.user_id).toBe('U1')
  })

  it('trap 4: connects again at once when Slack renews the connection', async () => {
    const first = await w.api.socket()
    first.refresh()
    const second = await w.api.socket(2)
    await second.deliver('env3', 'interactive', handled)
    await w.actions.performedCount(1)
    expect(w.app.status().connected).toBe(true)
  })

  it('trap 4: a stop waits for work in flight, and the connection is gone after it', async () => {
    const slow = gate()
    w.actions.onPerform(async () => {
      await slow.passed
      return { ok: true, language: 'de' }
    })
    const peer = await w.api.socket()
    await peer.deliver('env1', 'interactive', handled)
    await w.actions.performedCount(1)
    let hasStopped = false
    const stopped = w.app.stop().then(() => {
      hasStopped = true
    })
    await w.api.disconnected()
    await turns(20)
    expect(hasStopped).toBe(false)
    slow.open()
    await stopped
    expect(w.app.status().connected).toBe(false)
    expect([...w.inbox.items.values()]).toMatchObject([{ isDone: true }])
  })

  it('keeps trying when the line is cut and Slack does not answer', async () => {
    w.api.next('apps.connections.open', { status: 503 })
    const first = await w.api.socket()
    first.drop()
    await w.api.called('apps.connections.open', 3)
    await w.api.socket(2)
    expect(w.log.lines.map((line) => line.message)).toContain('the connection to slack could not be renewed')
  })
})
