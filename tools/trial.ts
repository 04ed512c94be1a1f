import {type ChildProcess, fork} from "node:child_process"
import {once} from "node:events"
import {writeFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import type {Asked, Told} from "./trial-worker.ts"

/** A fault in a file, and the tests that may see it. */
export interface Fault {
  readonly file: string
  readonly text: string
  /** The text with the fault in it. */
  readonly by: string
  readonly tests: readonly string[]
}

const worker = fileURLToPath(new URL("trial-worker.ts", import.meta.url))

/** Runs tests over a copy of the project in one process that lives on, ended only where a fault makes it go on for ever. */
export class Trial {
  readonly #copy: string
  #process: ChildProcess | undefined
  #costs: ReadonlyMap<string, number> = new Map()
  /** How many faults each test was the first to see. */
  readonly #seen = new Map<string, number>()

  constructor(copy: string) {
    this.#copy = copy
  }

  /** Run the tests without any fault: they must pass, and what each costs is known from now on. */
  async begin(tests: readonly string[]): Promise<void> {
    const answer = await this.#run({tests}, 600_000)
    if (answer?.failed !== undefined) throw new Error(`without any fault, tests fail: ${answer.failed}`)
    if (!answer) throw new Error("the tests take longer than ten minutes")
    this.#costs = new Map(answer.costs)
  }

  /** Whether a test fails, or goes on for ever, for the fault: those that saw most for what they cost are asked first. The file is as it was afterwards. */
  async sees({file, text, by, tests}: Fault): Promise<boolean> {
    const path = join(this.#copy, file)
    const cost = (test: string): number => this.#costs.get(test) ?? 0
    const most = 30_000 + Math.ceil(5 * tests.reduce((sum, test) => sum + cost(test), 0))
    const turn = (test: string): number => cost(test) / (1 + (this.#seen.get(test) ?? 0))
    writeFileSync(path, by)
    try {
      const answer = await this.#run({tests: tests.toSorted((a, b) => turn(a) - turn(b)), changed: file}, most)
      const failed = answer?.failed
      if (failed !== undefined) this.#seen.set(failed, 1 + (this.#seen.get(failed) ?? 0))
      return failed !== undefined || answer === undefined
    } finally {
      writeFileSync(path, text)
      this.#process?.send({tests: [], changed: file} satisfies Asked)
    }
  }

  end(): void {
    this.#process?.kill()
    this.#process = undefined
  }

  /** Undefined where no answer came in time. */
  async #run(asked: Asked, ms: number): Promise<Told | undefined> {
    this.#process ??= fork(worker, [this.#copy], {cwd: this.#copy, stdio: ["ignore", "ignore", "inherit", "ipc"]})
    const child = this.#process
    child.send(asked)
    const over = new AbortController()
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(ms)])
    const late = once(signal, "abort").then(() => [undefined])
    const heard = ["message", "exit"].map(event => once(child, event, {signal}).catch(() => late))
    const [answer] = await Promise.race([...heard, late])
    over.abort()
    return typeof answer === "object" && answer !== null ? (answer as Told) : this.#lost()
  }

  /** A process that went away or does not answer is ended; the next run begins another. */
  #lost(): undefined {
    this.#process?.kill("SIGKILL")
    this.#process = undefined
  }
}
