// `convert` over 250,000 rows, beside the same file read and written without recognition.
import {spawnSync} from "node:child_process"
import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {shelf} from "../src/shelf/made-shelf.ts"
import {createTable, openTable} from "../src/tables/index.ts"
import {at, line} from "./measure.ts"

const rows = 250_000
const folder = mkdtempSync(join(tmpdir(), "zhengming-bench-"))
const input = join(folder, "list.csv")

/** Names made of the standard's own: as written, spaced, with a modality in front, with words set aside. */
function* names(): Generator<string> {
  const items = [...shelf.edition("5.0").items.values()].map(item => item.zh)
  const forms = [
    (n: string) => n,
    (n: string) => `${n}(医保)`,
    (n: string) => `急诊${n}`,
    (n: string) => n.replace("(", " ").replace(")", ""),
  ]
  for (let i = 0; i < rows; i++)
    yield (forms[i % forms.length] ?? String)(items[(i * 7) % items.length] ?? "") + (i % 10 === 0 ? i : "")
}

if (process.argv[2] === "copy") {
  const table = await openTable(process.argv[3] ?? "")
  const writer = await createTable(process.argv[4] ?? "", table.header)
  for await (const batch of table.batches()) await writer.write(batch.map(row => row.cells))
  await writer.close()
} else {
  const writer = await createTable(input, ["序号", "检查名称"])
  let batch: string[][] = []
  let number = 0
  for (const name of names()) {
    batch.push([String(++number), name])
    if (batch.length === 5000) {
      await writer.write(batch)
      batch = []
    }
  }
  await writer.write(batch)
  await writer.close()
  for (const ending of ["csv", "xlsx"]) {
    const out = join(folder, `out.${ending}`)
    measure(`convert to ${ending}`, at("bin/zhengming"), ["convert", input, "--out", out])
    measure(`read and write ${ending} alone`, process.execPath, [at("bench/convert.ts"), "copy", input, out])
  }
  rmSync(folder, {recursive: true})
}

/** Wall seconds and peak memory, as GNU time tells them. */
function measure(what: string, file: string, args: readonly string[]): void {
  const done = spawnSync("/usr/bin/time", ["-f", "%e %M", file, ...args], {encoding: "utf8"})
  const [seconds, kb] = done.stderr.trim().split("\n").at(-1)?.split(" ") ?? []
  line(what, `${seconds} s`, `${Math.round(Number(kb) / 1024)} MB`)
}
