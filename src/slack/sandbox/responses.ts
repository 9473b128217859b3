import { isTrue, readArguments } from './body.ts'
import { readContent } from './content.ts'
import { type Json, obj } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import type { ResponseTarget, Tickets } from './tickets.ts'
import type { FindBreaches } from './types.ts'
import type { Workspace } from './workspace.ts'

/** Answers to a gesture by its `response_url`: in place of the message, instead of it, or beside it. */
export function createResponses(options: {
  workspace: Workspace
  tickets: Tickets
  breaches: FindBreaches
}): (id: string, request: Request) => Promise<Response> {
  const { workspace, tickets, breaches } = options

  function carryOut({ channel, ts, user, threadTs }: ResponseTarget, args: Json): void {
    if (isTrue(args.delete_original)) {
      workspace.remove(channel, ts)
      return
    }
    const content = readContent(args, breaches)
    const original = workspace.find(channel, ts)
    if (isTrue(args.replace_original) && original !== undefined) {
      workspace.replace({ ...original, ...content })
      return
    }
    const onlyFor = args.response_type === 'in_channel' ? null : user
    workspace.post({ channel, ...content, threadTs, metadata: null, clientMsgId: null, onlyFor })
  }

  return async (id, request) => {
    const entry = { by: 'bot' as const, what: 'response_url', where: '', details: [] }
    try {
      const args = obj(await readArguments(request))
      carryOut(tickets.takeAddress(id), args)
      workspace.note({ ...entry, error: null })
      return new Response('ok')
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error
      workspace.note({ ...entry, error: error.code, details: error.messages })
      return Response.json({ ok: false, error: error.code }, { status: 404 })
    }
  }
}
