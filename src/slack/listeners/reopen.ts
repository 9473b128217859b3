import type { Listener } from '../listener.ts'
import { onClick } from '../reactions.ts'

export const reopen: Listener = {
  name: 'reopen',
  register(app, desk) {
    onClick(app, desk, 'alert_reopen', () => ({ gesture: { type: 'reopen' } }))
  },
}
