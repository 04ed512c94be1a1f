import {Transform} from "node:stream"
import {refuse} from "./issues.ts"

/** How much of a body is to come within each stretch of time, but for its last. */
export interface Pace {
  readonly bytes: number
  readonly withinMs: number
}

/** Some 13 kB/s: what a slow line has. Whoever sends less holds a place of the few. */
export const usualPace: Pace = {bytes: 64 * 1024, withinMs: 5000}

/** Ends with the Refusal `request.slow` where less comes than is to come. */
export function paced({bytes: least, withinMs}: Pace): Transform {
  let bytes = 0
  const look = setInterval(() => {
    if (bytes < least) all.destroy(refuse("request.slow", {bytes: least, seconds: Math.ceil(withinMs / 1000)}))
    bytes = 0
  }, withinMs)
  const all = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(null, chunk)
    },
    destroy(error, done) {
      clearInterval(look)
      done(error)
    },
  })
  return all
}
