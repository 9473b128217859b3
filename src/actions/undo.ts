import { type Alert, uncorrected } from '../domain/alert.ts'
import type { Effect } from '../domain/phrase.ts'
import { isUnclear, type SentimentLabel } from '../domain/reading.ts'
import { createTaught } from '../pipeline/taught.ts'
import type { PhraseFile } from '../ports/phrase-file.ts'
import type { Correction, CorrectionKind, Store } from '../ports/store.ts'
import type { Reader } from '../reading/index.ts'
import { changeAlert } from './keep-alert.ts'

export interface UndoParts {
  reader: Reader
  phraseFile: PhraseFile | null
  minConfidence: number
}

/** What became of it; `phrase` is null for a correction of a whole post. */
export type Undone =
  | { outcome: 'undone'; effect: Effect; phrase: string | null }
  | { outcome: 'in_file'; phrase: string; line: number }
  | { outcome: 'gone' | 'not_yours' }

const KINDS: Record<string, CorrectionKind> = { w: 'sentiment', n: 'relevance' }
const ID = /^(?:(p)|([wn])|f)(\d{1,18})$/

/** Id of a whole post's correction: its post's row, and what was said of it. */
export const correctionId = ({ postRowId, label }: Pick<Correction, 'postRowId' | 'label'>): string =>
  `${label === 'irrelevant' ? 'n' : 'w'}${postRowId}`

/** Takes a phrase rule or a correction back: from then on posts are read as if it had never been. */
export async function undo(
  parts: UndoParts,
  tx: Store,
  id: string,
  mayUndo: (byId: string | null) => boolean,
  now: Date,
): Promise<Undone> {
  const [, isPhrase, whole, number = ''] = ID.exec(id) ?? []
  if (isPhrase) return undoPhrase(tx, id, mayUndo, now)
  if (whole) return undoWhole(parts, tx, number, KINDS[whole] ?? 'sentiment', mayUndo, now)
  const rule = parts.phraseFile?.rules().find((r) => r.id === id)
  return rule ? { outcome: 'in_file', phrase: rule.phrase, line: Number(number) } : { outcome: 'gone' }
}

async function undoPhrase(
  tx: Store,
  id: string,
  mayUndo: (byId: string | null) => boolean,
  now: Date,
): Promise<Undone> {
  const rule = await tx.phrases.byId(id)
  if (!rule) return { outcome: 'gone' }
  if (!mayUndo(rule.byId)) return { outcome: 'not_yours' }
  if (!(await tx.phrases.remove(id))) return { outcome: 'gone' }
  if (rule.alertId) await refresh(tx, rule.alertId, (alert) => ({ ...alert, version: alert.version + 1 }), now)
  return { outcome: 'undone', effect: rule.effect, phrase: rule.phrase }
}

async function undoWhole(
  parts: UndoParts,
  tx: Store,
  postRowId: string,
  kind: CorrectionKind,
  mayUndo: (byId: string | null) => boolean,
  now: Date,
): Promise<Undone> {
  const correction = await tx.feedback.correctionOf(postRowId, kind)
  if (!correction) return { outcome: 'gone' }
  if (!mayUndo(correction.byId)) return { outcome: 'not_yours' }
  if (!(await tx.feedback.undo(postRowId, kind))) return { outcome: 'gone' }
  const { label, alertId } = correction
  const fresh = label === 'irrelevant' ? null : await readAgain(parts, tx, postRowId, now)
  if (label !== 'irrelevant') await refresh(tx, alertId, (alert) => uncorrected(alert, label, fresh ?? label), now)
  return { outcome: 'undone', effect: label, phrase: null }
}

/** The post's own reading, without what was said of it; null where its text is gone. */
async function readAgain(parts: UndoParts, tx: Store, postRowId: string, now: Date): Promise<SentimentLabel | null> {
  const [post] = await tx.posts.byRowIds([postRowId])
  const before = (await tx.posts.readingsOf([postRowId])).get(postRowId)
  if (!post || !before || post.isRedacted) return null
  const taught = await createTaught(parts.phraseFile)(tx)
  const reading = parts.reader.read(post, taught)
  // How urgent it was depends on when it came and on what was around it then.
  await tx.posts.saveReading(postRowId, { ...reading, urgency: before.urgency }, now)
  await tx.touches.setSentiment(postRowId, isUnclear(reading, parts.minConfidence) ? null : reading.score)
  return reading.label
}

/** The alert's messages show it; somebody who acts at the same moment goes first. */
async function refresh(tx: Store, alertId: string, change: (alert: Alert) => Alert, now: Date): Promise<void> {
  for (;;) {
    const alert = await tx.alerts.byId(alertId)
    if (!alert || (await changeAlert(tx, change(alert), now))) return
  }
}
