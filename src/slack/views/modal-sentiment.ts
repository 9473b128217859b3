import type { ModalView } from '@slack/types'
import type { SimpleForm } from '../../actions/contract.ts'
import { SENTIMENT_LABELS } from '../../domain/reading.ts'
import { textsIn } from '../../text/index.ts'
import { option } from './blocks.ts'
import { input, modal, radio } from './modal-parts.ts'
import { accepted, fieldOf, type Parsed, readMetadata, type SubmittedView, wrong } from './submitted.ts'

/** The form that corrects how a post was read. */
export function wrongSentimentModal(form: SimpleForm): ModalView {
  const { sentiment } = textsIn(form.language).modals
  const options = SENTIMENT_LABELS.map((label) => option(sentiment.labels[label], label))
  return modal(form, 'wrong_sentiment', sentiment, [
    input('label', sentiment.label, radio('label', options), { hint: sentiment.hint }),
  ])
}

/** The label a person chose. */
export function parseWrongSentiment(view: SubmittedView): Parsed<'wrong_sentiment'> {
  const chosen = fieldOf(view, 'label', 'label').option
  const label = SENTIMENT_LABELS.find((l) => l === chosen)
  if (label === undefined) return wrong(view, 'label', textsIn(readMetadata(view).language).modals.sentiment.none)
  return accepted(view, { type: 'wrong_sentiment', label })
}
