import {globSync, readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"

const files = globSync("web/src/**/*.{ts,tsx}").filter(file => !file.endsWith(".test.ts"))

/** What the page may take from the server's code to run: a client without schemas, and the table of rights. */
const shared = ["client/call.ts", "api/lists.ts"]

describe("the page", () => {
  it.each(files)("%s shares types alone with the server", file => {
    for (const [, kind, path = ""] of readFileSync(file, "utf8").matchAll(
      /^(import type|import|export type|export)\b[^"]*?from "[./]*\/src\/([^"]+)"/gm,
    ))
      if (kind === "import" || kind === "export") expect(shared, `${file} runs ${path}`).toContain(path)
  })
  it.each(files)("%s leaves no fault of a form to the browser, which tells it in its own language", file => {
    const source = readFileSync(file, "utf8")
    expect([...source.matchAll(/\bnoValidate\b/g)]).toHaveLength([...source.matchAll(/<form\b/g)].length)
  })
  it.each(files)("%s says nothing that isn't in a table of texts", file => {
    if (/texts(\/\w+)?\.ts$/.test(file)) return
    const source = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$|<kbd>\w+<\/kbd>/gm, "")
    const said = [...source.matchAll(/>\s*([^<>{}\n]*\p{Letter}{2}[^<>{}\n]*)\s*<\//gu)].map(([, text]) => text?.trim())
    expect(said.filter(text => text !== "正名" && text !== "Zhengming")).toEqual([])
  })
  it.each(files)("%s leads nowhere past the path that it is served under", file => {
    const past = /(?:fetch|assign|useTold<\w+>)\(["`]\/|href=(?:["`]|\{["`])\//
    expect(readFileSync(file, "utf8")).not.toMatch(past)
  })
})
