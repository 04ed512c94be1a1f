// The server under load from a second process: an item beside a bare route, recognition, search, start, and a soak. `node bench/server.ts [SOAK_REQUESTS]`
import {type ChildProcess, spawn} from "node:child_process"
import {mkdtempSync, readFileSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import autocannon, {type Options, type Result} from "autocannon"
import Fastify from "fastify"
import {line, median, ms} from "./measure.ts"
import {madeNames} from "./names.ts"

const item = "/api/v1/editions/5.0/items/20040100110000"
const seconds = 4
/** A route of fastify alone that answers with a body given. */
async function serveBare(body: string): Promise<void> {
  const server = Fastify()
  server.get(item, (_request, reply) => reply.type("application/json; charset=utf-8").send(body))
  console.log(await server.listen({host: "127.0.0.1", port: 0}))
}

async function measureAll(soak: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
  const command = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url))
  const serve = () => start([command, "serve", "--data", join(folder, "data"), "--port", "0", ...behindProxy])
  const first = await serve()
  line("ready, first start", ms(first.readyMs))
  await end(first.process)
  const ours = await serve()
  line("ready (asked: 1 s)", ms(ours.readyMs), `${megabytes(ours.process)} MB (asked: under 200)`)
  const body = await (await fetch(ours.url + item)).text()
  const bare = await start([fileURLToPath(import.meta.url), "bare", body])
  try {
    await beside(ours.url, bare.url)
    const names = [...madeNames(2000)].map(({name}) => name)
    await recognition(ours.url, names)
    await search(ours.url)
    await thousand(ours.url, names)
    await soaked(ours, names, soak)
  } finally {
    await end(bare.process)
    await end(ours.process)
    rmSync(folder, {recursive: true})
  }
}

interface Started {
  readonly process: ChildProcess
  readonly url: string
  readonly readyMs: number
}

function start(args: readonly string[]): Promise<Started> {
  const from = performance.now()
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]})
  return new Promise((resolve, reject) => {
    child.once("exit", status => reject(new Error(`${args[1]} ended with ${status}`)))
    child.stdout.on("data", chunk => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0]
      if (url) resolve({process: child, url, readyMs: performance.now() - from})
    })
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once("exit", () => resolve())
    child.kill()
  })
}

const megabytes = ({pid}: ChildProcess): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024)

const load = (options: Options): Promise<Result> => autocannon({connections: 50, duration: seconds, ...options})

async function beside(ours: string, bare: string): Promise<void> {
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < 3; i++) {
    const [a, b] = [await load({url: ours + item}), await load({url: bare + item})]
    pairs.push([a.requests.average, b.requests.average])
  }
  line("GET an item", `${Math.round(median(pairs.map(([a]) => a)))} requests/s`)
  line("a bare route, the same body", `${Math.round(median(pairs.map(([, b]) => b)))} requests/s`)
  line("ratio (asked: 0.6)", median(pairs.map(([a, b]) => a / b)).toFixed(2))
}

const json = {"content-type": "application/json"}
const recognise = "/api/v1/editions/5.0/recognise"

/** Then a caller says in a header whom it asks for. */
const behindProxy = ["--origin", "http://zhengming.test"]
let callers = 0

/** Each from another address, for one has so many batches a minute. */
function requestsFor(names: readonly string[]): autocannon.Request[] {
  const setupRequest = (request: autocannon.Request): autocannon.Request => ({
    ...request,
    headers: {...request.headers, "x-forwarded-for": addressOf(callers++)},
  })
  return names.map(name => {
    const body = JSON.stringify({names: [name]})
    return {method: "POST", path: recognise, headers: json, body, setupRequest}
  })
}

const addressOf = (caller: number): string => `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`

async function recognition(url: string, names: readonly string[]): Promise<void> {
  await load({url, requests: requestsFor(names), duration: 1})
  const {requests, latency} = await load({url, requests: requestsFor(names)})
  line("recognise one name", `${requests.average} requests/s`, `p99 ${latency.p99} ms (asked: under 10)`)
}

async function search(url: string): Promise<void> {
  const words = ["胸部 平扫", "xbps", "chest plain", "200401", "膝关节 增强", "mra", "正位", "颅脑"]
  const requests = words.map(q => ({path: `/api/v1/editions/5.0/items?limit=50&q=${encodeURIComponent(q)}`}))
  const {requests: rate, latency} = await load({url, requests, connections: 10})
  line("search, 10 connections", `${rate.average} requests/s`, `p99 ${latency.p99} ms (asked: under 15)`)
}

async function thousand(url: string, names: readonly string[]): Promise<void> {
  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    const body = JSON.stringify({names: names.slice(i * 50, i * 50 + 1000)})
    const from = performance.now()
    await (await fetch(url + recognise, {method: "POST", headers: json, body})).arrayBuffer()
    times.push(performance.now() - from)
  }
  line("recognise 1,000 names, there and back", ms(median(times)), "(asked: under 30 ms of the server's)")
}

/** Memory after each tenth of many requests of all kinds, and its slope over the last seven. */
async function soaked({url, process: child}: Started, names: readonly string[], amount: number): Promise<void> {
  const requests = [
    ...(requestsFor(names.slice(0, 200)) ?? []),
    {path: item},
    {path: "/api/v1/editions/5.0/items?q=CT"},
  ]
  const seen: number[] = []
  for (let i = 0; i < 10; i++) {
    await load({url, requests, amount: amount / 10})
    seen.push(megabytes(child))
  }
  const late = seen.slice(3)
  const slope = ((late.at(-1) ?? 0) - (late[0] ?? 0)) / ((late.length - 1) * (amount / 10))
  line(`${amount} requests`, `${seen.join(" ")} MB`, `${(slope * 1_000_000).toFixed(0)} MB a million requests`)
}

if (process.argv[2] === "bare") await serveBare(process.argv[3] ?? "")
else await measureAll(Number(process.argv[2] ?? 100_000))
