import type { Formality, Intent } from '../../../src/domain/reading.ts'

/** A post written for the project, with what a person reads in it. */
export interface Example {
  text: string
  intents: readonly Intent[]
  needsHuman?: boolean
  formality?: Formality
}

export const german: readonly Example[] = [
  { text: 'Seit drei Wochen warte ich auf mein Paket und niemand meldet sich. @nordversand', intents: ['complaint'] },
  {
    text: '@regiobahn Der RE 5 fällt schon wieder aus. Euer Fahrplan ist ein Witz.',
    intents: ['complaint'],
    formality: 'du',
  },
  {
    text: '@stadtwerke Die App stürzt beim Einloggen ständig ab, können Sie mir bitte helfen?',
    intents: ['complaint', 'question'],
    formality: 'sie',
  },
  { text: 'Danke für nichts, @regiobahn. Anschluss weg, Abend gelaufen.', intents: ['complaint'] },
  { text: 'Toll, schon wieder 40 Minuten Verspätung. Läuft bei euch.', intents: ['complaint'], formality: 'du' },
  { text: 'Super, dass ihr mir wieder nicht antwortet.', intents: ['complaint'], formality: 'du' },
  { text: '@fixwerk Das Ersatzteil kam beschädigt an. So kann ich die Maschine nicht nutzen.', intents: ['complaint'] },
  { text: 'Eure Hotline ist unterirdisch. Eine Stunde in der Warteschleife!', intents: ['complaint'], formality: 'du' },
  { text: 'Bin echt enttäuscht vom Service der @moebelhalle.', intents: ['complaint'] },
  { text: 'Ihr habt mir den Betrag doppelt abgebucht.', intents: ['complaint'], formality: 'du' },
  { text: '@nordversand Seit Montag keine Rückmeldung auf meine Reklamation.', intents: ['complaint'] },
  { text: 'Heizung im ICE 592 ausgefallen, wir frieren hier alle.', intents: ['complaint'] },
  { text: 'Wollt ihr mich verarschen? Zum dritten Mal storniert!', intents: ['complaint'], formality: 'du' },
  { text: '@fernbus Wann fährt morgen der erste Bus nach Kassel?', intents: ['question'] },
  { text: 'Kann ich mein Fahrrad im RE mitnehmen?', intents: ['question'] },
  { text: 'Weiß jemand, ob die Filiale in Bremen heute offen hat', intents: ['question'] },
  { text: '@stadtwerke Wie kann ich meinen Zählerstand online melden', intents: ['question'] },
  { text: 'Könnten Sie mir sagen, an wen ich mich wenden muss?', intents: ['question'], formality: 'sie' },
  { text: 'Habt ihr an Heiligabend geöffnet?', intents: ['question'], formality: 'du' },
  { text: '@fixwerk Was kostet die Wartung für zehn Geräte?', intents: ['question', 'purchase_intent'] },
  { text: 'Wo kann ich den blauen Rucksack bestellen?', intents: ['question', 'purchase_intent'] },
  {
    text: 'Wir suchen einen neuen Lieferanten für Verpackungen und hätten Interesse an einem Angebot.',
    intents: ['purchase_intent'],
  },
  {
    text: 'Können Sie uns ein Angebot für 50 Lizenzen machen?',
    intents: ['question', 'purchase_intent'],
    formality: 'sie',
  },
  { text: 'Ich möchte zwei Tickets für Samstag buchen.', intents: ['purchase_intent'] },
  { text: 'Ist der Drucker X200 wieder lieferbar?', intents: ['question', 'purchase_intent'] },
  { text: 'Es wäre toll, wenn die App einen Dunkelmodus hätte.', intents: ['wish'] },
  { text: 'Ich wünsche mir eine Schnittstelle zu unserem Warenwirtschaftssystem.', intents: ['wish'] },
  { text: 'Könntet ihr bitte Apple Pay einführen?', intents: ['question', 'wish'], formality: 'du' },
  { text: 'Mir fehlt noch eine Funktion zum Exportieren der Rechnungen.', intents: ['wish'] },
  { text: 'Vielen Dank für die schnelle Hilfe, der Techniker war großartig!', intents: ['praise'] },
  { text: 'Großes Lob an das Team vom Bordbistro, so freundlich!', intents: ['praise'] },
  { text: 'Ich bin begeistert von eurem Kundenservice, weiter so!', intents: ['praise'], formality: 'du' },
  { text: 'Top Beratung in der Filiale Leipzig, kann ich nur empfehlen.', intents: ['praise'] },
  { text: 'Alles super geklappt, danke an die nette Zugbegleiterin!', intents: ['praise'] },
  { text: 'Mir reicht es, ich kündige meinen Vertrag.', intents: ['complaint', 'churn_risk'] },
  { text: 'Nie wieder bestelle ich bei euch!', intents: ['churn_risk'], formality: 'du' },
  { text: 'Wir überlegen, den Anbieter zu wechseln.', intents: ['churn_risk'] },
  { text: 'Nach zehn Jahren gehe ich jetzt zur Konkurrenz.', intents: ['churn_risk'] },
  { text: 'Ich will nicht kündigen, keine Sorge.', intents: [] },
  { text: 'Kein Problem, alles gut bei mir.', intents: [] },
  { text: 'Ich fahre morgen mit dem Zug nach Hamburg.', intents: [] },
  { text: 'Neuer Blogbeitrag: Logistik im Mittelstand', intents: [] },
  { text: 'Meine Schwester arbeitet dort, sie findet es ganz nett. Ihr Chef auch.', intents: [], formality: 'none' },
  { text: 'Sie haben gestern geheiratet, sagt mein Nachbar.', intents: [], formality: 'none' },
  { text: 'Haben Sie die Rechnung erhalten?', intents: ['question'], formality: 'sie' },
  { text: 'Ich habe Ihnen gestern eine Mail geschrieben.', intents: [], formality: 'sie' },
  { text: 'Das gefällt mir nicht.', intents: [] },
  {
    text: 'Schick uns bitte eine DM mit deiner Kundennummer, wir schauen uns das Problem an.',
    intents: [],
    formality: 'du',
  },
  { text: 'Mein Anwalt wird sich bei Ihnen melden.', intents: [], needsHuman: true, formality: 'sie' },
  { text: 'Kennt ihr den Anwaltswitz mit dem Hai?', intents: ['question'], needsHuman: false, formality: 'du' },
  { text: 'Ich bin Journalistin beim Abendblatt und bitte um eine Stellungnahme.', intents: [], needsHuman: true },
  {
    text: 'Meine Tochter ist in eurer Filiale gestürzt und im Krankenhaus.',
    intents: [],
    needsHuman: true,
    formality: 'du',
  },
  { text: 'Ich sehe in meinem Konto Rechnungen von anderen Kunden!', intents: [], needsHuman: true },
  { text: 'Ich kann nicht mehr, ich will nicht mehr leben.', intents: [], needsHuman: true },
  { text: 'Ich zünde euch den Laden an!', intents: [], needsHuman: true, formality: 'du' },
  { text: 'Euer Ladegerät ist explodiert, meine Hand ist verbrannt.', intents: [], needsHuman: true, formality: 'du' },
  { text: 'Der Server ist gestürzt, sagt die IT.', intents: [], needsHuman: false },
  { text: 'Die Preise verletzen meine Gefühle, aber egal.', intents: [], needsHuman: false },
]
