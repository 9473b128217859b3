import { z } from 'zod'

const value = z.union([z.string().max(10_000), z.array(z.string().max(3000)).max(100), z.null()])
const fields = z.record(z.string(), z.record(z.string(), value)).default({})
export const placeSchema = z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ view: z.string() })])
const as = z.string()

/** What the page sends when a person does something. */
export const gestureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('action'), as, place: placeSchema, block: z.string(), action: z.string(), value, fields }),
  z.object({
    kind: z.literal('suggest'),
    as,
    place: placeSchema,
    block: z.string(),
    action: z.string(),
    words: z.string().max(200),
  }),
  z.object({ kind: z.literal('submit'), as, view: z.string(), fields }),
  z.object({ kind: z.literal('close'), as, view: z.string(), all: z.boolean().default(false) }),
  z.object({ kind: z.literal('home'), as }),
  z.object({ kind: z.literal('dismiss'), as, channel: z.string(), ts: z.string() }),
])

export type Gesture = z.infer<typeof gestureSchema>

export type GesturePlace = z.infer<typeof placeSchema>
