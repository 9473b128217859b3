import { type Lexicon, wordLexicon } from './lexicon.ts'

/** Emoji that the library's list lacks or reads otherwise than people mean them under a complaint. */
const EMOJI: Readonly<Record<string, number>> = {
  '🙃': -1,
  '🤬': -4,
  '😡': -4,
  '😠': -3,
  '🤮': -4,
  '🤢': -3,
  '🖕': -4,
  '💩': -3,
  '🙄': -2,
  '😤': -2,
  '😒': -2,
  '😞': -2,
  '😔': -2,
  '😑': -1,
  '😐': -1,
  '🤦': -2,
  '👎': -3,
  '😭': -2,
  '😢': -2,
  '☹': -3,
  '🙁': -2,
  '😱': -1,
  '🤯': -1,
  '💔': -3,
  '🥱': -1,
  '🤡': -3,
  '🥰': 4,
  '🤩': 4,
  '😍': 4,
  '❤': 3,
  '💙': 3,
  '💚': 3,
  '🧡': 3,
  '💛': 3,
  '💜': 3,
  '🤗': 3,
  '🥳': 3,
  '🎉': 3,
  '👍': 2,
  '👏': 2,
  '🙏': 1,
  '😂': 1,
  '🤣': 1,
  '🔥': 2,
  '💪': 2,
  '✨': 2,
  '⭐': 2,
  '🌟': 3,
  '☀': 2,
}

const SAD = /^(?:[<>]?[:;=8xX]['^o-]?[([/\\|@]+|[)\]D]['o-]?[:;=]|<\/3+|-[_.]{1,2}-|T[_.]{1,2}T)$/
const GLAD = /^(?:[<>]?[:;=8xX]['^o-]?[)\]DdPp3*}]+|[(['][o-]?[:;=]|<3+|\^[_.-]?\^|\\o\/)$/

/** Polarity of emoticons and emoji; `library` is asked for those not told here. Skin tones do not matter. */
export function faceLexicon(library: Lexicon): Lexicon {
  return wordLexicon((low) => {
    const unit = low.charCodeAt(0)
    // Most tokens begin with a letter, and the few faces that do ("xD") are short.
    if (unit > 0x2000) {
      const first = String.fromCodePoint(low.codePointAt(0) ?? 0)
      return EMOJI[first] ?? library.get(low) ?? library.get(first)
    }
    if (low.length < 2 || low.length > 10 || (unit > 0x60 && unit !== 0x78)) return undefined
    if (SAD.test(low)) return low.includes("'") ? -3 : -2
    return GLAD.test(low) ? 2 : undefined
  })
}
