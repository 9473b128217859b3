/** What an employee agrees to when they connect an account; stored word for word as evidence (privacy.md 1). */
export const CONSENT_VERSION = '2026-11-1'

const TEXTS = {
  en: `By signing in you agree that Rapport
  - reads posts that mention your account on this network, and who wrote them;
  - tells you about them in Slack, and about customers' posts those who look after the customer;
  - keeps those posts' text for 90 days (14 days when the author is no customer) and when there was contact for 24 months.
Rapport never reads your direct messages, your timeline or your password, never rates what you write, never compares
you with colleagues, and never posts, likes or follows anything. You can withdraw at any moment; your access is then
deleted and reading stops at once.`,
  de: `Mit der Anmeldung stimmst du zu, dass Rapport
  - Beiträge liest, die dein Konto in diesem Netzwerk erwähnen, und wer sie geschrieben hat;
  - dir davon in Slack berichtet, und von Beiträgen von Kunden auch denen, die den Kunden betreuen;
  - den Text dieser Beiträge 90 Tage aufbewahrt (14 Tage, wenn der Verfasser kein Kunde ist) und wann Kontakt war 24 Monate.
Rapport liest nie deine Direktnachrichten, deine Timeline oder dein Passwort, bewertet nie, was du schreibst, vergleicht
dich nie mit Kollegen und postet, liked oder folgt nie etwas. Du kannst jederzeit widerrufen; dein Zugang wird dann
gelöscht und das Lesen endet sofort.`,
} as const

export function consentText(language: 'de' | 'en'): string {
  return TEXTS[language]
}
