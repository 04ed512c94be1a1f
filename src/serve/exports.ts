import type {ExportForm} from "../api/lists.ts"
import {conceptMap, dayIn, exportHisZip, exportSssom, exportTable, writePaper, writeWork} from "../catalogue/index.ts"
import type {Language} from "../issue/index.ts"
import type {Connection} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import type {InstitutionsTable} from "../store/people/index.ts"
import {writeText} from "../tables/index.ts"
import type {Context} from "./context.ts"
import {csvType, xlsxType} from "./files.ts"

/** A catalogue that is written into a file, and which of its rows. */
interface Asked {
  readonly context: Context
  readonly reading: Connection
  readonly catalogueId: string
  readonly name: string
  readonly institution: InstitutionsTable
  readonly states: readonly MappingState[]
  readonly zone: string
  readonly at: number
  /** Of what people read; undefined, ids for programs. */
  readonly language: Language | undefined
  readonly path: string
}

/** How a form is called and written. */
interface Export {
  readonly ending: string
  readonly type: string
  readonly write: (asked: Asked) => Promise<unknown>
}

const writeRows = ({context: {shelf}, reading, catalogueId, path, states, language, zone}: Asked) =>
  exportTable(reading, shelf, {catalogueId, path, states, ...(language && {people: {language, zone}})})

/** The forms that mappings are handed out in. */
export const exportWriters: Readonly<Record<ExportForm, Export>> = {
  csv: {ending: "csv", type: csvType, write: writeRows},
  xlsx: {ending: "xlsx", type: xlsxType, write: writeRows},
  work: {
    ending: "work.xlsx",
    type: xlsxType,
    write: ({context: {shelf, editionId: edition}, reading, catalogueId, path, states, language}) =>
      writeWork(reading, shelf, {catalogueId, path, states, edition, ...(language && {language})}),
  },
  paper: {
    ending: "html",
    type: "text/html; charset=utf-8",
    write: ({
      context: {shelf},
      reading,
      name: catalogue,
      institution: {name: institution},
      language = "zh",
      ...asked
    }) => writePaper(reading, shelf, {...asked, language, title: {institution, catalogue}}),
  },
  his: {
    ending: "his.zip",
    type: "application/zip",
    write: ({context: {shelf}, reading, catalogueId, path, zone, at}) =>
      exportHisZip(reading, shelf, {catalogueId, path, today: dayIn(zone, at)}),
  },
  conceptmap: {
    ending: "conceptmap.json",
    type: "application/fhir+json; charset=utf-8",
    write: async ({context: {shelf}, reading, catalogueId, path, institution: {code: institution}, at}) => {
      const {map} = await conceptMap(reading, shelf, {catalogueId, institution, at})
      await writeText(path, JSON.stringify(map))
    },
  },
  sssom: {
    ending: "sssom.tsv",
    type: "text/tab-separated-values; charset=utf-8",
    write: ({context: {shelf}, reading, catalogueId, path, institution: {code: institution}, zone}) =>
      exportSssom(reading, shelf, {catalogueId, institution, zone, path}),
  },
}
