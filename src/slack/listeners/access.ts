import type { Listener } from '../listener.ts'

/** The workspace removed the app, or took its token away: nothing can be sent any more. */
export const access: Listener = {
  name: 'access',
  register(app, desk) {
    app.event('app_uninstalled', async () => desk.lost('uninstalled'))
    app.event('tokens_revoked', async ({ event }) => {
      // A person's own token is none of ours.
      if ((event.tokens.bot?.length ?? 0) > 0) desk.lost('token_revoked')
    })
  },
}
