import { z } from 'zod'
import { TONES } from '../domain/alert.ts'
import { INTENTS } from '../domain/reading.ts'

/** What our JSON columns hold; read through these so that a damaged row is noticed where it is read. */
export const evidenceSchema = z.array(
  z.object({ text: z.string(), for: z.enum(['sentiment', 'needsHuman', ...INTENTS]) }),
)
export const draftsSchema = z.array(
  z.object({ tone: z.enum(TONES), text: z.string(), editedBy: z.string().optional() }),
)
export const whySchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export const handlesSchema = z.record(z.string(), z.array(z.string()))
