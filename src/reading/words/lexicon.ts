/** Polarity of single words, −5..5. */
export interface Lexicon {
  /** Undefined: the word carries none. `low` is lower case. */
  get(low: string): number | undefined
}

const PREFIX_KEY = 3
/** A blank between entries; an escaped one belongs to a phrase, and phrases are left to the model's word pairs. */
const BETWEEN = /(?<!\\) /
/** Words looked up often stay at hand; the bound keeps memory even. */
const CACHE_SIZE = 20_000

/**
 * A lexicon from lines of `value<TAB>entries`; an entry ending in `*` matches every word that begins with it, the
 * longest one wins. Lines starting with `#` are remarks.
 * @param negatingPrefix turns a positive entry into its opposite ("un" + "freundlich" in German)
 */
export function parseLexicon(tsv: string, negatingPrefix?: string): Lexicon {
  const exact = new Map<string, number>()
  const prefixes = new Map<string, { start: string; value: number }[]>()
  for (const line of tsv.split('\n')) {
    const [head = '', entries] = line.split('\t')
    if (entries === undefined || head.startsWith('#')) continue
    const value = Number(head)
    for (const entry of entries.split(BETWEEN).filter((e) => e !== '' && !e.includes(' '))) {
      if (!entry.endsWith('*')) {
        if (!exact.has(entry)) exact.set(entry, value)
        continue
      }
      const start = entry.slice(0, -1)
      const key = start.slice(0, PREFIX_KEY)
      const list = prefixes.get(key)
      if (list) list.push({ start, value })
      else prefixes.set(key, [{ start, value }])
    }
  }
  const byPrefix = (low: string) => {
    let best: { start: string; value: number } | undefined
    for (const p of prefixes.get(low.slice(0, PREFIX_KEY)) ?? [])
      if (low.startsWith(p.start) && p.start.length > (best?.start.length ?? 0)) best = p
    return best?.value
  }
  const find = (low: string) => {
    const value = exact.get(low) ?? (low.length >= PREFIX_KEY ? byPrefix(low) : undefined)
    if (value !== undefined || negatingPrefix === undefined || !low.startsWith(negatingPrefix)) return value
    const rest = low.slice(negatingPrefix.length)
    const opposite = rest.length > PREFIX_KEY ? (exact.get(rest) ?? byPrefix(rest)) : undefined
    return opposite !== undefined && opposite > 0 ? -0.7 * opposite : undefined
  }
  return { get: cached(find) }
}

/** A lexicon of whole words. */
export function mapLexicon(entries: Iterable<readonly [string, number]>): Lexicon {
  const map = new Map(entries)
  return { get: (low) => map.get(low) }
}

/** The first of several lexicons that knows a word decides. */
export function firstOf(...lexicons: readonly Lexicon[]): Lexicon {
  return {
    get(low) {
      for (const lexicon of lexicons) {
        const value = lexicon.get(low)
        if (value !== undefined) return value
      }
      return undefined
    },
  }
}

function cached(find: (low: string) => number | undefined): (low: string) => number | undefined {
  const cache = new Map<string, number | undefined>()
  return (low) => {
    const known = cache.get(low)
    if (known !== undefined || cache.has(low)) return known
    const value = find(low)
    if (cache.size < CACHE_SIZE) cache.set(low, value)
    return value
  }
}
