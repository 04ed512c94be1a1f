export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const directions: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/**
 * The box that an arrow key leads to from another: the nearest in that direction,
 * one straight ahead before one aside. Home and End lead to the first and the last.
 *
 * @returns -1 when there is none, or the key is no such key
 */
export function nearest(boxes: readonly Box[], from: number, key: string): number {
  if (key === "Home") return boxes.length > 0 ? 0 : -1
  if (key === "End") return boxes.length - 1
  const [dx, dy] = directions[key] ?? [0, 0]
  const here = boxes[from]
  if (!here || (dx === 0 && dy === 0)) return -1
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [i, box] of boxes.entries()) {
    const across = middle(box.x, box.width) - middle(here.x, here.width)
    const down = middle(box.y, box.height) - middle(here.y, here.height)
    const ahead = across * dx + down * dy
    if (i === from || ahead <= 0.5) continue
    const cost = ahead + 3 * Math.abs(dx === 0 ? across : down)
    if (cost < least) [best, least] = [i, cost]
  }
  return best
}

const middle = (start: number, size: number): number => start + size / 2
