import { TOUCH_WEIGHTS, type Touch } from './touch.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
/** Touches of one contact count for at most this much a day. */
const DAILY_CAP = 3

export type Confidence = 'low' | 'medium' | 'high'

/** Points of each part; their sum, clamped to 0–100, is the intensity. */
export interface IntensityParts {
  regularity: number
  volume: number
  recency: number
  breadth: number
  reciprocity: number
  responsiveness: number
  tone: number
}

export type Intensity =
  | { known: false; reason: 'too_little_data' }
  | { known: true; score: number; confidence: Confidence; parts: IntensityParts; lastTouch: Date }

export interface Disturbance {
  kind: 'silence' | 'falling_tone'
  /** Days since the last touch. */
  silentDays: number
  /** The contact's own mean gap between active days. */
  meanGapDays: number
  /** Tone of the last 90 days minus that of the 90 before, −2..2. */
  toneChange: number
}

/**
 * Relationship intensity (RI), 0–100, of one contact's or one organisation's pooled touches.
 * Source: relationships.md; tie strength after Gilbert & Karahalios 2009, decay after Burt.
 * Independent of the order of `touches`; touches after `now` are ignored.
 * @param halfLifeDays the age at which a touch counts half
 */
export function intensity(touches: readonly Touch[], now: Date, halfLifeDays = 180): Intensity {
  // Of a question and an answer at the same moment, the question came first.
  const rank = (t: Touch) => ['in', 'both', 'out'].indexOf(t.direction)
  const past = touches.filter((t) => t.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b))
  const decay = (at: Date) => 2 ** (-(now.getTime() - at.getTime()) / DAY / halfLifeDays)
  const weeks = new Map<number, number>()
  for (const t of past) weeks.set(Math.floor(t.at.getTime() / WEEK), decay(t.at))
  const last = past.at(-1)
  if (!last || past.length < 3 || weeks.size < 2) return { known: false, reason: 'too_little_data' }

  const byEmployee = new Map<string, number>()
  let volume = 0
  for (const { touch, weight } of capped(past)) {
    const w = weight * decay(touch.at)
    volume += w
    const holder = touch.employeeId ?? 'company'
    byEmployee.set(holder, (byEmployee.get(holder) ?? 0) + w)
  }
  const activeWeeks = [...weeks.values()].reduce((a, b) => a + b, 0)
  const herfindahl = [...byEmployee.values()].reduce((sum, v) => sum + (v / volume) ** 2, 0)
  const { inbound, outbound } = bothWays(past, decay)
  const parts: IntensityParts = {
    regularity: 30 * (1 - Math.exp(-activeWeeks / 4)),
    volume: 20 * (1 - Math.exp(-volume / 5)),
    recency: 20 * decay(last.at),
    breadth: 15 * (1 - herfindahl),
    reciprocity: (10 * 2 * Math.min(inbound, outbound)) / (inbound + outbound + 1),
    responsiveness: 5 * responsiveness(past, decay),
    tone: 10 * tone(past, decay),
  }
  const sum = Object.values(parts).reduce((a, b) => a + b, 0)
  const confidence = past.length >= 30 ? 'high' : past.length >= 10 ? 'medium' : 'low'
  return { known: true, score: Math.min(100, Math.max(0, sum)), confidence, parts, lastTouch: last.at }
}

/**
 * A relationship that is not what it was: at least 5 active days and a silence of over 8 times the
 * own mean gap, or a tone that fell by more than .25 between two spans of 90 days (relationships.md).
 */
export function disturbance(touches: readonly Touch[], now: Date): Disturbance | null {
  const past = touches.filter((t) => t.at <= now)
  const days = [...new Set(past.map((t) => Math.floor(t.at.getTime() / DAY)))].sort((a, b) => a - b)
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  const meanGapDays = days.length > 1 ? (last - first) / (days.length - 1) : 0
  const silentDays = Math.floor(now.getTime() / DAY) - last
  const span = (from: number, to: number) =>
    past.filter((t) => now.getTime() - t.at.getTime() >= from * DAY && now.getTime() - t.at.getTime() < to * DAY)
  const even = () => 1
  const recent = span(0, 90)
  const before = span(90, 180)
  const spoke = (list: Touch[]) => list.some((t) => t.sentiment !== null)
  const toneChange = spoke(recent) && spoke(before) ? tone(recent, even) - tone(before, even) : 0
  const found = { silentDays, meanGapDays, toneChange }
  if (days.length >= 5 && meanGapDays > 0 && silentDays > 8 * meanGapDays) return { kind: 'silence', ...found }
  if (toneChange < -0.25) return { kind: 'falling_tone', ...found }
  return null
}

/** `T = Σ d·sentiment/(Σ d + 3)` over the customer's own words, −1..1. */
export function tone(touches: readonly Touch[], decay: (at: Date) => number): number {
  let sum = 0
  let weight = 0
  for (const t of touches) {
    if (t.sentiment === null) continue
    sum += decay(t.at) * t.sentiment
    weight += decay(t.at)
  }
  return sum / (weight + 3)
}

function* capped(touches: readonly Touch[]): Generator<{ touch: Touch; weight: number }> {
  const days = new Map<string, { touches: Touch[]; sum: number }>()
  for (const touch of touches) {
    const key = `${touch.contactId}:${Math.floor(touch.at.getTime() / DAY)}`
    const day = days.get(key) ?? { touches: [], sum: 0 }
    day.touches.push(touch)
    day.sum += TOUCH_WEIGHTS[touch.kind]
    days.set(key, day)
  }
  // A day over the cap is scaled down as a whole, so that the order of its touches does not matter.
  for (const day of days.values()) {
    const scale = Math.min(1, DAILY_CAP / day.sum)
    for (const touch of day.touches) yield { touch, weight: TOUCH_WEIGHTS[touch.kind] * scale }
  }
}

function bothWays(touches: readonly Touch[], decay: (at: Date) => number) {
  let inbound = 0
  let outbound = 0
  for (const t of touches) {
    if (t.direction !== 'out') inbound += decay(t.at)
    if (t.direction !== 'in') outbound += decay(t.at)
  }
  return { inbound, outbound }
}

/** `(Σ d·2^(−latency/2 days) + .3)/(Σ d over turns + 1.5)`, a turn being their word until our answer. */
function responsiveness(touches: readonly Touch[], decay: (at: Date) => number): number {
  let answered = 0
  let turns = 0
  const waiting = new Map<string, Date>()
  for (const t of touches) {
    const since = waiting.get(t.contactId)
    if (t.direction === 'in') {
      if (!since) {
        waiting.set(t.contactId, t.at)
        turns += decay(t.at)
      }
    } else if (since) {
      const latencyDays = (t.at.getTime() - since.getTime()) / DAY
      answered += decay(since) * 2 ** (-latencyDays / 2)
      waiting.delete(t.contactId)
    }
  }
  return (answered + 0.3) / (turns + 1.5)
}
