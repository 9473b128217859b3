import { OWN, readTable, type Text, withoutAccents } from './language-data.ts'

type Random = () => number

/** Posts as they are, short pieces of them, some of each without accents, and strings of common words and names. */
export function createSamples(posts: readonly Text[], random: Random): Text[] {
  const samples: Text[] = []
  const add = (language: string, words: readonly string[]) => {
    if (words.length > 0) samples.push({ language, words: random() < 0.2 ? withoutAccents(words) : words })
  }
  for (const { language, words } of posts) {
    add(language, words)
    for (let round = 0; round < 2 && words.length > 2; round++) {
      const length = 1 + Math.floor(random() * 6)
      const start = random() < 0.5 ? 0 : Math.floor(random() * words.length)
      add(language, words.slice(start, start + length))
    }
  }
  for (const [language, line] of readTable(OWN, 'common-words')) strings(line, 250, 7, random, (w) => add(language, w))
  for (const [language, line] of readTable(OWN, 'names')) strings(line, 250, 4, random, (w) => add(language, w))
  return samples
}

/** `count` times up to `longest` words of the line. */
function strings(line: string, count: number, longest: number, random: Random, use: (words: string[]) => void): void {
  const words = line.split(' ').flatMap((w) => w.match(/[\p{L}\p{M}]+'?/gu) ?? [])
  for (let i = 0; i < count; i++)
    use(
      Array.from(
        { length: 1 + Math.floor(random() * longest) },
        () => words[Math.floor(random() * words.length)] ?? '',
      ),
    )
}
