import type { Tone } from '../domain/alert.ts'

/** What a reply has to do; several alert kinds can ask for the same. */
export const SCENES = ['complaint', 'question', 'praise', 'purchase', 'wish', 'attention', 'disturbed'] as const
export type Scene = (typeof SCENES)[number]

/**
 * The interchangeable parts of a reply, in the order they are said. `about` opens it when the post's
 * topic is known, `plain` when it is not.
 *
 * Notation: `[Sie|du]` picks by how the author is addressed, `<ich|wir>` by whether one person signs,
 * `{zu}`, `{mit}`, `{bei}`, `{ueber}` (German) and `{topic}` (English) stand for the topic in its case.
 */
export interface Script {
  about: readonly string[]
  plain: readonly string[]
  next: readonly (readonly string[])[]
}

export type Scripts = Record<Scene, Script>
export type Templates = Record<Tone, Scripts>

/** The topic in every form a script may ask for. */
export type TopicForms = Readonly<Record<string, string>>

export interface Voice {
  familiar: boolean
  /** One named person signs; otherwise the company speaks. */
  personal: boolean
  topic: TopicForms
}

const FORMALITY = /\[([^|\]]*)\|([^|\]]*)\]/g
const PERSON = /<([^|>]*)\|([^|>]*)>/g
const SLOT = /\{([a-z]+)\}/g

/** Fills one part's notation in; a slot without a form is a mistake in a script and throws. */
export function render(part: string, voice: Voice): string {
  return part
    .replace(FORMALITY, (_, polite: string, familiar: string) => (voice.familiar ? familiar : polite))
    .replace(PERSON, (_, one: string, many: string) => (voice.personal ? one : many))
    .replace(SLOT, (_, name: string) => {
      const form = voice.topic[name]
      if (form === undefined) throw new Error(`A reply script asks for the unknown form {${name}}`)
      return form
    })
}
