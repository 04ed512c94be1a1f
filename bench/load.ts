// How a server answers others while callers without a user put on it what costs most: a fresh server for each load. `node bench/load.ts [PART OF A NAME]`
import {type ChildProcess, spawn} from "node:child_process"
import {once} from "node:events"
import {mkdtempSync, readFileSync, rmSync} from "node:fs"
import {loadavg, tmpdir} from "node:os"
import {join} from "node:path"
import {setTimeout as sleep} from "node:timers/promises"
import {isMainThread, parentPort, Worker, workerData} from "node:worker_threads"
import {bodies, files, type Load, logins} from "./loads.ts"
import {at, line, median, ms} from "./measure.ts"

const idleMs = 4000 // of an idle server, before its load
const mostMs = 120_000 // of a load; its callers go then
const betweenMs = 10 // from one answer to the next request of whoever watches

interface Started {
  readonly child: ChildProcess
  readonly url: string
}

function start(folder: string): Promise<Started> {
  const args = ["serve", "--data", join(folder, "data"), "--port", "0", "--origin", "http://zhengming.test"]
  const child = spawn(process.execPath, [at("src/cli/main.ts"), ...args], {stdio: ["ignore", "pipe", "inherit"]})
  return new Promise((resolve, reject) => {
    child.once("exit", status => reject(new Error(`the server ended with ${status}`)))
    child.stdout.on("data", chunk => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0]
      if (url) resolve({child, url})
    })
  })
}

/** What whoever watches sees of `/healthz`: milliseconds of each answer. Runs in a thread, so that nothing here holds it up. */
async function watch(url: string): Promise<void> {
  let seen: number[] = []
  parentPort?.on("message", () => {
    parentPort?.postMessage(seen)
    seen = []
  })
  for (;;) {
    const from = performance.now()
    await (await fetch(`${url}/healthz`)).arrayBuffer()
    seen.push(performance.now() - from)
    await sleep(betweenMs)
  }
}

/** Send a load, all at once; how many answers of each status, and `gone` for callers that went. */
async function send(url: string, {path, body, type, times, addresses}: Load): Promise<string> {
  const signal = AbortSignal.timeout(mostMs)
  const answers = Array.from({length: times}, async (_, i) => {
    const headers = {"content-type": type, "x-forwarded-for": `192.0.2.${1 + (i % addresses)}`}
    try {
      const answer = await fetch(url + path, {method: "POST", headers, body, signal})
      await answer.arrayBuffer()
      return String(answer.status)
    } catch {
      return "gone"
    }
  })
  const counts = Map.groupBy(await Promise.all(answers), status => status)
  return [...counts].map(([status, all]) => (times === 1 ? status : `${status} × ${all.length}`)).join(", ")
}

/** Resident memory, MB. */
const memory = ({pid}: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

const figures = (values: readonly number[]): string =>
  [median(values), percentile(values, 0.99), Math.max(...values)].map(value => value.toFixed(0)).join(" / ")

async function measure(load: Load, beside: (url: string) => Promise<string> = async () => ""): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
  const {child, url} = await start(folder)
  const watcher = new Worker(new URL(import.meta.url), {workerData: url})
  const taken = async (): Promise<readonly number[]> => {
    watcher.postMessage("")
    return (await once(watcher, "message"))[0]
  }
  await sleep(idleMs)
  const idle = await taken()
  const before = memory(child)
  let peak = before
  const sampling = setInterval(() => {
    peak = Math.max(peak, memory(child))
  }, 20)
  const from = performance.now()
  const [answers, told] = await Promise.all([send(url, load), beside(url)])
  const took = performance.now() - from
  const seen = await taken()
  clearInterval(sampling)
  await watcher.terminate()
  child.kill()
  await once(child, "exit")
  rmSync(folder, {recursive: true})
  const size = `${(load.body.length / 2 ** 20).toFixed(1)} MB`
  line(load.what, size, answers, ms(took), figures(idle), figures(seen), `+${(peak - before).toFixed(0)} MB`, told)
}

/** How long a small file takes to be converted meanwhile. */
async function smallFile(url: string): Promise<string> {
  await sleep(100) // the logins are there
  const from = performance.now()
  await send(url, {
    what: "",
    path: "/api/v1/editions/5.0/converted?file=a.csv&as=csv",
    body: Uint8Array.from(Buffer.from("名称\nCT胸部平扫\n")),
    type: "application/octet-stream",
    times: 1,
    addresses: 1,
  })
  return `a small file meanwhile ${ms(performance.now() - from)}`
}

async function measureAll(part: string): Promise<void> {
  line("load", "body", "answers", "until all answered", "healthz idle", "healthz meanwhile", "peak memory above idle")
  console.log("(healthz: median / 99 % / worst in ms; asked: under 100 / 500, and 400 MB)")
  for (const [what, make] of [...files, ...bodies]) if (what.includes(part)) await measure(make(what))
  const wrong = logins()
  if (wrong.what.includes(part)) await measure(wrong, smallFile)
  console.log(
    `load of the machine: ${loadavg()
      .map(value => value.toFixed(1))
      .join(" ")}`,
  )
}

if (isMainThread) await measureAll(process.argv[2] ?? "")
else await watch(workerData as string)
