import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {madeRow as row} from "./made-rows.ts"
import {type Deed, type Entry, Outbox, type Outcome} from "./outbox.ts"

const accept: Deed = {kind: "decide", body: {act: "accept"}, items: []}
const settled = () => new Promise(resolve => setTimeout(resolve))

/** An outbox before a server that answers as it is told, and remembers what it kept by key. */
function outboxBefore(answers: (entry: Entry) => Outcome["kind"], saved: readonly Entry[] = []) {
  const kept = new Map<string, string | undefined>()
  let file = saved
  let n = 0
  const outbox = new Outbox({
    send: async entry => {
      const kind = answers(entry)
      if (kind === "refused") return {kind, reason: {zh: "不行", en: "no"}}
      if (kind !== "kept") return {kind}
      kept.set(entry.key, entry.saw)
      return {kind, mapping: {...entry.row.mapping, id: `${entry.row.row}-${++n}`}}
    },
    kept: () => {},
    save: entries => {
      file = entries
    },
    saved: () => file,
  })
  return {outbox, kept, file: () => file}
}

describe("the outbox", () => {
  it("sends deeds in their order, and forgets what was acknowledged", async () => {
    const {outbox, kept} = outboxBefore(() => "kept")
    for (const id of ["a", "b", "c"]) outbox.add({key: id, institution: "i", row: row(id), deed: accept})
    await settled()
    expect([...kept]).toEqual([
      ["a", "a-0"],
      ["b", "b-0"],
      ["c", "c-0"],
    ])
    expect(outbox.entries()).toEqual([])
  })
  it("lets the second deed on a row see what the first led to", async () => {
    const {outbox, kept} = outboxBefore(() => "kept")
    outbox.add({key: "1", institution: "i", row: row("a"), deed: accept})
    outbox.add({key: "2", institution: "i", row: row("a"), deed: accept})
    await settled()
    expect([...kept]).toEqual([
      ["1", "a-0"],
      ["2", "a-1"],
    ])
  })
  it("keeps what nobody answered, through a reload too, and sends it with the same key", async () => {
    let there = false
    const first = outboxBefore(() => (there ? "kept" : "away"))
    first.outbox.add({key: "1", institution: "i", row: row("a"), deed: accept})
    await settled()
    expect(first.outbox.entries()).toMatchObject([{key: "1", state: "waiting"}])
    there = true
    const second = outboxBefore(() => "kept", first.file())
    second.outbox.wake()
    await settled()
    expect([...second.kept.keys()]).toEqual(["1"])
  })
  it("holds what another's decision crossed, and what stands behind it, but nothing else", async () => {
    const {outbox, kept} = outboxBefore(({row: {row: id}, key}) => (id === "a" && key !== "1b" ? "moved" : "kept"))
    outbox.add({key: "1", institution: "i", row: row("a"), deed: accept})
    outbox.add({key: "2", institution: "i", row: row("b"), deed: accept})
    await settled()
    expect(outbox.entries()).toMatchObject([{key: "1", state: "moved"}])
    outbox.resend("1", "a-9", "1b")
    await settled()
    expect([...kept]).toEqual([
      ["2", "b-0"],
      ["1b", "a-9"],
    ])
  })
  it("takes back what was not sent, and drops what was refused", async () => {
    const {outbox} = outboxBefore(({row: {row: id}}) => (id === "a" ? "refused" : "away"))
    outbox.add({key: "1", institution: "i", row: row("a"), deed: accept})
    outbox.add({key: "2", institution: "i", row: row("b"), deed: accept})
    await settled()
    expect(outbox.entries()).toMatchObject([{state: "refused", reason: {en: "no"}}, {state: "waiting"}])
    expect([outbox.takeBack("a"), outbox.takeBack("b")]).toEqual([false, true])
    outbox.drop("1")
    expect(outbox.entries()).toEqual([])
  })
  it("loses nothing and does nothing twice, however the line breaks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("a", "b", "c"), {minLength: 1, maxLength: 12}),
        fc.array(fc.boolean(), {maxLength: 30}),
        async (rows, line) => {
          const breaks = [...line]
          const {outbox, kept} = outboxBefore(() => (breaks.shift() ? "away" : "kept"))
          for (const [i, id] of rows.entries())
            outbox.add({key: String(i), institution: "i", row: row(id), deed: accept})
          for (let i = 0; i <= line.length; i++) {
            await settled()
            outbox.wake()
          }
          await settled()
          expect(outbox.entries()).toEqual([])
          expect([...kept.keys()].sort()).toEqual(rows.map((_, i) => String(i)).sort())
        },
      ),
      {numRuns: 30},
    )
  })
})
