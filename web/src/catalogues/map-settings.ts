/** How a catalogue is mapped, where it isn't as the server does by itself. */
export interface MapSettings {
  /** The server's own when left out. */
  readonly edition?: string
  /** From which confidence on, 0 to 1, an answer is accepted without a person. */
  readonly accept?: number
}

/** The settings that a job was started with, as they stand in the address beside it. */
export function settingsOf({edition, accept}: Readonly<Record<string, string | undefined>>): MapSettings {
  const number = Number(accept)
  const given = accept !== undefined && accept !== "" && number >= 0 && number <= 1
  return {...(edition !== undefined && edition !== "" && {edition}), ...(given && {accept: number})}
}

/** What the address says of a job and its settings. */
export const addressOf = (job: string, {edition, accept}: MapSettings) => ({
  job,
  edition,
  accept: accept === undefined ? undefined : String(accept),
})
