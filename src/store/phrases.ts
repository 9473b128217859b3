import { EFFECTS, type PhraseRule } from '../domain/phrase.ts'
import type { PhraseStore } from '../ports/store.ts'
import type { PhraseRuleModel } from './client/models.ts'
import { clean, type Db, oneOf } from './sql.ts'

const ID = /^p(\d{1,18})$/

export function createPhraseStore(db: Db): PhraseStore {
  return {
    async add({ phrase, ...rule }) {
      return toRule(await db.phraseRule.create({ data: { ...rule, phrase: clean(phrase) } }))
    },
    all: async (limit) => (await db.phraseRule.findMany({ orderBy: { id: 'desc' }, take: limit })).map(toRule),
    ofAlert: async (alertId) =>
      (await db.phraseRule.findMany({ where: { alertId }, orderBy: { id: 'asc' } })).map(toRule),
    async byId(id) {
      const key = ID.exec(id)?.[1]
      const found = key === undefined ? null : await db.phraseRule.findUnique({ where: { id: BigInt(key) } })
      return found && toRule(found)
    },
    async remove(id) {
      const key = ID.exec(id)?.[1]
      return key !== undefined && (await db.phraseRule.deleteMany({ where: { id: BigInt(key) } })).count > 0
    },
  }
}

function toRule({ id, effect, source, ...rest }: PhraseRuleModel): PhraseRule {
  return { ...rest, id: `p${id}`, effect: oneOf(EFFECTS, effect), source: oneOf(['slack', 'command'], source) }
}
