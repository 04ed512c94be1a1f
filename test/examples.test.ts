import {spawnSync} from "node:child_process"
import {existsSync, globSync, readFileSync} from "node:fs"
import {posix} from "node:path"
import {fileURLToPath} from "node:url"
import {describe, expect, it} from "vitest"
import {shelf} from "../src/shelf/made-shelf.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const pages = ["README.md", ...globSync("docs/**/*.md", {cwd: root}), ...globSync("bench/README.md", {cwd: root})]

/** One `$ command` of a page's console blocks, with the lines that it says are printed. */
interface Example {
  readonly page: string
  readonly command: string
  readonly lines: readonly string[]
}

const examples = pages.flatMap(page => consoleExamples(page, readFileSync(`${root}/${page}`, "utf8")))

function consoleExamples(page: string, text: string): readonly Example[] {
  const blocks = [...text.matchAll(/^```console\n([\s\S]*?)^```/gm)].map(match => match[1] ?? "")
  return blocks.flatMap(block =>
    block.split(/^\$ /m).flatMap(part => {
      const [command = "", ...lines] = part.trimEnd().split("\n")
      return command === "" ? [] : [{page, command, lines}]
    }),
  )
}

/** `…` stands for anything within a line, and on a line of its own for any lines. */
function pattern(lines: readonly string[]): RegExp {
  const sources = lines.map(line =>
    line === "…" ? "(?:.*\\n)*" : `${line.split("…").map(RegExp.escape).join(".*")}\\n`,
  )
  return new RegExp(`^${sources.join("")}$`)
}

describe("the commands of the documentation", () => {
  it("run by the project's own Node, whatever `node` of the machine is", () => {
    const bare = /(?<![\w/.-])node (?:[\w-]+\/)+[\w-]+\.ts\b/
    expect(pages.filter(page => bare.test(readFileSync(`${root}/${page}`, "utf8")))).toEqual([])
  })
  it("make a catalogue under any Node on the path", () => {
    const path = (process.env.PATH ?? "").split(":").filter(folder => !folder.endsWith("node_modules/.bin"))
    const run = spawnSync("npm", ["run", "-s", "bench", "--", "bench/house.ts", "city", "2"], {
      cwd: root,
      encoding: "utf8",
      env: {...process.env, PATH: path.join(":")},
    })
    expect(run.stderr).toBe("")
    expect(run.stdout.trim().split("\n")).toHaveLength(3)
  })
})

describe("the examples of the documentation", () => {
  it("are there", () => expect(examples.length).toBeGreaterThan(5))
  it.each(examples)("$page: $command", ({command, lines}) => {
    const done = spawnSync("sh", ["-c", command], {
      cwd: root,
      encoding: "utf8",
      env: {...process.env, LANG: "C", NO_COLOR: "1"},
    })
    expect(done.stdout + done.stderr).toMatch(pattern(lines))
  })
})

/** Where a page's headings are led to, as Git servers write it. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  )

/** The links of a page that lead to no file, or to no heading of one. */
function deadLinks(page: string): readonly string[] {
  const links = [...readFileSync(`${root}/${page}`, "utf8").matchAll(/\]\(([^)\s]*)\)/g)].map(([, link = ""]) => link)
  return links.filter(link => {
    if (/^[a-z]+:/.test(link)) return false
    const [path = "", anchor] = link.split("#")
    const file = path === "" ? page : posix.join(posix.dirname(page), path)
    if (!existsSync(`${root}/${file}`)) return true
    return anchor !== undefined && !anchorsOf(readFileSync(`${root}/${file}`, "utf8")).includes(decodeURI(anchor))
  })
}

describe("the links of the documentation", () => {
  it.each([...pages, "lexicon/README.md"])("of %s lead somewhere", page => expect(deadLinks(page)).toEqual([]))
})

describe("what the documentation says of the editions", () => {
  const sizeOf = (edition: string): string => shelf.edition(edition).items.size.toLocaleString("en")
  it.each([
    ["5.0", "CT, MR, X-ray, edition 5.0"],
    ["us-1.1", "ultrasound 1.1"],
    ["pet-1.1", "PET 1.1"],
    ["spect-2.0", "SPECT 2.0"],
  ])("is how many items %s has", (edition, called) => {
    expect(readFileSync(`${root}/README.md`, "utf8").replace(/\s+/g, " ")).toContain(`${sizeOf(edition)} (${called})`)
  })
  it("is how many are generated where that is measured", () => {
    expect(readFileSync(`${root}/bench/README.md`, "utf8")).toContain(`generate its ${sizeOf("5.0")} items`)
  })
})
