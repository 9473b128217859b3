import { z } from 'zod'
import type { Listener } from '../listener.ts'
import { languageOf } from '../notifier.ts'

const userSchema = z.object({
  id: z.string().min(1),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  deleted: z.boolean().default(false),
})

/** A person's time zone or language changed. Not queued: Slack sends one for each new status of everybody. */
export const userChange: Listener = {
  name: 'user-change',
  register(app, desk) {
    app.event('user_change', async ({ event }) => {
      const user = userSchema.safeParse(event.user)
      const { onUserChange } = desk
      if (!user.success || onUserChange === undefined) return
      const { id, tz, locale, deleted } = user.data
      desk.after(() =>
        onUserChange({ slackUserId: id, timeZone: tz ?? null, language: languageOf(locale), isDeleted: deleted }),
      )
    })
  },
}
