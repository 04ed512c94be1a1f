import {existsSync, globSync, readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"

const page = readFileSync("docs/architecture.md", "utf8")
const [, picture = ""] = page.split("```")

describe("the page on the architecture", () => {
  it.each(globSync("src/*").map(path => path.slice(4)))("has the room %s in its picture", room => {
    expect(picture).toMatch(new RegExp(`\\b${room}\\b`))
  })
  it.each(globSync("web/src/*/").map(path => path.split("/")[2] ?? ""))("names the page's folder %s", folder => {
    expect(page).toMatch(new RegExp(`\\b${folder}\\b`))
  })
  it("names files and commands that are there", () => {
    const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts)
    expect(
      [...page.matchAll(/`npm run ([a-z]+)/g)].map(([, name]) => name).filter(name => !scripts.includes(name ?? "")),
    ).toEqual([])
    const paths = [...page.matchAll(/`((?:test|cli|app|api|store|serve|lexicon|bench|web)\/[a-z/.-]+\.[a-z]+)`/g)].map(
      ([, path = ""]) => path,
    )
    const isThere = (path: string) =>
      ["", "src/", "src/recognition/", "web/src/"].some(folder => existsSync(folder + path))
    expect(paths.filter(path => !isThere(path))).toEqual([])
  })
})
