import {type Change, type Connection, putSetting, record, settings} from "../store/index.ts"
import {refuse} from "./issues.ts"

/** What holds for everybody here. */
export interface Settings {
  /** Whether reading the standard needs no user. */
  readonly "public-reading": boolean
  /** Whether whom a provider vouches for becomes a reader. */
  readonly "open-registration": boolean
  /** Where "today" is the institutions' day, by its name of the IANA: `Asia/Shanghai`. */
  readonly "time-zone": string
}

const china = "Asia/Shanghai"

/** The zone that the system says, by `TZ` or otherwise; China's, where it says none or is a server left at UTC. */
function systemZone(): string {
  const {timeZone} = Intl.DateTimeFormat().resolvedOptions()
  const isLeft = !process.env.TZ && /^(Etc\/)?(UTC|UCT|GMT|Universal|Zulu|Unknown)$/.test(timeZone)
  return isLeft ? china : timeZone
}

export const usualSettings: Settings = {
  "public-reading": true,
  "open-registration": false,
  "time-zone": systemZone(),
}

/** The settings as they are now, the usual ones where nobody said otherwise. */
export async function settingsNow(db: Connection): Promise<Settings> {
  const kept = await settings(db)
  const known = Object.keys(usualSettings).filter(name => kept.has(name))
  return {...usualSettings, ...Object.fromEntries(known.map(name => [name, kept.get(name)]))}
}

/**
 * Change settings, and enter in the audit what they were and are.
 *
 * @throws Refusal `settings.zone`
 */
export async function changeSettings(tx: Change, wanted: Partial<Settings>): Promise<Settings> {
  const {"time-zone": zone} = wanted
  if (zone !== undefined && !isZone(zone)) throw refuse("settings.zone", {zone})
  const before = await settingsNow(tx.db)
  const after = {...before, ...wanted}
  for (const [name, value] of Object.entries(wanted)) await putSetting(tx, name, value)
  await record(tx, [{act: "settings.change", subject: "settings", details: {before: {...before}, after: {...after}}}])
  return after
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", {timeZone: name}).resolvedOptions().timeZone !== ""
  } catch {
    return false // a name that is none is thrown at
  }
}
