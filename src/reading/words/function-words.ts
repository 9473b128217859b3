/**
 * Words that carry no tone of their own. A model may lean on them, but named as evidence they explain nothing to a
 * person. Negations are left in: they turn what follows.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but if of to in on at for from with by as is are was were be been am do does did has have had i you he
  she it we they me him her us them my your his its our their this that these those there here so than then just now
  today yesterday when what who which how will would can could should may might must about after before out up down
  into over again all any some more most other such own same too very been being
  der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu in im ins an am auf für aus mit bei
  bis nach seit vor über unter um als wie ist sind war waren wird werden wurde sein bin bist seid habe hast hat haben
  hatte ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein dein sein unser euer dieser diese dieses
  da dort hier so dann doch ja mal noch schon jetzt heute gestern morgen was wer welche wo wann kann können muss müssen
  soll sollen will wollen würde auch nur sehr mehr man sich gibt gibts alle alles einfach`
    .split(/\s+/)
    .filter(Boolean),
)
