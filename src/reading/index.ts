import type { Evidence, Formality, Intent, Reading } from '../domain/reading.ts'
import type { CorrectionIndex } from './corrections.ts'
import { readFormality } from './formality.ts'
import { createIntentReader, type Intents } from './intent.ts'
import { readLanguage } from './language.ts'
import type { ModelSet } from './models.ts'
import { createNeedsHumanReader, type NeedsHuman } from './needs-human.ts'
import { createScanner, type Scan } from './patterns/scan.ts'
import type { PhraseIndex } from './phrases.ts'
import { createSentimentReader, type Sentiment } from './sentiment.ts'
import { urgencyOf } from './urgency.ts'
import { lowered, plain, tidy } from './words/clean.ts'
import { createLexicons } from './words/lexicons.ts'
import { tokenise } from './words/tokens.ts'
import { toneOf } from './words/tone.ts'

export { type CorrectedPost, type CorrectionIndex, correctionIndex } from './corrections.ts'
export { engagementOf, volumeSpike } from './engagement.ts'
export { MODEL_SETS, type ModelSet } from './models.ts'
export { isTelling, type PhraseIndex, phraseIndex } from './phrases.ts'
export { type UrgencyInput, urgencyOf } from './urgency.ts'

/** Every reading of a post, one file each; `engagement` looks at counters and is called by itself. */
export const READINGS = [
  'language',
  'sentiment',
  'intent',
  'needs-human',
  'formality',
  'urgency',
  'engagement',
] as const
export type ReadingName = (typeof READINGS)[number]

export interface ReadContext {
  /** Relationship intensity, 0..100. */
  intensity?: number
  /** 0..1 */
  velocity?: number
  /** Time waited as a share of the answer time promised, 0..1. */
  elapsedOverSla?: number
  /** Time waited, for those who know no promise; measured against `slaHours`. */
  elapsedHours?: number
  corrections?: CorrectionIndex
  /** Posts that need not wake anybody: those that say the same need not either. */
  ignored?: CorrectionIndex<'irrelevant'>
  /** Words that mean something else in this company. */
  phrases?: PhraseIndex
}

export interface ReaderOptions {
  /** Below it a tone is *unclear* and adds nothing to the urgency; 0..1. */
  minConfidence: number
  /** Which trained models to read with; `full` unless told. */
  models?: ModelSet
  /** Answer time promised where it is neither a complaint (1 hour) nor a question (4), in hours. */
  slaHours?: number
  onError?(reading: ReadingName, error: unknown): void
}

export interface Reader {
  read(post: { text: string; lang?: string }, context?: ReadContext): Reading
}

const DEFAULT_SLA_HOURS = 24
/** A person's word is trusted more than any model's. */
const CORRECTED = { confidence: 0.99, score: { negative: -0.9, neutral: 0, positive: 0.9 } } as const
const NO_TONE: Sentiment = { label: 'neutral', score: 0, confidence: 0, evidence: [] }
const NO_SCAN: Scan = { strong: new Map(), weak: new Map(), irony: [], isCompanyTalk: false, expressions: [] }
const NO_INTENTS: Intents = { intents: [], evidence: [] }
const NO_MATTER: NeedsHuman = { needsHuman: false, evidence: [] }

/**
 * Reads posts: language, sentiment, intents, whether a person must decide, form of address, urgency. Word lists and
 * models are loaded with the first post that needs them. A reading that throws is reported and counts as neutral.
 */
export function createReader({ slaHours = DEFAULT_SLA_HOURS, ...options }: ReaderOptions): Reader {
  const models = options.models ?? 'full'
  const lexiconsOf = createLexicons()
  const sentiment = lazy(() => createSentimentReader(models))
  const scan = lazy(createScanner)
  const intent = lazy(() => createIntentReader(models))
  const needsHuman = lazy(createNeedsHumanReader)

  function attempt<T>(name: ReadingName, read: () => T, neutral: T): T {
    try {
      return read()
    } catch (error) {
      options.onError?.(name, error)
      return neutral
    }
  }

  return {
    read({ text, lang }, context = {}) {
      const tidied = tidy(text)
      const flat = plain(tidied)
      // Phrases whose tone people told us are blanked out; who is in danger is judged by every word.
      const taught = attempt('sentiment', () => context.phrases?.read(tidied) ?? null, null)
      const rest = taught?.rest ?? tidied
      const whole = lowered(flat)
      const low = taught ? lowered(plain(rest)) : whole
      const { language } = attempt('language', () => readLanguage(tidied, lang), { language: 'und', letters: 0 })
      const tokens = tokenise(rest)
      const lexicons = lexiconsOf(language)
      const tone = toneOf(tokens, language, lexicons)
      const scanned = attempt('intent', () => scan()({ plain: low, original: tidied, tokens, language }), NO_SCAN)
      const irony = scanned.irony.map(({ start, end }) => tidied.slice(start, end).trim())
      const alone = attempt('sentiment', () => sentiment().read(tokens, tone, lexicons, language, irony), NO_TONE)
      const heard = taught ? taught.move(alone) : alone
      const corrected = attempt('sentiment', () => context.corrections?.find(text) ?? null, null)
      const felt = corrected
        ? { label: corrected.label, ...spread(corrected.label), evidence: [byHand(language)] }
        : heard
      const meant = attempt(
        'intent',
        () => intent().read({ tokens, tone, scan: scanned, sentiment: felt, language }, tidied),
        NO_INTENTS,
      )
      const care = attempt('needs-human', () => needsHuman().read(whole, tidied), NO_MATTER)
      const same = attempt('sentiment', () => context.ignored?.find(text) ?? null, null)
      const isIrrelevant = (same !== null || taught?.isIrrelevant === true) && !care.needsHuman
      const formality = attempt<Formality>('formality', () => readFormality(flat, language), 'none')
      const isClear = felt.confidence >= options.minConfidence
      const urgency = attempt(
        'urgency',
        () =>
          urgencyOf({
            intents: meant.intents,
            negativity: isClear ? Math.max(0, -felt.score) : 0,
            intensity: context.intensity,
            velocity: context.velocity,
            elapsedOverSla:
              context.elapsedOverSla ?? (context.elapsedHours ?? 0) / promisedHours(meant.intents, slaHours),
          }),
        0,
      )
      return {
        language,
        label: felt.label,
        score: rounded(felt.score),
        confidence: rounded(felt.confidence),
        intents: meant.intents,
        needsHuman: care.needsHuman,
        formality,
        urgency,
        evidence: [...felt.evidence, ...care.evidence, ...meant.evidence],
        ...(isIrrelevant ? { isIrrelevant } : {}),
      }
    },
  }
}

/** Hours within which an answer is promised: the shortest of what the post asks for. */
function promisedHours(intents: readonly Intent[], otherwise: number): number {
  if (intents.includes('complaint') || intents.includes('churn_risk')) return 1
  return intents.includes('question') ? 4 : otherwise
}

const spread = (label: Sentiment['label']) => ({ score: CORRECTED.score[label], confidence: CORRECTED.confidence })

function byHand(language: string): Evidence {
  return { text: language === 'de' ? 'von Hand korrigiert' : 'corrected by hand', for: 'sentiment' }
}

const rounded = (x: number) => Math.round(x * 1000) / 1000

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
