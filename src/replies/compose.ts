import type { AlertKind, Draft, Tone } from '../domain/alert.ts'
import type { ReplyRequest } from '../ports/replies.ts'
import { answersComplaint, checksFor } from './checks.ts'
import { render, type Scene, type Script } from './script.ts'
import { TEMPLATES } from './templates/index.ts'
import { topicOf } from './topic.ts'

const SCENE_OF: Record<AlertKind, Scene> = {
  upset_customer: 'complaint',
  question_unanswered: 'question',
  purchase_intent: 'purchase',
  wish: 'wish',
  praise: 'praise',
  attention: 'attention',
  disturbed: 'disturbed',
}
/** Combinations tried at most; far more than a passing one ever takes. */
const TRIES = 600

/**
 * The first combination of a script's parts that passes every check, or null. The same request gives the same
 * words: the order of trying is drawn from the post's text, not from chance.
 */
export function compose(request: ReplyRequest, tone: Tone): Draft | null {
  const scene = answersComplaint(request) ? 'complaint' : SCENE_OF[request.kind]
  const script = TEMPLATES[request.language][tone][scene]
  const topic = topicOf(request.post.text, request.language)
  const check = checksFor(request)
  const signed = signature(request.initials)
  const voice = { familiar: request.formality === 'du', personal: signed.length > 0, topic: topic?.forms ?? {} }
  const random = seeded(`${tone}\n${request.post.authorHandle}\n${request.post.text}`)

  // A reply that names the subject is always better; without one it must at least fit the occasion.
  for (const openings of topic ? [script.about, script.plain] : [script.plain]) {
    for (const parts of combinations(openings, script, random)) {
      const text = [...parts.map((part) => render(part, voice)), ...signed].join(' ')
      if (check(text).length === 0) return { tone, text }
    }
  }
  return null
}

function signature(initials: string | null): string[] {
  const letters = (initials ?? '')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase()
    .slice(0, 4)
  return letters === '' ? [] : [`^${letters}`]
}

/** Combinations in a drawn order, spread over all of them. */
function* combinations(openings: readonly string[], script: Script, random: () => number): Generator<string[]> {
  const slots = [openings, ...script.next]
  const total = slots.reduce((product, slot) => product * slot.length, 1)
  const order = shuffled(total, random)
  for (const index of order.slice(0, TRIES)) {
    const parts: string[] = []
    let rest = index
    for (const slot of slots) {
      const part = slot[rest % slot.length]
      if (part !== undefined) parts.push(part)
      rest = Math.floor(rest / slot.length)
    }
    yield parts
  }
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const a = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = a
  }
  return order
}

/** Numbers in 0..1 that depend on the words alone (FNV-1a into mulberry32). */
function seeded(words: string): () => number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  return () => {
    hash = (hash + 0x6d2b79f5) | 0
    let t = Math.imul(hash ^ (hash >>> 15), 1 | hash)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
