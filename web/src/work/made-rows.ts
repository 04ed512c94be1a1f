import type {Item, Mapping, WorkRow} from "./row.ts"

export const madeItem = (code: string): Item => ({edition: "5.0", code, name: `名${code}`, en: `name ${code}`})

/** A row that waits for a person, for tests. */
export function madeRow(id: string, mapping: Partial<Mapping> = {}): WorkRow {
  return {
    row: id,
    code: id.toUpperCase(),
    name: `名${id}`,
    modality: null,
    department: null,
    volume: 1,
    mapping: {
      id: `${id}-0`,
      state: "proposed",
      relation: "equivalent",
      items: [madeItem("1")],
      confidence: 0.5,
      weight: 0.5,
      origin: "machine",
      engine: null,
      lexicon: null,
      since: "2026-01-01T00:00:00.000Z",
      until: null,
      by: "system",
      why: "",
      account: null,
      ...mapping,
    },
  }
}
