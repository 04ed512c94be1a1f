import {Command} from "commander"
import {issueText, Refusal} from "../standard/index.ts"
import {language} from "./output.ts"

const program = new Command("zhengming")
  .description("正名:医学影像检查项目名称与编码 / names and codes of medical imaging examinations")
  .version("0.1.0")
  .exitOverride(error => process.exit(error.code === "commander.helpDisplayed" || error.exitCode === 0 ? 0 : 2))

/** What a command file exports; commander passes its arguments, then its options. */
type Run = (...args: unknown[]) => Promise<void>

/** Every command with the file that holds it, loaded only when it runs. */
const commands: readonly [string, string, (program: Command) => Command, () => Promise<{run: unknown}>][] = [
  [
    "explain <text>",
    "解释编码或名称 / explain a code or a name",
    c => c.option("--edition <id>", "edition", "5.0").addHelpText("after", "\n  zhengming explain 20010701111100"),
    () => import("./explain.ts"),
  ],
  [
    "items",
    "列出项目 / list the items",
    c =>
      c
        .option("--edition <id>", "edition", "5.0")
        .option("--modality <key>")
        .option("--format <f>", "table, csv, json")
        .addHelpText("after", "\n  zhengming items --modality CT --format csv"),
    () => import("./items.ts"),
  ],
  [
    "search <words...>",
    "查找项目 / find items by words or code",
    c => c.option("--edition <id>", "edition", "5.0").addHelpText("after", "\n  zhengming search 胸部 平扫"),
    () => import("./search.ts"),
  ],
  [
    "check <file>",
    "检查表格 / check a table of codes and names; exit 1 on issues",
    c =>
      c
        .option("--edition <id>", "edition; told by the table otherwise")
        .option("--format <f>", "table, jsonl, csv")
        .addHelpText("after", "\n  zhengming check appendix-g.csv"),
    () => import("./check.ts"),
  ],
  [
    "recognize",
    "识别名称 / read names, one a line, from standard input",
    c =>
      c
        .option("--edition <id>", "edition", "5.0")
        .option("--modality <key>")
        .option("--accept <p>", "confidence", "0.9")
        .option("--format <f>", "jsonl, tsv")
        .addHelpText("after", "\n  echo 胸部CT平扫 | zhengming recognize"),
    () => import("./recognize.ts"),
  ],
  [
    "convert <file>",
    "转换目录 / read the names of a table and write codes beside them",
    c =>
      c
        .requiredOption("--out <file>", "CSV or XLSX to write")
        .option("--column <name>", "column of names")
        .option("--edition <id>", "edition", "5.0")
        .option("--accept <p>", "confidence", "0.9")
        .addHelpText("after", "\n  zhengming convert list.xlsx --out coded.xlsx --column 名称"),
    () => import("./convert.ts"),
  ],
  [
    "compose",
    "组成编码与名称 / make code and name of terms",
    c =>
      c
        .requiredOption("--modality <key>", "CT, MR, XR …")
        .option("--equipment <term>")
        .option("--site <term>", "by code, name, English or 拼音码")
        .option("--method <term>")
        .option("--processing <term>")
        .option("--position <term>")
        .option("--route <term>")
        .option("--detail <term>")
        .option("--edition <id>", "edition", "5.0")
        .addHelpText("after", "\n  zhengming compose --modality CT --site 颅脑 --method 平扫"),
    () => import("./compose.ts"),
  ],
  [
    "compare <from> <to>",
    "比较两版 / what changed from one edition to another",
    c => c.option("--format <f>", "table, csv").addHelpText("after", "\n  zhengming compare 3.0 5.0"),
    () => import("./compare.ts"),
  ],
  [
    "recode <code-or-file>",
    "换版编码 / a code, or a table's codes, in another edition's layout",
    c =>
      c
        .requiredOption("--from <id>", "edition of the codes")
        .requiredOption("--to <id>", "edition to write them in")
        .option("--out <file>", "table to write; standard output otherwise")
        .addHelpText("after", "\n  zhengming recode 2001010011110000 --from 3.0 --to 5.0"),
    () => import("./recode.ts"),
  ],
  [
    "serve",
    "启动应用 / serve the application",
    c =>
      c
        .option("--host <host>", "address", "127.0.0.1")
        .option("--port <port>", "port", "8080")
        .option("--edition <id>", "edition", "5.0")
        .addHelpText("after", "\n  zhengming serve --port 8080"),
    () => import("../serve/index.ts"),
  ],
]

for (const [usage, description, options, load] of commands)
  options(program.command(usage).description(description)).action(async (...args: unknown[]) =>
    ((await load()).run as Run)(...args),
  )

process.stdout.on("error", error => {
  if ((error as NodeJS.ErrnoException).code === "EPIPE") process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const {table, row, column} = error.issue.place
  const where = [table, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(" ")
  process.stderr.write(`zhengming: ${where ? `${where}: ` : ""}${issueText(error.issue, language)}\n`)
  process.exitCode = 2
}
