import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {digestOf} from "../../tools/digest.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {amend} from "./amend.ts"
import {buildOver} from "./build-edition.ts"
import {readChanges, tablesOver, writeChange} from "./change-rows.ts"
import {checkCode} from "./code.ts"
import {compareEditions} from "./compare.ts"
import {compareTables} from "./compare-tables.ts"
import {editionTables, keyColumns, type Row, type Tables} from "./edition-tables.ts"
import {nextRows as changed, next as made, rowsOfNext as rowsOf} from "./made-editions.ts"
import {recode} from "./recode.ts"

const whole = ["5.0", "us-1.1", "pet-1.1", "spect-2.0"]
const edition = shelf.edition("5.0")

const {edition: next, issues} = made

/** Tables as they are compared: cells that say nothing, and tables without rows, aside. */
const said = (tables: Tables) =>
  Object.fromEntries(
    Object.keys(editionTables).flatMap(table => {
      const rows = (tables[table] ?? []).map(row =>
        Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")),
      )
      return rows.length > 0 ? [[table, rows]] : []
    }),
  )

/** The tables that the changes from one to the other make of the first, the changes written and read back between. */
function remade(from: Tables, to: Tables): Tables {
  const {changes, issues} = readChanges(compareTables(from, to).map(writeChange))
  const made = amend(from, changes)
  expect([...issues, ...made.issues]).toEqual([])
  return made.tables
}

/** One thing that an editor may do to a table; numbers choose rows, columns and places, taken modulo how many there are. */
const edits = fc.array(
  fc.record({
    table: fc.constantFrom(...Object.keys(editionTables)),
    what: fc.constantFrom("add", "drop", "move", "cell", "cell"),
    row: fc.nat(),
    place: fc.nat(),
    column: fc.nat(),
    text: fc.constantFrom("", "鼻窦", "paranasal sinuses", "CT MR", "11 22/11", 'a,"b"', "x|y"),
  }),
  {maxLength: 40},
)

type Edit = typeof edits extends fc.Arbitrary<readonly (infer One)[]> ? One : never

function edited(tables: Tables, all: readonly Edit[]): Tables {
  const made = new Map(Object.keys(editionTables).map(table => [table, tables[table] ?? []]))
  for (const [i, edit] of all.entries()) made.set(edit.table, editedRows(made.get(edit.table) ?? [], edit, `n${i}`))
  return Object.fromEntries(made)
}

function editedRows(rows: readonly Row[], edit: Edit, name: string): readonly Row[] {
  const at = rows.length === 0 ? 0 : edit.row % rows.length
  const place = rows.length === 0 ? 0 : edit.place % rows.length
  const row = rows[at] ?? {}
  const keys = keyColumns[edit.table] ?? []
  const others = Object.keys(editionTables[edit.table] ?? {}).filter(column => !keys.includes(column))
  if (edit.what === "add") return rows.toSpliced(place, 0, {...row, [keys.at(-1) ?? ""]: name})
  if (rows.length === 0) return rows
  if (edit.what === "drop") return rows.toSpliced(at, 1)
  if (edit.what === "move") return rows.toSpliced(at, 1).toSpliced(place, 0, row)
  return rows.with(at, {...row, [others[edit.column % others.length] ?? ""]: edit.text})
}

describe("the changes from one edition to another", () => {
  it.each(whole.flatMap(from => whole.map(to => [from, to] as const)))("make of %s what %s is", (from, to) => {
    const [a, b] = [shelf.edition(from).tables, shelf.edition(to).tables]
    expect(said(remade(a, b))).toEqual(said(b))
  })
  it("make of any edition any other, and back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...whole), edits, edits, (id, some, others) => {
        const [a, b] = [edited(shelf.edition(id).tables, some), edited(shelf.edition(id).tables, others)]
        expect(said(remade(a, b))).toEqual(said(b))
      }),
      {numRuns: 60},
    )
  })
  it("are none where nothing changed, and no more than were made", () => {
    fc.assert(
      fc.property(edits, some => {
        const made = edited(edition.tables, some)
        expect(compareTables(made, made)).toEqual([])
        const cells = some.filter(({what}) => what === "cell").length
        const drops = compareTables(edition.tables, made).filter(({op}) => op === "drop").length
        expect(drops).toBeLessThanOrEqual(some.filter(({what}) => what === "drop").length)
        const sets = compareTables(
          edition.tables,
          edited(
            edition.tables,
            some.filter(({what}) => what === "cell"),
          ),
        )
        expect(sets.length).toBeLessThanOrEqual(cells)
      }),
      {numRuns: 30},
    )
  })
})

describe("a change", () => {
  const site = {table: "site", key: "010701"} as const
  it.each([
    [{...site, op: "set", column: "zh", before: "鼻", after: "鼻窦"}, "change.before", "before"],
    [{...site, op: "set", column: "name", before: "", after: "鼻窦"}, "change.column", "column"],
    [{...site, op: "set", column: "code", before: "010701", after: "010702"}, "change.column", "column"],
    [{...site, op: "add", place: ""}, "change.repeated", undefined],
    [{...site, key: "019999", op: "drop"}, "change.row", undefined],
    [{...site, op: "move", place: "019999"}, "change.row", "place"],
    [{...site, table: "colour", op: "drop"}, "change.table", undefined],
    [{...site, op: "rename"}, "change.op", "op"],
  ])("%j that doesn't fit is left out: %s", (row, id, column) => {
    const made = tablesOver(edition.tables, {change: [row]})
    expect(said(made.tables)).toEqual(said(edition.tables))
    expect(made.issues).toMatchObject([{id, place: {table: "change", row: 2, ...(column && {column})}}])
  })
  it("is all that an edition with a base has", () => {
    expect(tablesOver(edition.tables, {site: []}).issues).toMatchObject([{id: "edition.own-table"}])
    expect(
      tablesOver(edition.tables, {change: [{colour: "red", op: "drop", table: "site", key: "010701"}]}).issues,
    ).toMatchObject([{id: "edition.column", place: {table: "change", row: 1, column: "colour"}}])
  })
})

describe("an edition written as a change of another", () => {
  it("has no fault, and the items that were worked out for it by hand", () => {
    expect(issues).toEqual([])
    const rows = rowsOf("digest").map(row => ({...row, items: Number(row.items)}))
    expect(digestOf(next, 4)).toEqual(rows)
  })
  it("is of the family that its base is of, where that is another's", () => {
    const facts = {...edition, id: "5.0b", family: "6"}
    expect(buildOver(changed, [{facts, tables: edition.tables}]).edition.family).toBe("6")
    expect(
      buildOver({...changed, facts: {...changed.facts, family: "7"}}, [{facts, tables: edition.tables}]).edition.family,
    ).toBe("7")
  })
  it("leaves its base as it was, and is of its family", () => {
    expect(said(edition.tables)).toEqual(said(shelf.edition("5.0").tables))
    expect([next.family, next.base]).toEqual(["5.0", "5.0"])
    expect(said(remade(edition.tables, next.tables))).toEqual(said(next.tables))
  })
  it("can be the base of another", () => {
    const drop = {table: "listed", key: "20|020900", op: "drop"}
    const facts = {...changed.facts, id: "5.2", base: "5.1"}
    const later = buildOver({facts, tables: {change: [drop]}}, [changed, {facts: edition, tables: edition.tables}])
    expect([later.issues, later.edition.family]).toEqual([[], "5.0"])
    expect(compareEditions(next, later.edition).map(({what, kind}) => `${what} ${kind}`)).toContain("row removed")
    expect(later.edition.items.size).toBe(next.items.size - 5)
  })
  it.each([
    ["M9 → M5, retired with it", {change: [], retirement: rowsOf("retirement")}, "M9"],
    ["one that is not there", {retirement: [{facet: "site", code: "0311", heirs: "0799"}]}, "0311"],
    [
      "an item that is not there",
      {retirement: [{facet: "item", code: "20040100121100", heirs: "20040100990000"}]},
      "20040100121100",
    ],
  ])("tells an heir that is none: %s", (_, tables, code) => {
    const told = buildOver({...changed, tables}, [{facts: edition, tables: edition.tables}]).issues
    expect(told.map(({id, params}) => [id, params.code])).toContainEqual(["retirement.heir", code])
  })
  it("has the heirs of a code in the order of their codes, however they are written", () => {
    const retirement = [{facet: "site", code: "010802", modality: "CT", heirs: "010806 010803", relation: "split"}]
    const {edition: later} = buildOver({...changed, tables: {...changed.tables, retirement}}, [
      {facts: edition, tables: edition.tables},
    ])
    expect(recode(edition, later, "20010802110000").candidates).toEqual(["20010803110000", "20010806110000"])
  })
  it("refuses what it retired, naming the heirs", () => {
    expect(checkCode(next, "20040100121100")).toMatchObject({
      standing: "ruled-out",
      issues: [{id: "item.retired", params: {by: "20040100120000"}, repairs: [{text: "20040100120000"}]}],
    })
    expect(checkCode(next, "45010102X10000").issues).toMatchObject([{id: "item.withdrawn"}])
    expect(checkCode(next, "20010802110000").issues).toMatchObject([
      {id: "term.retired", params: {by: "010803, 010806"}},
    ])
    expect(checkCode(edition, "20040100121100").standing).toBe("listed")
  })
})

describe("codes over a change", () => {
  it.each([
    ["5.0", "20010701110000", "exact", ["20010701110000"], []],
    ["5.0", "20040100121100", "lossy", ["20040100120000"], ["processing=11"]],
    ["5.0", "22040100121100", "lossy", ["22040100120000"], ["processing=11"]],
    ["5.0", "20010802110000", "ambiguous", ["20010803110000", "20010806110000"], []],
    ["5.0", "45010102X10000", "dead", [], []],
    ["5.0", "44040801M50000", "exact", ["44040801M20000"], []],
    ["5.0", "44040801M90000", "dead", [], []],
    ["5.0", "22031100110000", "exact", ["22071100110000"], []],
    ["3.0", "2003110011000000", "exact", ["20071100110000"], []],
    ["2.5", "200311110000", "exact", ["20071100110000"], []],
    ["2.5", "200401121100", "lossy", ["20040100120000"], ["processing=11"]],
  ])("from %s %s is %s %j", (from, code, fate, candidates, lost) => {
    expect(recode(shelf.edition(from), next, code)).toMatchObject({fate, candidates, lost})
  })
  it("have the fates that were worked out by hand", () => {
    const fates = [...edition.items.keys()].map(code => recode(edition, next, code).fate)
    const count = (fate: string) => fates.filter(one => one === fate).length
    expect(["lossy", "ambiguous", "dead"].map(count)).toEqual([1, 5, 2])
  })
  it("go on over an edition further, and stay what they became", () => {
    const facts = {...changed.facts, id: "5.2", base: "5.1"}
    const own = {
      change: [
        {table: "listed", key: "20|010806", op: "drop"},
        {table: "listed", key: "20|071100", op: "drop"},
        {table: "listed", key: "30|071100", op: "drop"},
        {table: "listed", key: "40|071100", op: "drop"},
      ],
      retirement: [
        {facet: "site", code: "010806", relation: "none", until: "5.1", reason: "-"},
        {facet: "site", code: "071100", heirs: "071004", relation: "broader", lost: "site=071100", until: "5.1"},
      ],
    }
    const later = buildOver({facts, tables: own}, [changed, {facts: edition, tables: edition.tables}])
    expect(later.issues).toEqual([])
    const told = (code: string) => recode(edition, later.edition, code)
    expect(told("20010802110000")).toMatchObject({fate: "ambiguous", candidates: ["20010803110000"]})
    expect(told("20031100110000")).toMatchObject({fate: "lossy", code: "20071004110000", lost: ["site=071100"]})
  })
})

describe("what changed", () => {
  const told = compareEditions(edition, next).map(change => [
    change.what,
    change.kind,
    change.facet ?? change.table ?? "",
    change.code,
    change.before ?? "",
    change.after ?? "",
  ])
  it.each([
    ["term", "renamed", "site", "010701", "副鼻窦", ""],
    ["term", "moved", "site", "071100", "031100", ""],
    ["term", "moved", "site", "0711", "0311", ""],
    ["term", "retired", "site", "010802", "", "010803 010806"],
    ["term", "retired", "method", "M5", "", "M2"],
    ["term", "changed", "method", "M9", "M5", "M2"],
    ["term", "english", "site", "051001", "both adrenal glands", "adrenal glands"],
    ["term", "changed", "site", "071004", "MR XR", "CT MR XR"],
    ["term", "added", "position", "76", "", ""],
    ["item", "renamed", "", "20010701110000", "CT副鼻窦(平扫)", ""],
    ["item", "moved", "", "20071100110000", "20031100110000", ""],
    ["item", "retired", "", "20040100121100", "", "20040100120000"],
    ["item", "retired", "", "45010102X10000", "", ""],
    ["item", "changed", "", "30060106110000", "rule", "exception"],
    ["row", "changed", "listed", "20|080602", "00/21", "00/21 00/42 33/42"],
    ["row", "added", "name", "20080602330000", "", ""],
    ["row", "removed", "name", "45010102X10000", "", ""],
    ["row", "added", "site-name", "30|060106", "", ""],
  ])("is told: %s %s %s %s", (...change) => {
    expect(told).toContainEqual(change)
  })
  it.each([
    [{until: "5.0", replaced_by: "12", relation: "broader"}, "12"],
    [{relation: "none"}, ""],
    [{until: "5.0"}, ""],
  ])("tells a term retired by %j once, with its heirs", (cells, after) => {
    const change = Object.entries(cells).map(([column, text]) => ({
      table: "method",
      key: "CT|11",
      op: "set",
      column,
      before: "",
      after: text,
    }))
    const facts = {...changed.facts, id: "5.1b"}
    const retired = buildOver({facts, tables: {change}}, [{facts: edition, tables: edition.tables}])
    const told = compareEditions(edition, retired.edition).filter(({what, code}) => what === "term" && code === "11")
    expect(told).toMatchObject([{kind: "retired", after}])
  })
  it("tells the retirement of an item that no list has", () => {
    const facts = {...changed.facts, id: "5.1c"}
    const retirement = [{facet: "item", code: "20010100990000", relation: "none", until: "5.0", reason: "-"}]
    const {edition: later} = buildOver({facts, tables: {retirement}}, [{facts: edition, tables: edition.tables}])
    expect(compareEditions(edition, later)).toMatchObject([{what: "row", kind: "added", table: "retirement"}])
  })
  it("tells an order that changed", () => {
    const {tables} = amend(edition.tables, [{table: "equipment", key: "22", op: "move", place: "20"}])
    expect(compareTables(edition.tables, tables)).toEqual([{table: "equipment", key: "22", op: "move", place: "20"}])
  })
})
