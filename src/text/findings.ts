import type { CheckFinding } from '../ports/replies.ts'

/** `detail` comes quoted and with a leading space, or empty. */
type Say = (detail: string) => string

const en: Record<CheckFinding['check'], Say> = {
  too_long: () => 'Too long for this network. Please shorten it.',
  wrong_language: () => 'Reply in the language of the post.',
  mixed_address: (d) => `Mixes “du” and “Sie”${d}. Choose one.`,
  wrong_handle: (d) => `Names the wrong account${d}.`,
  unknown_fact: (d) => `States something that is not in the post and not approved${d}.`,
  promise: (d) => `Promises something we may not promise${d}.`,
  no_acknowledgement: () => 'Say first that you understood the complaint.',
  no_next_step: () => 'Say what happens next.',
  too_many_questions: () => 'Ask one question at most.',
  asks_personal_data: (d) => `Asks for personal data in public${d}. Move that to a private message.`,
  too_similar: () => 'Almost the same as a recent reply. Make it more personal.',
  empty: () => 'Write a reply first.',
}

const de: typeof en = {
  too_long: () => 'Zu lang für dieses Netzwerk. Bitte kürze den Text.',
  wrong_language: () => 'Antworte in der Sprache des Posts.',
  mixed_address: (d) => `Vermischt „du“ und „Sie“${d}. Entscheide dich für eines.`,
  wrong_handle: (d) => `Nennt das falsche Konto${d}.`,
  unknown_fact: (d) => `Nennt etwas, das weder im Post steht noch freigegeben ist${d}.`,
  promise: (d) => `Verspricht etwas, das wir nicht versprechen dürfen${d}.`,
  no_acknowledgement: () => 'Zeig zuerst, dass du die Beschwerde verstanden hast.',
  no_next_step: () => 'Sag, wie es weitergeht.',
  too_many_questions: () => 'Stell höchstens eine Frage.',
  asks_personal_data: (d) => `Fragt öffentlich nach persönlichen Daten${d}. Das gehört in eine private Nachricht.`,
  too_similar: () => 'Fast wie eine frühere Antwort. Mach sie persönlicher.',
  empty: () => 'Schreib zuerst eine Antwort.',
}

/** What a check found wrong with a reply. */
export const findingTexts = { en, de }
