const width = 24 // cells of the bar
const pauseMs = 100 // between two drawings

/** A bar on the terminal with rows, rate and time left; nothing at all where nobody watches. */
interface Progress {
  /** @param done share of the work, 0 to 1 */
  update(done: number, rows: number): void
  end(): void
}

/** @param stream where the bar is drawn; only a terminal gets one */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return {update: () => {}, end: () => {}}
  const began = performance.now()
  let drawn = Number.NEGATIVE_INFINITY
  return {
    update: (done, rows) => {
      const now = performance.now()
      if (now - drawn < pauseMs) return
      drawn = now
      stream.write(`\r${barLine(done, rows, (now - began) / 1000)}\u001b[K`)
    },
    end: () => stream.write("\r\u001b[K"),
  }
}

/**
 * One line: bar, per cent, rows, rows a second, seconds left.
 *
 * @example barLine(0.5, 1000, 2) // "████████████············  50 %  1000  500/s  2 s"
 */
export function barLine(done: number, rows: number, seconds: number): string {
  const share = Math.min(1, Math.max(0, done))
  const full = Math.round(share * width)
  const bar = "█".repeat(full) + "·".repeat(width - full)
  const rate = seconds > 0 ? `${Math.round(rows / seconds)}/s` : ""
  const left = share > 0 ? `${Math.ceil((seconds * (1 - share)) / share)} s` : ""
  return `${bar}  ${Math.round(share * 100)} %  ${rows}  ${rate}  ${left}`.trimEnd()
}
