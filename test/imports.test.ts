import {globSync, readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"
import {cyclesIn, graphOf} from "./import-graph.ts"

/** Rooms by floor, from the ground up: a room uses only what stands on a floor below its own. */
const floors = [
  ["issue"],
  ["tables", "standard"],
  ["recognition", "search", "pricing", "protocols", "exchange", "training"],
  ["shelf"],
  ["store", "publish", "convert", "evaluation"],
  ["catalogue", "people"],
  ["governance", "analysis", "delivery"],
  ["api"],
  ["client"],
  ["fhir", "hl7", "dicom"],
  ["serve"],
  ["cli"],
]
const pure = /^src\/(issue|standard|recognition|search|pricing|protocols|exchange|training)\//
/** What others may come in by: a room's door, a door of a part of it, and its lists and issues, which need no room. */
const door = /\/(index|lists|issues)\.ts$/

const graph = graphOf(globSync("src/**/*.ts").filter(file => !/\.test\.ts$|\/made-[^/]+\.ts$/.test(file)))
const roomOf = (file: string): string => file.split("/")[1] ?? ""
const floorOf = (file: string): number => floors.findIndex(rooms => rooms.includes(roomOf(file)))

describe("imports", () => {
  it.each([...graph])("%s points downward, through doors", (file, imports) => {
    expect(floorOf(file), `${roomOf(file)} stands on no floor`).toBeGreaterThanOrEqual(0)
    for (const other of imports.filter(other => roomOf(other) !== roomOf(file))) {
      expect(floorOf(other), `${file} imports ${other}`).toBeLessThan(floorOf(file))
      expect(other, `${file} goes past the door`).toMatch(door)
    }
  })

  it("go round nowhere, types included", () => expect(cyclesIn(graph)).toEqual([]))

  it("of a room's own files pass by no door", () => {
    const inner = [...graph].flatMap(([file, imports]) =>
      imports.filter(other => other === `src/${roomOf(file)}/index.ts`).map(other => `${file} imports ${other}`),
    )
    expect(inner).toEqual([])
  })

  it.each([...graph.keys()].filter(file => /\/(lists|issues)\.ts$/.test(file)))("%s needs no room", file => {
    for (const other of graph.get(file) ?? [])
      expect(other, `${file} imports ${other}`).toMatch(/^src\/issue\/|\/(lists|issues)\.ts$/)
    expect(readFileSync(file, "utf8")).not.toMatch(/from "[^.]/)
  })

  it.each([...graph.keys()].filter(file => pure.test(file)))("%s reads no file, network or clock", file => {
    expect(readFileSync(file, "utf8")).not.toMatch(/from "node:|Date\.now|new Date\(|Math\.random|console\./)
  })
})
