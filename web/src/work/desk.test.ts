import {describe, expect, it} from "vitest"
import {Desk, withMapping} from "./desk.ts"
import {madeItem as item, madeRow as row} from "./made-rows.ts"
import {resolved} from "./one-of.ts"
import {type Entry, Outbox} from "./outbox.ts"
import type {Mapping} from "./row.ts"
import {RowList} from "./row-list.ts"
import {stateBy} from "./standing.ts"

const settled = () => new Promise(resolve => setTimeout(resolve))

interface Options {
  readonly round: string
  readonly secondLook: () => boolean
  readonly onEnd: (open: number) => void
  /** Of each row. */
  readonly mapping: Partial<Mapping>
}

/** A desk over rows a to e; `sent` is what the server was given, which answers while `there`. */
async function deskAt({mapping = {}, ...options}: Partial<Options> = {}) {
  const sent: Entry[] = []
  const server = {there: true, others: new Set<string>()}
  const rows = ["a", "b", "c", "d", "e"].map(id => row(id, mapping))
  const list = new RowList(async skip => ({items: rows.slice(skip), total: rows.length}))
  const outbox = new Outbox({
    send: async entry => {
      if (!server.there) return {kind: "away"}
      if (server.others.has(entry.row.row)) return {kind: "moved"}
      sent.push(entry)
      const state = entry.deed.kind === "decide" ? stateBy(entry.deed.body.act, entry.row, false) : "proposed"
      const items = entry.deed.kind === "decide" ? entry.deed.items : [item("1")]
      return {
        kind: "kept",
        mapping: {...entry.row.mapping, id: `${entry.row.row}-${sent.length}`, state, items: [...items]},
      }
    },
    kept: (entry, mapping) => mapping && list.replace(withMapping(entry.row, mapping), mapping.state !== "proposed"),
    save: () => {},
    saved: () => [],
  })
  let now = 0
  let n = 0
  const desk = new Desk({
    list,
    outbox,
    institution: "i",
    clock: () => (now += 100),
    newKey: () => `k${++n}`,
    ...options,
  })
  await settled()
  return {desk, list, outbox, sent, server}
}

describe("a desk", () => {
  it("accepts what the machine read, and goes on", async () => {
    const {desk, sent} = await deskAt()
    desk.accept()
    await settled()
    expect(desk.row?.row).toBe("b")
    expect(sent[0]).toMatchObject({saw: "a-0", deed: {body: {act: "accept", items: [{code: "1"}]}}})
  })
  it("confirms what waits for a second look as it stands, and lets wait what is decided where one is asked for", async () => {
    const pending = {state: "no match", by: "li"} as const
    const {desk, sent, server} = await deskAt({
      mapping: {state: "to confirm", items: [], pending},
      secondLook: () => true,
    })
    server.there = false
    const [first] = [desk.row]
    expect([desk.isWaiting, desk.accept()]).toEqual([true, true])
    expect(first && desk.standing(first)).toMatchObject({state: "no match"})
    desk.take([item("2")])
    const [second] = [desk.row]
    expect([desk.isWaiting, desk.confirm(), desk.accept()]).toEqual([false, false, true])
    expect(second && desk.standing(second)).toMatchObject({state: "to confirm", items: [{code: "2"}]})
    expect(sent).toEqual([])
  })
  it("changes to what was taken, or to the nth answer", async () => {
    const {desk, sent} = await deskAt()
    desk.take([item("2")])
    desk.accept()
    desk.offer("b", [{items: [item("8")]}, {items: [item("9")]}])
    expect([desk.choose(3), desk.choose(2)]).toEqual([false, true])
    await settled()
    expect(sent.map(({deed}) => deed)).toMatchObject([
      {body: {act: "change", items: [{code: "2"}]}},
      {body: {act: "change", items: [{code: "9"}]}},
    ])
  })
  it("takes no answers that belong to another row", async () => {
    const {desk} = await deskAt()
    desk.offer("b", [{items: [item("8")]}])
    expect(desk.choose(1)).toBe(false)
  })
  it("goes past rows that are done", async () => {
    const {desk} = await deskAt()
    desk.select(1)
    desk.accept()
    desk.select(0)
    desk.accept()
    expect(desk.row?.row).toBe("c")
  })
  it("goes from the last row back to what is still to be decided, and says so", async () => {
    const told: number[] = []
    const {desk} = await deskAt({onEnd: open => told.push(open)})
    desk.select(3)
    desk.accept()
    desk.accept()
    expect([desk.row?.row, told]).toEqual(["a", [3]])
    for (let i = 0; i < 3; i++) desk.accept()
    expect([desk.row?.row, told]).toEqual(["d", [3]])
    desk.select(4)
    desk.decide("defer")
    expect([desk.row?.row, told]).toEqual(["e", [3, 0]])
  })
  it("shows what the server has of a row that somebody else decided meanwhile, with its mark", async () => {
    const {desk, list, server} = await deskAt()
    server.others.add("a")
    desk.decide("reject", {reason: "重复"})
    const a = () => list.row(0) as NonNullable<ReturnType<typeof list.row>>
    expect(desk.standing(a())).toMatchObject({state: "rejected"})
    await settled()
    expect(desk.standing(a())).toMatchObject({state: "proposed", unsent: "moved"})
    expect(desk.isDone(a())).toBe(false)
  })
  it("undoes in order, what was sent by another deed and what was not by taking it back", async () => {
    const {desk, sent, server, outbox} = await deskAt()
    desk.accept()
    await settled()
    server.there = false
    desk.accept()
    await settled()
    expect(desk.standing(row("b")).unsent).toBe("waiting")
    desk.undo()
    expect([desk.row?.row, outbox.entries().length]).toEqual(["b", 0])
    server.there = true
    desk.undo()
    await settled()
    expect([desk.row?.row, sent.at(-1)?.deed.kind, desk.undo()]).toEqual(["a", "undo", false])
    expect(desk.row && desk.standing(desk.row).state).toBe("proposed")
  })
  it("decides a row again, having seen what it decided", async () => {
    const {desk, sent} = await deskAt()
    desk.accept()
    await settled()
    desk.select(0)
    desk.decide("reject", {reason: "重复"})
    await settled()
    expect(sent[1]).toMatchObject({saw: "a-1", deed: {body: {act: "reject", reason: "重复"}}})
  })
  it("says answers in a blind round, and changes no row", async () => {
    const {desk, sent} = await deskAt({round: "一"})
    desk.accept()
    desk.decide("defer")
    desk.decide("no match", {reason: "不是检查"})
    await settled()
    expect(sent.map(({deed}) => deed)).toMatchObject([
      {kind: "choose", round: "一", body: {act: "accept"}},
      {kind: "choose", body: {act: "no match", reason: "不是检查"}},
    ])
  })
  it("accepts nothing of a name that leaves open which of several is meant", async () => {
    const {desk, sent} = await deskAt({mapping: open})
    expect([desk.relation, desk.isOpen, desk.accept()]).toEqual(["broader", true, false])
    await settled()
    expect([desk.row?.row, sent]).toEqual(["a", []])
  })
  it("tells what was read to be no examination of the standard, until it is decided", async () => {
    const {desk} = await deskAt({mapping: {items: [], account: {status: "out-of-scope"}}})
    expect([desk.isOutside, desk.accept()]).toEqual([true, false])
    desk.decide("no match", {reason: "不是检查"})
    desk.select(0)
    expect(desk.isOutside).toBe(false)
  })
  it("takes one of several, or keeps that it is one of them, in how the name stands to it", async () => {
    const {desk, sent} = await deskAt({mapping: open})
    desk.offer(
      "a",
      resolved(desk.draft).map(items => ({items})),
    )
    desk.choose(2)
    desk.keepOneOf()
    desk.relate()
    desk.keepOneOf()
    await settled()
    const refs = [
      {edition: "5.0", code: "L", choice: 1, alternative: 1},
      {edition: "5.0", code: "R", choice: 1, alternative: 2},
    ]
    expect(sent.map(({deed}) => deed.kind === "decide" && deed.body)).toMatchObject([
      {act: "change", relation: "equivalent", items: [{edition: "5.0", code: "R"}]},
      {act: "accept", relation: "broader", items: refs},
      {act: "accept", relation: "inexact", items: refs},
    ])
    expect(desk.keepOneOf()).toBe(true)
  })
  it("puts items that were taken one by one among what the name leaves open", async () => {
    const {desk} = await deskAt({mapping: open})
    desk.take([item("L")])
    expect([desk.isOpen, desk.relation]).toEqual([false, "equivalent"])
    desk.take([item("L"), item("R")])
    expect([desk.isOpen, desk.relation, desk.accept()]).toEqual([true, "broader", false])
  })
  it("shows and sends the relation of a name to what is accepted", async () => {
    const {desk, sent} = await deskAt({mapping: {relation: "narrower"}})
    expect(desk.relation).toBe("narrower")
    desk.relate()
    expect([desk.relation, desk.isChanged]).toEqual(["broader", true])
    desk.accept()
    expect([desk.relation, desk.keepOneOf()]).toEqual(["narrower", false])
    await settled()
    expect(sent[0]?.deed).toMatchObject({body: {act: "accept", relation: "broader"}})
  })
})

const open: Partial<Mapping> = {
  relation: "broader",
  items: [
    {...item("L"), choice: 1, alternative: 1},
    {...item("R"), choice: 1, alternative: 2},
  ],
  account: {oneOf: [[["L"], ["R"]]]},
}
