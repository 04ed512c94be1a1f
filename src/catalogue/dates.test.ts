import {describe, expect, it} from "vitest"
import {dayIn, dayOrderOf, isoDate} from "./dates.ts"

const end = {order: "month first", isEnd: true} as const
const start = {order: "month first", isEnd: false} as const

describe("isoDate", () => {
  it.each([
    ["2026-2-1", "2026-02-01"],
    ["2026/2/1", "2026-02-01"],
    ["2026.02.01", "2026-02-01"],
    ["2026年2月1日", "2026-02-01"],
    ["20260201", "2026-02-01"],
    ["20260201083000", "2026-02-01"],
    ["2026-02-01 00:00:00", "2026-02-01"],
    ["2026/2/1 0:00", "2026-02-01"],
    ["2026-02-01T08:30:00.000Z", "2026-02-01"],
    ["12/31/2099", "2099-12-31"],
    ["31-12-2026", undefined],
    ["3000-1-1", "3000-01-01"],
    ["9999-12-31", "9999-12-31"],
    ["46054", "2026-02-01"],
    ["46054.5", "2026-02-01"],
    ["01-2月 -26", "2026-02-01"],
    ["01-2月-2026", "2026-02-01"],
    ["01-FEB-26", "2026-02-01"],
    ["1-feb-2026", "2026-02-01"],
    ["15-8月 -98", "1998-08-15"],
    ["2026-02-30", undefined],
    ["20261301", undefined],
    ["长期", undefined],
    ["12345", undefined],
    ["0000-00-00", undefined],
  ])("reads %s as %s", (text, iso) => expect(isoDate(text, start)).toBe(iso))
  it("reads Oracle's 01-1月 -00 as a day that never comes, where it ends something", () => {
    expect([isoDate("01-1月 -00", end), isoDate("01-JAN-00", end)]).toEqual(["3000-01-01", "3000-01-01"])
    expect([isoDate("01-1月 -00", start), isoDate("01-JAN-00", start)]).toEqual(["2000-01-01", "2000-01-01"])
  })
  it("takes the first number for the day where the column shows that it is one", () => {
    const order = dayOrderOf(["1/2/2026", "31/12/2026"])
    expect(isoDate("1/2/2026", {order, isEnd: true})).toBe("2026-02-01")
    expect(isoDate("1/2/2026", end)).toBe("2026-01-02")
  })
})

describe("dayIn", () => {
  it("is the day that it is somewhere", () => {
    const at = Date.UTC(2026, 1, 28, 17)
    expect([dayIn("UTC", at), dayIn("Asia/Shanghai", at)]).toEqual(["2026-02-28", "2026-03-01"])
  })
})
