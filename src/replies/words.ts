const SIGN_OFF = /(?:^|\s)[\^–—/-]\s?\p{Lu}{1,4}\s*$/u
const HANDLE = /(?<![\p{L}\p{N}_.+-])[@＠]([\p{L}\p{N}_.-]+(?:[@＠][\p{L}\p{N}_.-]+)?)/gu
const TLDS =
  'com|de|at|ch|org|net|eu|io|co|uk|app|dev|info|biz|shop|online|me|ly|gl|to|fr|it|es|nl|pl|us|ai|cloud|site|xyz|page|link|tv|social'
const ADDRESS = new RegExp(
  `(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\\/\\/|www\\.)[^\\s<>"„“”]+|(?<![\\w@.+-])[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?<![\\w@.-])(?:[\\w-]+\\.)+(?:${TLDS})(?:\\/[^\\s<>"„“”]*)?(?![\\p{L}\\p{N}])`,
  'giu',
)

/** The reply without the initials that sign it (`^AK`). */
export function withoutSignOff(text: string): string {
  return text.replace(SIGN_OFF, '')
}

/** Handles named in a text, lower case, without `@`; a full stop ending the sentence is not part of one. */
export function handlesIn(text: string): string[] {
  return [...text.matchAll(HANDLE)].map((m) => (m[1] ?? '').replace(/[.-]+$/, '').toLowerCase())
}

/** Web and e-mail addresses in a text, lower case. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map((m) => m[0].toLowerCase().replace(/[.,;:!?)]+$/, ''))
}

/**
 * A text with its handles and addresses taken out, so that their parts are not read as words or figures. A full stop takes
 * their place: what follows a link is mostly a new sentence.
 */
export function plainWords(text: string): string {
  return text.replace(ADDRESS, ' . ').replace(HANDLE, ' . ')
}

/** Sentences, roughly: for telling what was asked together. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.!?…\n])\s+|\n+/u).filter((s) => s.trim() !== '')
}

/** Compatibility forms folded (full-width figures), invisible characters removed: what a reader sees. */
export function asRead(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '')
}

/** Text between quotation marks repeats others and says nothing about our own manner. */
export function withoutQuotes(text: string): string {
  return text.replace(/„[^“”]*[“”]|“[^”]*”|»[^«]*«|"[^"]*"/gu, ' ')
}
