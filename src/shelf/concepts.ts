import {fileURLToPath} from "node:url"
import {type Concept, readConcepts} from "../exchange/index.ts"
import type {Issue} from "../issue/index.ts"
import {editionIds, loadEdition, readRows} from "./editions.ts"

const table = "mappings/dicom.csv"
let loaded: {readonly concepts: readonly Concept[]; readonly issues: readonly Issue[]} | undefined

/** The terms of the standard beside DICOM's concepts, and the faults of their table; read once. */
export function loadConcepts(): {readonly concepts: readonly Concept[]; readonly issues: readonly Issue[]} {
  const path = fileURLToPath(new URL(`../../${table}`, import.meta.url))
  loaded ??= readConcepts(readRows(path), editionIds().map(loadEdition), table)
  return loaded
}
