import type { RespondArguments, RespondFn, types } from '@slack/bolt'
import { afterEach, describe, expect, test } from 'vitest'
import { caught, EVA, openPage, type Stand, stand, TOM } from './support.ts'

let at: Stand | undefined
afterEach(async () => {
  await at?.close()
  at = undefined
})

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (value: string) => ({ text: plain(value), value })
const BLOCKS: types.KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'press', value: 'a1', text: plain('Press') },
      { type: 'overflow', action_id: 'more', options: [option('one'), option('two')] },
      { type: 'users_select', action_id: 'who' },
    ],
  },
]
const FORM: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  private_metadata: '{"alertId":"a1"}',
  title: plain('Form'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: plain('Words'),
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'tone',
      label: plain('Tone'),
      dispatch_action: true,
      element: {
        type: 'radio_buttons',
        action_id: 'tone',
        options: [option('a'), option('b')],
        initial_option: option('a'),
      },
    },
    {
      type: 'input',
      block_id: 'at',
      label: plain('At'),
      optional: true,
      element: { type: 'datetimepicker', action_id: 'at' },
    },
    {
      type: 'input',
      block_id: 'customer',
      label: plain('Customer'),
      optional: true,
      element: { type: 'external_select', action_id: 'find', min_query_length: 0 },
    },
  ],
}

async function standWithMessage() {
  at = await stand()
  const posted = await at.client.chat.postMessage({ channel: EVA.id, text: 'alert', blocks: BLOCKS })
  const page = await openPage(at.url)
  const place = { channel: posted.channel ?? '', ts: posted.ts ?? '' }
  const press = (action = 'press', value: string | null = null, as = EVA.id) =>
    page.send({ kind: 'action', as, place, block: 'row', action, value })
  return { at, page, place, press }
}

/** Opens the form by a press and gives its view's id. */
async function withForm(form: types.ModalView = FORM) {
  const here = await standWithMessage()
  const opened = caught<string>()
  here.at.bolt.action('press', async ({ ack, body, client }) => {
    await ack()
    if (body.type !== 'block_actions') return
    const { view } = await client.views.open({ trigger_id: body.trigger_id, view: form })
    opened.give(view?.id ?? '')
  })
  await here.press()
  return { ...here, viewId: await opened.value }
}

describe('clicks', () => {
  test('a button reaches Bolt as a signed block_actions payload with its message', async () => {
    const { at, press, place } = await standWithMessage()
    const got = caught<types.KnownBlock[] | unknown>()
    at.bolt.action('press', async ({ ack, body }) => {
      await ack()
      got.give(body)
    })
    expect((await press()).answer).toEqual({ ok: true })
    expect(await got.value).toMatchObject({
      type: 'block_actions',
      user: { id: EVA.id, team_id: 'T0SANDBOX' },
      team: { id: 'T0SANDBOX' },
      api_app_id: 'A0RAPPORT',
      container: { type: 'message', message_ts: place.ts, channel_id: place.channel, is_ephemeral: false },
      channel: { id: place.channel, name: 'directmessage' },
      message: { ts: place.ts, text: 'alert', blocks: [{ block_id: 'row' }] },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
      response_url: expect.stringContaining(`${at.url}/sandbox/response/`),
      actions: [
        {
          type: 'button',
          action_id: 'press',
          block_id: 'row',
          value: 'a1',
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    })
  })

  test('two clicks have different action_ts', async () => {
    const { at, press } = await standWithMessage()
    const seen: string[] = []
    at.bolt.action('press', async ({ ack, body }) => {
      if (body.type === 'block_actions') seen.push(body.actions[0]?.action_ts ?? '')
      await ack()
    })
    await Promise.all([press(), press()])
    expect(new Set(seen).size).toBe(2)
  })

  test('menus and selects carry the whole option or the person', async () => {
    const { at, press } = await standWithMessage()
    const seen: unknown[] = []
    at.bolt.action(/more|who/, async ({ ack, action }) => {
      await ack()
      seen.push(action)
    })
    await press('more', 'two')
    await press('who', TOM.id)
    expect(seen).toMatchObject([
      { type: 'overflow', selected_option: option('two') },
      { type: 'users_select', selected_user: TOM.id },
    ])
  })

  test('nobody can click what they cannot see or what is not there', async () => {
    const { press } = await standWithMessage()
    const gone = { ok: false, problem: 'gone' }
    expect((await press('press', null, TOM.id)).answer).toEqual(gone)
    expect((await press('other')).answer).toEqual(gone)
    expect((await press('more', 'three')).answer).toEqual(gone)
  })

  test('a request signed with another secret is refused by Bolt, and the page says so', async () => {
    at = await stand({ signingSecret: 'another secret' })
    const { channel, ts } = await at.client.chat.postMessage({ channel: EVA.id, text: 'x', blocks: BLOCKS })
    const page = await openPage(at.url)
    const sent = await page.send({
      kind: 'action',
      as: EVA.id,
      place: { channel, ts },
      block: 'row',
      action: 'press',
      value: null,
    })
    expect(sent.answer).toEqual({ ok: false, problem: 'http_401' })
    expect(at.sandbox.workspace.log[0]).toMatchObject({ by: 'person', what: 'block_actions', error: 'http_401' })
  })
})

describe('answers by response_url', () => {
  /** Presses, answers each press as told, and waits for the answer. */
  async function answering() {
    const here = await standWithMessage()
    let answer: (respond: RespondFn) => Promise<unknown> = async () => undefined
    here.at.bolt.action('press', async ({ ack, respond }) => {
      await ack()
      await answer(respond)
    })
    return {
      ...here,
      async pressAndAnswer(message: RespondArguments) {
        const done = caught<void>()
        answer = async (respond) => done.give(await respond(message).then(() => undefined))
        await here.press()
        await done.value
      },
      async whenPressed(work: (respond: RespondFn) => Promise<string>) {
        const done = caught<string>()
        answer = async (respond) => done.give(await work(respond))
        await here.press()
        return done.value
      },
    }
  }

  test('a note for the person who clicked', async () => {
    const { at, place, pressAndAnswer } = await answering()
    await pressAndAnswer({ text: 'only you', response_type: 'ephemeral', replace_original: false })
    const { workspace } = at.sandbox
    expect(workspace.messages(place.channel, EVA.id).at(-1)).toMatchObject({ text: 'only you', onlyFor: EVA.id })
  })

  test('another message in the place of the one that was clicked', async () => {
    const { at, place, pressAndAnswer } = await answering()
    await pressAndAnswer({ text: 'replaced', replace_original: true })
    expect(at.sandbox.workspace.find(place.channel, place.ts)).toMatchObject({ text: 'replaced', blocks: [] })
  })

  test('the message taken away', async () => {
    const { at, place, pressAndAnswer } = await answering()
    await pressAndAnswer({ delete_original: true })
    expect(at.sandbox.workspace.find(place.channel, place.ts)).toBeUndefined()
  })

  test('five uses and no more, within half an hour', async () => {
    const { at, whenPressed } = await answering()
    const said = (respond: RespondFn) =>
      respond({ text: 'x', replace_original: false }).then(
        () => 'ok',
        () => 'refused',
      )
    const six = await whenPressed(async (respond) => {
      const answers: string[] = []
      for (let n = 0; n < 6; n += 1) answers.push(await said(respond))
      return answers.join(' ')
    })
    expect(six).toBe('ok ok ok ok ok refused')
    const late = await whenPressed(async (respond) => {
      at.advance(30 * 60_000 + 1)
      return said(respond)
    })
    expect(late).toBe('refused')
  })
})

describe('forms', () => {
  test('a trigger opens one modal within three seconds', async () => {
    const { at, press } = await standWithMessage()
    const triggers: string[] = []
    at.bolt.action('press', async ({ ack, body }) => {
      if (body.type === 'block_actions') triggers.push(body.trigger_id)
      await ack()
    })
    await press()
    await press()
    const [first = '', second = ''] = triggers
    await at.client.views.open({ trigger_id: first, view: FORM })
    await expect(at.client.views.open({ trigger_id: first, view: FORM })).rejects.toThrow('exchanged_trigger_id')
    at.advance(3001)
    await expect(at.client.views.open({ trigger_id: second, view: FORM })).rejects.toThrow('expired_trigger_id')
  })

  test('a submission carries state.values in Slack’s shapes, and an empty ack closes the form', async () => {
    const { at, page, viewId } = await withForm()
    at.bolt.options('find', async ({ ack }) => {
      await ack({ options: [option('acme')] })
    })
    const place = { view: viewId }
    const found = await page.send({
      kind: 'suggest',
      as: EVA.id,
      place,
      block: 'customer',
      action: 'find',
      words: 'ac',
    })
    expect(found.answer).toEqual({ ok: true, options: [{ label: 'acme', value: 'acme' }] })
    const got = caught<unknown>()
    at.bolt.view('form', async ({ ack, view }) => {
      got.give(view)
      await ack()
    })
    const fields = { words: { text: 'hello' }, at: { at: '2026-03-03T09:30' }, customer: { find: 'acme' } }
    expect((await page.send({ kind: 'submit', as: EVA.id, view: viewId, fields })).answer).toEqual({ ok: true })
    expect(await got.value).toMatchObject({
      id: viewId,
      callback_id: 'form',
      private_metadata: '{"alertId":"a1"}',
      root_view_id: viewId,
      state: {
        values: {
          words: { text: { type: 'plain_text_input', value: 'hello' } },
          tone: { tone: { type: 'radio_buttons', selected_option: option('a') } },
          // 09:30 in Berlin.
          at: { at: { type: 'datetimepicker', selected_date_time: Date.UTC(2026, 2, 3, 8, 30) / 1000 } },
          customer: { find: { type: 'external_select', selected_option: option('acme') } },
        },
      },
    })
    expect(at.sandbox.workspace.modals(EVA.id)).toEqual([])
  })

  test('errors of the ack go to their fields and the form stays', async () => {
    const { at, page, viewId } = await withForm()
    at.bolt.view('form', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { words: 'Too long' } })
    })
    const { answer } = await page.send({ kind: 'submit', as: EVA.id, view: viewId, fields: {} })
    expect(answer).toEqual({ ok: true, errors: { words: 'Too long' } })
    expect(at.sandbox.workspace.modals(EVA.id)).toHaveLength(1)
  })

  test('errors for a block that has no input are refused, as Slack refuses them', async () => {
    const { at, page, viewId } = await withForm()
    at.bolt.view('form', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { nowhere: 'x' } })
    })
    const { answer } = await page.send({ kind: 'submit', as: EVA.id, view: viewId, fields: {} })
    expect(answer).toEqual({ ok: false, problem: 'refused' })
    expect(at.sandbox.workspace.log[0]?.error).toBe('invalid_errors')
  })

  test('update, push up to three and clear', async () => {
    const { at, page, viewId } = await withForm()
    const { workspace } = at.sandbox
    let step = 0
    const actions = ['update', 'push', 'push', 'push', 'clear'] as const
    at.bolt.view('form', async ({ ack }) => {
      const action = actions[step] ?? 'clear'
      step += 1
      if (action === 'clear') await ack({ response_action: 'clear' })
      else await ack({ response_action: action, view: { ...FORM, title: plain(`${action} ${step}`) } })
    })
    const submitTop = async () => {
      const top = workspace.modals(EVA.id).at(-1)
      return (await page.send({ kind: 'submit', as: EVA.id, view: top?.id, fields: {} })).answer
    }
    await submitTop()
    expect(workspace.view(viewId)?.content.title).toEqual(plain('update 1'))
    await submitTop()
    await submitTop()
    const [root, middle, top] = workspace.modals(EVA.id)
    expect([root?.previousId, middle?.previousId, top?.previousId]).toEqual([null, root?.id, middle?.id])
    expect(await submitTop()).toEqual({ ok: false, problem: 'refused' })
    await submitTop()
    expect(workspace.modals(EVA.id)).toEqual([])
  })

  test('a choice in a form is told with the other fields, and the form is updated by its hash', async () => {
    const { at, page, viewId } = await withForm()
    const got = caught<unknown>()
    const updates = caught<string[]>()
    at.bolt.action('tone', async ({ ack, body, client }) => {
      await ack()
      if (body.type !== 'block_actions' || !body.view) return
      got.give(body.view.state.values)
      const change = () => client.views.update({ view_id: viewId, hash: body.view?.hash, view: FORM })
      const second = await change()
        .then(change)
        .then(
          () => 'ok',
          (error: Error) => error.message,
        )
      updates.give([second])
    })
    const fields = { words: { text: 'half' } }
    await page.send({
      kind: 'action',
      as: EVA.id,
      place: { view: viewId },
      block: 'tone',
      action: 'tone',
      value: 'b',
      fields,
    })
    expect(await got.value).toMatchObject({
      words: { text: { value: 'half' } },
      tone: { tone: { selected_option: option('b') } },
    })
    expect((await updates.value)[0]).toContain('hash_conflict')
  })

  test('closing tells the bot if it wants to know', async () => {
    const { at, page, viewId } = await withForm()
    const got = caught<unknown>()
    at.bolt.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body }) => {
      await ack()
      got.give(body)
    })
    await page.send({ kind: 'close', as: EVA.id, view: viewId })
    expect(await got.value).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id: viewId } })
    expect(at.sandbox.workspace.modals(EVA.id)).toEqual([])
  })

  test('nobody can send off another person’s form', async () => {
    const { page, viewId } = await withForm()
    const { answer } = await page.send({ kind: 'submit', as: TOM.id, view: viewId, fields: {} })
    expect(answer).toEqual({ ok: false, problem: 'gone' })
  })
})

test('opening the home is told as an event', async () => {
  at = await stand()
  const got = caught<unknown>()
  at.bolt.event('app_home_opened', async ({ event, body }) => got.give({ event, id: body.event_id }))
  const page = await openPage(at.url)
  expect((await page.send({ kind: 'home', as: EVA.id })).answer).toEqual({ ok: true })
  expect(await got.value).toMatchObject({ event: { user: EVA.id, tab: 'home' }, id: expect.stringMatching(/^Ev/) })
})
