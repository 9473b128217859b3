import type { Topic } from './candidate.ts'
import { germanTopic } from './topic-de.ts'
import { englishTopic } from './topic-en.ts'

/** Whoever writes more has named the point by then. */
const ENOUGH = 2000
const NOT_WORDS = /https?:\/\/\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|[@＠][\w.@-]+/gu

/**
 * What the post is about, in a few words that are safe to repeat in public; null when nothing certain is found.
 * Only nouns of products and service are ever taken: no names, handles, addresses, figures, swear words,
 * and nothing that could touch on a person's health, faith, politics or money.
 */
export function topicOf(text: string, language: 'de' | 'en'): Topic | null {
  const plain = text
    .slice(0, ENOUGH)
    .normalize('NFC')
    .replace(NOT_WORDS, ' . ')
    // A hashtag is read as the words it is made of.
    .replace(/#([\p{L}\p{N}_]+)/gu, (_, tag: string) => ` ${tag.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')} `)
  return language === 'de' ? germanTopic(plain) : englishTopic(plain)
}
