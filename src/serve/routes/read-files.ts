import {basename, extname} from "node:path"
import {type Endpoints, endpoints, type Reply} from "../../api/index.ts"
import {itemName} from "../../catalogue/index.ts"
import type {NamesOptions} from "../../convert/index.ts"
import {type Issue, Refusal} from "../../issue/index.ts"
import type {Recognition} from "../../recognition/index.ts"
import {readingLexicon, type Shelf} from "../../shelf/index.ts"
import type {Call, Handlers} from "../context.ts"
import {csvType, downloadOf, received, saidOf, xlsxType} from "../files.ts"
import {faultOf} from "../problem.ts"
import {callerOf} from "../reading/readers.ts"
import type {ReadName} from "../reading/tasks.ts"

type Event = Reply<Endpoints["names.read"]>
type ReadRow = Extract<Event, {kind: "rows"}>["rows"][number]

const usualAccept = 0.9

/** Files of names, read without keeping anything. */
export const fileRoutes = {
  "names.read": readEvents,
  "names.convert-file": async call => {
    const {context, params, query} = call
    const readIn = {edition: params.edition, usual: context.editionId}
    readingLexicon(context.shelf, readIn) // refused here when there is none
    await using file = await received(call, query.file, endpoints["names.convert-file"])
    const name = `${basename(query.file, extname(query.file))}-zhengming.${query.as}`
    const {accept = usualAccept, candidates = 0, language = "zh"} = query
    const {path} = file
    return await downloadOf(context, {name, type: query.as === "xlsx" ? xlsxType : csvType}, out =>
      file.said(
        context.files.convert(
          {path, out, table: tableOf(query), ...readIn, accept, candidates, language},
          callerOf(call),
        ),
      ),
    )
  },
} satisfies Partial<Handlers>

async function* readEvents(call: Call<"names.read">): AsyncGenerator<Event> {
  const {context, params, query} = call
  const readIn = {edition: params.edition, usual: context.editionId}
  readingLexicon(context.shelf, readIn) // refused here when there is none
  await using file = await received(call, query.file, endpoints["names.read"])
  const counts: Record<string, number> = {}
  let [rows, begun] = [0, false]
  const end = (whole: boolean, issues: readonly Issue[]): Event => ({
    kind: "end",
    whole,
    rows,
    counts,
    issues: issues.map(found => faultOf(saidOf(found, file.path, query.file))),
  })
  const task = {path: file.path, table: tableOf(query), ...readIn, accept: query.accept ?? usualAccept}
  try {
    for await (const piece of context.files.names(task, callerOf(call))) {
      begun = true
      if (piece.kind === "head") yield {...piece, header: [...piece.header]}
      else if (piece.kind === "end") yield end(piece.whole, piece.issues)
      else {
        for (const {read} of piece.rows) counts[read.status] = (counts[read.status] ?? 0) + 1
        rows += piece.rows.length
        context.metrics.names.inc(piece.rows.length)
        yield {kind: "rows", rows: piece.rows.map(row => rowView(context.shelf, row)), share: piece.share}
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (!begun) throw new Refusal(saidOf(error.issue, file.path, query.file))
    yield end(false, [error.issue])
  }
}

const rowView = (shelf: Shelf, {row, name, modality, read}: ReadName): ReadRow => ({
  row,
  name,
  ...(modality !== "" && {modality}),
  status: read.status,
  accepted: read.accepted,
  confidence: read.items[0]?.confidence ?? 0,
  items: read.items.map(({edition, code, name}) => ({edition, code, name, en: itemName(shelf, {edition, code}, "en")})),
  flags: [...read.flags],
  account: spansOf(read.account),
  ...(read.beside && {
    beside: read.beside.map(({kind, column, text, account}) => ({kind, column, text, account: spansOf(account)})),
  }),
})

const spansOf = (account: Recognition["account"]): ReadRow["account"] =>
  account.map(({at, length, as, value}) => [at, length, as, value])

const tableOf = ({sheet, name, modality}: Call<"names.read">["query"]): NamesOptions => ({
  ...(sheet !== undefined && {sheet}),
  ...(name !== undefined && {column: name}),
  ...(modality !== undefined && {modality}),
})
