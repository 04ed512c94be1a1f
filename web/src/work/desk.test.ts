import {describe, expect, it} from "vitest"
import {stateAfter} from "../../../src/api/lists.ts"
import {Desk, withMapping} from "./desk.ts"
import {madeItem as item, madeRow as row} from "./made-rows.ts"
import {type Entry, Outbox} from "./outbox.ts"
import {RowList} from "./row-list.ts"

const settled = () => new Promise(resolve => setTimeout(resolve))

/** A desk over rows a to e; `sent` is what the server was given, which answers while `there`. */
async function deskAt(options: {readonly round?: string} = {}) {
  const sent: Entry[] = []
  const server = {there: true}
  const rows = ["a", "b", "c", "d", "e"].map(id => row(id))
  const list = new RowList(async skip => ({items: rows.slice(skip), total: rows.length}))
  const outbox = new Outbox({
    send: async entry => {
      if (!server.there) return {kind: "away"}
      sent.push(entry)
      const state = entry.deed.kind === "decide" ? stateAfter[entry.deed.body.act] : "proposed"
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
})
