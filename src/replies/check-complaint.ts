const ACKNOWLEDGES =
  /\bsorry\b|apolog|regret|understand|annoy|frustrat|trouble|hassle|fed up|criticism|complaint|raise|your point|what you (?:wrote|describe|say)|sounds? (?:really )?(?:annoying|bad)|thank(?:s| you) for|\bright to\b|tut (?:\p{L}+ ){0,2}leid|\bleid\b|ärger|verstehe|verständlich|nachvollzieh|bedau|entschuldig|schade|danke|kritik|hinweis|rückmeldung|verärger|mist\b|nicht rund|soll (?:es|das) so/iu
const NEXT_STEP =
  /\b(?:message|dm|dms|pn)\b|look(?:ing)? into|closer look|careful look|check|find out|follow(?:ing)? up|get back|come back|pass(?:ing)? (?:this|it)|take this|taking this|ask(?:ing)? the|examin|investigat|report|write (?:to )?(?:me|us)|contact|call (?:me|us)|nachricht|prüf|klär|kümmer|schau|sehe(?:n)? (?:mir|uns)|geh(?:e|en)? (?:der|dem)|meld|weiter(?:geb|leit)|geb(?:e|en) .{0,40}weiter|nimmt|nehme|frag|schreib|ruf|find(?:e|en)|bleib/iu

/** Whether a reply shows that the complaint was heard. */
export function acknowledges(text: string): boolean {
  return ACKNOWLEDGES.test(text)
}

/** Whether a reply says what happens now. */
export function namesNextStep(text: string): boolean {
  return NEXT_STEP.test(text)
}
