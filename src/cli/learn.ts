import {existsSync} from "node:fs"
import {changedNames, type Decision, proposeWords, type WordProposal} from "../recognition/index.ts"
import {openFolderShelf} from "../shelf/index.ts"
import {openTable, writeTable} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import {language, print} from "./output.ts"

interface Options {
  readonly edition: string
  readonly names?: string
  readonly accept?: string
  readonly out?: string
}

/** Words that decisions agree on, and what each would change; only those that are accepted are written. */
export async function run(file: string, options: Options): Promise<void> {
  const shelf = openFolderShelf()
  const lexicon = shelf.lexicon(options.edition)
  const decisions = await readDecisions(file)
  const names = options.names === undefined ? decisions.map(({name}) => name) : await readNames(options.names)
  const proposals = proposeWords(lexicon, decisions)
  for (const proposal of proposals) {
    const taught = shelf.lexicon(options.edition, [rowOf(proposal)])
    const changed = changedNames(lexicon, taught, names)
    await print(`${lineOf(proposal)}; ${changed.length} ${language === "zh" ? "个名称会改变" : "names change"}\n`)
    for (const {name, before, after} of changed.slice(0, 5))
      await print(`    ${name}: ${codesOf(before)} → ${codesOf(after)}\n`)
  }
  if (proposals.length === 0) await print(language === "zh" ? "没有可提议的词\n" : "no word to propose\n")
  if (options.accept !== undefined) await writeAccepted(proposals, options.accept.split(","), options.out)
}

const codesOf = (read: {readonly status: string; readonly items: readonly {readonly code: string}[]}): string =>
  read.items.map(item => item.code).join(";") || read.status

const lineOf = ({word, facet, value, support, against}: WordProposal): string =>
  `${word} = ${facet} ${value}: ${language === "zh" ? `支持${support}，反对${against}` : `${support} for, ${against} against`}`

const rowOf = ({word, facet, value, support}: WordProposal): Record<string, string> => ({
  word,
  facet,
  value,
  reason: `本院${support}条决定`,
})

async function writeAccepted(
  proposals: readonly WordProposal[],
  accepted: readonly string[],
  out: string | undefined,
): Promise<void> {
  const strange = accepted.find(word => !proposals.some(proposal => proposal.word === word))
  if (strange !== undefined)
    throw refuse("option.value", {option: "accept", value: strange, known: proposals.map(({word}) => word).join(", ")})
  if (out === undefined) throw refuse("call.option-missing", {command: "learn", option: "out"})
  if (existsSync(out)) throw refuse("file.same", {path: out, option: "out"})
  const rows = proposals.filter(({word}) => accepted.includes(word)).map(proposal => Object.values(rowOf(proposal)))
  await writeTable(out, ["word", "facet", "value", "reason"], table => table.write(rows))
  await print(`${out}: ${accepted.length}\n`)
}

/** Decisions: a table with the columns `name` and `codes`, apart by `;`; one that leaves open which of several is meant (`A|B`) teaches nothing. */
export async function readDecisions(path: string): Promise<readonly Decision[]> {
  await using table = await openTable(path)
  const [name, codes] = ["name", "codes"].map(column => table.header.indexOf(column)) as [number, number]
  const absent = name < 0 ? "name" : codes < 0 ? "codes" : undefined
  if (absent) throw refuse("column.unknown", {column: absent, header: table.header.join(", ")}, {table: path})
  const decisions: Decision[] = []
  for await (const rows of table.batches())
    for (const {cells} of rows) {
      const said = cells[codes] ?? ""
      if (!said.includes("|")) decisions.push({name: cells[name] ?? "", codes: said.split(";").filter(Boolean).sort()})
    }
  return decisions
}

async function readNames(path: string): Promise<readonly string[]> {
  await using table = await openTable(path)
  const name = table.header.findIndex(column => ["name", "名称", "检查名称"].includes(column))
  if (name < 0) throw refuse("column.missing", {column: "name", header: table.header.join(", ")}, {table: path})
  const names: string[] = []
  for await (const rows of table.batches()) for (const {cells} of rows) names.push(cells[name] ?? "")
  return names
}
