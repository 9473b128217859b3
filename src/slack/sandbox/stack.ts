import { randomId } from './ids.ts'
import type { Json } from './json.ts'
import type { View } from './types.ts'
import type { Workspace } from './workspace.ts'

/** A view that nobody has seen yet, on top of `below` if it is pushed. */
export function newModal(workspace: Workspace, user: string, content: Json, below: View | null): View {
  const id = randomId('V')
  return { id, hash: workspace.newHash(), user, rootId: below?.rootId ?? id, previousId: below?.id ?? null, content }
}

/** The same view with other content. */
export function withContent(workspace: Workspace, view: View, content: Json): View {
  return { ...view, hash: workspace.newHash(), content }
}
