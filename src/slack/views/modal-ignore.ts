import type { ModalView } from '@slack/types'
import type { PhraseForm } from '../../actions/contract.ts'
import { textsIn } from '../../text/index.ts'
import { plain, section } from './blocks.ts'
import { modal } from './modal-parts.ts'
import { chosenWords, phraseBlocks, wordsField } from './phrase-fields.ts'
import { accepted, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

/** The form that makes words of a post a reason to leave posts alone. */
export function ignoreWordsModal(form: PhraseForm): ModalView {
  const { phrases, alert } = textsIn(form.language)
  const blocks = phraseBlocks(form, { words: phrases.ignore.words, hint: phrases.ignore.hint }, true)
  return modal(form, 'ignore_words', phrases.ignore, blocks.length > 0 ? blocks : [section(plain(alert.redacted))])
}

/** The words; at least one. */
export function parseIgnoreWords(view: SubmittedView): Parsed<'ignore_words'> {
  const words = chosenWords(view)
  if (words.length === 0) return wrong(view, wordsField, textsIn(readMetadata(view).language).phrases.ignore.none)
  return accepted(view, { type: 'ignore_words', words })
}
