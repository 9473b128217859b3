import { ConfigInvalid } from '../domain/errors.ts'
import type { Post } from '../domain/post.ts'

/**
 * A post's place in a timeline: time, id, and its number among posts with the same of both. Written as an
 * opaque string, it stays valid when the file grows.
 */
export type Place = readonly [time: number, id: string, nth: number]

export interface Timeline {
  /** Index of the first post at or after a time (milliseconds since 1970). */
  firstAt(time: number): number
  /** Index of the first post behind a place. */
  firstBehind(place: Place): number
  placeOf(index: number): Place
  /** Posts from `start` to before `end`, newest first. */
  newestFirst(start: number, end: number): Post[]
}

/** Posts ordered by time, then id as given. Finding a place takes O(log n). */
export function createTimeline(unordered: readonly Post[]): Timeline {
  const posts = [...unordered].sort(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  /** Index of the first post that is not before (time, id). */
  function lowerBound(time: number, id: string): number {
    let [low, high] = [0, posts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const post = posts[middle]
      const at = post?.createdAt.getTime() ?? Number.POSITIVE_INFINITY
      if (post && (at < time || (at === time && post.id < id))) low = middle + 1
      else high = middle
    }
    return low
  }
  function isAt(index: number, time: number, id: string): boolean {
    const post = posts[index]
    return post !== undefined && post.id === id && post.createdAt.getTime() === time
  }
  return {
    firstAt: (time) => lowerBound(time, ''),
    firstBehind([time, id, nth]) {
      let index = lowerBound(time, id)
      for (let n = 0; n <= nth && isAt(index, time, id); n += 1) index += 1
      return index
    },
    placeOf(index) {
      const post = posts[index]
      if (!post) throw new RangeError('no post at this index')
      const time = post.createdAt.getTime()
      return [time, post.id, index - lowerBound(time, post.id)]
    },
    newestFirst: (start, end) => posts.slice(start, end).reverse(),
  }
}

/** An opaque string of a place. */
export function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The opposite of `writePlace`; throws ConfigInvalid for a string that came from elsewhere. */
export function readPlace(text: string): Place {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(value)) {
      const [time, id, nth]: unknown[] = value
      if (typeof time === 'number' && typeof id === 'string' && typeof nth === 'number') return [time, id, nth]
    }
  } catch {
    // Falls through to the same answer.
  }
  throw new ConfigInvalid('The remembered position does not belong to a posts file: start with an empty database')
}
