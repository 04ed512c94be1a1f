import {spawnSync} from "node:child_process"
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, describe, expect, it} from "vitest"
import {checkDelivered, hashOf, manifestFile, readManifest, writeManifest} from "../src/delivery/index.ts"
import {filesBelow, isNeeded} from "../tools/bundle/contents.ts"
import {type Lock, packagesOf} from "../tools/bundle/packages.ts"
import {platformOf, platforms} from "../tools/bundle/platforms.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-bundle-test-"))
afterAll(() => rmSync(folder, {recursive: true}))

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock

describe.each(platforms)("what goes to $name", platform => {
  const packages = packagesOf(lock, platform).map(({name}) => name)

  it("is what runs the program there, and nothing of the workshop", () => {
    expect(packages).toContain(platform.runtime)
    expect(packages).toContain("better-sqlite3")
    const others = platforms.filter(other => other !== platform).map(({runtime}) => runtime)
    for (const left of ["vite", "vitest", "typescript", "react", "tar", ...others]) expect(packages).not.toContain(left)
  })

  it("has an archive that the lock file vouches for", () => {
    for (const {integrity} of packagesOf(lock, platform)) expect(integrity).toMatch(/^sha512-/)
  })

  it("has one binary of SQLite", () => {
    const binaries = filesBelow("node_modules/better-sqlite3")
      .map(file => `node_modules/better-sqlite3/${file}`)
      .filter(file => file.endsWith(".node") && isNeeded(file, platform))
    expect(binaries).toEqual([`node_modules/better-sqlite3/prebuilds/${platform.os}-${platform.cpu}.node`])
  })
})

it("names the platforms there are to who asks for another", () => {
  expect(() => platformOf("plan9-x64")).toThrow("linux-x64, linux-arm64")
  expect(platformOf(undefined).os).toBe(process.platform)
})

describe("a delivered program", () => {
  const made = (name: string) => {
    const root = join(folder, name)
    mkdirSync(join(root, "部分"), {recursive: true})
    writeFileSync(join(root, "a.txt"), "a")
    writeFileSync(join(root, "部分", "b c.txt"), "b")
    const files = filesBelow(root).map(path => ({path, sha256: hashOf(join(root, path)) ?? ""}))
    writeFileSync(join(root, manifestFile), writeManifest(files))
    return root
  }

  it("starts as it was delivered, and a clone without a manifest as it is", () => {
    expect(checkDelivered(made("whole"))).toBeUndefined()
    expect(checkDelivered(folder)).toBeUndefined()
  })

  it.each([
    ["one byte changed", (root: string) => writeFileSync(join(root, "部分", "b c.txt"), "c"), "部分/b c.txt"],
    ["a file is gone", (root: string) => rmSync(join(root, "a.txt")), "a.txt"],
  ] as const)("is refused where %s, by the name of the file", (name, change, files) => {
    const root = made(name)
    change(root)
    expect(() => checkDelivered(root)).toThrow(
      expect.objectContaining({
        issue: expect.objectContaining({id: "delivery.changed", params: {count: 1, files, root}}),
      }),
    )
  })

  it("is refused where its manifest is damaged, by the line", () => {
    const root = made("damaged")
    writeFileSync(join(root, manifestFile), `${readFileSync(join(root, manifestFile), "utf8")}half a li\n`)
    expect(() => checkDelivered(root)).toThrow(
      expect.objectContaining({
        issue: expect.objectContaining({id: "delivery.manifest", place: {table: manifestFile, row: 3}}),
      }),
    )
  })

  it("has a manifest that is read as it was written", () => {
    const files = [{path: "x y/正名.csv", sha256: "0".repeat(64)}]
    expect(readManifest(writeManifest(files))).toEqual(files)
  })
})

describe.skipIf(process.platform === "win32")("the starter", () => {
  const [system = "", machine = ""] = ["-s", "-m"].map(flag =>
    spawnSync("uname", [flag], {encoding: "utf8"}).stdout.trim(),
  )

  /** Start a made-up runtime, with nothing on the PATH. */
  const started = (glibc: string, {from = "", on = `${system} ${machine}`} = {}) => {
    const here = join(folder, `starter ${glibc || "none"} ${on}`)
    mkdirSync(join(here, "runtime"), {recursive: true})
    const script = readFileSync("tools/bundle/zhengming.sh", "utf8")
    writeFileSync(join(here, "zhengming"), script.replaceAll("@MACHINE@", on).replaceAll("@GLIBC@", glibc))
    writeFileSync(join(here, "runtime", "node"), '#!/bin/sh\nprintf "%s|" "$@"\n')
    for (const file of ["zhengming", "runtime/node"]) chmodSync(join(here, file), 0o755)
    if (from !== "") symlinkSync(join(here, "zhengming"), join(folder, from))
    const {status, stdout, stderr} = spawnSync(
      from === "" ? join(here, "zhengming") : join(folder, from),
      ["search", "胸部 平扫"],
      {encoding: "utf8", env: {PATH: ""}},
    )
    return {status, stderr, stdout: stdout.replaceAll(here, "HERE")}
  }

  it.each(["", "0.9", "1.99"])(
    "starts the runtime beside it with what was said, on a C library from “%s” on",
    glibc => {
      expect(started(process.platform === "linux" ? glibc : "")).toEqual({
        status: 0,
        stderr: "",
        stdout: "HERE/src/cli/start.js|search|胸部 平扫|",
      })
    },
  )

  it("is found by a link to it", () => {
    expect(started("", {from: "a link", on: `${system} ${machine}`}).stdout).toBe(
      "HERE/src/cli/start.js|search|胸部 平扫|",
    )
  })

  it.runIf(process.platform === "linux").each(["2.999", "99.0"])(
    "says in one sentence that a machine is too old: glibc %s",
    glibc => {
      const {status, stdout, stderr} = started(glibc)
      expect([status, stdout, stderr.split("\n").length]).toEqual([2, "", 2])
      expect(stderr).toMatch(
        new RegExp(`本机系统过旧：需要glibc ${glibc}及以上.* / this machine is too old: glibc ${glibc} or newer`),
      )
    },
  )

  it("says in one sentence that the archive is for another machine", () => {
    expect(started("", {on: "Plan9 mips"})).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(`this archive is for Plan9 mips, this machine is ${system} ${machine}`),
    })
  })
})

it.each(["Dockerfile", "compose.yaml"])("deploy/%s calls the program by options that it has", file => {
  const calls = [...readFileSync(join("deploy", file), "utf8").matchAll(/\["(?:serve|work)".*\]/g)]
  expect(calls.length).toBeGreaterThan(0)
  for (const [call] of calls) {
    const {status, stderr} = spawnSync("bin/zhengming", [...JSON.parse(call), "--help"], {encoding: "utf8"})
    expect([status, stderr], call).toEqual([0, ""])
  }
})
