const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const ELLIPSIS = '…'
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** Escapes what Slack's mrkdwn gives a meaning to, so that mentions and links in foreign words stay words. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Replaces what Slack may refuse or a terminal may obey: lone surrogates and control characters (not line breaks). */
export function clean(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  )
}

/**
 * `text` cut to at most `max` UTF-16 units, with an ellipsis where something is missing. Cuts between
 * graphemes; only a single grapheme that is longer than `max` by itself is cut between code points.
 * `cost` is the length a piece will have later, e.g. once escaped.
 */
export function truncate(text: string, max: number, cost: (piece: string) => number = (p) => p.length): string {
  if (cost(text) <= max) return text
  const room = max - ELLIPSIS.length
  const fitting = take(segments(text), room, cost)
  const kept = fitting === '' ? take(text, room, cost) : fitting
  return kept.replace(/\s+$/u, '') + ELLIPSIS
}

/**
 * Foreign words for the inside of a line of mrkdwn: one line, cleaned, cut so that the escaped result has
 * at most `max` UTF-16 units, and unable to turn the reading direction of what follows.
 */
export function inline(text: string, max: number): string {
  return escapeMrkdwn(inlinePlain(text, max, (piece) => escapeMrkdwn(piece).length))
}

/** As `inline`, for `plain_text` objects: nothing is escaped. */
export function inlinePlain(text: string, max: number, cost?: (piece: string) => number): string {
  const line = clean(text)
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const isolates = RIGHT_TO_LEFT.test(line)
  const cut = truncate(line, isolates ? max - 2 : max, cost)
  return isolates ? `\u2068${cut}\u2069` : cut
}

function* segments(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment
}

function take(pieces: Iterable<string>, room: number, cost: (piece: string) => number): string {
  let kept = ''
  let used = 0
  for (const piece of pieces) {
    used += cost(piece)
    if (used > room) break
    kept += piece
  }
  return kept
}
