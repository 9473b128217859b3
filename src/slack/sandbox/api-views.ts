import type { ApiContext, Methods } from './api.ts'
import { readView } from './content.ts'
import { type Json, str } from './json.ts'
import { SlackRefusal } from './refusal.ts'
import { viewShape } from './shapes.ts'
import { newModal, withContent } from './stack.ts'
import type { View } from './types.ts'

/** The `views.*` methods. */
export function viewMethods({ workspace, breaches, tickets }: ApiContext): Methods {
  const shown = (view: View) => ({ view: viewShape(workspace, view) })

  function checkHash(view: View, hash: unknown): void {
    if (str(hash) !== '' && hash !== view.hash) throw new SlackRefusal('hash_conflict')
  }

  function byExternalId(id: string): View | undefined {
    if (id === '') return undefined
    return [...workspace.users.keys()]
      .flatMap((user) => [...workspace.modals(user)])
      .find((v) => v.content.external_id === id)
  }

  function checkedModal(args: Json, replaced?: View): Json {
    const content = readView(args.view, 'modal', breaches)
    const sameId = byExternalId(str(content.external_id))
    if (sameId !== undefined && sameId.id !== replaced?.id) throw new SlackRefusal('duplicate_external_id')
    return content
  }

  return {
    'views.open'(args) {
      const content = checkedModal(args)
      const { user } = tickets.exchangeTrigger(str(args.trigger_id))
      const view = newModal(workspace, user, content, null)
      workspace.setModals(user, [view])
      return shown(view)
    },
    'views.push'(args) {
      const content = checkedModal(args)
      const { user } = tickets.exchangeTrigger(str(args.trigger_id))
      const stack = workspace.modals(user)
      const below = stack.at(-1)
      if (below === undefined) throw new SlackRefusal('not_found')
      if (stack.length >= 3) throw new SlackRefusal('push_limit_reached')
      const view = newModal(workspace, user, content, below)
      workspace.setModals(user, [...stack, view])
      return shown(view)
    },
    'views.update'(args) {
      const found = workspace.view(str(args.view_id)) ?? byExternalId(str(args.external_id))
      if (found === undefined) throw new SlackRefusal('not_found')
      checkHash(found, args.hash)
      if (found.content.type === 'home') {
        const view = withContent(workspace, found, readView(args.view, 'home', breaches))
        workspace.setHome(view)
        return shown(view)
      }
      const view = withContent(workspace, found, checkedModal(args, found))
      workspace.setModals(
        found.user,
        workspace.modals(found.user).map((v) => (v.id === found.id ? view : v)),
      )
      return shown(view)
    },
    'views.publish'(args) {
      const user = str(args.user_id)
      if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found')
      const content = readView(args.view, 'home', breaches)
      const before = workspace.home(user)
      if (before !== undefined) checkHash(before, args.hash)
      const view =
        before === undefined ? newModal(workspace, user, content, null) : withContent(workspace, before, content)
      workspace.setHome(view)
      return shown(view)
    },
  }
}
