import pc from "picocolors"
import {examine, type Finding, programFolder} from "../delivery/index.ts"
import {portOf} from "./listening.ts"
import {formatOf, language, print} from "./output.ts"
import {version} from "./version.ts"
import {replicaOf, type WhereOptions, whereOf} from "./where.ts"

type Options = WhereOptions & {
  readonly host: string
  readonly port: string
  readonly format?: string
  readonly replica?: string
}

/** Look at all that the program needs; exit 1 where something must be mended. */
export async function run(options: Options): Promise<void> {
  const format = formatOf(options.format, "table", "table", ["table", "json"])
  const listen = {host: options.host, port: portOf(options.port)}
  const where = whereOf(options)
  const findings = await examine({root: programFolder, where, listen, ...replicaOf(where, options.replica)})
  const fault = findings.some(({state}) => state === "fault")
  if (fault) process.exitCode = 1
  if (format === "table") return print(findings.map(linesOf).join(""))
  const told = {version: version(), at: new Date().toISOString(), fault, findings}
  await print(`${JSON.stringify(told, undefined, 2)}\n`)
}

const signs = {fine: pc.green("✓"), advice: pc.yellow("!"), fault: pc.red("✗")} as const

const linesOf = (finding: Finding): string => {
  const {check, state, remedy} = finding
  const remedyLine = remedy ? `  ${" ".repeat(width)} → ${remedy[language]}\n` : ""
  return `${signs[state]} ${check.padEnd(width)} ${finding[language]}\n${remedyLine}`
}

const width = 11
