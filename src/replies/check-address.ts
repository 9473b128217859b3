import { sentences, withoutQuotes } from './words.ts'

const DU =
  /\b(du|dich|dir|dein|deine|deinen|deinem|deiner|deines|euch|euer|eure|euren|eurem|eurer|bist|hast|kannst|magst|willst|möchtest|musst|darfst|sollst|wirst|weißt|brauchst|findest|hättest|könntest|würdest)(?![\p{L}])/iu
const DU_IMPERATIVE =
  /^(schreib|schick|sag|melde? dich|schau|gib|ruf|sprich|erzähl|lass|komm|nimm|sende?|frag)(?![\p{L}])/iu
const SIE = /(?<=[\p{L}\p{N},;)]\s|[:–—-]\s)(Sie|Ihnen|Ihr|Ihre|Ihren|Ihrem|Ihrer|Ihres)(?![\p{L}])/u
const POLITE_START = /^(Ihnen|Ihren|Ihrem|Ihres)(?![\p{L}])/u

/**
 * The two clashing words if a German text says du and Sie at once. `Sie` that opens a sentence may be "they"
 * and does not count.
 */
export function mixedAddress(text: string): string | null {
  const own = withoutQuotes(text)
  const parts = sentences(own).map((s) => s.trim())
  // After a colon or comma `Sie` is written as in the middle of a sentence.
  const polite = SIE.exec(own)?.[1] ?? parts.map((s) => POLITE_START.exec(s)?.[1]).find((w) => w !== undefined)
  if (polite === undefined) return null
  const familiar =
    DU.exec(own)?.[0] ?? parts.map((s) => DU_IMPERATIVE.exec(s)).find((m) => m && !/^\S+ Sie\b/.test(m.input))?.[0]
  return familiar === undefined ? null : `${familiar} / ${polite}`
}
