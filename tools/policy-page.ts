// Writes what the program says into docs/recognition.md, case by case and flag by flag: `npm run policy`.
import {readFileSync, writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {confidenceOf, featuresOf, readWeights} from "../src/recognition/confidence.ts"
import {type Recognition, recognise} from "../src/recognition/index.ts"
import {doubts, type Flag, flags, idles, idleTexts, kinds, kindTexts} from "../src/recognition/lists.ts"
import {flagTexts} from "../src/recognition/texts.ts"
import {openFolderShelf, readRows} from "../src/shelf/index.ts"

const pathOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const pageFile = pathOf("docs/recognition.md")
const lexicon = openFolderShelf().lexicons("5.0")

/** A stretch of the page that this tool writes; what stands around it is written by people. */
const stretch = /^<!-- written: (.+) -->\n[\s\S]*?^<!-- end -->$/gm

/** What the page has stretches for, in its order. */
export const stretchesOf = (page: string): readonly string[] =>
  [...page.matchAll(stretch)].map(([, title = ""]) => title)

/**
 * The page with each stretch as the program has it now.
 *
 * @throws RangeError for a stretch of nothing known
 */
export const rewritten = (page: string): string =>
  page.replaceAll(stretch, (_, title: string) =>
    [`<!-- written: ${title} -->`, ...linesOf(title), "<!-- end -->"].join("\n"),
  )

/** The names of each paragraph's cases, as `policy 1` and `policy us-nm 1`. */
export const cases: ReadonlyMap<string, readonly string[]> = new Map(
  ["cases/policy.txt", "cases/families/us-nm.txt"].flatMap(file => [...casesIn(readFileSync(pathOf(file), "utf8"))]),
)

function casesIn(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = text.split(/^# (?=policy [\d a-z-]+:)/m).slice(1)
  return new Map(
    sections.map(section => {
      const [title = "", ...lines] = section.split("\n")
      const names = lines.flatMap(line => (line.includes("=>") ? [(line.split("=>")[0] ?? "").trim()] : []))
      return [title.slice(0, title.indexOf(":")), names]
    }),
  )
}

function linesOf(title: string): readonly string[] {
  if (title === "flags") return flagLines()
  if (title === "kinds") return termLines("as", kinds, kindTexts)
  if (title === "idles") return termLines("idle", idles, idleTexts)
  const names = cases.get(title)
  if (names === undefined) throw new RangeError(`nothing is known of “${title}”`)
  return [...tableHead("a hospital writes", "it is read as", "told with it"), ...names.map(caseLine)]
}

const tableHead = (...columns: readonly string[]): readonly string[] => [
  tableLine(columns),
  tableLine(columns.map(() => "---")),
]

const tableLine = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`

const caseLine = (name: string): string => {
  const read = recognise(lexicon, name)
  const told = [
    ...read.equipment.map(code => `equipment \`${code}\``),
    ...read.flags.map(flag => `\`${flag}\``),
    ...(read.status === "standard" && !read.accepted ? ["**for a person**"] : []),
  ]
  return tableLine([`\`${name}\``, meaning(read), told.join(", ")])
}

/** The items that are meant for sure, then each choice of which one is; the status where that is not `standard`. */
function meaning({status, items, oneOf = []}: Recognition): string {
  const names = new Map(items.map(({code, name}) => [code, `\`${code}\` ${name}`]))
  const open = new Set(oneOf.flat(2))
  const together = (codes: readonly string[]): string => codes.map(code => names.get(code)).join(" + ")
  const sure = [...names.keys()].filter(code => !open.has(code))
  const choices = oneOf.map(choice => `one of: ${shortened(choice.map(together)).join("; ")}`)
  const told = [...(sure.length > 0 ? [together(sure)] : []), ...choices].join(" + ")
  return [...(status === "standard" ? [] : [`**${status}**`]), told].filter(Boolean).join(" ")
}

const most = 6 // alternatives of a choice that are shown

const shortened = (alternatives: readonly string[]): readonly string[] =>
  alternatives.length > most ? [...alternatives.slice(0, most), `… (${alternatives.length})`] : alternatives

/** The terms of a closed list, each with its texts. */
const termLines = <T extends string>(
  title: string,
  terms: readonly T[],
  texts: Readonly<Record<T, Readonly<Record<"zh" | "en", string>>>>,
): readonly string[] =>
  [...tableHead(`\`${title}\``, "中文", "English")].concat(
    terms.map(term => tableLine([`\`${term}\``, texts[term].zh, texts[term].en])),
  )

/** The kinds of dictionaries that confidence is told for, each with the weights of its own. */
const families = [
  {called: "CT, MR, X-ray", folder: "radiology", never: doubts.open},
  {called: "ultrasound", folder: "ultrasound", never: doubts.closed},
  {called: "nuclear medicine", folder: "nuclear", never: doubts.closed},
].map(({called, folder, never}) => {
  const rows = readRows(pathOf(`lexicon/${folder}/confidence.csv`))
  return {called, never: new Set<Flag>(never), known: new Set(rows.map(row => row.feature)), weights: readWeights(rows)}
})

function flagLines(): readonly string[] {
  const head = tableHead("flag", "中文", "English", ...families.map(({called}) => called), "case")
  const shown = firstCases()
  const line = (flag: Flag): string =>
    tableLine([
      `\`${flag}\``,
      flagTexts[flag].zh,
      flagTexts[flag].en,
      ...families.map(family => worth(family, flag)),
      shown.get(flag) ?? "",
    ])
  const without = tableLine(["none", "", "", ...families.map(({weights}) => claim(weights, [])), ""])
  return [...head, without, ...flags.map(line)]
}

/** The confidence of an answer with this flag and no other doubt; never enough where a person must see it. */
function worth({known, never, weights}: (typeof families)[number], flag: Flag): string {
  if (never.has(flag)) return "a person"
  return known.has(flag) ? claim(weights, [flag]) : "–"
}

const claim = (weights: ReturnType<typeof readWeights>, told: readonly Flag[]): string =>
  confidenceOf(weights, featuresOf({name: "", flags: told, items: 1, account: [], given: "CT"})).toFixed(3)

/** The first case that shows each flag. */
function firstCases(): ReadonlyMap<Flag, string> {
  const shown = new Map<Flag, string>()
  for (const name of [...cases.values()].flat())
    for (const flag of recognise(lexicon, name).flags) if (!shown.has(flag)) shown.set(flag, `\`${name}\``)
  return shown
}

export const writtenPage = (): string => readFileSync(pageFile, "utf8")

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(pageFile, rewritten(writtenPage()))
