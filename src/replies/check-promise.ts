const OBJECTS_DE =
  'geld|rückerstattung|erstattung|gutschrift|gutschein|rabatt|ersatz(?:gerät|lieferung)?|entschädigung|preisnachlass|\\bnachlass\\b|neugerät|neues gerät'
const OBJECTS_EN =
  'refund|discount|voucher|coupon|compensation|reimbursement|replacement|money back|store credit|new device'

/** Words that bind the company; nobody but a person with the right to may say them. */
const PROMISES: readonly RegExp[] = [
  /garantier\p{L}*|guarantee\w*/iu,
  /\b(?:wir|ich) (?:versprech\p{L}*|versicher\p{L}*)|\bversprochen\b|\b(?:i|we) promise|\bpromised?\b/iu,
  new RegExp(`(?:${OBJECTS_DE})(?!\\p{L}*(?:teil))`, 'iu'),
  new RegExp(`\\b(?:${OBJECTS_EN})s?\\b`, 'iu'),
  /\b(?:er|zurück|rück)(?:statten|erstatten|zahlen|überweisen)\b|\b(?:reimburse|compensate)\w*/iu,
  /\b(?:kostenlos|kostenfrei|gratis|umsonst|free of charge|for free|at no cost|on the house)\p{L}*/iu,
  /\b(?:we|i|we'll|i'll)(?: will)?(?: definitely| certainly| surely)? (?:fix|solve|resolve|repair|replace|refund)\b/iu,
  /\b(?:will|'ll) be (?:fixed|solved|resolved|repaired|replaced|delivered|refunded)\b/iu,
  /\b(?:wir|ich) (?:beheben|behebe|lösen|löse|reparieren|repariere|ersetzen|ersetze|tauschen|tausche)\b(?! \p{L}* ?(?:versuch))/iu,
  /\b(?:wir|ich) werden? (?:[^.!?]{0,60} )?(?:beheben|lösen|reparieren|ersetzen|austauschen)\b/iu,
  /\bwird (?:\p{L}+ ){0,3}(?:behoben|gelöst|repariert|ersetzt|ausgetauscht|geliefert)\b/iu,
  /\b(?:by|until|before|within|bis|innerhalb)\s+(?:\p{L}+\s+){0,2}(?:tomorrow|today|tonight|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week\w*|month\w*|days?|hours?|minutes?|morgen|heute|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochen\p{L}*|monat\p{L}*|tag(?:s|e|en)?|stunden?|minuten?)\b/iu,
  /\b(?:heute noch|noch heute|morgen früh|bis morgen|spätestens|at the latest|end of (?:the )?(?:day|week|month))\b/iu,
  /\b(?:nie wieder vor|kommt nicht (?:mehr|wieder) vor|never happen again|won't happen again|will not happen again)/iu,
  /\b(?:unser fehler|unsere schuld|wir sind schuld|wir haften|our fault|we are liable|we're liable|we accept liability)\b/iu,
]

/** The first words of a text that promise something, admit fault or set a deadline; null when there are none. */
export function promiseIn(text: string): string | null {
  const plain = text.replace(/’/g, "'")
  for (const pattern of PROMISES) {
    const found = pattern.exec(plain)
    if (found) return found[0].trim()
  }
  return null
}
