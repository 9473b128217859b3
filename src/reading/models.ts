import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Trained on everything, or on what is free of other people's rights (training/MODEL-CARD.md). */
export const MODEL_SETS = ['full', 'clean'] as const
export type ModelSet = (typeof MODEL_SETS)[number]

/** Where a model's file lies. */
export function modelFile(set: string, name: string): URL {
  return new URL(`./models/${set}/${name}`, import.meta.url)
}

/** What a set's `NAME.json` says of a language. Throws when it says nothing, or something else than expected. */
export function settingsOf<T>(set: string, name: string, language: string, schema: z.ZodType<T>): T {
  const json: unknown = JSON.parse(readFileSync(modelFile(set, `${name}.json`), 'utf8'))
  return z.record(z.string(), schema).parse(json)[language] ?? refuse(`${name}.json says nothing of ${language}`)
}

function refuse(what: string): never {
  throw new Error(what)
}
