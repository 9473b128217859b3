import type { ModalView } from '@slack/types'
import type { PhraseForm } from '../../actions/contract.ts'
import { SENTIMENT_LABELS } from '../../domain/reading.ts'
import { textsIn } from '../../text/index.ts'
import { option } from './blocks.ts'
import { input, modal, radio } from './modal-parts.ts'
import { chosenWords, phraseBlocks } from './phrase-fields.ts'
import { accepted, fieldOf, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

/** The form that corrects how a post was read, and makes rules of its words if a person wants them. */
export function wrongSentimentModal(form: PhraseForm): ModalView {
  const { modals, phrases } = textsIn(form.language)
  const { sentiment } = modals
  const options = SENTIMENT_LABELS.map((label) => option(sentiment.labels[label], label))
  const [post, ...fields] = phraseBlocks(form, { words: phrases.words, hint: phrases.wordsHint })
  return modal(form, 'wrong_sentiment', sentiment, [
    ...(post ? [post] : []),
    input('label', sentiment.label, radio('label', options), { hint: sentiment.hint }),
    ...fields,
  ])
}

/** The label a person chose, and the words it holds for. */
export function parseWrongSentiment(view: SubmittedView): Parsed<'wrong_sentiment'> {
  const chosen = fieldOf(view, 'label', 'label').option
  const label = SENTIMENT_LABELS.find((l) => l === chosen)
  if (label === undefined) return wrong(view, 'label', textsIn(readMetadata(view).language).modals.sentiment.none)
  const words = chosenWords(view)
  return accepted(view, { type: 'wrong_sentiment', label, ...(words.length === 0 ? {} : { words }) })
}
