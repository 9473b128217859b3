import type { PhraseRule } from '../domain/phrase.ts'

/** Phrase rules that a company keeps in a file of its own. */
export interface PhraseFile {
  /** Its name, without the folders. */
  name: string
  /** The rules as the file has them now, the last line first; the last good ones while an edit is broken. */
  rules(): readonly PhraseRule[]
  /** Another one whenever `rules` gives others. */
  version(): string
}
