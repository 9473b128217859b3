import type { Listener } from '../listener.ts'
import { onClick } from '../reactions.ts'

/** The button is a link that opens in the browser; here only who opened it is noted. */
export const useReply: Listener = {
  name: 'use-reply',
  register(app, desk) {
    onClick(app, desk, 'alert_use_reply', () => ({ gesture: { type: 'use_reply' } }))
  },
}
