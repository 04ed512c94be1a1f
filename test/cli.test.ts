import {execFileSync, spawnSync} from "node:child_process"
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from "node:fs"
import {type AddressInfo, createServer} from "node:net"
import {tmpdir} from "node:os"
import {basename, join} from "node:path"
import {fileURLToPath} from "node:url"
import {afterAll, describe, expect, it} from "vitest"
import {readDigest} from "../src/shelf/index.ts"
import {shelf} from "../src/shelf/made-shelf.ts"
import {loadEditions} from "../src/store/editions/index.ts"
import {openStore} from "../src/store/index.ts"

const bin = fileURLToPath(new URL("../bin/zhengming", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "zhengming-"))
afterAll(() => rmSync(folder, {recursive: true}))

const longestMs = 60_000 // for a command that would not end; then it has no status

const run = (args: readonly string[], input = "") =>
  spawnSync(process.execPath, [bin, ...args], {
    input,
    timeout: longestMs,
    killSignal: "SIGKILL",
    encoding: "utf8",
    env: {...process.env, LANG: "C", NO_COLOR: "1"},
  })

describe("zhengming", () => {
  it("explains a code", () => {
    const {stdout, status} = run(["explain", "20010701111100"])
    expect(stdout).toContain("CT副鼻窦(平扫+三维重建)")
    expect(status).toBe(0)
  })

  it("proposes the repair of a faulty code and exits 1", () => {
    const {stdout, status} = run(["explain", "2OO10701111100"])
    expect(stdout).toContain("→ 20010701111100")
    expect(status).toBe(1)
  })

  it("finds the edition whose layout knows the code", () => {
    expect(run(["explain", "50U101000C0000"]).stdout).toContain("甲状腺常规超声检查")
  })

  it("lists the items as CSV", () => {
    const lines = run(["items", "--format", "csv"]).stdout.trim().split("\n")
    expect(lines[0]).toMatch(/^code,name_zh,name_en/)
    expect(lines).toHaveLength(1 + readDigest("5.0").reduce((sum, {items}) => sum + items, 0))
  })

  it("reads names in a pipe, one JSON a line", () => {
    const lines = run(["recognize"], "胸部平扫\tCT\n\n胸部CT\n")
      .stdout.trim()
      .split("\n")
      .map(line => JSON.parse(line))
    expect(lines.map(line => line.status)).toEqual(["standard", "unresolved", "standard"])
    expect(Object.keys(lines[0])).toEqual(["name", "status", "accepted", "items", "flags", "account", "version"])
  })

  it("never writes a table over itself, and converts one twice", () => {
    const file = join(folder, "twice.csv")
    const [once, again] = [join(folder, "once.csv"), join(folder, "again.csv")]
    writeFileSync(file, "名称\n胸部CT平扫\n")
    const same = run(["convert", file, "--out", join(folder, ".", "twice.csv")])
    expect(same.status).toBe(2)
    expect(readFileSync(file, "utf8")).toBe("名称\n胸部CT平扫\n")
    run(["convert", file, "--out", once])
    expect(run(["convert", once, "--out", again, "--column", "名称"]).status).toBe(0)
    expect(readFileSync(again, "utf8")).toContain("explanation,editions,status_2,accepted_2,")
  })

  it("goes on where a conversion was ended, and proposes candidates", () => {
    const file = join(folder, "resume.csv")
    const out = join(folder, "resumed.csv")
    writeFileSync(file, "名称\n胸部CT平扫\n腰椎平扫\n")
    const first = ["convert", file, "--out", join(folder, "no", "where.csv"), "--resume"]
    expect(run(first).status).toBe(2)
    const done = run(["convert", file, "--out", out, "--resume", "--candidates", "2"])
    expect(done.status, done.stderr).toBe(0)
    expect(readFileSync(out, "utf8")).toContain("20030400110000 CT腰椎(平扫); 30030400110000 MR腰椎(平扫)")
    expect(readdirSync(folder).filter(name => name.includes("resume") && name.endsWith(".resume"))).toEqual([])
  })

  it("says which columns compete for the names", () => {
    const file = join(folder, "several.csv")
    writeFileSync(file, "名称,检查名称\nCT,胸部CT\n")
    const {stderr, status} = run(["convert", file, "--out", join(folder, "never.csv")])
    expect([status, stderr]).toEqual([2, expect.stringContaining("1 名称, 2 检查名称")])
  })

  it("refuses a modality that it doesn't know and takes people's words for one", () => {
    expect(run(["recognize", "--modality", "zz"], "胸部").status).toBe(2)
    expect(run(["recognize", "--modality", "核磁"], "胸部平扫\n").stdout).toContain("30040100110000")
  })

  it("converts a catalogue and keeps every column", () => {
    const file = join(folder, "list.csv")
    const out = join(folder, "coded.csv")
    writeFileSync(file, '序号,检查名称,备注\n1,胸部CT平扫,"a,b"\n2,=1+1,x\n')
    const {stdout, status} = run(["convert", file, "--out", out])
    expect(status, stdout).toBe(0)
    const text = readFileSync(out, "utf8")
    expect(text).toContain('1,胸部CT平扫,"a,b",standard,yes,20040100110000')
    expect(text).toContain("'=1+1")
  })

  it("checks a table and says where", () => {
    const file = join(folder, "codes.csv")
    writeFileSync(
      file,
      "编码,名称\n20010100110000,CT颅脑(平扫)\n20010100110000,CT颅脑(平扫)\n20010100210000,CT颅脑(平扫)\n",
    )
    const {stdout, status} = run(["check", file])
    expect(stdout).toContain("row 3, 编码: row.repeated")
    expect(stdout).toContain("row 4, 名称: name.repeated")
    expect(status).toBe(1)
  })

  it("tells codes of other editions in a list row by row, whatever is written around them", () => {
    const file = join(folder, "mixed.csv")
    writeFileSync(
      file,
      '编码,名称\n20010100110000.0,CT颅脑(平扫)\n="20040100110000",CT胸部(平扫)\n2004010011000000,CT胸部(平扫)\n200601110000,CT盆腔(平扫)\n',
    )
    const {stdout, status} = run(["check", file])
    const lines = stdout.trim().split("\n")
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/row 4, 编码: code.elsewhere: .*edition 3\.0: CT胸部\(平扫\)/)
    expect(lines[1]).toMatch(/row 5, 编码: code.elsewhere: .*edition 2\.5: CT盆腔\(平扫\)/)
    expect(lines[2]).toContain("code.dressed")
    expect(status).toBe(1)
  })

  it("recodes what is of the edition, tells the rest, and exits 1 where anything is lost", () => {
    const file = join(folder, "recode.csv")
    writeFileSync(file, '编码\n="2004010011000000"\n20010100110000\n9\n')
    const {stdout, stderr, status} = run(["recode", file, "--from", "3.0", "--to", "5.0"])
    const fates = stdout
      .trim()
      .split("\n")
      .map(line => line.split(",")[2])
    expect(fates).toEqual(["fate", "exact", "elsewhere", "dead"])
    expect(stdout).toContain("it is one of edition 5.0: CT颅脑(平扫)")
    expect(stderr).toContain("which was taken off")
    expect(status).toBe(1)
    writeFileSync(file, "编码\n2004010011000000\n")
    expect(run(["recode", file, "--from", "3.0", "--to", "5.0"]).status).toBe(0)
    expect(run(["recode", "2004010011000000", "--from", "5.0", "--to", "3.0"])).toMatchObject({status: 1})
  })

  it("reads what stands beside the names, in a list and in labels", () => {
    const [file, out] = [join(folder, "sites.csv"), join(folder, "sites-coded.csv")]
    writeFileSync(file, "名称,检查部位\nCT平扫,胸部\nCT平扫,颅脑\nCT平扫,井冈位\n")
    const {stderr} = run(["convert", file, "--out", out])
    expect(stderr).toContain("columns read: 名称, 检查部位")
    const cells = readFileSync(out, "utf8")
      .trim()
      .split("\r\n")
      .slice(1)
      .map(line => line.split(","))
    expect(cells.map(line => [line[3], line[4]])).toEqual([
      ["yes", "20040100110000"],
      ["yes", "20010100110000"],
      ["no", ""],
    ])
    writeFileSync(file, "name,body part,status,codes\nCT平扫,胸部,standard,20040100110000\n")
    expect(run(["evaluate", file]).stdout).toMatch(/exact +1\/1/)
  })

  it("evaluates labelled names beside plain libraries", () => {
    const {stdout, stderr, status} = run(["evaluate", "cases/labelled.csv", "--baseline"])
    expect(stderr).toBe("")
    expect(stdout).toMatch(/exact +8\/8 +100\.0 %/)
    expect(stdout).toMatch(/minisearch +\d\/8 .*names a second\n +fuse\.js +\d\/8 /)
    expect(status).toBe(0)
  })

  it("tells what got worse since an earlier evaluation, and exits 1", () => {
    const [file, saved] = [join(folder, "labelled.csv"), join(folder, "run.json")]
    writeFileSync(file, "name,status,codes\n胸部CT平扫,standard,20040100110000\n")
    expect(run(["evaluate", file, "--save", saved]).status).toBe(0)
    expect(run(["evaluate", file, "--compare", saved]).stdout).toContain("better 0")
    writeFileSync(file, "name,status,codes\n胸部CT平扫,standard,20010100110000\n")
    const {stdout, status} = run(["evaluate", file, "--compare", saved, "--format", "json"])
    expect(JSON.parse(stdout).change).toMatchObject({better: [], worse: [{after: {name: "胸部CT平扫"}}]})
    expect(status).toBe(1)
  })

  it("writes a page of an evaluation that holds raw names as text", () => {
    const [file, page] = [join(folder, "hostile.csv"), join(folder, "page.html")]
    writeFileSync(file, `name,status,codes,stratum\n"胸部CT平扫<script>""'&",unresolved,<b>,<i>\n`)
    expect(run(["evaluate", file, "--report", page]).stderr).toBe("")
    const text = readFileSync(page, "utf8")
    expect(text).not.toMatch(/<script|<b>&|<i>/)
    expect(text).toMatch(/<span class="part site"[^>]*>胸部<\/span><span class="part modality"[^>]*>CT<\/span>/)
    expect(text).toMatch(/<svg[^>]*>[\s\S]*<circle /)
    expect(text.match(/<span lang="zh">/g)).toHaveLength(text.match(/<span lang="en">/g)?.length ?? 0)
    expect(text).not.toMatch(/(src|href)=|url\(/)
  })

  it.each([
    [["items", "--edition", "9.9"], "us-1.1"],
    [["items", "--format", "pdf"], "--format"],
    [["check", "no-such-file.csv"], "no-such-file.csv"],
    [["recognize", "--accept", "many"], "--accept"],
    [["recognize", "--edition", "9.9"], "us-1.1"],
    [["convert", "cases/list.csv", "--out", "never.csv", "--edition", "9.9"], "us-1.1"],
    [["explain"], "code or name"],
    [["explain", "a", "b"], "b"],
    [["items", "--colour", "red"], "--modality"],
    [["convert", "x.csv"], "--out"],
    [["evaluate", "no-such-file.csv"], "no-such-file.csv"],
    [["evaluate", "cases/list.csv"], "status"],
    [["evaluate", "cases/labelled.csv", "--save", "cases/labelled.csv"], "--save"],
    [["evaluate", "cases/labelled.csv", "--compare", "package.json"], "package.json"],
    [["fly"], "recognize"],
    [["audit", "verify", "--data", "/no/such"], "/no/such"],
    [["audit", "forge"], "verify"],
    [["backup", "x.backup", "--data", "/no/such"], "/no/such"],
    [["restore", "no-such.backup"], "no-such.backup"],
    [["restore", "package.json", "--data", "/no/such"], "package.json"],
    [["backup", "x.backup", "--database", "postgres://me:pw@127.0.0.1:1/x"], "postgres://127.0.0.1:1/x"],
  ])("refuses %j in one line", (args, word) => {
    const {stderr, status} = run(args)
    expect(stderr.trim().split("\n")).toHaveLength(1)
    expect(stderr).toContain(word)
    expect(status).toBe(2)
  })

  it("shows help with an example for every command", () => {
    const names = [
      "explain",
      "compose",
      "items",
      "search",
      "check",
      "recode",
      "compare",
      "recognize",
      "convert",
      "evaluate",
      "serve",
      "audit",
      "backup",
      "restore",
      "export-institution",
      "import-institution",
    ]
    for (const name of names) {
      expect(run([]).stdout).toContain(`\n  ${name}`)
      expect(run([name, "--help"]).stdout).toMatch(new RegExp(`\\n  .*zhengming ${name}`))
    }
  })

  it("leaves nothing at the target when it stops", () => {
    const file = join(folder, "bad.csv")
    writeFileSync(file, '名称\n"胸部CT\n')
    expect(run(["convert", file, "--out", join(folder, "never.csv")]).status).toBe(2)
    expect(readdirSync(folder).filter(name => name.includes("never"))).toEqual([])
  })

  it("ends quietly when its reader leaves", () => {
    const text = execFileSync("sh", ["-c", `"${process.execPath}" "${bin}" items --format csv | head -1`], {
      encoding: "utf8",
    })
    expect(text).toMatch(/^code/)
  })
})

describe("zhengming with a store", () => {
  it("backs up one at work, restores it elsewhere and verifies its audit", async () => {
    const [data, other, file] = [join(folder, "data"), join(folder, "other"), join(folder, "zhengming.backup")]
    const store = await openStore({data})
    await loadEditions(store, shelf)
    const backup = run(["backup", file, "--data", data])
    expect(backup.stderr + backup.stdout).toMatch(/^\d+ rows written/)
    expect(run(["restore", file, "--data", data]).stderr).toContain(`process ${process.pid}`)
    await store.close()
    expect(run(["restore", file, "--data", data]).stderr).toContain("--replace")
    expect(run(["restore", file, "--data", data, "--replace"]).stderr).toBe("")
    expect(run(["restore", file, "--data", other]).stdout).toMatch(/^\d+ rows restored/)
    expect(run(["audit", "verify", "--data", other]).stdout).toMatch(/^The chain holds: 7 entries/)
    const [, noted = ""] = /--from (\S+)/.exec(backup.stdout) ?? []
    expect(run(["audit", "verify", "--data", other, "--from", noted]).status).toBe(0)
    const forged = run(["audit", "verify", "--data", other, "--from", `${noted.split(":")[0]}:${"0".repeat(64)}`])
    expect([forged.status, forged.stdout]).toEqual([1, expect.stringContaining("audit.other")])
    expect(run(["audit", "verify", "--data", other, "--from", "x"])).toMatchObject({status: 2})
  })

  it("hands an institution over to another server: shown first, written with --yes, once", async () => {
    const at = mkdtempSync(join(folder, "handed-"))
    const [data, other, file, people] = ["data", "other", "H1.institution", "people.csv"].map(name =>
      join(at, name),
    ) as [string, string, string, string]
    const list = join(at, "list.csv")
    writeFileSync(list, "编码,名称\nA1,胸部CT平扫\nA2,不知道什么\n")
    run(["catalogue", "import", list, "--institution", "H1", "--name", "某医院", "--data", data, "--yes"])
    run(["catalogue", "map", "--institution", "H1", "--data", data])
    const written = run(["export-institution", file, "--institution", "H1", "--data", data])
    expect(written).toMatchObject({status: 0, stderr: ""})
    expect(written.stdout).toMatch(/^\d+ rows of H1 written to .*\n0 people stand as marks alone/)
    const shown = run(["import-institution", file, "--data", other])
    expect(shown).toMatchObject({status: 0, stderr: ""})
    expect(shown.stdout).toContain("institution: 某医院 (H1)\ncatalogue “catalogue”: 2 rows, 0 decisions\n")
    expect(shown.stdout).toMatch(/Nothing was written; --yes writes it\.\n$/)
    expect(run(["import-institution", file, "--data", other, "--yes"]).stdout).toMatch(/\d+ rows written\n$/)
    const table = (of: string) => {
      const out = join(at, `${basename(of)}.csv`)
      expect(run(["catalogue", "export", out, "--institution", "H1", "--data", of]).status).toBe(0)
      return readFileSync(out, "utf8")
    }
    expect(table(other)).toBe(table(data))
    expect(run(["audit", "verify", "--data", other]).status).toBe(0)
    expect(run(["import-institution", file, "--data", other])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--as CODE"),
    })
    expect(run(["import-institution", file, "--data", other, "--as", "H2", "--yes"]).stdout).toContain("new ones now")
    writeFileSync(people, "person,login\nperson 9,li\n")
    const mapped = run(["import-institution", file, "--data", other, "--as", "H3", "--map-people", people])
    expect(mapped).toMatchObject({status: 2, stderr: expect.stringContaining("person 9")})
    for (const option of [
      ["--institution", "H7"],
      ["--institution", "H1", "--people", "all"],
    ])
      expect(run(["export-institution", join(at, "no"), ...option, "--data", data]).status).toBe(2)
    truncateSync(file, 100)
    const cut = run(["import-institution", file, "--data", join(at, "never")])
    expect(cut).toMatchObject({status: 2, stderr: expect.stringContaining("no whole file of an institution")})
    expect(readdirSync(at)).not.toContain("never")
  })

  it.each<[string, (folder: string) => string]>([
    ["a file as folder", at => join(at, "file")],
    ["a folder below a file", at => join(at, "file", "data")],
    ["a folder that takes no files", () => "/proc"],
    ["a database that is none", at => join(at, "garbage")],
    ["a lock that is none", at => join(at, "held")],
    ["a database that was cut", at => join(at, "cut")],
  ])("says what is wrong with %s, without a stack", async (_what, dataIn) => {
    const at = mkdtempSync(join(folder, "bad-"))
    writeFileSync(join(at, "file"), "x")
    for (const [name, file] of [
      ["garbage", "zhengming.db"],
      ["held", "holder.db"],
    ] as const) {
      mkdirSync(join(at, name))
      writeFileSync(join(at, name, file), "no database ".repeat(1000))
    }
    const store = await openStore({data: join(at, "cut")})
    await store.close()
    truncateSync(join(at, "cut", "zhengming.db"), 20_000)
    const {status, stderr} = run(["serve", "--port", "0", "--data", dataIn(at)])
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^zhengming: The (data folder|database) .*(cannot be used|is damaged)/),
    ])
    expect(stderr).not.toContain("    at ")
  })

  it("ends where it cannot listen, and gives the folder back", async () => {
    const [data, taken] = [join(folder, "taken"), createServer()]
    await new Promise<void>(resolve => taken.listen(0, "127.0.0.1", resolve))
    const {port} = taken.address() as AddressInfo
    const {stderr, status} = run(["serve", "--port", String(port), "--data", data])
    taken.close()
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}`)
    expect(status).toBe(2)
    await (await openStore({data})).close()
  })

  it("exits 1 where the chain of the audit is broken", async () => {
    const data = join(folder, "broken")
    const store = await openStore({data})
    await store.db.updateTable("audit_head").set({seq: 3}).execute()
    await store.close()
    const {stdout, status} = run(["audit", "verify", "--data", data])
    expect(stdout).toContain("audit.missing")
    expect(status).toBe(1)
  })
})

describe("a catalogue on the command line", () => {
  const data = join(folder, "catalogue")
  const file = join(folder, "list.csv")
  const call = (...args: readonly string[]) => run(["catalogue", ...args, "--data", data, "--institution", "H1"])
  it("goes from its file to its hospital's system", async () => {
    writeFileSync(file, "编码,名称,例数\n001,CT胸部平扫,500\n002,膝关节MR,40\n3,神秘检查,2\n004,,1\n005,MR膝关节,7\n")
    const bad = join(folder, "bad.csv")
    const shown = call("import", file, "--bad", bad)
    expect(shown.stdout).toContain("4 new")
    expect(shown.stdout).toContain("--yes writes it")
    expect(shown.stderr).toContain("row 5, 名称: row.unnamed")
    expect(shown.stderr).toContain("code.zeros")
    expect(readFileSync(bad, "utf8")).toContain("004")
    expect(call("map").stderr).toContain("no institution “H1”")
    expect(call("import", file, "--yes", "--mend-zeros").stdout).toContain("Written: 4 new")
    expect(call("import", file, "--yes", "--mend-zeros").stdout).toContain("taken in before")
    expect(call("map").stdout).toContain("4 rows mapped: 0 inherited, 1 accepted, 3 undecided")
    expect(call("work").stdout).toMatch(/40 {2}002 {2}膝关节MR/)
    const out = join(folder, "work.csv")
    expect(call("work", out).stdout).toContain("3 rows open")
    const [header = "", ...rows] = readFileSync(out, "utf8").trim().split(/\r?\n/)
    const filled = rows.map(row =>
      row.replace(/,,,$/, row.includes("神秘") ? "no match,,,无此检查" : "修改,30072203110000,,"),
    )
    writeFileSync(out, [header, ...filled].join("\n"))
    expect(call("decide", out).stdout).toContain("3 decisions kept")
    expect(call("decide", out).stdout).toContain("3 kept before")
    expect(call("figures").stdout).toContain("names 4/4 (100 %)")
    const exported = join(folder, "map.csv")
    expect(call("export", exported).stdout).toContain("3 rows")
    expect(readFileSync(exported, "utf8")).toMatch(/002,膝关节MR,.*accepted,equivalent,5.0,30072203110000/)
    const his = join(folder, "his")
    expect(call("export", his, "--as", "his").stdout).toContain("2 items, 4 rows in the report\nleft out: 1 no match\n")
    expect(readFileSync(join(his, "items.csv"), "utf8")).toContain("膝关节MR;MR膝关节")
  })
  it("learns a word of the hospital and forgets it again, each shown first", () => {
    const own = (...args: readonly string[]) =>
      run(["catalogue", ...args, "--data", join(folder, "words"), "--institution", "H1"])
    writeFileSync(file, "编码,名称\n1,胸部CT平扫(囧)\n2,盆腔CT平扫(囧)\n")
    own("import", file, "--yes")
    own("map")
    expect(own("words", "list").stdout).toContain("no words")
    expect(own("words", "teach", "囧").stdout).toContain("2 become accepted")
    expect(own("words", "list").stdout).toContain("no words")
    expect(own("words", "teach", "囧", "--why", "院区", "--yes").stdout).toContain("2 become accepted")
    expect(own("words").stdout).toContain("囧 = set aside")
    expect(own("figures").stdout).toContain("names 2/2")
    expect(own("words", "withdraw", "囧", "--yes").stdout).toContain("2 become undecided")
    expect(own("figures").stdout).toContain("names 0/2")
    expect(own("words", "teach", "胸部").stderr).toContain("The lexicon knows “胸部”")
    expect(own("words", "teach", "囧", "--kind", "colour").stderr).toContain("aside, site, side")
    expect(own("words", "sing").stderr).toContain("list, teach, withdraw")
    expect(own("words", "teach").stderr).toContain("<word> is missing")
  })
  it("says what it cannot do", () => {
    expect(call("fly").stderr).toContain("import, map, remap, work, decide, export, figures")
    expect(call("import").stderr).toContain("<file> is missing")
    expect(call("export", join(folder, "x"), "--as", "pdf").stderr).toContain("table, his, conceptmap, sssom")
    expect(call("import", join(folder, "none.csv")).stderr).toContain("There is no file")
    expect(call("decide", file).stderr).toContain("zm_row")
  })
})
