/** What the doctor looks at, in the order it is told in. Ids are public: they are added, never renamed or re-used. */
export const checks = [
  "runtime",
  "program",
  "library",
  "disk",
  "rights",
  "clock",
  "port",
  "database",
  "audit",
  "replica",
  "recognition",
  "fonts",
  "chromium",
  "office",
] as const
export type Check = (typeof checks)[number]

/** How a thing stands: as it is to be, to be thought of, or to be mended. */
export const findingStates = ["fine", "advice", "fault"] as const
export type FindingState = (typeof findingStates)[number]
