import {type Change, type Connection, putSetting, record, settings} from "../store/index.ts"

/** What holds for everybody here. */
export interface Settings {
  /** Whether reading the standard needs no user. */
  readonly "public-reading": boolean
  /** Whether whom a provider vouches for becomes a reader. */
  readonly "open-registration": boolean
}

export const usualSettings: Settings = {"public-reading": true, "open-registration": false}

/** The settings as they are now, the usual ones where nobody said otherwise. */
export async function settingsNow(db: Connection): Promise<Settings> {
  const kept = await settings(db)
  const known = Object.keys(usualSettings).filter(name => kept.has(name))
  return {...usualSettings, ...Object.fromEntries(known.map(name => [name, kept.get(name)]))}
}

/** Change settings, and enter in the audit what they were and are. */
export async function changeSettings(tx: Change, wanted: Partial<Settings>): Promise<Settings> {
  const before = await settingsNow(tx.db)
  const after = {...before, ...wanted}
  for (const [name, value] of Object.entries(wanted)) await putSetting(tx, name, value)
  await record(tx, [{act: "settings.change", subject: "settings", details: {before: {...before}, after: {...after}}}])
  return after
}
