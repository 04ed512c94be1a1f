import {readFileSync} from "node:fs"
import {readRows} from "../shelf/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {buildOver} from "./build-edition.ts"
import type {Edition} from "./edition.ts"

const folder = new URL("../../cases/edition-5.1/", import.meta.url)

/** The rows of a table of the made-up edition 5.1. */
export const rowsOfNext = (table: string) => readRows(new URL(`${table}.csv`, folder).pathname)

/** What the made-up edition 5.1 is written as: a change of 5.0. */
export const nextRows = {
  facts: JSON.parse(readFileSync(new URL("edition.json", folder), "utf8")),
  tables: {change: rowsOfNext("change"), retirement: rowsOfNext("retirement")},
}

const edition = shelf.edition("5.0")

/** The made-up edition 5.1 with the issues of its rows. For tests. */
export const next = buildOver(nextRows, [{facts: edition, tables: edition.tables}])

/** An edition by its id, 5.1 among them. */
export const editionOf = (id: string): Edition => (id === "5.1" ? next.edition : shelf.edition(id))
