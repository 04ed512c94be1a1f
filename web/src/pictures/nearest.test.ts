import {describe, expect, it} from "vitest"
import {nearest} from "./nearest.ts"

const at = (x: number, y: number) => ({x, y, width: 10, height: 10})
/** 0 1 above 2 3, and 4 far at the right of the lower ones. */
const boxes = [at(0, 0), at(10, 0), at(0, 10), at(10, 10), at(50, 12)]

describe("an arrow key", () => {
  it.each([
    [0, "ArrowRight", 1],
    [0, "ArrowDown", 2],
    [3, "ArrowUp", 1],
    [3, "ArrowRight", 4],
    [0, "ArrowUp", -1],
    [4, "ArrowLeft", 3],
    [2, "Home", 0],
    [2, "End", 4],
    [2, "x", -1],
  ])("from %d, %s leads to %d", (from, key, to) => expect(nearest(boxes, from, key)).toBe(to))
})
