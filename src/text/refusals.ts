import type { Refused } from '../actions/contract.ts'

type Say = (byName: string | null) => string

const en: Record<Refused['reason'], Say> = {
  not_yours: () => 'This alert belongs to somebody else, so nothing was changed.',
  already_ended: (by) =>
    `${by ?? 'Somebody'} was faster: this is already done. Choose “Reopen” if there is still something to do.`,
  not_ended: () => 'This is open already.',
  in_the_past: () => 'That time has passed. Choose a later one.',
  unknown_person: () => 'Rapport does not know you yet. Ask whoever runs it to add you to the list of employees.',
  unknown_assignee: () => 'This person is not on the list of employees, so it could not be assigned to them.',
  gone: () => 'This alert does not exist any more.',
  reply_not_ok: () => 'This reply does not pass the checks yet, so it was not saved.',
  phrase_not_ok: () => 'These words do not occur in the post, so nothing was learned from them.',
  is_private: () => 'Only you may see this post, so it cannot be handed on. Link its author to a customer first.',
}

const de: typeof en = {
  not_yours: () => 'Diese Meldung gehört jemand anderem. Es wurde nichts geändert.',
  already_ended: (by) =>
    `${by ?? 'Jemand'} war schneller: Das ist schon erledigt. Wenn noch etwas zu tun ist, wähle „Wieder öffnen“.`,
  not_ended: () => 'Das ist schon offen.',
  in_the_past: () => 'Diese Zeit ist schon vorbei. Wähle eine spätere.',
  unknown_person: () =>
    'Rapport kennt dich noch nicht. Bitte wer es betreibt, dich in die Liste der Beschäftigten aufzunehmen.',
  unknown_assignee: () => 'Diese Person steht nicht in der Liste der Beschäftigten. Die Zuweisung ging nicht.',
  gone: () => 'Diese Meldung gibt es nicht mehr.',
  reply_not_ok: () => 'Diese Antwort besteht die Prüfungen noch nicht und wurde nicht gespeichert.',
  phrase_not_ok: () => 'Diese Wörter kommen im Post nicht vor. Daraus wurde nichts gelernt.',
  is_private: () =>
    'Diesen Post darfst nur du sehen, deshalb lässt er sich nicht weitergeben. Ordne die Person zuerst einem Kunden zu.',
}

/** Why nothing happened. */
export const refusalTexts = { en, de }
