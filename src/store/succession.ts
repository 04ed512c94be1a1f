/** Who put a row in force, when and why, and when it was succeeded. */
export interface Succession {
  readonly since: number
  readonly until: number | null
  readonly by: string
  readonly why: string
}
