import type { PhraseFinding } from '../actions/contract.ts'

type Say = (phrase: string) => string

const en = {
  words: 'For which words does this hold from now on?',
  wordsHint:
    'In every post, for the whole company. Colleagues see these words under “Corrections”, where you can undo it. Without words it holds for this post and those that say the same.',
  other: 'Other words of the post',
  otherHint: 'As the post has them: one to eight words.',
  problem: {
    no_words: () => 'Enter at least one word. Links and account names do not count.',
    too_many_words: () => 'Enter eight words at most.',
    too_short: () => 'Enter at least two characters.',
    too_long: () => 'Enter 80 characters at most.',
    not_in_post: (phrase) => `${phrase} does not occur in the post. Use words as the post has them.`,
  } as Record<PhraseFinding['problem'], Say>,
  ignore: {
    title: 'Ignore Words',
    submit: 'Ignore',
    words: 'Which words make a post irrelevant?',
    hint: 'From now on posts with these words raise no alert, for the whole company, unless a person must decide. They still count as contact. Colleagues see the words under “Corrections”, where you can undo it.',
    none: 'Choose or enter the words first.',
  },
}

const de: typeof en = {
  words: 'Für welche Wörter gilt das ab jetzt?',
  wordsHint:
    'In jedem Post, für die ganze Firma. Alle im Team sehen diese Wörter unter „Korrekturen“; dort lässt es sich rückgängig machen. Ohne Wörter gilt es für diesen Post und solche, die dasselbe sagen.',
  other: 'Andere Wörter aus dem Post',
  otherHint: 'So, wie sie im Post stehen: ein bis acht Wörter.',
  problem: {
    no_words: () => 'Gib mindestens ein Wort ein. Links und Kontonamen zählen nicht.',
    too_many_words: () => 'Gib höchstens acht Wörter ein.',
    too_short: () => 'Gib mindestens zwei Zeichen ein.',
    too_long: () => 'Gib höchstens 80 Zeichen ein.',
    not_in_post: (phrase) => `${phrase} kommt im Post nicht vor. Nimm Wörter so, wie sie dort stehen.`,
  },
  ignore: {
    title: 'Wörter ignorieren',
    submit: 'Ignorieren',
    words: 'Welche Wörter machen einen Post irrelevant?',
    hint: 'Ab jetzt lösen Posts mit diesen Wörtern in der ganzen Firma keine Meldung mehr aus, außer ein Mensch muss entscheiden. Als Kontakt zählen sie weiter. Alle im Team sehen die Wörter unter „Korrekturen“; dort lässt es sich rückgängig machen.',
    none: 'Wähle zuerst Wörter aus oder gib welche ein.',
  },
}

/** Making rules of a post's words. */
export const phraseTexts = { en, de }
