import type { UndoAnswer } from '../actions/contract.ts'

type Outcome = UndoAnswer['outcome']

const en = {
  title: 'Corrections',
  close: 'Close',
  intro:
    'What Rapport has learned, newest first. Phrases hold for the whole company, and colleagues see them. Of posts that were corrected as a whole you see only your own.',
  empty:
    'Nothing has been corrected yet. Under an alert, choose “Wrong Sentiment …” or “Not Relevant” to teach Rapport something.',
  post: (effect: string) => `A whole post = ${effect}`,
  noText: 'The text of the post was removed, so it counts for other posts no longer.',
  from: { slack: 'from Slack', command: 'from the command line' },
  fromFile: (name: string, line: string) => `from the file ${name}, line ${line}: undo it there`,
  byYou: 'by you',
  overruled: 'a newer one says something else',
  undo: 'Undo',
  undoLabel: (what: string) => `Undo: ${what}`,
  older: 'Older',
  newer: 'Newer',
  pageOf: (page: string, pages: string, total: string) => `Page ${page} of ${pages}, ${total} in all`,
  said: {
    undone: (what) =>
      what === null
        ? 'Undone. The post is read by its own words again.'
        : `Undone. ${what} has no special meaning any more.`,
    gone: () => 'That was undone already.',
    not_yours: (what) =>
      `${what ?? 'That'} can only be undone by whoever taught it, marketing, managers and admins. Nothing was changed.`,
    in_file: (what) => `${what ?? 'That'} stands in a file and can only be undone there.`,
  } as Record<Outcome, (what: string | null) => string>,
}

const de: typeof en = {
  title: 'Korrekturen',
  close: 'Schließen',
  intro:
    'Was Rapport gelernt hat, das Neueste zuerst. Wörter gelten für die ganze Firma, und alle im Team sehen sie. Von Posts, die als Ganzes berichtigt wurden, siehst du nur deine eigenen.',
  empty:
    'Noch ist nichts berichtigt. Wähle bei einer Meldung „Stimmung falsch …“ oder „Nicht relevant“, um Rapport etwas beizubringen.',
  post: (effect) => `Ein ganzer Post = ${effect}`,
  noText: 'Der Text des Posts wurde entfernt, für andere Posts gilt das also nicht mehr.',
  from: { slack: 'aus Slack', command: 'von der Kommandozeile' },
  fromFile: (name, line) => `aus der Datei ${name}, Zeile ${line}: dort rückgängig machen`,
  byYou: 'von dir',
  overruled: 'etwas Neueres sagt es anders',
  undo: 'Rückgängig',
  undoLabel: (what) => `Rückgängig machen: ${what}`,
  older: 'Ältere',
  newer: 'Neuere',
  pageOf: (page, pages, total) => `Seite ${page} von ${pages}, insgesamt ${total}`,
  said: {
    undone: (what) =>
      what === null
        ? 'Rückgängig gemacht. Der Post wird wieder nach seinen eigenen Worten gelesen.'
        : `Rückgängig gemacht. ${what} hat keine besondere Bedeutung mehr.`,
    gone: () => 'Das war schon rückgängig gemacht.',
    not_yours: (what) =>
      `${what ?? 'Das'} kann nur rückgängig machen, wer es beigebracht hat, außerdem Marketing, Leitung und Administration. Es wurde nichts geändert.`,
    in_file: (what) => `${what ?? 'Das'} steht in einer Datei und lässt sich nur dort rückgängig machen.`,
  },
}

/** The list of what was taught. */
export const correctionText = { en, de }
