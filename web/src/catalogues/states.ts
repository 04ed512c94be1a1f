/** States of rows in the order of work; what waits for a person stands first. */
export const states = ["proposed", "in review", "deferred", "accepted", "no match", "rejected"] as const
export type State = (typeof states)[number]

/** Rows that somebody has to decide. */
export const waitingStates: readonly State[] = ["proposed", "in review", "deferred"]

const settledStates: readonly string[] = ["accepted", "no match", "rejected"]

/** Whether nobody need look at a row in this state any more. */
export const isSettled = (state: string): boolean => settledStates.includes(state)
