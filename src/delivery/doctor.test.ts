import {execFileSync} from "node:child_process"
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs"
import {createServer as httpServer} from "node:http"
import {createServer as tlsServer} from "node:https"
import {type AddressInfo, createServer, type Server} from "node:net"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {sql} from "kysely"
import {afterAll, describe, expect, inject, it} from "vitest"
import {change, record, type Where} from "../store/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {postgresFindings, sqliteFindings, stepsFinding} from "./database.ts"
import {examine} from "./doctor.ts"
import type {Finding} from "./finding.ts"
import {type Check, checks} from "./lists.ts"
import {type Machine, thisMachine} from "./machine.ts"
import {hashOf, manifestFile, programFolder, writeManifest} from "./manifest.ts"
import {lookAtLibrary} from "./program.ts"
import {selfTest} from "./self-test.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-doctor-"))
afterAll(() => rmSync(folder, {recursive: true}))

const at = Date.UTC(2026, 11, 1)
const well: Machine = {
  ...thisMachine,
  env: {TZ: "Asia/Shanghai"},
  now: () => at,
  free: () => 10 ** 11,
  told: () => "微米黑",
}

interface Case {
  readonly root?: string
  readonly where?: Where
  readonly listen?: {readonly host: string; readonly port: number}
  readonly machine?: Partial<Machine>
}

/** What one check finds. */
async function found(check: Check, {machine, root = folder, where = {data: join(folder, "none")}, listen}: Case = {}) {
  const findings = await examine({root, where, ...(listen && {listen})}, {...well, ...machine})
  return findings.filter(finding => finding.check === check)
}
const statesOf = (findings: readonly Finding[]) => findings.map(({state}) => state)
const told = (findings: readonly Finding[]) =>
  findings.map(({zh, en, remedy}) => [zh, en, remedy?.zh, remedy?.en].join("\n")).join("\n")

let made = 0
const makeFolder = (): string => {
  const path = join(folder, `${made++}`)
  mkdirSync(path, {mode: 0o700})
  return path
}

const replica = "postgres://nobody@127.0.0.1:1/none"

describe("an examination", () => {
  it("has a finding of each check, in their order, in both languages", async () => {
    const where = {data: join(folder, "none")}
    const patient = {root: programFolder, where, listen: {host: "127.0.0.1", port: 0}, replica}
    const findings = await examine(patient, well)
    expect([...new Set(findings.map(({check}) => check))]).toEqual(checks)
    for (const {zh, en, state, remedy} of findings) {
      expect([zh, en]).not.toContain("")
      expect(state === "fine").toBe(remedy === undefined)
    }
  })

  it("throws nothing, whatever it meets, and says why a check could not be made", async () => {
    const broken = () => {
      throw Object.assign(new Error("boom"), {code: "EIO"})
    }
    const machine = {...well, now: broken, free: broken, told: broken}
    const findings = await examine({root: "\0", where: {data: "\0"}, listen: {host: "\0", port: 1}, replica}, machine)
    expect(new Set(findings.map(({check}) => check))).toEqual(new Set(checks))
    expect(told(findings.filter(({check}) => check === "disk"))).toContain("无法检查：磁盘读写出错")
  })
})

describe("the runtime", () => {
  it("is the one the program needs", async () => expect(statesOf(await found("runtime"))).toEqual(["fine"]))
  it("is too old", async () => {
    const findings = await found("runtime", {machine: {node: "18.20.1"}})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain("Node 18.20.1")
  })
})

describe("the program", () => {
  const delivered = (): string => {
    const root = makeFolder()
    writeFileSync(join(root, "a.txt"), "a")
    writeFileSync(join(root, manifestFile), writeManifest([{path: "a.txt", sha256: hashOf(join(root, "a.txt")) ?? ""}]))
    return root
  }
  it("is as it was delivered", async () => {
    const findings = await found("program", {root: delivered()})
    expect(statesOf(findings)).toEqual(["fine"])
    expect(told(findings)).toContain("1 files as delivered")
  })
  it("was changed, by the name of the file", async () => {
    const root = delivered()
    writeFileSync(join(root, "a.txt"), "b")
    const findings = await found("program", {root})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain("a.txt")
  })
  it("has a manifest that is damaged", async () => {
    const root = delivered()
    writeFileSync(join(root, manifestFile), "half a li\n")
    expect(statesOf(await found("program", {root}))).toEqual(["fault"])
  })
})

describe("the library of SQLite", () => {
  const old = () => {
    throw Object.assign(new Error("libc.so.6: version `GLIBC_2.34' not found"), {code: "ERR_DLOPEN_FAILED"})
  }
  it("loads", async () => expect(told(await found("library"))).toMatch(/^SQLite 3\./))
  it("does not load on an old machine, which minds where the data is in a folder", () => {
    expect(statesOf(lookAtLibrary({data: "data"}, old))).toEqual(["fault"])
    expect(statesOf(lookAtLibrary({url: "postgres://h/d"}, old))).toEqual(["fine"])
  })
})

describe("the disk", () => {
  it.each([
    ["fine", 6],
    ["advice", 4.9],
    ["fault", 0.9],
  ] as const)("is %s with %d GB left", async (state, left) => {
    const findings = await found("disk", {machine: {free: () => left * 10 ** 9}})
    expect(statesOf(findings)).toEqual([state, state])
    expect(told(findings)).toContain(`${left.toFixed(1)} GB`)
  })
  it("is that of the temporary folder alone where the data is in a PostgreSQL", async () =>
    expect(await found("disk", {where: {url: inject("postgres")}})).toHaveLength(1))
})

describe("the rights", () => {
  const places = placesFor("sqlite", "")
  afterAll(() => places.clear())
  const store = async () => {
    const where = (await places.make()) as {readonly data: string}
    await (await openTicking(where)).close()
    return where
  }
  it("are as the program gives them", async () =>
    expect(statesOf(await found("rights", {where: await store()}))).toEqual(["fine"]))
  it("of a file let others read it: named, with the command that mends it", async () => {
    const where = await store()
    chmodSync(join(where.data, "zhengming.db"), 0o644)
    const findings = await found("rights", {where})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain(`chmod 600 "${join(where.data, "zhengming.db")}"`)
  })
  it("of a backup let others read it", async () => {
    const where = await store()
    mkdirSync(join(where.data, "backups"))
    writeFileSync(join(where.data, "backups", "a.backup"), "", {mode: 0o640})
    expect(told(await found("rights", {where}))).toContain("a.backup")
  })
  it.runIf(process.getuid?.() === 0)("are another's than the folder's owner", async () => {
    const where = await store()
    chownSync(join(where.data, "zhengming.db"), 65534, 65534)
    expect(told(await found("rights", {where}))).toContain("chown 0")
  })
  it("are not to be had where the folder is a file", async () => {
    const file = join(makeFolder(), "file")
    writeFileSync(file, "", {mode: 0o600})
    expect(told(await found("rights", {where: {data: file}}))).toContain("is no folder")
    expect(statesOf(await found("rights", {where: {data: join(file, "data")}}))).toEqual(["fault"])
  })
})

describe("the clock", () => {
  it("says an hour that can be, in its zone", async () =>
    expect(told(await found("clock"))).toContain("2026-12-01 00:00:00 UTC, zone Asia/Shanghai"))
  it.each([Date.UTC(1999, 0), Date.UTC(2107, 0)])("says a year that cannot be: %d", async now =>
    expect(statesOf(await found("clock", {machine: {now: () => now}}))).toEqual(["fault"]),
  )
})

describe("the port", () => {
  const host = "127.0.0.1"
  const listening = async (server: Server) => {
    await new Promise<void>(resolve => server.listen(0, host, resolve))
    return {host, port: (server.address() as AddressInfo).port}
  }
  const answering = (body: string) => httpServer((_request, reply) => reply.end(body))
  it("can be listened on", async () =>
    expect(statesOf(await found("port", {listen: {host, port: 0}}))).toEqual(["fine"]))
  it("is left out where none is named", async () => expect(await found("port")).toEqual([]))
  it.each([
    ["our server, which is ready", "fine", "Zhengming runs", answering('{"ready":true}')],
    ["our server without its database", "fault", "cannot reach its database", answering('{"ready":false}')],
    ["another that answers", "fault", "Another program", answering("<html>")],
    ["another that says nothing", "fault", "Another program", createServer(socket => socket.destroy())],
  ] as const)("is taken by %s", async (_, state, words, server) => {
    const findings = await found("port", {listen: await listening(server)})
    server.close()
    expect(statesOf(findings)).toEqual([state])
    expect(told(findings)).toContain(words)
  })
  it("is taken by our server that speaks TLS", async () => {
    const [cert, key] = [join(makeFolder(), "cert.pem"), join(makeFolder(), "key.pem")]
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    const files = ["-keyout", key, "-out", cert]
    execFileSync("openssl", ["req", "-x509", ...curve, "-nodes", ...files, "-subj", "/CN=made"], {stdio: "ignore"})
    const server = tlsServer({cert: readFileSync(cert), key: readFileSync(key)}, (_request, reply) => {
      reply.end('{"ready":true}')
    })
    const findings = await found("port", {listen: await listening(server)})
    server.close()
    expect(told(findings)).toContain("Zhengming runs")
  })
  it("is of an address that the machine has not", async () =>
    expect(told(await found("port", {listen: {host: "192.0.2.1", port: 8080}}))).toContain("本机没有此地址"))
})

describe.each(["sqlite", "postgres"] as const)("a store on %s", kind => {
  const places = placesFor(kind, inject("postgres"))
  afterAll(() => places.clear())
  const entered = async (tampering: readonly string[] = []): Promise<Where> => {
    const where = await places.make()
    const store = await openTicking(where)
    for (let i = 0; i < 3; i++)
      await change(store, {by: "u", why: "made"}, tx => record(tx, [{act: "test", subject: `n:${i}`}]))
    for (const statement of tampering) await sql.raw(statement).execute(store.db)
    await store.close()
    return where
  }
  const open = kind === "sqlite" ? ["drop trigger audit_no_update"] : ["drop trigger audit_no_change on audit"]

  it("is sound, its tables are this program's and its audit holds, whose end is told", async () => {
    const where = await entered()
    const findings = await found("database", {where})
    expect(told(findings)).toContain(kind === "sqlite" ? "journal_mode wal, synchronous FULL, UTF-8" : "fsync")
    expect(told(findings)).toContain("Its tables are this program's")
    const [audit] = await found("audit", {where})
    expect(audit).toMatchObject({state: "fine", en: expect.stringMatching(/holds: 3:[0-9a-f]{64}$/)})
  })
  it("is read while a server works in it", async () => {
    const where = await places.make()
    const store = await openTicking(where)
    expect(statesOf(await found("audit", {where}))).toEqual(["fine"])
    await store.close()
  })
  it("has an audit that was tampered with: the entry is named", async () => {
    const where = await entered([...open, "update audit set details = '{}' where seq = 2"])
    const findings = await found("audit", {where})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain("第2条")
  })
  it("has tables of an older program, or of a newer", async () => {
    const newest = (
      await found("database", {where: await entered(["insert into migrations values ('99-later', 1)"])})
    ).at(-1)
    expect(newest).toMatchObject({state: "fault", en: expect.stringContaining("99-later")})
    const older = await entered(["delete from migrations where name = '11-columns'"])
    expect((await found("database", {where: older})).at(-1)).toMatchObject({
      state: "advice",
      en: expect.stringContaining("11-columns"),
    })
  })
  it("was written at a later time than the clock says", async () => {
    const where = await places.make()
    const store = await openTicking(where, {clock: () => Date.UTC(2099, 0)})
    await change(store, {by: "u", why: "made"}, tx => record(tx, [{act: "test", subject: "n:1"}]))
    await store.close()
    const findings = await found("clock", {where})
    expect(statesOf(findings)).toContain("fault")
    expect(told(findings)).toContain("2099-01-01 00:00:00 UTC")
  })
})

describe("a SQLite", () => {
  const places = placesFor("sqlite", "")
  afterAll(() => places.clear())
  const damaged = async (from: number, length: number): Promise<Where> => {
    const where = (await places.make()) as {readonly data: string}
    await (await openTicking(where)).close()
    const file = openSync(join(where.data, "zhengming.db"), "r+")
    writeSync(file, Buffer.alloc(length, 0xa5), 0, length, from)
    closeSync(file)
    return where
  }
  it("is not there yet", async () => {
    expect(statesOf(await found("database"))).toEqual(["advice"])
    expect(statesOf(await found("audit"))).toEqual(["fine"])
  })
  it.each([
    ["some pages", 10 * 4096, 8 * 4096],
    ["its head", 0, 4096],
  ])("is damaged in %s", async (_, from, length) => {
    const findings = await found("database", {where: await damaged(from, length)})
    expect(statesOf(findings)).toContain("fault")
    expect(told(findings)).toMatch(/损坏.*zhengming restore/s)
  })
  it("does not keep what it was told to keep", () => {
    const now = {journal: "wal", synchronous: 2, encoding: "UTF-8", damage: []}
    expect(statesOf(sqliteFindings(now))).toEqual(["fine", "fine"])
    expect(statesOf(sqliteFindings({...now, journal: "off"}))).toEqual(["fault", "fine"])
    expect(statesOf(sqliteFindings({...now, synchronous: 1}))).toEqual(["fault", "fine"])
  })
})

describe("a PostgreSQL", () => {
  const now = {
    version: 180_004,
    shown: "18.4",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    server_encoding: "UTF8",
    collation: "zh_CN.UTF-8",
    made: "2.36",
    actual: "2.36",
    free: 80,
    now: at,
  }
  it("is as it should be", () => expect(statesOf(postgresFindings(now))).toEqual(["fine"]))
  it.each([
    [["fault"], "15", {version: 140_009, shown: "14.9"}],
    [["fault"], "fsync", {fsync: "off"}],
    [["fault"], "full_page_writes", {full_page_writes: "off"}],
    [["fault"], "synchronous_commit", {synchronous_commit: "off"}],
    [["fault"], "SQL_ASCII", {server_encoding: "SQL_ASCII"}],
    [["fine", "fault"], "REINDEX", {actual: "2.39"}],
    [["fine", "advice"], "8", {free: 8}],
    [["fine", "fault"], "max_connections", {free: 1}],
  ] as const)("is %s, with %s in what is said", (states, words, other) => {
    const findings = postgresFindings({...now, ...other})
    expect(statesOf(findings)).toEqual(states)
    expect(told(findings)).toContain(words)
  })
  it("that keeps nothing, as that of these tests, is told by its own settings", async () => {
    const findings = await found("database", {where: {url: inject("postgres")}})
    expect(findings[0]).toMatchObject({state: "advice"}) // no tables of ours in its first database
  })
  it("that cannot be reached is named without its password", async () => {
    const findings = await found("database", {where: {url: "postgres://me:secret@127.0.0.1:9/d"}})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain("postgres://127.0.0.1:9/d")
    expect(told(findings)).not.toContain("secret")
  })
  it("whose time is another than the machine's is told apart", async () => {
    const places = placesFor("postgres", inject("postgres"))
    const where = await places.make()
    await (await openTicking(where)).close()
    const findings = await found("clock", {where, machine: {now: () => Date.now() + 90_000}})
    await places.clear()
    expect(statesOf(findings)).toEqual(["fine", "advice"])
    expect(told(findings)).toContain("90 s apart")
  })
})

it("tables of no step at all are an older program's", () =>
  expect(stepsFinding([], ["1-tables"])).toMatchObject({state: "advice"}))

describe("recognition", () => {
  const rows = [
    "name,modality,status,codes",
    "胸部CT平扫,,standard,20040100110000",
    "胸部平扫,CT,standard,20040100110000",
  ]
  const withTable = (lines: readonly string[]): string => {
    const root = makeFolder()
    mkdirSync(join(root, "cases"))
    writeFileSync(join(root, selfTest), `${lines.join("\n")}\n`)
    return root
  }
  it("reads the names of the table as is known", async () => {
    const [finding] = await found("recognition", {root: programFolder})
    expect(finding).toMatchObject({state: "fine", en: expect.stringMatching(/^60 names .* sha256 [0-9a-f]{64}$/)})
  })
  it("reads a name otherwise than is expected: it is named", async () => {
    const findings = await found("recognition", {root: withTable([...rows, "头颅CT平扫,,standard,20040100110000"])})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain("1 names are read otherwise than expected: 头颅CT平扫")
  })
  it.each([
    ["cut", rows, "was altered"],
    ["empty", ["name,modality,status,codes"], "was altered"],
    ["damaged", [...rows, "头颅,"], "cannot be checked"],
  ] as const)("is not tried with a table that is %s", async (_, lines, words) => {
    const findings = await found("recognition", {root: withTable(lines)})
    expect(statesOf(findings)).toEqual(["fault"])
    expect(told(findings)).toContain(words)
  })
  it("is not tried without the table", async () => expect(told(await found("recognition"))).toContain("缺少自检表"))
})

describe("programs beside it", () => {
  const having = (...names: readonly string[]): Partial<Machine> => {
    const bin = makeFolder()
    for (const name of names) writeFileSync(join(bin, name), "", {mode: 0o755})
    return {platform: "linux", env: {PATH: bin}}
  }
  it("are found on the PATH", async () => {
    const machine = having("chromium", "soffice", "fc-list")
    for (const check of ["fonts", "chromium", "office"] as const)
      expect(statesOf(await found(check, {machine})), check).toEqual(["fine"])
    expect(told(await found("fonts", {machine}))).toContain("微米黑")
  })
  it("are missed, with what they are for and how they are installed", async () => {
    for (const check of ["fonts", "chromium", "office"] as const) {
      const findings = await found(check, {machine: having()})
      expect(statesOf(findings), check).toEqual(["advice"])
      expect(told(findings)).toContain("apt-get install")
    }
  })
  it("hold no Chinese font", async () => {
    const findings = await found("fonts", {machine: {...having("fc-list"), told: () => ""}})
    expect(told(findings)).toContain("boxes")
  })
  it("are the system's own fonts on Windows", async () =>
    expect(statesOf(await found("fonts", {machine: {platform: "win32"}}))).toEqual(["fine"]))
  it("are what CHROMIUM names", async () => {
    const {env} = having("own")
    const own = join(env?.PATH ?? "", "own")
    expect(told(await found("chromium", {machine: {platform: "linux", env: {CHROMIUM: own}}}))).toContain(own)
  })
})
