import type {Kind} from "./lists.ts"

/** A stretch of the raw name (`at` counts UTF-16 units from 0) and what it was read as, or why it was set aside. */
export interface Account {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly as: Kind
  readonly value: string
}
