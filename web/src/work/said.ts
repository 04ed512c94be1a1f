import type {ReplyOf} from "../api/server.ts"
import type {Standing} from "./desk.ts"
import type {Item} from "./row.ts"

/** Answers of a blind round as rows stand by them. */
export function saidOf(rows: ReplyOf<"rounds.own">["rows"]): ReadonlyMap<string, Standing> {
  return new Map(
    rows.map(({row, act, items}) => [
      row,
      {state: act === "accept" ? "accepted" : "no match", items: items.map(itemOf)},
    ]),
  )
}

/** Of an edition, a blank and a code; its name isn't kept with an answer. */
function itemOf(text: string): Item {
  const [edition = "", code = ""] = text.split(" ")
  return {edition, code, name: "", en: ""}
}
