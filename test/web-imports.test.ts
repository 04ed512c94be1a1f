import {globSync} from "node:fs"
import {describe, expect, it} from "vitest"
import {cyclesIn, graphOf} from "./import-graph.ts"

/** Folders of the page by floor, from the ground up: a folder imports only what stands on a floor below its own. */
const floors = [
  ["texts"],
  ["api"],
  ["look"],
  ["compose", "catalogues"],
  ["rounds", "pictures", "search", "work", "convert", "manage"],
  ["app"],
  ["main.tsx", "routes.d.ts"],
]
const graph = graphOf(globSync("web/src/**/*.{ts,tsx}"))
const folderOf = (file: string): string => file.split("/")[2] ?? ""
const floorOf = (file: string): number => floors.findIndex(folders => folders.includes(folderOf(file)))

describe("imports of the page", () => {
  it.each([...graph])("%s points downward", (file, imports) => {
    expect(floorOf(file), `${folderOf(file)} stands on no floor`).toBeGreaterThanOrEqual(0)
    for (const other of imports)
      if (!other.startsWith("web/src/")) expect(other, `${file} imports ${other}`).toMatch(/^src\/(api|client)\//)
      else if (folderOf(other) !== folderOf(file))
        expect(floorOf(other), `${file} imports ${other}`).toBeLessThan(floorOf(file))
  })
  it("go round nowhere", () => expect(cyclesIn(graph)).toEqual([]))
})
