import {describe, expect, it} from "vitest"
import {recogniseRow} from "../src/recognition/index.ts"
import {doubts, flags, statuses} from "../src/recognition/lists.ts"
import {statusTexts} from "../src/recognition/texts.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {cases, rewritten, stretchesOf, writtenPage} from "../tools/policy-page.ts"

const page = writtenPage()
const lexicon = shelf.lexicons("5.0")
const reads = [...cases.values()].flat().map(name => recogniseRow(lexicon, {name}, 0))

/** What the first column of a section's first table names. */
function firstColumn(heading: string): readonly string[] {
  const [, section = ""] = page.split(new RegExp(`^#+ ${RegExp.escape(heading)}.*$`, "m"))
  const [table = ""] = section.match(/(^\|.*\n)+/m) ?? []
  return [...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name = ""]) => name)
}

/** Flags that no name raises by itself: columns beside it, decisions before it, and what is no name. */
const raisedElsewhere = ["column-unread", "institution-name", "institution-word", "name-too-long", "precedent-lapsed"]

describe("the page on recognition", () => {
  it("shows what the program answers (else: npm run policy)", () => expect(page).toBe(rewritten(page)))
  it("has a paragraph with its cases for each of the policy's, in order", () => {
    const numbers = Array.from({length: 18}, (_, i) => i + 1)
    const policies = ["policy", "policy us-nm"].flatMap(policy => numbers.map(number => `${policy} ${number}`))
    expect(stretchesOf(page)).toEqual(["kinds", "idles", "flags", ...policies])
    expect([...cases.keys()]).toEqual(policies)
  })
  it("numbers its paragraphs as the policy does", () => {
    const numbered = [...page.matchAll(/^### (\d+)\. [\s\S]*?^<!-- written: policy (?:us-nm )?(\d+) -->$/gm)]
    expect(numbered.map(([, heading]) => heading)).toEqual(numbered.map(([, title]) => title))
    expect(numbered).toHaveLength(36)
  })
  it("tells every status, in both languages", () => {
    expect(firstColumn("Status")).toEqual([...statuses])
    for (const status of statuses) expect(page).toContain(`| \`${status}\` | ${statusTexts[status].zh} |`)
  })
  it("tells why of each flag that only a person settles", () => {
    expect(firstColumn("What stands without a person").toSorted()).toEqual(
      [...new Set([...doubts.open, ...doubts.closed])].toSorted(),
    )
  })
  it("refuses a stretch of nothing known", () => {
    expect(() => rewritten("<!-- written: policy 19 -->\n<!-- end -->")).toThrow(RangeError)
  })
})

describe("the cases of the policy", () => {
  it("show every flag that a name can raise", () => {
    const shown = new Set(reads.flatMap(read => read.flags))
    expect(flags.filter(flag => !shown.has(flag))).toEqual(raisedElsewhere)
  })
  it("raise no flag of a family that weighs nothing there", () => {
    const columns = ["flag", "zh", "en", "5.0", "us-1.1", "pet-1.1", "spect-2.0"]
    const [, table = ""] = page.split("<!-- written: flags -->")
    const cells = table.split("\n").map(row => row.slice(2, -2).split(" | "))
    const weightless = reads.flatMap(({name, items, flags: told}) => {
      const [edition, ...others] = new Set(items.map(item => item.edition))
      if (edition === undefined || others.length > 0) return []
      const column = Math.min(columns.indexOf(edition), columns.indexOf("pet-1.1")) // one for nuclear medicine
      const weighs = (flag: string) => cells.find(([first]) => first === `\`${flag}\``)?.[column] !== "–"
      return told.filter(flag => !weighs(flag)).map(flag => `${name}: ${flag}`)
    })
    expect(weightless).toEqual([])
  })
  it("stand without a person where they are standard and have no doubt, whatever confidence is asked", () => {
    const never: ReadonlySet<string> = new Set([...doubts.open, ...doubts.closed])
    for (const {name, status, accepted, flags: told} of reads) {
      if (told.includes("part-out-of-scope")) continue // settled by a person for closed lists alone
      const isDoubtful = told.some(flag => never.has(flag))
      expect([name, accepted]).toEqual([name, status === "standard" && !isDoubtful])
    }
  })
})
