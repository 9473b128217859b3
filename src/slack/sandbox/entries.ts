import { z } from 'zod'

const json = z.record(z.string(), z.unknown())

const message = z.object({
  channel: z.string(),
  ts: z.string(),
  text: z.string(),
  blocks: z.array(json),
  threadTs: z.string().nullable(),
  metadata: json.nullable(),
  editedTs: z.string().nullable(),
  clientMsgId: z.string().nullable(),
  onlyFor: z.string().nullable(),
})

const view = z.object({
  id: z.string(),
  hash: z.string(),
  user: z.string(),
  rootId: z.string(),
  previousId: z.string().nullable(),
  content: json,
})

/** One line of the workspace's file. */
export const entrySchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('message'), message }),
  z.object({ is: z.literal('gone'), channel: z.string(), ts: z.string() }),
  z.object({ is: z.literal('dm'), user: z.string() }),
  z.object({ is: z.literal('modals'), user: z.string(), stack: z.array(view) }),
  z.object({ is: z.literal('home'), view }),
])

export type Entry = z.infer<typeof entrySchema>
