import type { App } from '@slack/bolt'
import type { Desk } from './desk.ts'
import type { NewItem } from './queue.ts'

/** One kind of gesture; each stands in a file of its own in `listeners/`. */
export interface Listener {
  /** The file's name. */
  name: string
  register(app: App, desk: Desk): void
  /** Bolt acknowledges events ahead of every listener, so what an event asks for is queued here before. */
  intake?(id: string, event: { type: string } & Record<string, unknown>): NewItem | null
}
