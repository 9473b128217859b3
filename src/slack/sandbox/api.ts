import { createHash, timingSafeEqual } from 'node:crypto'
import { chatMethods } from './api-chat.ts'
import { peopleMethods } from './api-people.ts'
import { viewMethods } from './api-views.ts'
import { readArguments } from './body.ts'
import { type Json, obj, str } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import type { Tickets } from './tickets.ts'
import type { FindBreaches } from './types.ts'
import type { Workspace } from './workspace.ts'

/** What the bot may do here: all that Rapport's manifest asks for. */
const SCOPES = 'chat:write,commands,users:read,users:read.email,im:write,files:write,files:read'

export interface ApiContext {
  workspace: Workspace
  tickets: Tickets
  breaches: FindBreaches
  botToken: string
  /** Without a slash at its end. */
  baseUrl(): string
}

export type Methods = Record<string, (args: Json) => Json>

/** Slack's Web API, as far as the bot uses it: a call's method and request to its answer. */
export function createApi(context: ApiContext): (method: string, request: Request) => Promise<Response> {
  const methods: Methods = { ...peopleMethods(context), ...chatMethods(context), ...viewMethods(context) }

  async function call(method: string, request: Request): Promise<Json> {
    let args: Json = {}
    try {
      args = await readArguments(request)
      checkToken(request, args)
      const work = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (work === undefined) throw new SlackRefusal('unknown_method')
      const answer = work(args)
      if (/^(chat|views)\.(?!getPermalink)/.test(method)) note(method, { ...args, view_id: obj(answer.view).id }, null)
      return { ok: true, ...answer }
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error
      // A search that found nobody is an answer, not a fault.
      if (error.code !== 'users_not_found') note(method, args, error)
      return {
        ok: false,
        error: error.code,
        ...(error.messages.length === 0
          ? {}
          : { errors: error.messages, response_metadata: { messages: error.messages } }),
      }
    }
  }

  function checkToken(request: Request, args: Json): void {
    const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /i, '') || str(args.token)
    if (token === '') throw new SlackRefusal('not_authed')
    if (!timingSafeEqual(digest(token), digest(context.botToken))) throw new SlackRefusal('invalid_auth')
  }

  function note(method: string, args: Json, refused: SlackRefusal | null): void {
    const { workspace } = context
    workspace.note({
      by: 'bot',
      what: /^[\w.]{1,60}$/.test(method) ? method : '?',
      where: placeOf(workspace, args),
      error: refused?.code ?? null,
      details: refused?.messages ?? [],
    })
  }

  return async (method, request) => {
    const answer = await call(method, request)
    return Response.json(answer, { headers: { 'x-oauth-scopes': SCOPES, 'x-slack-req-id': crypto.randomUUID() } })
  }
}

/** The channel or person a call is about, in words. */
function placeOf(workspace: Workspace, args: Json): string {
  const id = str(args.channel) || str(args.user_id) || workspace.view(str(args.view_id))?.user || ''
  const conversation = workspace.conversations.get(id)
  const person = workspace.users.get(conversation?.dmWith ?? id)
  if (person !== undefined) return person.name
  return conversation === undefined ? id.slice(0, 80) : `#${conversation.name}`
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
