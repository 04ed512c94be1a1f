import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs"
import {dirname, join} from "node:path"
import {databaseName} from "../store/index.ts"
import {openTarget, systemCodeOf} from "../tables/index.ts"
import type {Host} from "./host.ts"
import {refuse} from "./issues.ts"
import {manifestFile} from "./manifest.ts"
import {type Service, type Told, toldBy, unitOf} from "./unit.ts"

const unitName = "zhengming.service"
const environmentName = "zhengming.env"

/** What a service is to be. */
export interface ServiceWish
  extends Pick<Service, "root" | "user" | "data" | "host" | "port" | "origin" | "certificate"> {
  /** Address of a PostgreSQL, where there is no data folder. */
  readonly database?: string
  /** Where the system's units are. */
  readonly units: string
}

/** What was done. */
interface Installed {
  readonly unit: string
  /** The file that holds the database's address, where one was written. */
  readonly environment: string | undefined
  readonly madeUser: boolean
  /** It runs; where no systemd does, nothing was started. */
  readonly started: boolean
}

/** The unit of a service, as it would be written. Throws the Refusals of `unitOf`. */
export function unitText(wish: ServiceWish, host: Host): string {
  const {root, units} = wish
  const program = existsSync(join(root, manifestFile)) ? join(root, "zhengming") : join(root, "bin", "zhengming")
  return unitOf({...wish, program, environment: join(units, environmentName), grows: grows(host)})
}

const growsFrom = 254

/** @returns whether the systemd of the machine knows how to wait longer from one restart to the next */
function grows(host: Host): boolean {
  const version = /^systemd (\d+)/.exec(host.run("systemctl", ["--version"]).stdout)?.[1]
  return Number(version ?? 0) >= growsFrom
}

/**
 * Make the user and the data folder, write the unit, and start it where a systemd runs.
 * Nothing is done where one of them cannot stand.
 *
 * @param replace write over another unit, and another database's address
 * @throws Refusal `delivery.*`, `file.*`
 */
export async function install(wish: ServiceWish, host: Host, replace: boolean): Promise<Installed> {
  demandSystemd(host)
  const unit = {path: join(wish.units, unitName), text: unitText(wish, host)}
  const environment = {path: join(wish.units, environmentName), text: environmentOf(wish)}
  const before = readIfThere(unit.path)
  if (!replace) {
    demandSame(unit.path, before, unit.text)
    demandSameDatabase(environment.path, environment.text)
  }
  if (wish.data !== undefined) demandOwnFolder(wish.data)
  demandWritable(wish.units)
  const {owner, madeUser} = makeUser(wish, host)
  if (wish.data !== undefined) giveFolder(wish.data, wish.user, owner)
  const isOther = before !== unit.text || (readIfThere(environment.path) ?? "") !== environment.text
  await writeWhole(environment.path, environment.text, 0o600)
  await writeWhole(unit.path, unit.text, 0o644)
  if (host.isManaged) start(host, before !== undefined && isOther)
  return {
    unit: unit.path,
    environment: environment.text === "" ? undefined : environment.path,
    madeUser,
    started: host.isManaged,
  }
}

function demandSystemd({platform}: Host): void {
  if (platform !== "linux") throw refuse("delivery.service-system", {})
}

function demandWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const reason = systemCodeOf(error)
    throw isForbidden(reason) ? refuse("delivery.unit-folder", {path: folder}) : refuse("file.folder", {folder, reason})
  }
}

const isForbidden = (reason: string): boolean => reason === "EACCES" || reason === "EPERM"

function demandSame(path: string, before: string | undefined, after: string): void {
  if (before === undefined || before === after) return
  const [old, now] = [before.split("\n"), after.split("\n")]
  const gone = old.filter(line => !now.includes(line)).map(line => `- ${line}`)
  const come = now.filter(line => !old.includes(line)).map(line => `+ ${line}`)
  throw refuse("delivery.unit-differs", {path, lines: [...gone, ...come].join("\n")})
}

/** The address has a password: that it is another is all that is told. */
function demandSameDatabase(path: string, after: string): void {
  const [old, now] = [databaseLine(readIfThere(path) ?? ""), databaseLine(after)]
  if (old === undefined || old === now) return
  throw refuse("delivery.unit-differs", {path, lines: "- DATABASE_URL=…"})
}

const databaseLine = (text: string): string | undefined => /^DATABASE_URL=.*$/m.exec(text)?.[0]

/** Lines that others put into the file, as those of OpenID Connect, stay. */
function environmentOf({units, database}: ServiceWish): string {
  const lines = (readIfThere(join(units, environmentName)) ?? "").split("\n")
  const others = lines.filter(line => line !== "" && databaseLine(line) === undefined)
  if (database !== undefined && /\p{Cc}/u.test(database))
    throw refuse("delivery.unit-character", {value: "DATABASE_URL"})
  const own = database === undefined ? [] : [`DATABASE_URL="${database.replace(/["\\`$]/g, "\\$&")}"`]
  return [...others, ...own].map(line => `${line}\n`).join("")
}

/** Numbers of a user and of their group. */
interface Owner {
  readonly uid: number
  readonly gid: number
}

function makeUser({user, data}: ServiceWish, host: Host): {readonly owner: Owner; readonly madeUser: boolean} {
  const there = ownerCalled(user, host)
  if (there) return {owner: there, madeUser: false}
  if (!host.isRoot) throw refuse("delivery.service-user", {user})
  const home = ["--no-create-home", "--home-dir", data ?? "/nonexistent"]
  demandDone(host, "useradd", ["--system", "--user-group", ...home, "--shell", "/usr/sbin/nologin", user])
  const owner = ownerCalled(user, host)
  if (!owner) throw refuse("delivery.service-user", {user})
  return {owner, madeUser: true}
}

/** @returns undefined where there is no such user */
function ownerCalled(user: string, host: Host): Owner | undefined {
  const [uid, gid] = ["-u", "-g"].map(which => host.run("id", [which, "--", user]))
  return uid?.status === 0 && gid?.status === 0 ? {uid: Number(uid.stdout), gid: Number(gid.stdout)} : undefined
}

/** A folder that is there already must hold nothing, or a store: all in it is given to the service. */
function demandOwnFolder(path: string): void {
  if (!existsSync(path)) return
  const names = namesIn(path).filter(name => name !== "lost+found") // of a disk of its own
  const [name] = names
  if (name !== undefined && !names.includes(databaseName)) throw refuse("delivery.service-folder", {path, name})
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    throw refuse("file.unreadable", {path, reason: systemCodeOf(error)})
  }
}

/** Folders on the way to it are for all to pass. */
function giveFolder(path: string, user: string, owner: Owner): void {
  try {
    mkdirSync(dirname(path), {recursive: true, mode: 0o755})
    if (!existsSync(path)) mkdirSync(path, {mode: 0o700})
    give(realpathSync(path), owner)
    chmodSync(path, 0o700)
  } catch (error) {
    const reason = systemCodeOf(error)
    if (isForbidden(reason)) throw refuse("delivery.service-owner", {path, user})
    throw refuse("file.folder", {folder: path, reason})
  }
}

/** A file or folder with all that is in it; no link is followed. */
function give(path: string, owner: Owner): void {
  const found = lstatSync(path)
  if (found.uid !== owner.uid || found.gid !== owner.gid) lchownSync(path, owner.uid, owner.gid)
  if (found.isDirectory()) for (const name of readdirSync(path)) give(join(path, name), owner)
}

/** Nothing is left of a file without a text. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  if (text === "") return rmSync(path, {force: true})
  if (existsSync(path)) chmodSync(path, mode) // which is kept by what replaces it
  const target = await openTarget(path, mode)
  await target.write(Buffer.from(text))
  await target.commit()
}

/** A service that runs already as something else is started anew. */
function start(host: Host, isChanged: boolean): void {
  demandDone(host, "systemctl", ["daemon-reload"])
  demandDone(host, "systemctl", ["enable", "--now", unitName])
  if (isChanged) demandDone(host, "systemctl", ["restart", unitName])
}

function demandDone(host: Host, program: string, args: readonly string[]): void {
  const {status, stderr} = host.run(program, args)
  if (status !== 0)
    throw refuse("delivery.service-command", {
      command: [program, ...args].join(" "),
      told: stderr.trim() || `${status}`,
    })
}

/** What was removed, and what stays. */
interface Uninstalled extends Told {
  readonly unit: string
  readonly environment: string | undefined
  /** It was stopped; where no systemd runs, there was nothing to stop. */
  readonly stopped: boolean
}

/**
 * End a service, and remove its unit with what it was told. The data stay.
 *
 * @throws Refusal `delivery.service-system`, `delivery.service-none`, `delivery.service-command`, `file.unwritable`
 */
export function uninstall(units: string, host: Host): Uninstalled {
  demandSystemd(host)
  const [unit, environment] = [join(units, unitName), join(units, environmentName)]
  const text = readIfThere(unit)
  if (text === undefined) throw refuse("delivery.service-none", {path: unit})
  if (host.isManaged) demandDone(host, "systemctl", ["disable", "--now", unitName])
  const had = existsSync(environment)
  remove(unit)
  remove(environment)
  if (host.isManaged) demandDone(host, "systemctl", ["daemon-reload"])
  return {unit, environment: had ? environment : undefined, stopped: host.isManaged, ...toldBy(text)}
}

function remove(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch (error) {
    throw refuse("file.unwritable", {path, reason: systemCodeOf(error)})
  }
}

/** How a service stands. */
export interface ServiceStatus extends Told {
  readonly unit: string
  readonly isThere: boolean
  /** As systemd says it; undefined where none runs. */
  readonly now: {readonly enabled: string; readonly active: string; readonly since: string} | undefined
}

/** @throws Refusal `delivery.service-system`, `delivery.service-command`, `file.unreadable` */
export function statusOf(units: string, host: Host): ServiceStatus {
  demandSystemd(host)
  const unit = join(units, unitName)
  const text = readIfThere(unit)
  const now = host.isManaged && text !== undefined ? stateNow(host) : undefined
  return {unit, isThere: text !== undefined, now, ...(text !== undefined && toldBy(text))}
}

const properties = {enabled: "UnitFileState", active: "ActiveState", since: "StateChangeTimestamp"} as const

function stateNow(host: Host): ServiceStatus["now"] {
  const args = ["show", unitName, `--property=${Object.values(properties).join(",")}`]
  const {status, stdout, stderr} = host.run("systemctl", args)
  if (status !== 0)
    throw refuse("delivery.service-command", {command: ["systemctl", ...args].join(" "), told: stderr.trim()})
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, "m").exec(stdout)?.[1] ?? ""
  return {enabled: value(properties.enabled), active: value(properties.active), since: value(properties.since)}
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return undefined
    throw refuse("file.unreadable", {path, reason: systemCodeOf(error)})
  }
}
