import {fileURLToPath, pathToFileURL} from "node:url"
import {refuse} from "./issues.ts"

/** A server as a service of the system. */
export interface Service {
  /** The program, by its whole path: `/opt/zhengming-0.1.0-linux-x64/zhengming`. */
  readonly program: string
  /** Folder of the program. */
  readonly root: string
  /** Who it runs as, with the group that the system has for them. */
  readonly user: string
  /** Its data folder; none on a PostgreSQL. */
  readonly data?: string
  /** The file that holds what no unit may: the database's address with its password. */
  readonly environment: string
  readonly host: string
  readonly port: number
  readonly origin?: string
  readonly certificate?: {readonly cert: string; readonly key: string}
  /** systemd 254 and later wait longer from one restart to the next. */
  readonly grows: boolean
}

/** Ports below it are given to those who may bind them alone. */
const firstOpen = 1024

/**
 * The unit that runs a server, closed to all that it does not need. MemoryDenyWriteExecute stays off: V8 makes code as it runs.
 *
 * @throws Refusal `delivery.unit-program`, `delivery.unit-character`
 */
export function unitOf(service: Service): string {
  const {data, user, environment, root} = service
  demandWritable(service)
  return text([
    section("Unit", [
      "Description=Zhengming 正名",
      `Documentation=${escaped(pathToFileURL(`${root}/docs/delivery.md`).href)}`,
      "Wants=network-online.target",
      "After=network-online.target postgresql.service",
      "StartLimitIntervalSec=0", // a database may be away for hours
    ]),
    section("Service", [
      "Type=exec",
      `User=${user}`,
      `EnvironmentFile=-${escaped(environment)}`,
      `ExecStart=${commandOf(service)}`,
      "Restart=on-failure",
      "RestartSec=5",
      ...(service.grows ? ["RestartSteps=6", "RestartMaxDelaySec=60"] : []),
      "TimeoutStopSec=30",
      "KillMode=mixed",
      "SyslogIdentifier=zhengming",
      "LimitNOFILE=65536",
      "UMask=0077",
      ...(data === undefined ? [] : [`ReadWritePaths=${quoted(data)}`]),
      ...hardening(service),
    ]),
    section("Install", ["WantedBy=multi-user.target"]),
  ])
}

function demandWritable({program, root, data, environment, host, origin, certificate}: Service): void {
  if (/["'\\]/.test(program)) throw refuse("delivery.unit-program", {path: program})
  const values = [program, root, data, environment, host, origin, ...Object.values(certificate ?? {})]
  const broken = values.find(value => value !== undefined && /\p{Cc}/u.test(value))
  if (broken !== undefined) throw refuse("delivery.unit-character", {value: JSON.stringify(broken)})
}

const section = (name: string, lines: readonly string[]): string => [`[${name}]`, ...lines].join("\n")
const text = (sections: readonly string[]): string => `${sections.join("\n\n")}\n`

function commandOf({program, data, host, port, origin, certificate}: Service): string {
  const options = [
    ...(data === undefined ? [] : ["--data", data]),
    ...["--host", host, "--port", String(port)],
    ...(origin === undefined ? [] : ["--origin", origin]),
    ...(certificate === undefined ? [] : ["--tls-cert", certificate.cert, "--tls-key", certificate.key]),
  ]
  const words = options.map(option => quoted(option).replaceAll("$", "$$$$")) // no variable of systemd's
  return [quoted(program), "serve", ...words].join(" ")
}

function hardening({data, root, port, certificate}: Service): readonly string[] {
  const paths = [root, ...(data === undefined ? [] : [data]), ...Object.values(certificate ?? {})]
  const isBelow = (...folders: readonly string[]) =>
    paths.some(path => folders.some(folder => path === folder || path.startsWith(`${folder}/`)))
  const capability = port < firstOpen ? "CAP_NET_BIND_SERVICE" : ""
  return [
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    `ProtectHome=${isBelow("/home", "/root", "/run/user") ? "read-only" : "yes"}`,
    `PrivateTmp=${isBelow("/tmp", "/var/tmp") ? "no" : "yes"}`,
    "PrivateDevices=yes",
    "ProtectProc=invisible",
    "ProtectKernelTunables=yes",
    "ProtectKernelModules=yes",
    "ProtectKernelLogs=yes",
    "ProtectControlGroups=yes",
    "ProtectClock=yes",
    "ProtectHostname=yes",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    "RestrictNamespaces=yes",
    "RestrictRealtime=yes",
    "RestrictSUIDSGID=yes",
    "LockPersonality=yes",
    "RemoveIPC=yes",
    "SystemCallArchitectures=native",
    "SystemCallFilter=@system-service",
    "SystemCallFilter=~@privileged",
    "SystemCallErrorNumber=EPERM",
    `CapabilityBoundingSet=${capability}`,
    `AmbientCapabilities=${capability}`,
  ]
}

/** Its specifiers begin with `%`. */
const escaped = (value: string): string => value.replaceAll("%", "%%")

/** A word of a list or a command, of any characters but line ends: as it is where it can be. */
const quoted = (value: string): string => {
  const plain = escaped(value)
  return /^[\w./:%@+=,-]+$/.test(plain) ? plain : `"${plain.replace(/["\\]/g, "\\$&")}"`
}

/** What a unit says of itself: the folder of its program, and its data folder, which it has none of on a PostgreSQL. */
export interface Told {
  readonly root?: string
  readonly data?: string
}

/** Read in a unit that `unitOf` wrote; nothing is told by another's. */
export function toldBy(unit: string): Told {
  const page = writtenIn(unit, "Documentation")
  const data = writtenIn(unit, "ReadWritePaths")
  return {
    ...(page?.startsWith("file:///") && {root: fileURLToPath(new URL("..", page)).replace(/\/$/, "")}),
    ...(data !== undefined && {data}),
  }
}

function writtenIn(unit: string, key: string): string | undefined {
  const written = new RegExp(`^${key}=(.*)$`, "m").exec(unit)?.[1]
  if (written === undefined) return undefined
  const inner = written.startsWith('"') ? written.slice(1, -1).replace(/\\(.)/g, "$1") : written
  return inner.replaceAll("%%", "%")
}
