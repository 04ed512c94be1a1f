import {globSync, readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"

/** Functions of the store that write rows: they take the open change. */
const writers = new Set(
  globSync("src/store/**/*.ts")
    .filter(file => !/\.test\.ts$|\/made-/.test(file))
    .flatMap(file => [
      ...readFileSync(file, "utf8").matchAll(/export (?:async )?(?:function|const) (\w+)[^(]*\(\s*\w+: Change\b/g),
    ])
    .map(([, name = ""]) => name),
)
writers.delete("startJob") // checks, writes and audits: the one deed that is the store's own

const routes = [...globSync("src/serve/routes/*.ts"), "src/serve/openid.ts", "src/serve/named.ts"]

/** What a file imports from the store, by its name there. */
const fromStore = (text: string): readonly string[] =>
  [...text.matchAll(/import \{([^}]*)\} from "[./]*\/store\/[\w/]*index\.ts"/g)].flatMap(([, names = ""]) =>
    names.split(",").map(name => name.trim().split(" as ")[0] ?? ""),
  )

describe("a route", () => {
  it("is held to this by a list of what writes", () => {
    for (const name of ["record", "addUser", "grantRole", "decide", "assign", "putSetting", "enqueue", "addComment"])
      expect(writers).toContain(name)
  })
  it.each(routes)("leaves what is decided to one function below it: %s", file => {
    const text = readFileSync(file, "utf8")
    expect(fromStore(text).filter(name => writers.has(name))).toEqual([])
    expect(text).not.toMatch(/import \* as \w+ from "[^"]*\/store\//)
  })
  it.each(routes)("asks the database nothing by itself: %s", file => {
    const text = readFileSync(file, "utf8")
    expect(text).not.toMatch(/\bsql`|from "kysely"/)
    expect(text).not.toMatch(/\.(selectFrom|insertInto|updateTable|deleteFrom|with)\(\s*["(]/)
  })
})
