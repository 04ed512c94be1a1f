import type {Reading} from "./readings.ts"

/** A reading for tests: of one item, accepted. */
export const madeReading = (row: number, name: string, given: Partial<Reading> = {}): Reading => ({
  row,
  name,
  status: "standard",
  accepted: true,
  confidence: 0.98,
  items: [{edition: "5.0", code: "20040100110000", name: "CT胸部(平扫)", en: "CT chest (plain)"}],
  flags: [],
  account: [[0, name.length, "site", name]],
  ...given,
})
