import { readView } from './content.ts'
import { arr, type Json, obj, str } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import { newModal, withContent } from './stack.ts'
import type { FindBreaches, View } from './types.ts'
import type { Workspace } from './workspace.ts'

/** Messages to show below fields, by block id. */
export interface Followed {
  errors?: Record<string, string>
}

/** Does what the bot's acknowledgement wants done with the form it was sent; throws Slack's refusals. */
export function createFollower(workspace: Workspace, breaches: FindBreaches): (view: View, body: Json) => Followed {
  function errorsBelow(view: View, given: Json): Followed {
    const inputs = new Set(arr(view.content.blocks).flatMap((b) => (b.type === 'input' ? [b.block_id] : [])))
    const errors = Object.entries(given).map(([block, text]) => [block, str(text)] as const)
    const isKnown = errors.every(([block]) => inputs.has(block))
    if (!isKnown || errors.length === 0)
      throw new SlackRefusal('invalid_errors', ['[ERROR] errors: no such input block'])
    return { errors: Object.fromEntries(errors) }
  }

  return (view, body) => {
    const stack = workspace.modals(view.user)
    const at = stack.findIndex((v) => v.id === view.id)
    switch (body.response_action) {
      case 'errors':
        return errorsBelow(view, obj(body.errors))
      case 'update': {
        const changed = withContent(workspace, view, readView(body.view, 'modal', breaches))
        workspace.setModals(
          view.user,
          stack.map((v) => (v.id === view.id ? changed : v)),
        )
        return {}
      }
      case 'push': {
        if (stack.length >= 3) throw new SlackRefusal('push_limit_reached')
        const content = readView(body.view, 'modal', breaches)
        workspace.setModals(view.user, [...stack, newModal(workspace, view.user, content, view)])
        return {}
      }
      case 'clear':
        workspace.setModals(view.user, [])
        return {}
      default:
        // The bot may have taken it away in the meantime.
        if (at >= 0) workspace.setModals(view.user, stack.slice(0, at))
        return {}
    }
  }
}
