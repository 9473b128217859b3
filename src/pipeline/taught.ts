import type { Effect, PhraseRule } from '../domain/phrase.ts'
import type { PhraseFile } from '../ports/phrase-file.ts'
import type { Store } from '../ports/store.ts'
import { correctionIndex, phraseIndex, type ReadContext } from '../reading/index.ts'

/** What people taught, ready for reading posts. */
export type Taught = Required<Pick<ReadContext, 'corrections' | 'ignored' | 'phrases'>>

/** Corrections of either kind that are looked through for posts that say the same. */
const REMEMBERED_CORRECTIONS = 1000
/** The newest ones; a company that teaches more than this has taught enough. */
export const MAX_RULES = 10_000

/** What people have taught by now. Built anew only when something was added or taken back, by whichever process. */
export function createTaught(file: PhraseFile | null = null): (store: Store) => Promise<Taught> {
  let built: { version: string; taught: Taught } | null = null
  return async (store) => {
    // Asked for first: what comes in between is then at worst read twice, and never missed.
    const version = `${await store.feedback.version()} ${file?.version() ?? ''}`
    if (built?.version !== version) built = { version, taught: await build(store, file) }
    return built.taught
  }
}

async function build(store: Store, file: PhraseFile | null): Promise<Taught> {
  const said = await store.feedback.corrections(REMEMBERED_CORRECTIONS)
  const of = <const E extends Effect>(...labels: E[]) =>
    said.flatMap(({ text, label }) => labels.filter((l) => l === label).map((l) => ({ text, label: l })))
  return {
    corrections: correctionIndex(of('negative', 'neutral', 'positive')),
    ignored: correctionIndex(of('irrelevant')),
    phrases: phraseIndex(await phraseRules(store, file)),
  }
}

/** All of the company's rules, those that beat others first: made by hand before the file's, the newest first. */
export async function phraseRules(store: Store, file: PhraseFile | null): Promise<PhraseRule[]> {
  return [...(await store.phrases.all(MAX_RULES)), ...(file?.rules() ?? [])]
}
