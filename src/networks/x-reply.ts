import type { Network } from '../ports/network.ts'

/** Every link is counted as the short one X puts in its place. */
const LINK_LENGTH = 23
/** Code points that weigh 1; all others weigh 2 (X's counting, configuration v3: 280 with these ranges). */
const LIGHT = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const

const LINK =
  /https?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}_@./-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}(?::\d+)?(?:\/[^\s<>"]*)?(?![\w@])/giu
const TRAILING = /[.,:;!?'"”“»«…)\]}]+$/u
// Put together at run time because the v flag is newer than the compiler's target; Node has it since 20.
const UNICODE_SETS = 'v'
const EMOJI = new RegExp('\\p{RGI_Emoji}', `g${UNICODE_SETS}`)

/** What X makes of an answer: 280 by weighted length, and the page where a person sends it. */
export const xReply: Network['reply'] = {
  maxLength: 280,
  length: weightedLength,
  link: (post, text) =>
    `https://x.com/intent/post?in_reply_to=${encodeURIComponent(post.versionId)}&text=${encodeURIComponent(text.toWellFormed())}`,
}

/**
 * A text's length as X counts it: links 23, an emoji sequence 2, other code points 1 or 2 after NFC.
 * Where it depends on X's list of top-level domains whether a bare name is a link, the longer count is taken.
 */
export function weightedLength(text: string): number {
  let length = 0
  let rest = 0
  const normal = text.normalize('NFC')
  for (const match of normal.matchAll(LINK)) {
    const link = match[0].replace(TRAILING, '')
    const plain = plainLength(link)
    const isCertain = /^https?:\/\/[^/?#]*\.\p{L}{2,}/iu.test(link)
    length += plainLength(normal.slice(rest, match.index)) + (isCertain ? LINK_LENGTH : Math.max(LINK_LENGTH, plain))
    rest = match.index + link.length
  }
  return length + plainLength(normal.slice(rest))
}

function plainLength(text: string): number {
  let length = 0
  const withoutEmoji = text.replace(EMOJI, () => {
    length += 2
    return ''
  })
  for (const character of withoutEmoji) {
    const code = character.codePointAt(0) ?? 0
    length += LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2
  }
  return length
}
