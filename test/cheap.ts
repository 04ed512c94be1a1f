import {vi} from "vitest"

/** Tests sign in many times: a guess at a password costs them a sixteenth of a millisecond. What holds its cost unmocks it. */
vi.mock(import("../src/people/cost.ts"), () => ({cost: {log: 5, block: 8, parallel: 1}}))
