import { EFFECTS } from '../domain/phrase.ts'
import { SENTIMENT_LABELS } from '../domain/reading.ts'
import type { Correction, CorrectionKind, FeedbackStore } from '../ports/store.ts'
import type { CorrectionModel } from './client/models.ts'
import { clean, type Db, oneOf, rows } from './sql.ts'

export function createFeedbackStore(db: Db): FeedbackStore {
  const newest = (where: { kind?: CorrectionKind; byId?: string; text?: { not: string } }, limit: number) =>
    db.correction.findMany({ where, orderBy: [{ at: 'desc' }, { postId: 'desc' }], take: limit })
  const keyOf = (postRowId: string, kind: CorrectionKind) => ({ postId: BigInt(postRowId), kind })

  return {
    async correct({ postRowId, text, ...rest }) {
      const key = keyOf(postRowId, kindOf(rest.label))
      const data = { ...rest, text: clean(text) }
      await db.correction.upsert({ where: { postId_kind: key }, create: { ...data, ...key }, update: data })
    },
    async corrections(limit) {
      const found = [
        await newest({ kind: 'sentiment', text: { not: '' } }, limit),
        await newest({ kind: 'relevance', text: { not: '' } }, limit),
      ]
      return found.flat().map(toCorrection)
    },
    correctionsBy: async (byId, limit) => (await newest(byId === null ? {} : { byId }, limit)).map(toCorrection),
    async ofPosts(postRowIds) {
      const where = { kind: 'sentiment', postId: { in: postRowIds.map(BigInt) } }
      const found = (await db.correction.findMany({ where })).map(toCorrection)
      return new Map(found.map((r) => [r.postRowId, { ...r, label: oneOf(SENTIMENT_LABELS, r.label) }]))
    },
    async correctionOf(postRowId, kind) {
      const found = await db.correction.findUnique({ where: { postId_kind: keyOf(postRowId, kind) } })
      return found && toCorrection(found)
    },
    undo: async (postRowId, kind) => (await db.correction.deleteMany({ where: keyOf(postRowId, kind) })).count > 0,
    async version() {
      // Phrase rules are only ever added and deleted: their number, newest and sum tell any two states apart.
      const [found] = await rows<{ version: string }>(
        db,
        `SELECT (SELECT count(*) || ':' || coalesce(max(id), 0) || ':' || coalesce(sum(id), 0) FROM phrase_rule) || '/' ||
           (SELECT coalesce(md5(string_agg(concat_ws(' ', post_id, kind, label, at), ',' ORDER BY post_id, kind)), '')
            FROM correction WHERE text <> '') AS version`,
      )
      return found?.version ?? ''
    },
    async note(feedback) {
      await db.feedback.create({ data: feedback })
    },
  }
}

const kindOf = (label: Correction['label']): CorrectionKind => (label === 'irrelevant' ? 'relevance' : 'sentiment')

function toCorrection({ postId, kind: _, label, ...rest }: CorrectionModel): Correction {
  return { ...rest, postRowId: postId.toString(), label: oneOf(EFFECTS, label) }
}
