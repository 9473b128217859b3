import { z } from 'zod'
import type { Listener } from '../listener.ts'

export const HOME = 'home'

const openedSchema = z.object({ type: z.literal('app_home_opened'), tab: z.literal('home'), user: z.string().min(1) })

/** Somebody opens the app's home. The messages tab sends the same event and is left alone. */
export const home: Listener = {
  name: 'home',
  intake(id, event) {
    const opened = openedSchema.safeParse(event)
    return opened.success ? { id: `event:${id}`, kind: HOME, data: { slackUserId: opened.data.user } } : null
  },
  register(app, desk) {
    app.event('app_home_opened', async () => desk.kick())
  },
}
