/** Longest text that is read; networks' own limits are far below it. */
export const MAX_CHARS = 5000

/** Stand for a link and a handle inside cleaned text; private-use characters, so no post can mean them. */
export const LINK = '\uE000'
export const HANDLE = '\uE001'

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
}

const LINKS = /(?:https?:\/\/|www\.)\S+|\bhttp\b/gi
// Mastodon handles name their server as well: @anna@example.social
const HANDLES = /@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?/gu

/** The post as everything else sees it: well-formed, composed (NFC), no control characters, at most `MAX_CHARS`. */
export function tidy(text: string): string {
  return (
    text
      .slice(0, MAX_CHARS)
      .toWellFormed()
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000\ue001]/g, ' ')
      .replace(/[’‘`´]/g, "'")
  )
}

/** Ready for tokens: entities decoded, links and handles replaced by their stand-ins, quotes made even. */
export function clean(tidied: string): string {
  let text = tidied
  // Looking for a character is far cheaper than a pattern that does not match.
  if (text.includes('&'))
    text = text.replace(/&(?:amp;)?(amp|lt|gt|quot|nbsp|apos|#39);/g, (_, name: string) => ENTITIES[`&${name};`] ?? ' ')
  text = text.replace(/[“”„«»]/g, '"').replace(/…/g, '...')
  if (/http|www\./i.test(text)) text = text.replace(LINKS, ` ${LINK} `)
  if (text.includes('@')) text = text.replace(HANDLES, ` ${HANDLE} `)
  return text
}

/**
 * The text patterns are matched against. Position by position the same as `tidied`, so that a match names the post's
 * own words: links and leading handles become spaces, other handles an `@` and spaces.
 */
export function plain(tidied: string): string {
  return tidied
    .replace(LINKS, (m) => ' '.repeat(m.length))
    .replace(HANDLES, (m, at: number, all: string) =>
      /^[\s.@]*$/.test(all.slice(Math.max(0, at - 1), at)) && all.slice(0, at).trim() === ''
        ? ' '.repeat(m.length)
        : `@${' '.repeat(m.length - 1)}`,
    )
    .replace(/&amp;/g, '&    ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[^\S\n]/g, ' ')
}

/** Lower case, unit by unit the same length: matching without regard to case is several times slower. */
export function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
}
