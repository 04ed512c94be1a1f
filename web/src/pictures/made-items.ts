import type {CatalogueItem} from "./catalogue-items.ts"

interface Given {
  readonly modality?: string
  readonly site1?: string
  readonly method?: string
  readonly names?: number
  readonly volume?: number
}

/** An item of a catalogue for tests: of CT, one name, one examination. */
export const madeItem = (
  code: string,
  {modality = "CT", site1 = "胸部", method = "平扫", names = 1, volume = 1}: Given = {},
): CatalogueItem => ({
  edition: "5.0",
  code,
  name: {zh: `项目${code}`, en: `item ${code}`},
  modality,
  facets: {},
  site1: {code: site1, zh: site1, en: site1},
  method: {zh: method, en: method},
  names,
  volume,
})
