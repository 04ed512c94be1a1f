import {describe, expect, it} from "vitest"
import {madeRow} from "./made-rows.ts"
import {type FetchRows, RowList} from "./row-list.ts"

const row = (n: number) => madeRow(`r${n}`)
const settled = () => new Promise(resolve => setTimeout(resolve))

/** A server that has rows 0 to `size`, whose rows leave when they are decided. */
function serverOf(size: number) {
  const rows = Array.from({length: size}, (_, n) => row(n))
  const asked: number[] = []
  const fetch: FetchRows = async (skip, limit) => {
    asked.push(skip)
    return {items: rows.slice(skip, skip + limit), total: rows.length}
  }
  return {
    rows,
    asked,
    fetch,
    decide: (id: string) =>
      void rows.splice(
        rows.findIndex(r => r.row === id),
        1,
      ),
  }
}

describe("a list of rows", () => {
  it("asks for the block that is looked at, once", async () => {
    const server = serverOf(1000)
    const list = new RowList(server.fetch)
    await settled()
    expect(list.total).toBe(1000)
    list.need(510, 530)
    list.need(515, 540)
    await settled()
    expect(list.row(520)?.row).toBe("r520")
    expect(server.asked).toEqual([0, 500])
  })
  it("keeps decided rows in their places, and misses none behind them", async () => {
    const server = serverOf(350)
    const list = new RowList(server.fetch)
    await settled()
    for (const n of [3, 50, 99]) {
      server.decide(`r${n}`)
      list.replace(row(n), true)
    }
    list.need(100, 350)
    await settled()
    await settled()
    expect(Array.from({length: 350}, (_, at) => list.row(at)?.row)).toEqual(
      Array.from({length: 350}, (_, n) => `r${n}`),
    )
    expect(list.total).toBe(350)
  })
  it("counts an undone row as the server's again", async () => {
    const server = serverOf(250)
    const list = new RowList(server.fetch)
    await settled()
    list.replace(row(7), true)
    list.replace(row(7), false)
    list.need(200, 250)
    await settled()
    expect(server.asked).toEqual([0, 200])
  })
  it("tells what it could not have, and asks again", async () => {
    const server = serverOf(150)
    let broken = true
    const list = new RowList(async (...asked) => {
      if (broken) throw new TypeError("away")
      return server.fetch(...asked)
    })
    await settled()
    expect(list.error).toBeInstanceOf(TypeError)
    broken = false
    list.again()
    await settled()
    expect([list.error, list.total]).toEqual([undefined, 150])
  })
  it("is as long as it turns out to be", async () => {
    const list = new RowList(async skip => ({items: skip === 0 ? [row(1), row(2)] : [], total: 9}))
    await settled()
    expect(list.total).toBe(2)
  })
})
