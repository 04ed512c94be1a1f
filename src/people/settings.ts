import {type Change, type Connection, putSetting, record, settings} from "../store/index.ts"
import {forgetPasswords} from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import {passwordPresets} from "./lists.ts"

/** What holds for everybody here. */
export interface Settings {
  /** Whether reading the standard needs no user. */
  readonly "public-reading": boolean
  /** Whether whom a provider vouches for becomes a reader. */
  readonly "open-registration": boolean
  /** Where "today" is the institutions' day, by its name of the IANA: `Asia/Shanghai`. */
  readonly "time-zone": string
  /** What a password must be: `PasswordRules`, each by its name. */
  readonly "password-length": number
  readonly "password-kinds": number
  readonly "password-last": number
  readonly "password-days": number
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
  "password-length": passwordPresets.usual.length,
  "password-kinds": passwordPresets.usual.kinds,
  "password-last": passwordPresets.usual.last,
  "password-days": passwordPresets.usual.days,
}

/** The settings as they are now, the usual ones where nobody said otherwise. */
export async function settingsNow(db: Connection): Promise<Settings> {
  const kept = await settings(db)
  const known = Object.keys(usualSettings).filter(name => kept.has(name))
  return {...usualSettings, ...Object.fromEntries(known.map(name => [name, kept.get(name)]))}
}

/**
 * Change settings, and enter in the audit what they were and are. Passwords that users had are forgotten
 * that may be used again from now on.
 *
 * @throws Refusal `settings.zone`
 */
export async function changeSettings(tx: Change, wanted: Partial<Settings>): Promise<Settings> {
  const {"time-zone": zone} = wanted
  if (zone !== undefined && !isZone(zone)) throw refuse("settings.zone", {zone})
  const before = await settingsNow(tx.db)
  const after = {...before, ...wanted}
  for (const [name, value] of Object.entries(wanted)) await putSetting(tx, name, value)
  await forgetPasswords(tx.db, after["password-last"] - 1)
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
