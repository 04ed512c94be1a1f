import type {ReplyOf} from "../api/server.ts"
import type {Item} from "./row.ts"
import type {Standing} from "./standing.ts"

/** Answers of a blind round as rows stand by them. */
export function saidOf(rows: ReplyOf<"rounds.own">["rows"]): ReadonlyMap<string, Standing> {
  return new Map(
    rows.map(({row, act, items, relation}) => [
      row,
      {
        state: act === "accept" ? "accepted" : "no match",
        items: items.map(itemOf),
        relation: relation ?? "equivalent",
      },
    ]),
  )
}

/** Of an edition, a blank and a code, and `choice.alternative` where one of several is meant; its name isn't kept with an answer. */
export function itemOf(text: string): Item {
  const [edition = "", code = "", place] = text.split(" ")
  const [choice, alternative] = place?.split(".").map(Number) ?? []
  const open = choice !== undefined && alternative !== undefined ? {choice, alternative} : {}
  return {edition, code, name: "", en: "", ...open}
}
