export interface Sentence {
  text: string
  /** Where it begins in the text. */
  start: number
  isAsked: boolean
}

/** Splits at `. ! ? …` and line ends; numbers ("11.1", "3. Mai") and addresses stay whole. */
export function sentences(plain: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const close = (end: number, isAsked: boolean) => {
    const text = plain.slice(start, end)
    if (/[\p{L}\p{N}?]/u.test(text)) found.push({ text, start, isAsked })
    start = end
  }
  for (const { 0: marks, index } of plain.matchAll(/[?!‽]+[?!]*|\.+(?=\s|$)|…|\n+/g)) {
    if (marks === '.' && /\d$/.test(plain.slice(start, index))) continue
    // A question mark inside quotes is talked about, not asked.
    const isQuoted = /^["'”“»]/.test(plain.slice(index + marks.length))
    close(index + marks.length, !isQuoted && /[?‽]/.test(marks))
  }
  close(plain.length, false)
  return found
}
