import { type Candidate, heaviest, isBrandSpelling, type Topic } from './candidate.ts'
import { datively, GERMAN_NOUNS, type Gender } from './nouns-de.ts'
import type { TopicForms } from './script.ts'

/** Too private to be repeated by a company, whatever the post says. */
const SENSITIVE =
  /krank|arzt|ärzt|klinik|praxis|krebs|schwanger|abtreib|scheidung|schuld|insolv|kredit|partei|wahl(?!$)|gewerk|kirch|religi|sex|porno|nazi|trauer|tod|todes|sterb|leiche|depress|therap|behinder|psych|medik|pille|unfall|polizei|gericht|straf|asyl|flucht|pflege|rente|gehalt|lohn|steuer(?!ung)/
const SWEARING = /schei(ß|ss)|kack|mist|dreck|fick|arsch|hure|wichs|idiot|schrott|müll|verdammt|sau|pups|deppen/
/** Words too wide to say anything specific; better than nothing. */
const GENERIC = new Set(['produkt', 'service', 'teil', 'seite', 'antwort', 'technik', 'system', 'leistung', 'system'])
const OPINION =
  /nicht|kein|kaputt|defekt|schlecht|schlimm|ärger|nerv|geht|funktion|fehler|problem|super|toll|danke|klasse|genial|wann|wie|warum|wünsch|hätte|wäre|brauch|such|kauf|\?/i
const SEVERAL = /^(die|diese|meine|deine|eure|ihre|unsere|seine|keine|alle|viele|beide|neue|neuen)$/i
const GENITIVE = /^(des|eines|meines|deines|eures|unseres|ihres|seines|dieses)$/i

/** The German topic with its article in each case the scripts need. */
export function germanTopic(text: string): Topic | null {
  const candidates: Candidate<Topic>[] = []
  for (const sentence of text.split(/(?<=[.!?\n])\s+/)) {
    const hasOpinion = OPINION.test(sentence)
    const words = sentence.match(/[\p{L}\p{N}_’'-]+/gu) ?? []
    words.forEach((word, i) => {
      const found = nounIn(word, words[i - 1] ?? '')
      if (!found) return
      const weight = (GENERIC.has(found.head) ? 1 : found.isCompound ? 3 : 2) + (hasOpinion ? 0.5 : 0)
      candidates.push({ topic: { noun: found.noun, forms: cases(found.noun, found.gender) }, weight })
    })
  }
  return heaviest(candidates)
}

interface Found {
  noun: string
  head: string
  gender: Gender | 'p'
  isCompound: boolean
}

function nounIn(word: string, before: string): Found | null {
  if (!/^[A-Za-zÄÖÜäöüß-]{2,30}$/.test(word)) return null
  const lower = word.toLowerCase()
  if (SENSITIVE.test(lower)) return null
  const own = GERMAN_NOUNS.get(lower)
  if (own) return formed(word, lower, own.gender, before, false)
  // A compound is a noun only with its capital; its last part decides gender and form.
  if (!/^[A-ZÄÖÜ]/.test(word) && !isBrandSpelling(word)) return null
  for (let cut = isBrandSpelling(word) ? 1 : 3; cut <= lower.length - 3; cut++) {
    const head = lower.slice(cut)
    const found = GERMAN_NOUNS.get(head)
    const first = lower.slice(0, cut)
    if (!found || (head.length < 4 && !first.endsWith('-') && !isBrandSpelling(word))) continue
    // What stands before a hyphen may be a name, before an insult's end an insult: the last part is enough.
    if (first.endsWith('-') || SWEARING.test(first)) return formed(head, head, found.gender, before, false)
    return formed(word, head, found.gender, before, true)
  }
  return null
}

function formed(word: string, head: string, given: Gender | 'p', before: string, isCompound: boolean): Found {
  // "des Akkus" is one, "die Akkus" are several.
  const known = GERMAN_NOUNS.get(head)
  const gender = known?.isAlike && SEVERAL.test(before) ? 'p' : given
  const isGenitive = gender === 'p' && GENITIVE.test(before) && head.endsWith('s')
  const singular = isGenitive ? GERMAN_NOUNS.get(head.slice(0, -1)) : undefined
  const spelled = isBrandSpelling(word) ? word : (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase()
  if (singular) return { noun: spelled.slice(0, -1), head: singular.singular, gender: singular.gender, isCompound }
  return { noun: spelled, head: known?.singular ?? head, gender, isCompound }
}

function cases(noun: string, gender: Gender | 'p'): TopicForms {
  const dative = gender === 'f' ? `der ${noun}` : gender === 'p' ? `den ${datively(noun)}` : `dem ${noun}`
  const accusative = `${{ m: 'den', f: 'die', n: 'das', p: 'die' }[gender]} ${gender === 'p' ? undatively(noun) : noun}`
  const contracted = gender === 'm' || gender === 'n'
  return {
    mit: `mit ${dative}`,
    zu: contracted ? `zum ${noun}` : gender === 'f' ? `zur ${noun}` : `zu ${dative}`,
    bei: contracted ? `beim ${noun}` : `bei ${dative}`,
    an: contracted ? `am ${noun}` : `an ${dative}`,
    ueber: `über ${accusative}`,
  }
}

/** A plural found in its dative, back in its plain form. */
function undatively(noun: string): string {
  const lower = noun.toLowerCase()
  for (let cut = 0; cut < lower.length - 2; cut++) {
    const head = lower.slice(cut)
    if (!head.endsWith('n') || !GERMAN_NOUNS.has(head)) continue
    const plain = head.slice(0, -1)
    const form = GERMAN_NOUNS.get(plain)
    // `rechnungen` is plain already; `geräten` is not.
    if (form && datively(plain) === head) return noun.slice(0, -1)
  }
  return noun
}
