import {spawnSync} from "node:child_process"
import {fileURLToPath} from "node:url"

/** Path of a file of the project. */
export const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Milliseconds of each run. */
export function time(runs: number, work: () => unknown): readonly number[] {
  return Array.from({length: runs}, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Two pieces of work in turn, so that a drift of the machine's speed meets both; medians and their ratio. */
export function sideBySide(
  runs: number,
  ours: () => unknown,
  floor: () => unknown,
): {ours: number; floor: number; ratio: number} {
  const pairs = Array.from({length: runs}, () => [time(1, ours)[0] ?? 0, time(1, floor)[0] ?? 0] as const)
  return {
    ours: median(pairs.map(([a]) => a)),
    floor: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  }
}

/** Run a command of the project to its end; throws when it fails. */
export function command(args: readonly string[], input = ""): string {
  const done = spawnSync(at("bin/zhengming"), args, {input, encoding: "utf8", maxBuffer: 2 ** 30})
  if (done.status !== 0 && done.status !== 1) throw new Error(`${args.join(" ")}: ${done.stderr}`)
  return done.stdout
}

export const line = (what: string, ...values: readonly string[]): void =>
  console.log(`${what.padEnd(34)} ${values.join("   ")}`)
export const ms = (value: number): string => `${value.toFixed(0)} ms`
