import {globSync, readFileSync} from "node:fs"
import {describe, expect, it} from "vitest"

/** Folders in the order in which they may build on each other; a folder imports only what stands before it. */
const order = ["standard", "recognition", "files", "convert", "store", "catalogue", "api", "client", "serve", "cli"]
const files = globSync("src/**/*.ts").filter(file => !file.endsWith(".test.ts"))

describe("imports", () => {
  it.each(files)("%s points one way, through doors", file => {
    const [, folder = ""] = file.split("/")
    for (const [, fixed, lazy] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g)) {
      const path = fixed ?? lazy ?? ""
      const other = /^\.\.\/([a-z]+)\/(.*)$/.exec(path)
      if (!other) continue
      expect(order.indexOf(other[1] ?? ""), `${file} imports ${path}`).toBeLessThan(order.indexOf(folder))
      expect(other[2], `${file} goes past the door`).toBe("index.ts")
    }
  })

  it.each(files.filter(file => /src\/(standard|recognition)\//.test(file)))(
    "%s reads no file, network or clock",
    file => {
      expect(readFileSync(file, "utf8")).not.toMatch(/from "node:|Date\.now|new Date\(|Math\.random|console\./)
    },
  )
})
