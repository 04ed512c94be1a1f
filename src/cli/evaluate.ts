import {
  compareRuns,
  contenders,
  evaluate,
  evaluationPage,
  judge,
  type Report,
  readLabelled,
  readSavedRun,
  savedRun,
} from "../evaluation/index.ts"
import {editionsOf, type Lexicon, listedItem, recogniseRow} from "../recognition/index.ts"
import {openFolderShelf, readingLexicon} from "../shelf/index.ts"
import {explain} from "../standard/index.ts"
import {writeText} from "../tables/index.ts"
import {evaluationLines} from "./evaluation-lines.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {atPlace, formatOf, language, print, probability} from "./output.ts"
import {sameFile} from "./same-file.ts"
import {usualEdition} from "./usual-edition.ts"

interface Options {
  readonly edition: string
  readonly accept: string
  readonly format?: string
  readonly report?: string
  readonly save?: string
  readonly compare?: string
  readonly baseline?: string
}

/** Hold what names are read as against what people labelled them; exit 1 where an earlier run read one better. */
export async function run(file: string, options: Options): Promise<void> {
  const format = formatOf(options.format, "table", "table", ["table", "json"])
  const accept = probability("accept", options.accept)
  for (const option of ["report", "save"] as const) refuseSame(file, option, options[option])
  const before = options.compare === undefined ? undefined : readSavedRun(options.compare)
  const lexicon = readingLexicon(openFolderShelf(), {edition: options.edition, usual: usualEdition})
  const edition = editionsOf(lexicon)
    .map(({id}) => id)
    .join(", ")
  const {names, issues} = await readLabelled(file)
  const judged = names.map(label => judge(label, recogniseRow(lexicon, label, accept)))
  const saved = savedRun(edition, lexicon.version, judged)
  const report: Report = {
    ...{file, edition, version: lexicon.version, accept},
    evaluation: evaluate(editionsOf(lexicon), judged, accept),
    ...(before && {change: compareRuns(before, saved)}),
    ...(options.baseline && {contenders: await contenders(lexicon, judged)}),
  }
  if (options.save !== undefined) await writeText(options.save, `${JSON.stringify(saved)}\n`)
  if (options.report !== undefined) await writeText(options.report, pageOf(report, lexicon))
  for (const found of issues) process.stderr.write(`${atPlace(found)}${issueText(found, language)}\n`)
  await print(format === "json" ? `${JSON.stringify(report)}\n` : `${evaluationLines(report).join("\n")}\n`)
  if (report.change && report.change.worse.length > 0) process.exitCode = 1
}

const pageOf = (report: Report, lexicon: Lexicon): string =>
  evaluationPage(
    report,
    code => explain(listedItem(lexicon, code)?.edition ?? lexicon.edition, code).zh ?? "",
    language,
  )

function refuseSame(file: string, option: string, path: string | undefined): void {
  if (path !== undefined && sameFile(file, path)) throw refuse("file.same", {path: file, option})
}
