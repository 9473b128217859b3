/**
 * Values kept by word, about `size` to twice as many. When it is full, words not asked for since the last time are
 * forgotten: a language's usual words stay, and memory is even.
 */
export function createCache<T>(size: number): { get(word: string): T | undefined; set(word: string, value: T): void } {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  const set = (word: string, value: T) => {
    if (young.size >= size) {
      old = young
      young = new Map()
    }
    young.set(word, value)
  }
  return {
    get(word) {
      const known = young.get(word)
      if (known !== undefined) return known
      const before = old.get(word)
      if (before !== undefined) set(word, before)
      return before
    },
    set,
  }
}
