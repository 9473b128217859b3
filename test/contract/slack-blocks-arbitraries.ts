import fc from 'fast-check'
import type { CorrectionsPage, EditForm, PhraseForm, SimpleForm } from '../../src/actions/contract.ts'
import { ALERT_KINDS, ALERT_STATES, OUTCOMES, TONES } from '../../src/domain/alert.ts'
import { EFFECTS } from '../../src/domain/phrase.ts'
import { SENTIMENT_LABELS } from '../../src/domain/reading.ts'
import type { AlertCard, HomeView } from '../../src/ports/notifier.ts'

/** Words people and attackers write: what Slack would obey, what breaks lengths, what breaks characters. */
const NASTY = [
  '',
  ' \n\t ',
  '<!channel>',
  '<@U1>',
  '<https://evil.example|your bank>',
  '&'.repeat(280),
  '<!channel>'.repeat(280),
  '👩‍👩‍👧‍👦'.repeat(400),
  '𝒳'.repeat(5000),
  `e${'\u0301'.repeat(9000)}`,
  'مرحبا بالعالم '.repeat(300),
  '\u202Eevil\u202D',
  '\uD83D broken \uDE00',
  '\u0000\u0007bell',
  '*bold* _it_ ~no~ `code`',
  '> quote\n* list',
  'x'.repeat(10_000),
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenhersteller'.repeat(10),
  '__proto__',
  'constructor',
]

export const foreign = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY)).map(([a, b]) => a + b) },
)
const time = fc.date({ min: new Date('2006-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
const language = fc.constantFrom('de' as const, 'en' as const)
const timeZone = fc.constantFrom('Europe/Berlin', 'UTC', 'Pacific/Kiritimati', 'No/Where', '')
const id = fc.constantFrom('a1', 'cm3x1y2z30000abcd', '0b1f6c9e-8d52-4f0e-9f0b-0d6f6a1c2b3d')
const url = fc.oneof(
  fc.constantFrom(
    'https://x.com/a/status/1',
    'javascript:alert(1)',
    'https://x.com/?a=1|2>3',
    `https://x.com/${'a'.repeat(5000)}`,
    'https://me:secret@x.com/',
    'nonsense',
  ),
  fc.constant(null),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const relationship = maybe(
  fc.record({
    score: fc.double({ min: 0, max: 100, noNaN: true }),
    confidence: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
  }),
)
const tone = fc.constantFrom(...TONES)

export const cards: fc.Arbitrary<AlertCard> = fc.record({
  alertId: id,
  version: fc.nat(),
  language,
  timeZone,
  kind: fc.constantFrom(...ALERT_KINDS),
  state: fc.constantFrom(...ALERT_STATES),
  network: maybe(fc.oneof(fc.constantFrom('x', 'mastodon', 'bluesky'), foreign)),
  urgency: fc.integer({ min: 0, max: 100 }),
  churnRisk: fc.boolean(),
  needsHuman: fc.boolean(),
  why: fc.dictionary(
    fc.constantFrom('interactions', 'disturbance', 'silentDays', 'meanGapDays', 'z', '__proto__'),
    fc.oneof(fc.double(), foreign, fc.boolean(), fc.constant(null), fc.constant('falling_tone')),
  ),
  post: maybe(
    fc.record({
      text: foreign,
      authorName: maybe(foreign),
      authorHandle: foreign,
      createdAt: time,
      url,
      more: fc.nat(2000),
      sentiment: fc.record({
        label: fc.constantFrom(...SENTIMENT_LABELS),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        isUnclear: fc.boolean(),
        evidence: fc.array(foreign, { maxLength: 12 }),
        correctedBy: maybe(foreign),
      }),
    }),
  ),
  isRedacted: fc.boolean(),
  customer: maybe(fc.record({ id, name: foreign, doNotContact: fc.boolean() })),
  isUnknownAuthor: fc.boolean(),
  relationship,
  ownerName: maybe(foreign),
  assigneeSlackId: maybe(fc.oneof(fc.constant('U012AB3CD'), foreign)),
  assigneeName: maybe(foreign),
  note: maybe(foreign),
  snoozedUntil: maybe(time),
  drafts: fc.array(fc.record({ tone, text: foreign, editedBy: fc.option(id, { nil: undefined }), link: url }), {
    maxLength: 3,
  }),
  replyOpened: maybe(fc.record({ byName: foreign, at: time })),
  ended: maybe(fc.record({ outcome: fc.constantFrom(...OUTCOMES), byName: maybe(foreign), at: time })),
  route: fc.constantFrom(
    'mentioned' as const,
    'owner' as const,
    'deputy' as const,
    'triage' as const,
    'assigned' as const,
  ),
  isPrivate: fc.boolean(),
  learned: fc.array(fc.record({ phrase: foreign, effect: fc.constantFrom(...EFFECTS) }), { maxLength: 15 }),
})

export const homes: fc.Arbitrary<HomeView> = fc.record({
  language,
  timeZone,
  name: foreign,
  waiting: fc.array(
    fc.record({
      alertId: id,
      kind: fc.constantFrom(...ALERT_KINDS),

      churnRisk: fc.boolean(),
      needsHuman: fc.boolean(),
      urgency: fc.integer({ min: 0, max: 100 }),
      customerName: maybe(foreign),
      authorHandle: maybe(foreign),
      excerpt: maybe(foreign),
      since: time,
      state: fc.constantFrom(...ALERT_STATES),
      snoozedUntil: maybe(time),
      permalink: url,
    }),
    { maxLength: 60, size: 'max' },
  ),
  waitingTotal: fc.nat(5000),
  held: fc.array(
    fc.record({
      customerId: id,
      name: foreign,
      as: fc.constantFrom('owner' as const, 'deputy' as const),
      relationship,
      lastTouch: maybe(time),
      disturbed: fc.boolean(),
    }),
    { maxLength: 60, size: 'max' },
  ),
  heldTotal: fc.nat(5000),
  accounts: fc.array(
    fc.record({
      network: foreign,
      handle: foreign,
      status: fc.oneof(fc.constantFrom('connected', 'disconnected', 'denied'), foreign),
      lastSuccessAt: maybe(time),
    }),
    { maxLength: 20, size: 'max' },
  ),
})

export const editForms: fc.Arbitrary<EditForm> = fc.record({
  ok: fc.constant(true as const),
  language,
  alertId: id,
  postText: foreign,
  authorHandle: foreign,
  drafts: fc.array(fc.record({ tone, text: foreign }), { maxLength: 3 }),
  maxLength: fc.integer({ min: 1, max: 100_000 }),
})

export const simpleForms: fc.Arbitrary<SimpleForm> = fc.record({
  ok: fc.constant(true as const),
  language,
  alertId: id,
  timeZone,
  authorHandle: maybe(foreign),
})

export const phraseForms: fc.Arbitrary<PhraseForm> = fc
  .tuple(simpleForms, foreign, fc.array(foreign, { maxLength: 15 }))
  .map(([form, postText, words]) => ({ ...form, postText, words }))

export const correctionPages: fc.Arbitrary<CorrectionsPage> = fc.record({
  ok: fc.constant(true as const),
  language,
  timeZone,
  rows: fc.uniqueArray(
    fc.record({
      id: fc.tuple(fc.constantFrom('p', 'w', 'n', 'f'), fc.nat()).map(([kind, n]) => `${kind}${n}`),
      effect: fc.constantFrom(...EFFECTS),
      at: time,
      phrase: maybe(foreign),
      excerpt: maybe(foreign),
      source: fc.constantFrom('slack' as const, 'command' as const, 'file' as const),
      line: maybe(fc.nat()),
      isMine: fc.boolean(),
      mayUndo: fc.boolean(),
      isOverruled: fc.boolean(),
    }),
    { maxLength: 60, size: 'max', selector: (row) => row.id },
  ),
  page: fc.nat(500),
  pages: fc.integer({ min: 1, max: 501 }),
  total: fc.nat(10_000),
  fileName: maybe(foreign),
})
