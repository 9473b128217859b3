import type { Employee, Role } from '../domain/employee.ts'
import { phraseKey } from '../domain/phrase.ts'
import { phraseRules } from '../pipeline/taught.ts'
import type { Clock } from '../ports/clock.ts'
import type { Language } from '../ports/notifier.ts'
import type { Store } from '../ports/store.ts'
import type { CorrectionActions, CorrectionRow } from './contract.ts'
import { excerptOf } from './home.ts'
import { correctionId, type UndoParts, undo } from './undo.ts'

export interface CorrectionParts extends UndoParts {
  store: Store
  clock: Clock
  settings: { timeZone: string; language: Language }
  /** Something was queued for Slack. */
  wakeOutbox(): void
}

/** Rows a page; with headings far below Slack's 100 blocks. */
export const PAGE_ROWS = 20
const MAX_OWN = 2000
/** May take back what others taught. */
const KEEPERS: readonly Role[] = ['marketing', 'manager', 'admin']

/** What was taught, for people in Slack: rules are everybody's, whole posts are each person's own (privacy.md 5a). */
export function createCorrectionActions(parts: CorrectionParts): CorrectionActions {
  const { store, clock, settings } = parts
  const languageOf = (employee: Employee): Language => employee.language ?? settings.language
  const unknown = { ok: false, language: settings.language, reason: 'unknown_person' } as const

  async function rowsFor(employee: Employee): Promise<CorrectionRow[]> {
    const mayUndo = mayUndoOf(employee)
    const rules = await phraseRules(store, parts.phraseFile)
    const seen = new Set<string>()
    const phrases = rules.map(({ id, phrase, effect, source, byId, at }): CorrectionRow => {
      const key = phraseKey(phrase)
      const isOverruled = seen.has(key)
      seen.add(key)
      const isFile = source === 'file'
      const line = isFile ? Number(id.slice(1)) : null
      const rights = { isMine: byId === employee.id, mayUndo: !isFile && mayUndo(byId) }
      return { id, effect, at, phrase, excerpt: null, source, line, isOverruled, ...rights }
    })
    const own = await store.feedback.correctionsBy(employee.id, MAX_OWN)
    const posts = own.map((correction): CorrectionRow => {
      const { label: effect, at, text } = correction
      const rights = { isMine: true, mayUndo: true, isOverruled: false }
      const excerpt = text === '' ? null : excerptOf(text)
      return { id: correctionId(correction), effect, at, phrase: null, excerpt, source: 'slack', line: null, ...rights }
    })
    return [...phrases, ...posts].sort((a, b) => b.at.getTime() - a.at.getTime())
  }

  return {
    async corrections(slackUserId, page) {
      const employee = await store.people.employeeBySlackId(slackUserId)
      if (!employee) return unknown
      const rows = await rowsFor(employee)
      const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS))
      // The last page is gone with the last of its rows.
      const shown = Math.min(Math.max(0, Math.trunc(page) || 0), pages - 1)
      return {
        ok: true,
        language: languageOf(employee),
        timeZone: employee.timeZone ?? settings.timeZone,
        rows: rows.slice(shown * PAGE_ROWS, (shown + 1) * PAGE_ROWS),
        page: shown,
        pages,
        total: rows.length,
        fileName: parts.phraseFile?.name ?? null,
      }
    },
    async undoCorrection({ gestureId, id, slackUserId }) {
      const now = clock.now()
      const answer = await store.transaction(async (tx) => {
        const employee = await tx.people.employeeBySlackId(slackUserId)
        if (!employee) return unknown
        const nothing = { ok: true, language: languageOf(employee), phrase: null, line: null } as const
        // Done before a crash, and worked off once more: somebody may have corrected the post anew since.
        if (await tx.inbox.isDone(gestureId)) return { ...nothing, outcome: 'undone' as const }
        const undone = await undo(parts, tx, id, mayUndoOf(employee), now)
        await tx.inbox.done(gestureId, now)
        return { ...nothing, ...undone }
      })
      parts.wakeOutbox()
      return answer
    },
  }
}

const mayUndoOf = (employee: Employee) => (byId: string | null) =>
  byId === employee.id || employee.roles.some((role) => KEEPERS.includes(role))
