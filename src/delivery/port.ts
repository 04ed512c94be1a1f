import {request as overHttp} from "node:http"
import {request as overTls} from "node:https"
import {createServer} from "node:net"
import {type Finding, fault, fine, reasonOf, type Words} from "./finding.ts"

/** Where a server listens, or is to. */
export interface Listen {
  readonly host: string
  readonly port: number
}

/** Whether a server can listen there; where something does already, who. */
export async function lookAtPort(listen: Listen): Promise<readonly Finding[]> {
  const address = `${listen.host}:${listen.port}`
  const error = await tried(listen)
  if (error === undefined) return [fine("port", {zh: `${address}可以使用`, en: `${address} can be listened on`})]
  if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return [await taken(listen, address)]
  const why = reasonOf(error)
  return [
    fault(
      "port",
      {zh: `无法在${address}上监听：${why.zh}`, en: `Cannot listen on ${address}: ${why.en}`},
      remedies[(error as NodeJS.ErrnoException).code ?? ""] ?? other,
    ),
  ]
}

const other = {
  zh: "用--host和--port给出本机的地址和空闲的端口",
  en: "Name an address of this machine and a free port (--host, --port)",
}
const remedies: Readonly<Record<string, Words>> = {
  EACCES: {
    zh: "1024以下的端口只有root或有CAP_NET_BIND_SERVICE的服务能用；请用8080等端口，或用zhengming service install安装为服务",
    en: "Ports below 1024 are for root, or a service with CAP_NET_BIND_SERVICE: take another as 8080, or install it by zhengming service install",
  },
}

/** @returns why it cannot be listened on; undefined where it can */
const tried = ({host, port}: Listen): Promise<Error | undefined> =>
  new Promise(resolve => {
    const server = createServer()
      .once("error", resolve)
      .listen({host, port}, () => server.close(() => resolve(undefined)))
  })

async function taken(listen: Listen, address: string): Promise<Finding> {
  const told = (await ask(listen, false)) ?? (await ask(listen, true))
  if (told?.ready === true)
    return fine("port", {zh: `${address}上正名正在运行，已就绪`, en: `On ${address} Zhengming runs and is ready`})
  if (told?.ready === false)
    return fault(
      "port",
      {
        zh: `${address}上正名正在运行，但连不上数据库`,
        en: `On ${address} Zhengming runs, but it cannot reach its database`,
      },
      {zh: "见数据库一项和服务器日志", en: "See what is said of the database, and the server's log"},
    )
  return fault(
    "port",
    {zh: `${address}已被其他程序占用`, en: `Another program listens on ${address}`},
    {
      zh: `结束该程序（${findCommand(listen.port)}），或用--port另选端口`,
      en: `End that program (${findCommand(listen.port)}), or take another port (--port)`,
    },
  )
}

const findCommand = (port: number): string =>
  process.platform === "win32" ? `netstat -ano | findstr :${port}` : `ss -ltnp sport = :${port}`

const patienceMs = 2000
const mostBytes = 10_000

/** What `/readyz` answers there; undefined where no server of ours does. Whose certificate it is doesn't matter: nothing is told to it. */
const ask = ({host, port}: Listen, tls: boolean): Promise<{readonly ready?: unknown} | undefined> =>
  new Promise(resolve => {
    const hostname = /^(0\.0\.0\.0|::)$/.test(host) ? "localhost" : host
    const request = tls ? overTls : overHttp
    const options = {hostname, port, path: "/readyz", timeout: patienceMs, rejectUnauthorized: false, agent: false}
    const sent = request(options, answer => {
      let text = ""
      answer.setEncoding("utf8")
      answer.on("data", chunk => {
        text += chunk
        if (text.length > mostBytes) answer.destroy()
      })
      answer.on("close", () => resolve(readyIn(text)))
    })
    sent.on("timeout", () => sent.destroy())
    sent.on("error", () => resolve(undefined)) // speaks something else
    sent.end()
  })

function readyIn(text: string): {readonly ready?: unknown} | undefined {
  try {
    const told = JSON.parse(text) as {readonly ready?: unknown} | null
    return typeof told?.ready === "boolean" ? told : undefined
  } catch {
    return undefined // no JSON: another's
  }
}
