const en = {
  hello: (name: string) => `Hello ${name}`,
  waiting: (count: number, shown: string) =>
    count === 0
      ? 'Nothing is waiting for you.'
      : count === 1
        ? '1 post is waiting for you'
        : `${shown} posts are waiting for you`,
  waitingHeading: 'Waiting for You',
  since: (time: string) => `since ${time}`,
  snoozedUntil: (time: string) => `snoozed until ${time}`,
  open: 'Open',
  openLabel: (what: string) => `Open: ${what}`,
  heldHeading: 'Your Customers',
  nobodyHeld: 'No customer is assigned to you yet.',
  owner: 'you look after them',
  deputy: 'you are the deputy',
  needsWord: 'needs a word from you',
  someNeedWord: (count: number, shown: string) =>
    count === 1 ? '1 needs a word from you' : `${shown} need a word from you`,
  lastTouch: (day: string) => `last contact ${day}`,
  noTouch: 'no contact recorded yet',
  relationship: (text: string) => `Relationship: ${text}`,
  accountsHeading: 'Your Connections',
  noAccounts: 'No account is connected yet, so nothing is read for you. Whoever runs Rapport can connect one with you.',
  status: { connected: 'connected', disconnected: 'disconnected', denied: 'must be connected again' } as Record<
    string,
    string
  >,
  lastRead: (time: string) => `last read ${time}`,
  neverRead: 'not read yet',
  corrections: 'Corrections',
  privacy: 'Only you see this page. Your own posts are never scored.',
  unknown: {
    heading: 'Rapport Does Not Know You Yet',
    text: 'You are not on the list of employees. Ask whoever runs Rapport to add you with the e-mail address you use in Slack.',
  },
}

const de: typeof en = {
  hello: (name) => `Hallo ${name}`,
  waiting: (count, shown) =>
    count === 0
      ? 'Auf dich wartet gerade nichts.'
      : count === 1
        ? '1 Post wartet auf dich'
        : `${shown} Posts warten auf dich`,
  waitingHeading: 'Wartet auf dich',
  since: (time) => `seit ${time}`,
  snoozedUntil: (time) => `zurückgestellt bis ${time}`,
  open: 'Öffnen',
  openLabel: (what) => `Öffnen: ${what}`,
  heldHeading: 'Deine Kunden',
  nobodyHeld: 'Dir ist noch kein Kunde zugeordnet.',
  owner: 'du bist zuständig',
  deputy: 'du bist die Vertretung',
  needsWord: 'braucht ein Wort von dir',
  someNeedWord: (count, shown) => (count === 1 ? '1 braucht ein Wort von dir' : `${shown} brauchen ein Wort von dir`),
  lastTouch: (day) => `letzter Kontakt ${day}`,
  noTouch: 'noch kein Kontakt erfasst',
  relationship: (text) => `Beziehung: ${text}`,
  accountsHeading: 'Deine Verbindungen',
  noAccounts:
    'Noch ist kein Konto verbunden, für dich wird also nichts gelesen. Wer Rapport betreibt, kann eines mit dir verbinden.',
  status: { connected: 'verbunden', disconnected: 'getrennt', denied: 'muss neu verbunden werden' },
  lastRead: (time) => `zuletzt gelesen ${time}`,
  neverRead: 'noch nicht gelesen',
  corrections: 'Korrekturen',
  privacy: 'Diese Seite siehst nur du. Deine eigenen Posts werden nie bewertet.',
  unknown: {
    heading: 'Rapport kennt dich noch nicht',
    text: 'Du stehst nicht in der Liste der Beschäftigten. Bitte wer Rapport betreibt, dich mit deiner Slack-E-Mail-Adresse einzutragen.',
  },
}

/** An employee's App Home. */
export const homeText = { en, de }
