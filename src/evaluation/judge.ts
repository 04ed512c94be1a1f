import type {Beside, Flag, Recognition, Status} from "../recognition/index.ts"

/** A name with what it means, as a person labelled it. */
export interface Labelled {
  readonly name: string
  /** Modality that is known beside the name (`CT`), or the word that stands for it. */
  readonly modality?: string
  /** What other columns say. */
  readonly beside?: readonly Beside[]
  readonly status: Status
  /** In code order; for an underspecified name its candidates. */
  readonly codes: readonly string[]
  /** Equipment the name states, in code order; absent where nobody labelled it. */
  readonly equipment?: readonly string[]
  /** In order; absent where nobody labelled them. */
  readonly flags?: readonly Flag[]
  /** How often the name is used, 1 where it isn't told. */
  readonly count: number
  /** Kind of source, "" where it isn't told. */
  readonly stratum: string
}

/** A labelled name and what it was read as. */
export interface Judged {
  readonly label: Labelled
  readonly read: Recognition
  /** Status and set of codes are the label's. */
  readonly exact: boolean
}

/** Judge one reading by its label. */
export function judge(label: Labelled, read: Recognition): Judged {
  return {label, read, exact: read.status === label.status && codesOf(read).join() === label.codes.join()}
}

/** The codes of a reading, in order. */
export const codesOf = (read: Recognition): readonly string[] => read.items.map(item => item.code).sort()
