import {accessSync, constants, existsSync, lstatSync, readdirSync, statSync} from "node:fs"
import {join} from "node:path"
import {backupsFolder, isOurs, type Where} from "../store/index.ts"
import {advice, type Finding, fault, fine, reasonOf, type Words} from "./finding.ts"
import {type Machine, standing} from "./machine.ts"

const gigabyte = 10 ** 9
const least = 1 * gigabyte
const enough = 5 * gigabyte

/** Room for the data, and for files that come and go. */
export function lookAtDisk(where: Where, machine: Machine): readonly Finding[] {
  const temporary = {zh: "临时文件夹", en: "Temporary folder", path: machine.temporary}
  const data = "data" in where ? [{zh: "数据文件夹", en: "Data folder", path: where.data}] : []
  return [...data, temporary].map(folder => roomIn(folder, machine))
}

function roomIn({path, zh, en}: Words & {readonly path: string}, machine: Machine): Finding {
  const free = machine.free(path)
  const shown = `${(free / gigabyte).toFixed(1)} GB`
  const words = {zh: `${zh}${path}：剩余${shown}`, en: `${en} ${path}: ${shown} free`}
  const remedy = {
    zh: "腾出空间（旧备份、日志），或把它移到更大的磁盘",
    en: "Make room (old backups, logs), or move it to a larger disk",
  }
  return free < least
    ? fault("disk", words, remedy)
    : free < enough
      ? advice("disk", words, remedy)
      : fine("disk", words)
}

/** Whether the data can be written by us, and read by nobody else. */
export function lookAtRights(where: Where, machine: Machine): readonly Finding[] {
  if (!("data" in where))
    return [
      fine("rights", {zh: "数据在PostgreSQL中，本机没有数据文件夹", en: "The data is in a PostgreSQL; no folder here"}),
    ]
  const {data} = where
  if (!existsSync(data)) return notYet(data)
  if (!statSync(data).isDirectory()) return [noFolder(data)]
  const found = [...writable(data, machine), ...(machine.user === undefined ? [] : modesIn(data))]
  if (found.length > 0) return found
  return [
    machine.user === undefined
      ? fine("rights", {
          zh: `${data}：可写；本系统的访问权限请在其属性中查看`,
          en: `${data}: writable; see its properties for who else may read it`,
        })
      : fine("rights", {zh: `${data}：可写，其中的文件不对他人开放`, en: `${data}: writable, and closed to others`}),
  ]
}

function notYet(data: string): readonly Finding[] {
  const place = standing(data)
  const why = refusedBy(place)
  if (why === undefined)
    return [fine("rights", {zh: `${data}还没有，可以建立`, en: `${data} is not there yet and can be made`})]
  return [
    fault(
      "rights",
      {zh: `${data}还没有，也不能在${place}中建立：${why.zh}`, en: `${data} cannot be made in ${place}: ${why.en}`},
      {zh: "改用其他文件夹（--data），或开放该文件夹", en: "Name another folder (--data), or open that one"},
    ),
  ]
}

const noFolder = (data: string): Finding =>
  fault(
    "rights",
    {zh: `${data}不是文件夹`, en: `${data} is no folder`},
    {zh: "用--data给出一个文件夹", en: "Name a folder (--data)"},
  )

function writable(data: string, {user}: Machine): readonly Finding[] {
  const why = refusedBy(data)
  if (why === undefined) return []
  const owner = statSync(data).uid
  const command = `chown -R ${user} ${JSON.stringify(data)}`
  return [
    fault(
      "rights",
      {zh: `${data}不可写（属主${owner}）：${why.zh}`, en: `${data} cannot be written (owner ${owner}): ${why.en}`},
      {zh: `用其属主的身份运行，或以root执行：${command}`, en: `Run as its owner, or as root: ${command}`},
    ),
  ]
}

function refusedBy(folder: string): Words | undefined {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}

const isPrivate = (name: string): boolean => isOurs(name) || /.\.backup$/.test(name)
const others = 0o077

/** Files of ours that others may read, or that are another's than the folder's owner. Nothing is opened: closing a database's file would give up its locks. */
function modesIn(data: string): readonly Finding[] {
  const owner = statSync(data).uid
  const files = [data, join(data, backupsFolder)]
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder).flatMap(name => (isPrivate(name) ? [join(folder, name)] : [])))
    .map(path => ({path, stat: lstatSync(path, {throwIfNoEntry: false})}))
  const open = files.filter(({stat}) => stat !== undefined && (stat.mode & others) !== 0).map(({path}) => path)
  const strange = files.filter(({stat}) => stat !== undefined && stat.uid !== owner).map(({path}) => path)
  return [
    ...named(open, {zh: "对他人开放", en: "open to others"}, "chmod 600"),
    ...named(strange, {zh: `不属于文件夹的属主${owner}`, en: `not of the folder's owner ${owner}`}, `chown ${owner}`),
  ]
}

function named(files: readonly string[], how: Words, command: string): readonly Finding[] {
  if (files.length === 0) return []
  const mend = `${command} ${files.map(file => JSON.stringify(file)).join(" ")}`
  const list = files.join(", ")
  return [fault("rights", {zh: `${how.zh}的文件：${list}`, en: `Files ${how.en}: ${list}`}, {zh: mend, en: mend})]
}
