import {basename, extname} from "node:path"
import {setImmediate} from "node:timers/promises"
import {type Endpoints, endpoints, type Reply} from "../../api/index.ts"
import {itemName} from "../../catalogue/index.ts"
import {convertTable, type NamesOptions, openNames} from "../../convert/index.ts"
import {type Issue, Refusal} from "../../issue/index.ts"
import {type Lexicon, type Recognition, recogniseRow} from "../../recognition/index.ts"
import type {Shelf} from "../../shelf/index.ts"
import {type BesideColumn, besideOf, type Row} from "../../tables/index.ts"
import type {Call, Handlers} from "../context.ts"
import {csvType, downloadOf, received, saidOf, xlsxType} from "../files.ts"
import {faultOf} from "../problem.ts"

type Event = Reply<Endpoints["names.read"]>
type ReadRow = Extract<Event, {kind: "rows"}>["rows"][number]

const rowsAtOnce = 200 // some milliseconds, then others have their turn
const usualAccept = 0.9

/** Files of names, read without keeping anything. */
export const fileRoutes = {
  "names.read": readEvents,
  "names.convert-file": async ({context: {shelf}, params, query, body}) => {
    shelf.edition(params.edition) // refused here when there is none
    await using file = await received(body, query.file, endpoints["names.convert-file"].bodyLimit)
    const name = `${basename(query.file, extname(query.file))}-zhengming.${query.as}`
    return await downloadOf(name, query.as === "xlsx" ? xlsxType : csvType, path =>
      file.said(
        convertTable(file.path, path, {
          shelf,
          edition: params.edition,
          accept: query.accept ?? usualAccept,
          candidates: query.candidates ?? 0,
          language: query.language ?? "zh",
          ...tableOf(query),
        }),
      ),
    )
  },
} satisfies Partial<Handlers>

async function* readEvents({context, params, query, body}: Call<"names.read">): AsyncGenerator<Event> {
  const lexicon = context.shelf.lexicon(params.edition)
  await using file = await received(body, query.file, endpoints["names.read"].bodyLimit)
  await using names = await file.said(openNames(file.path, tableOf(query)))
  const {table, header} = names
  const counts: Record<string, number> = {}
  let rows = 0
  const end = (whole: boolean, issues: readonly Issue[]): Event => ({
    kind: "end",
    whole,
    rows,
    counts,
    issues: issues.map(found => faultOf(saidOf(found, file.path, query.file))),
  })
  try {
    yield {
      kind: "head",
      header: [...header],
      nameColumn: header[names.name] ?? "",
      ...(names.modality !== undefined && {modalityColumn: header[names.modality] ?? ""}),
      ...(names.beside.length > 0 && {besideColumns: names.beside.map(({kind, column}) => ({kind, column}))}),
      ...(table.sheet !== undefined && {sheet: table.sheet}),
      ...(table.encoding !== undefined && {encoding: table.encoding}),
    }
    for await (const batch of names.batches(rowsAtOnce)) {
      const read = batch.map(row =>
        readRow(context.shelf, lexicon, row, {...names, accept: query.accept ?? usualAccept}),
      )
      for (const {status} of read) counts[status] = (counts[status] ?? 0) + 1
      rows += read.length
      context.metrics.names.inc(read.length)
      yield {kind: "rows", rows: read, share: Math.min(1, table.bytesRead() / table.totalBytes)}
      await setImmediate()
    }
    yield end(true, table.issues)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield end(false, [...table.issues, error.issue])
  }
}

function readRow(
  shelf: Shelf,
  lexicon: Lexicon,
  {number, cells}: Row,
  columns: {
    readonly name: number
    readonly modality: number | undefined
    readonly beside: readonly BesideColumn[]
    readonly accept: number
  },
): ReadRow {
  const name = cells[columns.name] ?? ""
  const modality = columns.modality === undefined ? "" : (cells[columns.modality] ?? "")
  const read = recogniseRow(lexicon, {name, modality, beside: besideOf(cells, columns.beside)}, columns.accept)
  return {
    row: number,
    name,
    ...(modality !== "" && {modality}),
    status: read.status,
    accepted: read.accepted,
    confidence: read.items[0]?.confidence ?? 0,
    items: read.items.map(({code, name}) => ({
      code,
      name,
      en: itemName(shelf, {edition: lexicon.edition.id, code}, "en"),
    })),
    flags: [...read.flags],
    account: spansOf(read.account),
    ...(read.beside && {
      beside: read.beside.map(({kind, column, text, account}) => ({kind, column, text, account: spansOf(account)})),
    }),
  }
}

const spansOf = (account: Recognition["account"]): ReadRow["account"] =>
  account.map(({at, length, as, value}) => [at, length, as, value])

const tableOf = ({sheet, name, modality}: Call<"names.read">["query"]): NamesOptions => ({
  ...(sheet !== undefined && {sheet}),
  ...(name !== undefined && {column: name}),
  ...(modality !== undefined && {modality}),
})
