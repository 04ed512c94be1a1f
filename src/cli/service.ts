import {readFileSync} from "node:fs"
import {join, resolve} from "node:path"
import {
  type Host,
  install,
  programFolder,
  type ServiceStatus,
  type ServiceWish,
  statusOf,
  thisHost,
  uninstall,
  unitText,
} from "../delivery/index.ts"
import {refuse} from "./issues.ts"
import {type CertificateOptions, certificateOf, checkOrigin, portOf} from "./listening.ts"
import {inWords, language, print} from "./output.ts"
import type {WhereOptions} from "./where.ts"

type Options = CertificateOptions &
  WhereOptions & {
    readonly user: string
    readonly host: string
    readonly port: string
    readonly origin?: string
    readonly "unit-dir": string
    readonly print?: string
    readonly replace?: string
  }

/** Install the server as a service of the system, remove it, or say how it stands: exit 1 where it does not run. */
export async function run(action: string, options: Options, host: Host = thisHost): Promise<void> {
  if (action === "install") return installed(options, host)
  if (action === "uninstall") return uninstalled(resolve(options["unit-dir"]), host)
  if (action === "status") return told(statusOf(resolve(options["unit-dir"]), host))
  throw refuse("call.action", {command: "service", action, known: "install, uninstall, status"})
}

async function installed(options: Options, host: Host): Promise<void> {
  const wish = wishOf(options)
  if (options.print === "yes") return print(unitText(wish, host))
  const done = await install(wish, host, options.replace === "yes")
  const {user, data} = wish
  if (done.madeUser) await print(inWords(`已建立系统用户${user}\n`, `The system's user ${user} was made\n`))
  if (data !== undefined) await print(inWords(`数据文件夹：${data}\n`, `Data folder: ${data}\n`))
  if (done.environment !== undefined)
    await print(
      inWords(
        `环境变量文件，只有root可读：${done.environment}\n`,
        `Environment, for root alone: ${done.environment}\n`,
      ),
    )
  await print(inWords(`服务单元：${done.unit}\n`, `Unit: ${done.unit}\n`))
  const commands = "systemctl daemon-reload && systemctl enable --now zhengming"
  await print(
    done.started
      ? inWords(
          "服务已启动；状态：zhengming service status；日志：journalctl -u zhengming\n",
          "The service was started; how it stands: zhengming service status; its log: journalctl -u zhengming\n",
        )
      : inWords(
          `此处没有运行systemd：只写入了服务单元，未启动任何程序；之后以root执行：${commands}\n`,
          `No systemd runs here: the unit was written and nothing was started; later, as root: ${commands}\n`,
        ),
  )
}

const usualData = "/var/lib/zhengming"
const name = /^[a-z_][a-z0-9_-]{0,31}$/

function wishOf(options: Options): ServiceWish {
  const {user, host, origin} = options
  if (!name.test(user)) throw refuse("option.value", {option: "user", value: user, known: "zhengming, zm_1 …"})
  if (options.data !== undefined && options.database !== undefined) throw refuse("delivery.service-stores", {})
  const port = portOf(options.port)
  if (port === 0) throw refuse("option.value", {option: "port", value: options.port, known: "1 … 65535"})
  if (origin !== undefined) checkOrigin(origin)
  const database = options.data === undefined ? (options.database ?? process.env.DATABASE_URL) : undefined
  const files = certificateOf("service", options)
  return {
    root: programFolder,
    units: resolve(options["unit-dir"]),
    user,
    host,
    port,
    ...(origin !== undefined && {origin}),
    ...(files && {certificate: {cert: resolve(files.cert), key: resolve(files.key)}}),
    ...(database ? {database} : {data: resolve(options.data ?? usualData)}),
  }
}

async function uninstalled(units: string, host: Host): Promise<void> {
  const {unit, environment, stopped, data} = uninstall(units, host)
  await print(
    stopped
      ? inWords("服务已停止\n", "The service was stopped\n")
      : inWords("此处没有运行systemd，没有可停止的服务\n", "No systemd runs here; there was nothing to stop\n"),
  )
  for (const path of [unit, environment])
    if (path !== undefined) await print(inWords(`已移除${path}\n`, `Removed: ${path}\n`))
  await print(
    data === undefined
      ? inWords("数据仍在PostgreSQL中\n", "The data stay in the PostgreSQL\n")
      : inWords(`数据仍在${data}\n`, `The data stay in ${data}\n`),
  )
}

async function told(status: ServiceStatus): Promise<void> {
  if (status.now?.active !== "active") process.exitCode = 1
  await print(linesOf(status).join(""))
}

function linesOf({unit, isThere, now, root, data}: ServiceStatus): readonly string[] {
  if (!isThere) return [inWords(`未安装：${unit}不存在\n`, `Not installed: ${unit} is not there\n`)]
  return [
    inWords(`服务单元：${unit}\n`, `Unit: ${unit}\n`),
    ...(now === undefined
      ? [inWords("此处没有运行systemd，不知道服务是否运行\n", "No systemd runs here to say whether it runs\n")]
      : [
          inWords(`开机启动：${worded(now.enabled)}\n`, `Starts with the machine: ${worded(now.enabled)}\n`),
          inWords(
            `状态：${worded(now.active)}，自${now.since || "—"}\n`,
            `State: ${worded(now.active)}, since ${now.since || "—"}\n`,
          ),
        ]),
    data === undefined
      ? inWords("数据在PostgreSQL中\n", "The data is in a PostgreSQL\n")
      : inWords(`数据文件夹：${data}\n`, `Data folder: ${data}\n`),
    versionLine(root),
  ]
}

/** What systemd calls states. */
const stateTexts: Readonly<Record<string, string>> = {
  enabled: "已启用",
  disabled: "未启用",
  active: "运行中",
  inactive: "未运行",
  failed: "已失败",
  activating: "正在启动",
  deactivating: "正在停止",
}

const worded = (state: string): string => (language === "zh" ? (stateTexts[state] ?? state) : state) || "—"

/** The version of the program that the unit starts, which may be another than this one. */
function versionLine(root: string | undefined): string {
  const version = root === undefined ? undefined : versionIn(root)
  return version === undefined
    ? inWords(`版本未知：程序不在${root ?? "—"}\n`, `Version unknown: the program is not in ${root ?? "—"}\n`)
    : inWords(`版本：${version}（${root}）\n`, `Version: ${version} (${root})\n`)
}

function versionIn(root: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {readonly version?: string}).version
  } catch {
    return undefined // moved or removed, and told so
  }
}
