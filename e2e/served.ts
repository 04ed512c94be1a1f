import {type ChildProcess, spawn} from "node:child_process"
import {mkdtempSync, rmSync} from "node:fs"
import {createServer} from "node:net"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {fileURLToPath} from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))

/** A real server on an empty data folder. */
export interface Served {
  readonly address: string
  /** Of the link that the first start printed. */
  readonly secret: string
  readonly data: string
  /** End the process at once, as a power cut would. */
  kill(): Promise<void>
  /** Start it again on the same data and port. */
  start(): Promise<void>
  /** End it; its data goes. */
  close(): Promise<void>
}

/** @param options more of them, for `serve` */
export async function serveEmpty(options: readonly string[] = []): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), "zhengming-e2e-"))
  const port = await freePort()
  let {child, printed} = await started(data, port, options)
  const ended = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise(resolve => child.once("exit", resolve))
    child.kill(signal)
    await gone
  }
  return {
    address: `http://127.0.0.1:${port}`,
    secret: /setup#(\S+)/.exec(printed)?.[1] ?? "",
    data,
    kill: () => ended("SIGKILL"),
    start: async () => {
      ;({child, printed} = await started(data, port, options))
    },
    close: async () => {
      await ended("SIGTERM")
      rmSync(data, {recursive: true, force: true})
    },
  }
}

/** The process, once it listens, with what it printed. */
async function started(
  data: string,
  port: number,
  options: readonly string[],
): Promise<{child: ChildProcess; printed: string}> {
  const args = ["src/cli/main.ts", "serve", "--data", data, "--port", String(port), ...options]
  const child = spawn(process.execPath, args, {cwd: root, stdio: ["ignore", "pipe", "inherit"]})
  process.once("exit", () => child.kill("SIGKILL"))
  let printed = ""
  child.stdout.setEncoding("utf8")
  child.stdout.on("data", chunk => {
    printed += chunk
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${printed}`)
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      answer => answer.ok,
      () => false,
    )
    if (ready) return {child, printed}
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
