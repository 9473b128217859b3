/** Small words that belong to one language; enough to tell a reply's language without a model. */
const SMALL_WORDS: Record<string, readonly string[]> = {
  de: `ich du sie wir ihr mir dir uns euch ihnen mich dich der die das den dem des ein eine einen einem einer und oder aber nicht
kein keine ist sind war bin bist haben habe hat hast wird werden mit für von zu zum zur bei beim auf aus nach über unter dass wie
auch noch schon gern danke bitte tut leid sehr hier mehr wenn sobald dazu dafür es im am`.split(/\s+/),
  en: `i you he she we they me us them my your our their the a an and or but not no is are was were am be been have has had will
would can could with for of to from at on by about that this these those what how when as it its thanks thank please sorry here
more there so just i'm we're you're it's i'll we'll that's don't`.split(/\s+/),
  fr: `je tu il elle nous vous ils elles le la les un une des du de et ou mais ne pas est sont avec pour dans sur que qui votre notre
nos vos merci bonjour désolé cela cette ce plus très`.split(/\s+/),
  es: `yo tú él nosotros usted ustedes el la los las un una unos y o pero no es son con para por en que su sus nuestro gracias hola
lo siento esto este esta más muy`.split(/\s+/),
  it: `io tu lui lei noi voi loro il lo la i gli le un una e o ma non è sono con per di da in che suo nostro grazie ciao mi
dispiace questo questa più molto`.split(/\s+/),
  nl: `ik jij je u wij we zij het de een en of maar niet geen is zijn was met voor van naar bij op dat dit wat hoe wanneer ook nog
bedankt dank jullie uw onze hier meer`.split(/\s+/),
  pt: `eu você nós eles o a os as um uma e ou mas não é são com para por em que seu sua nosso obrigado obrigada olá este esta
mais muito`.split(/\s+/),
  pl: `ja ty my wy oni i lub ale nie jest są z dla w na że to ten ta jak kiedy dziękujemy dziękuję proszę przepraszamy więcej`.split(
    /\s+/,
  ),
}
const SETS = new Map(Object.entries(SMALL_WORDS).map(([code, words]) => [code, new Set(words)]))

/** One of the small words of German or English, in lower case. */
export function isSmallWord(word: string): boolean {
  return SETS.get('de')?.has(word) === true || SETS.get('en')?.has(word) === true
}

/**
 * Whether a text is clearly in another language than `expected`; short or mixed ones get the benefit of the doubt.
 * Returns the other language, or `und` for another script.
 */
export function otherLanguage(text: string, expected: 'de' | 'en'): string | null {
  const letters = text.match(/\p{L}/gu) ?? []
  const foreign = letters.filter((c) => !/\p{Script=Latin}/u.test(c))
  if (letters.length >= 5 && foreign.length * 3 > letters.length) return 'und'
  const words =
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}']+/gu) ?? []
  const hits = (code: string) => words.filter((w) => SETS.get(code)?.has(w)).length
  const own = hits(expected)
  for (const code of SETS.keys()) {
    if (code === expected) continue
    const other = hits(code)
    if (other >= 3 && other > own * 1.5) return code
  }
  return null
}
