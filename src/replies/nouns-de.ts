export type Gender = 'm' | 'f' | 'n'

/** Nouns of products and service, as `singular gender plural` (lower case; `-` for none). */
const NOUNS = `
abo n abos; abonnement n abonnements; adapter m adapter; akku m akkus; anleitung f anleitungen; anmeldung f anmeldungen;
anruf m anrufe; anschluss m anschlüsse; antenne f antennen; antwort f antworten; app f apps; auslieferung f auslieferungen;
auswahl f -; automat m automaten; backup n backups; bahn f bahnen; batterie f batterien; bedienung f bedienungen;
benachrichtigung f benachrichtigungen; beratung f beratungen; bestellung f bestellungen; bestätigung f bestätigungen;
betriebssystem n betriebssysteme; bezahlung f bezahlungen; bildschirm m bildschirme; book n books; browser m browser;
buchung f buchungen; bus m busse; chat m chats; daten p daten; datenbank f datenbanken; design n designs; display n displays;
download m downloads; drucker m drucker; einrichtung f einrichtungen; einstellung f einstellungen; empfang m -;
ersatzteil n ersatzteile; export m exporte; fahrplan m fahrpläne; fahrkarte f fahrkarten; fahrrad n fahrräder; farbe f farben;
fernseher m fernseher; filiale f filialen; filter m filter; flug m flüge; formular n formulare; foto n fotos;
funktion f funktionen; gerät n geräte; geschwindigkeit f geschwindigkeiten; 
handbuch n handbücher; handy n handys; heizung f heizungen; hotline f hotlines; hülle f hüllen; installation f installationen;
integration f integrationen; internet n -; kabel n kabel; kalender m kalender; kamera f kameras; karte f karten; kasse f kassen;
kaufabwicklung f -; konto n konten; kopfhörer m kopfhörer; kundendienst m -; kundenservice m -; kundenkonto n kundenkonten;
ladegerät n ladegeräte; laden m läden; ladezeit f ladezeiten; laptop m laptops; laufzeit f laufzeiten;
lautsprecher m lautsprecher; leistung f leistungen; lieferung f lieferungen; lieferzeit f lieferzeiten; lieferdienst m lieferdienste;
linse f linsen; lizenz f lizenzen; login m logins; maschine f maschinen; mail f mails; menü n menüs; mikrofon n mikrofone;
modell n modelle; modem n modems; montage f montagen; motor m motoren; musik f -; netz n netze; netzwerk n netzwerke;
newsletter m newsletter; nutzung f nutzungen; oberfläche f oberflächen; pad n pads; paket n pakete;
phone n phones; pods p pods; portal n portale; produkt n produkte; qualität f qualitäten; rechner m rechner;
rechnung f rechnungen; registrierung f registrierungen; reklamation f reklamationen; reparatur f reparaturen;
reservierung f reservierungen; retoure f retouren; rücksendung f rücksendungen; router m router; schnittstelle f schnittstellen;
schuh m schuhe; seite f seiten; sendung f sendungen; server m server; service m services; shop m shops; sitz m sitze;
smartphone n smartphones; software f -; speicher m speicher; sprachausgabe f sprachausgaben; startseite f startseiten;
station f stationen; stecker m stecker; steuerung f steuerungen; suche f suchen; suchfunktion f suchfunktionen; support m -;
system n systeme; tablet n tablets; tarif m tarife; tastatur f tastaturen; taste f tasten; technik f techniken; teil n teile;
termin m termine; ticket n tickets; ton m töne; uhr f uhren; umtausch m -; update n updates; verarbeitung f -;
verbindung f verbindungen; verpackung f verpackungen; versand m -; vertrag m verträge; video n videos; vorschau f -;
warteschleife f warteschleifen; wartezeit f wartezeiten; watch f -; webseite f webseiten; website f websites; werkstatt f werkstätten;
werkzeug n werkzeuge; wlan n -; zahlung f zahlungen; zubehör n -; zug m züge; zugang m zugänge; zustellung f zustellungen
`

export interface NounForm {
  gender: Gender | 'p'
  singular: string
  /** One and many look the same: the word before tells. */
  isAlike: boolean
}

/** Each form of each noun, lower case; `p` is a plural. Dative plurals are included. */
export const GERMAN_NOUNS: ReadonlyMap<string, NounForm> = new Map(
  NOUNS.split(';').flatMap((entry): [string, NounForm][] => {
    const [singular = '', gender = '', plural = ''] = entry.trim().split(/\s+/)
    const isAlike = singular === plural
    const many: NounForm = { gender: 'p', singular, isAlike }
    const forms: [string, NounForm][] = []
    if (plural !== '-') forms.push([plural, many], [datively(plural), many])
    // The singular comes last, so that it wins where both look the same.
    if (gender === 'm' || gender === 'f' || gender === 'n') forms.push([singular, { gender, singular, isAlike }])
    return forms
  }),
)

/** Dative of a plural: an `n` unless it ends in `n` or `s`. */
export function datively(plural: string): string {
  return /[ns]$/.test(plural) ? plural : `${plural}n`
}
