import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, beforeEach, describe, expect, it} from "vitest"
import {openLog} from "./log-file.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-log-"))
afterAll(() => rmSync(folder, {recursive: true}))

let made = 0
let place: string
let path: string
let elsewhere: string[]
const there = {write: (text: string) => elsewhere.push(text)}
beforeEach(() => {
  place = join(folder, `日志 ${made++}`)
  path = join(place, "zm.log")
  mkdirSync(place)
  elsewhere = []
})

const open = (bytes: number, keep = 2) => openLog({path, bytes, keep}, there)
const text = (name = "zm.log") => readFileSync(join(place, name), "utf8")
const write = (log: ReturnType<typeof open>, ...lines: readonly string[]) => {
  for (const line of lines) log.write(`${line}\n`)
}

describe("a log in a file", () => {
  it("is full when the next line would go past its size, and not a byte before", () => {
    const log = open(6)
    write(log, "一", "a")
    expect([text(), readdirSync(place)]).toEqual(["一\na\n", ["zm.log"]])
    write(log, "b")
    expect([text(), text("zm.log.1")]).toEqual(["b\n", "一\na\n"])
    log.close()
  })

  it("keeps as many older ones as is said, the youngest first", () => {
    const log = open(2)
    write(log, "a", "b", "c", "d", "e")
    expect([text(), text("zm.log.1"), text("zm.log.2")]).toEqual(["e\n", "d\n", "c\n"])
    expect(readdirSync(place)).toHaveLength(3)
    log.close()
  })

  it("takes a line that is larger than the file may be, whole", () => {
    const log = open(2)
    write(log, "long", "b")
    expect([text(), text("zm.log.1")]).toEqual(["b\n", "long\n"])
    log.close()
  })

  it("goes on after a restart, and counts what is there", () => {
    const before = open(4)
    write(before, "a")
    before.close()
    const log = open(4)
    write(log, "b")
    expect(text()).toBe("a\nb\n")
    write(log, "c")
    expect([text(), text("zm.log.1")]).toEqual(["c\n", "a\nb\n"])
    log.close()
  })

  it("is refused by name where it cannot be written", () => {
    const file = join(place, "file")
    writeFileSync(file, "")
    for (const [path, reason] of [
      [join(place, "none", "zm.log"), "ENOENT"],
      [join(file, "zm.log"), "ENOTDIR"],
      [place, "EISDIR"],
    ] as const)
      expect(() => openLog({path, bytes: 1, keep: 1}, there)).toThrow(
        expect.objectContaining({issue: expect.objectContaining({id: "server.log-file", params: {path, reason}})}),
      )
  })

  it.runIf(existsSync("/dev/full"))("gives its lines elsewhere while the disk is full, and says so once", () => {
    symlinkSync("/dev/full", path)
    const log = open(100)
    write(log, "a", "b")
    expect(elsewhere).toEqual([`${path}: 磁盘已满 / the disk is full\n`, "a\n", "b\n"])
    log.close()
  })

  it("grows on while it cannot be given another name, and loses no older one", () => {
    const log = open(2)
    write(log, "a", "b", "c")
    rmSync(`${path}.1`)
    mkdirSync(join(`${path}.1`, "in the way"), {recursive: true})
    rmSync(`${path}.2`)
    mkdirSync(join(`${path}.2`, "in the way"), {recursive: true})
    write(log, "d", "e")
    expect(text()).toBe("c\nd\ne\n")
    expect(elsewhere).toHaveLength(1)
    rmSync(`${path}.2`, {recursive: true})
    write(log, "f")
    expect(text()).toBe("f\n")
    expect(readdirSync(`${path}.2`)).toEqual(["in the way"])
    log.close()
  })
})
