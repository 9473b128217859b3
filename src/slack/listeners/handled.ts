import type { Listener } from '../listener.ts'
import { onClick } from '../reactions.ts'

export const handled: Listener = {
  name: 'handled',
  register(app, desk) {
    onClick(app, desk, 'alert_handled', () => ({ gesture: { type: 'handled', outcome: 'replied' } }))
  },
}
