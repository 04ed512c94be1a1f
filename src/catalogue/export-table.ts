import type {Language} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {relationTexts} from "../standard/index.ts"
import type {Connection} from "../store/index.ts"
import type {MappingState} from "../store/lists.ts"
import {writeTable} from "../tables/index.ts"
import {timesIn} from "./dates.ts"
import {answerTexts, type Heading, headingsIn, originTexts, wordIn} from "./export-texts.ts"
import {answeredRows, asAnswered, type ExportedRow, factCells, itemCells, titleOf} from "./exported.ts"
import {type Exported, leftOutOf} from "./left-out.ts"
import {isOpen} from "./one-of.ts"
import {PeopleNames} from "./people-names.ts"

const columns = [
  ...(["code", "name", "beside", "modality", "department", "volume", "state", "relation", "edition"] as const),
  ...(["codes", "names", "answer", "confidence", "origin", "by", "since", "engine", "lexicon", "answered as"] as const),
] satisfies readonly Heading[]

interface TableOptions {
  readonly catalogueId: string
  /** CSV or XLSX by the name. */
  readonly path: string
  readonly states: readonly MappingState[]
  /** For people: headings, words and names of people in their language, times as in their zone. Left out, ids for programs. */
  readonly people?: {readonly language: Language; readonly zone: string}
}

/**
 * Write what a catalogue's rows mean as a table. A row in review since its name
 * changed goes with its answer, where that was in one of these states; `answered
 * as` is the name that it was given for. In a workbook numbers are numbers.
 *
 * @throws Refusal of `createTable`
 */
export async function exportTable(db: Connection, shelf: Shelf, options: TableOptions): Promise<Exported> {
  const {catalogueId, path, states, people} = options
  const language = people?.language
  const timeOf = people ? timesIn(people.zone) : (at: number) => new Date(at).toISOString()
  const names = new PeopleNames(db)
  const look = {
    name: language === "zh" ? "对照表" : "Mappings",
    numbers: [columns.indexOf("volume"), columns.indexOf("confidence")],
  }
  const write = async (table: {write(rows: readonly (readonly string[])[]): Promise<void>}) => {
    let rows = 0
    for await (const row of answeredRows(db, catalogueId, states)) {
      rows++
      const cells = [
        ...factCells(row, language),
        row.relation === null ? "" : wordIn(relationTexts, row.relation, language),
        row.items[0]?.edition ?? "",
        ...itemCells(shelf, row, language),
        wordIn(answerTexts, answerOf(row), language),
        String(row.confidence),
        wordIn(originTexts, row.origin, language),
        people ? await names.of(row.by) : row.by,
        timeOf(row.since),
        row.engine ?? "",
        row.lexicon ?? "",
        row.was ? titleOf(asAnswered(row)) : "",
      ]
      await table.write([cells])
    }
    return {rows, left: await leftOutOf(db, catalogueId, states)}
  }
  return writeTable(path, headingsIn(columns, language), write, {look})
}

/** How many of the items of a row are meant. */
function answerOf({items}: ExportedRow): keyof typeof answerTexts | "" {
  if (isOpen(items)) return "one of"
  return items.length > 1 ? "all of" : items.length === 1 ? "one" : ""
}
