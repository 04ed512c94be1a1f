// Every command's start to its end on a small input, beside the bare runtime doing nothing.
import {spawnSync} from "node:child_process"
import {mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {command, line, ms, sideBySide} from "./measure.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
const table = join(folder, "list.csv")
writeFileSync(table, "编码,名称\n20010100110000,CT颅脑(平扫)\n")
const bare = () => spawnSync(process.execPath, ["-e", "0"])
const commands: readonly (readonly [readonly string[], string])[] = [
  [["explain", "20010701111100"], ""],
  [["compose", "--modality", "CT", "--site", "颅脑", "--method", "平扫"], ""],
  [["search", "胸部"], ""],
  [["items", "--modality", "CT"], ""],
  [["check", table], ""],
  [["recode", "20010100111100", "--from", "5.0", "--to", "3.0"], ""],
  [["compare", "3.0", "5.0"], ""],
  [["recognize"], "胸部CT\n"],
  [["convert", table, "--out", join(folder, "out.csv")], ""],
]
for (const [args, input] of commands) {
  command(args, input) // the first run fills the cache of compiled modules
  const {ours, floor, ratio} = sideBySide(9, () => command(args, input), bare)
  line(args[0] ?? "", ms(ours), `bare runtime ${ms(floor)}`, `ratio ${ratio.toFixed(1)}`)
}
rmSync(folder, {recursive: true})
