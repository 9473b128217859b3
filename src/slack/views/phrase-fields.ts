import type { KnownBlock } from '@slack/types'
import type { PhraseFinding, PhraseForm } from '../../actions/contract.ts'
import { MAX_PHRASE_LENGTH } from '../../domain/phrase.ts'
import type { Language } from '../../ports/notifier.ts'
import { clean, inlinePlain } from '../../text/format.ts'
import { textsIn } from '../../text/index.ts'
import { option, quote } from './blocks.ts'
import { input } from './modal-parts.ts'
import { fieldOf, type SubmittedView } from './submitted.ts'

const CHOSEN = 'words'
const OTHER = 'other_words'
const MAX_CHOICES = 10
/** What Slack takes as an option; longer words can be entered. */
const MAX_OPTION = 75
/** Longer than a phrase may be, so that we can say why it is too long. */
const MAX_ENTERED = MAX_PHRASE_LENGTH * 3

/** The post, the words that moved its tone to tick, and a field for others; nothing where the post is gone. */
export function phraseBlocks(
  form: PhraseForm,
  labels: { words: string; hint: string },
  isRequired = false,
): KnownBlock[] {
  if (inlinePlain(form.postText, 10) === '') return []
  const { phrases } = textsIn(form.language)
  const words = [...new Set(form.words.map((w) => clean(w).trim()))]
    .filter((w) => w !== '' && w.length <= MAX_OPTION)
    .slice(0, MAX_CHOICES)
  const other = { type: 'plain_text_input', action_id: 'text', max_length: MAX_ENTERED } as const
  if (words.length === 0)
    return [quote(form.postText, 1000), input(OTHER, labels.words, other, { hint: labels.hint, optional: !isRequired })]
  const options = words.map((word) => option(inlinePlain(word, MAX_OPTION) || '–', word))
  return [
    quote(form.postText, 1000),
    input(
      CHOSEN,
      labels.words,
      { type: 'checkboxes', action_id: 'words', options },
      { hint: labels.hint, optional: true },
    ),
    input(OTHER, phrases.other, other, { hint: phrases.otherHint, optional: true }),
  ]
}

/** The words that were ticked, and those that were entered. */
export function chosenWords(view: SubmittedView): string[] {
  const entered = fieldOf(view, OTHER, 'text').text
  return [...fieldOf(view, CHOSEN, 'words').options, ...(entered === '' ? [] : [entered])]
}

/** Where a message about the words belongs: the field they can be entered in is always there. */
export const wordsField = OTHER

/** What is wrong with the words, to stand below their field; plain text. */
export function phraseProblemText({ phrase, problem }: PhraseFinding, language: Language): string {
  const { phrases, words } = textsIn(language)
  return phrases.problem[problem](words.quoted(inlinePlain(phrase, 80)))
}
