import { createFollower } from './follow.ts'
import type { Gesture, GesturePlace } from './gesture-schema.ts'
import { arr, type Json, obj, str } from './json.ts'
import { chosenOption, createPayloads, type PayloadContext, type Place } from './payloads.ts'
import { SlackRefusal } from './refusal.ts'
import type { Ack, Send } from './sender.ts'
import type { FindBreaches, SandboxUser } from './types.ts'
import { fieldState, findElement, optionsOf, stateValues } from './values.ts'

/** What the page is told; `errors` by block id belong below the fields of the form. */
export interface GestureAnswer {
  ok: boolean
  problem?: string
  errors?: Record<string, string>
  options?: { label: string; value: string }[]
}

export interface GestureOptions extends PayloadContext {
  send: Send
  breaches: FindBreaches
}

/** Turns what people do on the page into Slack's payloads, sends them to the bot and follows its answer. */
export function createGestures(options: GestureOptions): (gesture: Gesture) => Promise<GestureAnswer> {
  const { workspace, breaches } = options
  const payloads = createPayloads(options)
  const follow = createFollower(workspace, breaches)
  /** Options that searches gave, by person, place and field. */
  const found = new Map<string, Json[]>()

  async function send(payload: Json, user: SandboxUser): Promise<Ack> {
    const ack = await options.send(payload)
    const what = payload.type === 'event_callback' ? str(obj(payload.event).type) : str(payload.type)
    const error = ack.ok ? null : ack.problem
    if (what !== 'block_suggestion' || error !== null) {
      workspace.note({ by: 'person', what, where: user.name, error, details: actionNames(payload) })
    }
    return ack
  }

  function locate(user: SandboxUser, wanted: GesturePlace): Place | null {
    if ('view' in wanted) {
      const view = workspace.view(wanted.view)
      return view !== undefined && view.user === user.id ? { in: 'view', view } : null
    }
    const conversation = workspace.conversations.get(wanted.channel)
    const message = workspace.find(wanted.channel, wanted.ts)
    const isVisible = (conversation?.dmWith ?? user.id) === user.id && (message?.onlyFor ?? user.id) === user.id
    return conversation && message && isVisible ? { in: 'message', message, conversation } : null
  }

  const blocksOf = (at: Place) => (at.in === 'view' ? arr(at.view.content.blocks) : at.message.blocks)
  const fieldKey = (user: SandboxUser, at: Place, actionId: string) =>
    JSON.stringify([user.id, at.in === 'view' ? at.view.id : at.message.ts, actionId])
  const finder = (user: SandboxUser, at: Place) => (actionId: string, wanted: string) =>
    found.get(fieldKey(user, at, actionId))?.find((option) => option.value === wanted)

  async function act(user: SandboxUser, gesture: Extract<Gesture, { kind: 'action' }>): Promise<GestureAnswer> {
    const at = locate(user, gesture.place)
    const element = at && findElement(blocksOf(at), gesture.block, gesture.action)
    if (!at || !element) return { ok: false, problem: 'gone' }
    const hasState = element.type !== 'button' && element.type !== 'overflow'
    const state = hasState
      ? fieldState(element, gesture.value, user.timeZone, finder(user, at))
      : chosenOption(element, gesture.value, optionsOf(element))
    if (state === null) return { ok: false, problem: 'gone' }
    const own = hasState
      ? { [gesture.block]: { ...gesture.fields[gesture.block], [gesture.action]: gesture.value } }
      : {}
    const values = stateValues(blocksOf(at), { ...gesture.fields, ...own }, user.timeZone, finder(user, at))
    const ack = await send(payloads.action(user, at, { blockId: gesture.block, element, state }, values), user)
    return ack.ok ? { ok: true } : { ok: false, problem: ack.problem }
  }

  async function suggest(user: SandboxUser, gesture: Extract<Gesture, { kind: 'suggest' }>): Promise<GestureAnswer> {
    const at = locate(user, gesture.place)
    if (!at) return { ok: false, problem: 'gone' }
    const { block, action, words } = gesture
    const ack = await send(payloads.suggestion(user, at, { blockId: block, actionId: action, words }), user)
    if (!ack.ok) return { ok: false, problem: ack.problem }
    const given = optionsOf(ack.body).slice(0, 100)
    if (found.size > 200) found.clear()
    const key = fieldKey(user, at, action)
    found.set(key, [...given, ...(found.get(key) ?? [])].slice(0, 500))
    return { ok: true, options: given.map((o) => ({ label: str(obj(o.text).text), value: str(o.value) })) }
  }

  async function submit(user: SandboxUser, gesture: Extract<Gesture, { kind: 'submit' }>): Promise<GestureAnswer> {
    const at = locate(user, { view: gesture.view })
    if (at?.in !== 'view') return { ok: false, problem: 'gone' }
    const blocks = blocksOf(at)
    const values = stateValues(blocks, gesture.fields, user.timeZone, finder(user, at))
    const ack = await send(payloads.submission(user, at.view, values), user)
    if (!ack.ok) return { ok: false, problem: ack.problem }
    try {
      return { ok: true, ...follow(at.view, ack.body) }
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error
      const note = { by: 'bot' as const, what: 'response_action', where: user.name }
      workspace.note({ ...note, error: error.code, details: error.messages })
      return { ok: false, problem: 'refused' }
    }
  }

  async function close(user: SandboxUser, gesture: Extract<Gesture, { kind: 'close' }>): Promise<GestureAnswer> {
    const stack = workspace.modals(user.id)
    const at = stack.findIndex((view) => view.id === gesture.view)
    const top = stack[at]
    if (top === undefined) return { ok: true }
    const clears = gesture.all || top.content.clear_on_close === true
    workspace.setModals(user.id, clears ? [] : stack.slice(0, at))
    for (const view of clears ? stack : stack.slice(at)) {
      if (view.content.notify_on_close === true) await send(payloads.closed(user, view, clears), user)
    }
    return { ok: true }
  }

  return async (gesture) => {
    const user = workspace.users.get(gesture.as)
    if (user === undefined) return { ok: false, problem: 'gone' }
    switch (gesture.kind) {
      case 'action':
        return act(user, gesture)
      case 'suggest':
        return suggest(user, gesture)
      case 'submit':
        return submit(user, gesture)
      case 'close':
        return close(user, gesture)
      case 'home': {
        const ack = await send(payloads.homeOpened(user), user)
        return ack.ok ? { ok: true } : { ok: false, problem: ack.problem }
      }
      case 'dismiss': {
        const at = locate(user, gesture)
        if (at?.in === 'message' && at.message.onlyFor === user.id) workspace.remove(gesture.channel, gesture.ts)
        return { ok: true }
      }
    }
  }
}

/** Which element was used, or which form was sent: names of the bot's own making, no words of people. */
function actionNames(payload: Json): string[] {
  const names = [...arr(payload.actions).map((a) => str(a.action_id)), str(obj(payload.view).callback_id)]
  return payload.type === 'block_actions' || payload.type === 'view_submission'
    ? names.filter((n) => n !== '').slice(0, 1)
    : []
}
