/** Digits and lower-case letters but i, l, o and u, in the order of their codes. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
const timeWidth = 10
const randomWidth = 10

/** Whole number from 0 to below `limit`. */
export type Random = (limit: number) => number
/** Milliseconds since 1970. */
export type Clock = () => number

/** A clock that can be told what others show. */
export interface SteadyClock {
  readonly read: Clock
  /** Show from now on nothing before `last`, a time that another server wrote. */
  readonly notBefore: (last: number) => void
  /** Go by a clock that shows `now`, all servers' one, at the pace of our own. */
  readonly goBy: (now: number) => void
}

/**
 * A clock that never runs back, not even behind what a store was told before:
 * while the clock it goes by is behind, it goes on from there at half the pace,
 * so that whatever waits for a time comes to it.
 *
 * @param last latest time in the store
 */
export function steadyClock(clock: Clock, last: number): SteadyClock {
  let ahead = 0
  let [shown, seen] = [last, clock()]
  return {
    read: () => {
      const now = clock() + ahead
      shown = Math.max(now, shown + Math.max(0, now - seen) / 2)
      seen = now
      return Math.floor(shown)
    },
    notBefore: last => {
      shown = Math.max(shown, last)
    },
    goBy: now => {
      ahead = now - clock()
      seen = now
    },
  }
}

/** The time that an id was made at. */
export const timeOfId = (id: string): number =>
  [...id.slice(0, timeWidth)].reduce((time, digit) => time * 32 + Math.max(0, alphabet.indexOf(digit)), 0)

/** Whether a text is in the form of an id. */
export const isId = (text: string): boolean => idPattern.test(text)
const idPattern = /^[0-9a-hjkmnp-tv-z]{20}$/

const mostTail = 32 ** randomWidth

/** Another id of the same time, `by` further: what was before it by age stays so, but where the count runs over. */
export const shiftedId = (id: string, by: number): string =>
  id.slice(0, timeWidth) + base32((timeOfId(id.slice(timeWidth)) + by) % mostTail, randomWidth)

/** A random number from 1 on, of the tail of a new id. */
export const randomOf = (newId: () => string): number => timeOfId(newId().slice(timeWidth)) + 1

/**
 * A maker of ids: 20 characters, the first ten the time, the others random, so
 * that ids sort by age and new rows go to the end of an index. Ids of one
 * millisecond count up from a random start.
 */
export function makeIds(clock: Clock, random: Random): () => string {
  let last = -1
  let tail = 0
  return () => {
    const now = clock()
    if (now > last) {
      last = now
      tail = random(2 ** 47)
    } else tail += 1
    return base32(last, timeWidth) + base32(tail, randomWidth)
  }
}

function base32(value: number, width: number): string {
  let text = ""
  for (let rest = value; text.length < width; rest = Math.floor(rest / 32)) text = alphabet.charAt(rest % 32) + text
  return text
}
