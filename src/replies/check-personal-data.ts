import { sentences } from './words.ts'

const DATA =
  /e-?mail-?\s?(?:adresse|address)|mailadresse|(?:your|ihre|deine|eure)\s+e-?mail(?=[\s.?!,]|$)(?!\s(?:app|client|program))|(?:telefon|handy|ruf|mobil|kunden|bestell|auftrags|vertrags|rechnungs|konto|serien|steuer|ausweis|versicherungs|mitglieds|sendungs)-?\s?(?:nummern?|nr)|anschrift|(?<!web)(?<!ip-)adresse|wohnort|geburts(?:datum|tag)|postleitzahl|(?:vollständige[nr]?|ganze[nr]?) namen?|(?:phone|mobile|cell|telephone)(?:\s|-)?(?:number|no\b)|your number|(?:order|customer|account|contract|invoice|serial|tracking|reference|membership|booking|policy)(?:\s|-)?(?:number|no\.?|id)\b|(?:your|home|postal|delivery|billing|shipping|street)\s+address|date of birth|birthday|post(?:al)? ?code|zip ?code|full name/iu
/** Never to be asked for, by whichever way. */
const SECRETS =
  /passw(?:ort|örter)|kennwort|password|passcode|\bpin\b|\btan\b|iban|kreditkarte|credit card|card number|cvv|cvc|security code/iu
const ASKING =
  /\?|\b(?:bitte|schick\p{L}*|send\p{L}*|schreib\p{L}*|nenn\p{L}*|gib|geben sie|teil\p{L}*\s[^.!?]{0,80}\bmit\b|brauch\p{L}*|benötig\p{L}*|verrat\p{L}*|sag\p{L}*|please|give|share|provide|post|reply with|dm|tell|need|let (?:me|us) have|what(?:'s| is) your)\b/iu
const IN_PRIVATE =
  /direktnachricht|private[nr]? nachricht|per (?:dm|pn)\b|\b(?:dm|pn|dms)\b|direct message|private message|privately|in private/iu

/**
 * Words that ask for personal data in public; asking for them in a private message is fine, but passwords and
 * payment data never are.
 */
export function personalDataAsked(text: string): string | null {
  for (const sentence of sentences(text.replace(/’/g, "'"))) {
    if (!ASKING.test(sentence)) continue
    const secret = SECRETS.exec(sentence)
    if (secret) return secret[0]
    const data = DATA.exec(sentence)
    if (data && !IN_PRIVATE.test(sentence)) return data[0]
  }
  return null
}
