import { SENTIMENT_LABELS } from '../domain/reading.ts'
import type { Correction, FeedbackStore } from '../ports/store.ts'
import type { CorrectionModel } from './client/models.ts'
import { clean, type Db, oneOf } from './sql.ts'

export function createFeedbackStore(db: Db): FeedbackStore {
  return {
    async correct({ postRowId, text, ...rest }) {
      const data = { ...rest, text: clean(text) }
      await db.correction.upsert({
        where: { postId: BigInt(postRowId) },
        create: { ...data, postId: BigInt(postRowId) },
        update: data,
      })
    },
    corrections: async (limit) =>
      (await db.correction.findMany({ orderBy: { at: 'desc' }, take: limit })).map(toCorrection),
    async ofPosts(postRowIds) {
      const found = await db.correction.findMany({ where: { postId: { in: postRowIds.map(BigInt) } } })
      return new Map(found.map((r) => [r.postId.toString(), toCorrection(r)]))
    },
    async note(feedback) {
      await db.feedback.create({ data: feedback })
    },
  }
}

function toCorrection({ postId, label, ...rest }: CorrectionModel): Correction {
  return { ...rest, postRowId: postId.toString(), label: oneOf(SENTIMENT_LABELS, label) }
}
