import {latestTime, postgresCondition, type Store} from "../store/index.ts"
import {advice, type Finding, fault, fine, type Words} from "./finding.ts"
import type {Machine} from "./machine.ts"

const years = {from: 2026, to: 2100} // the program is not older
const aheadMs = 60_000 // of what was written a moment ago
const apartMs = 5000

const command = "timedatectl set-ntp true"
const setClock = {
  zh: `校准系统时钟，并开启对时（${command}，或Windows的自动设置时间）`,
  en: `Set the clock, and let it be kept by the network (${command}, or Windows' automatic time)`,
}

/** Whether the machine's time can be, and what zone it is in. */
export function lookAtClock({now, env}: Machine): readonly Finding[] {
  const at = now()
  const zone = env.TZ || Intl.DateTimeFormat().resolvedOptions().timeZone
  const words = {zh: `${stamp(at)}，时区${zone}`, en: `${stamp(at)}, zone ${zone}`}
  const year = new Date(at).getUTCFullYear()
  if (year >= years.from && year < years.to) return [fine("clock", words)]
  return [fault("clock", {zh: `${words.zh}：年份不对`, en: `${words.en}: it is not that year`}, setClock)]
}

/** The time beside that of the rows of a store, and beside its database's own, which servers on a PostgreSQL go by. */
export async function lookAtTimes({db, kind}: Store, machine: Machine): Promise<readonly Finding[]> {
  const last = await latestTime(db)
  if (kind === "sqlite") return behind(last, machine.now(), {zh: "本机时钟", en: "This machine's clock"})
  const before = machine.now()
  const {now} = await postgresCondition(db)
  return [
    ...behind(last, now, {zh: "数据库的时钟", en: "The database's clock"}),
    ...apart(now - (before + machine.now()) / 2),
  ]
}

function behind(last: number, now: number, whose: Words): readonly Finding[] {
  if (last <= now + aheadMs) return []
  const words = {
    zh: `${whose.zh}为${stamp(now)}，早于库中最近的记录${stamp(last)}`,
    en: `${whose.en} says ${stamp(now)}, before the last of what is in the store, ${stamp(last)}`,
  }
  return [fault("clock", words, setClock)]
}

function apart(differenceMs: number): readonly Finding[] {
  if (Math.abs(differenceMs) <= apartMs) return []
  const seconds = Math.round(Math.abs(differenceMs) / 1000)
  const words = {
    zh: `数据库与本机的时间相差${seconds}秒；记录以数据库的时间为准`,
    en: `The database and this machine are ${seconds} s apart; what is written goes by the database's time`,
  }
  return [advice("clock", words, setClock)]
}

const stamp = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC")
