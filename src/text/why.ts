import type { AlertKind, Finding } from '../domain/alert.ts'
import type { Language } from '../ports/notifier.ts'
import { formatNumber } from './format.ts'

const en = {
  interactions: (count: string) => `${count} reactions, far more than usual for this account`,
  silence: (days: string) => `last contact ${days} days ago`,
  silenceAndUsual: (days: string, usual: string) => `last contact ${days} days ago, usually every ${usual} days`,
  fallingTone: () => 'the tone has fallen over the last 90 days',
}

const de: typeof en = {
  interactions: (count) => `${count} Reaktionen, weit mehr als sonst bei diesem Konto`,
  silence: (days) => `letzter Kontakt vor ${days} Tagen`,
  silenceAndUsual: (days, usual) => `letzter Kontakt vor ${days} Tagen, sonst etwa alle ${usual} Tage`,
  fallingTone: () => 'der Ton ist in den letzten 90 Tagen kühler geworden',
}

/** A finding’s figures in words. */
export const whyText = { en, de }

/**
 * The figures that say more than the alert's kind does, in words. Understood: `interactions` of unusual
 * attention, and `disturbance` with `silentDays` and `meanGapDays`; other keys are for the program itself.
 */
export function whyPhrases(kind: AlertKind, why: Finding['why'], language: Language): string[] {
  const say = whyText[language]
  const figure = (key: string, digits = 0): string | null => {
    const value = why[key]
    return typeof value === 'number' && Number.isFinite(value) ? formatNumber(value, language, digits) : null
  }
  const interactions = figure('interactions')
  if (kind === 'attention' && interactions !== null) return [say.interactions(interactions)]
  if (kind !== 'disturbed') return []
  if (why.disturbance === 'falling_tone') return [say.fallingTone()]
  const days = figure('silentDays')
  const usual = figure('meanGapDays', 1)
  if (days === null) return []
  return [usual === null ? say.silence(days) : say.silenceAndUsual(days, usual)]
}
