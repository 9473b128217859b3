import type { Listener } from '../listener.ts'

/** A link on the home: the browser opens it, and Slack only wants to hear that we know. */
export const openFromHome: Listener = {
  name: 'open-from-home',
  register(app) {
    app.action('home_open', async ({ ack }) => ack())
  },
}
