import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, afterEach, beforeEach, describe, expect, it, vi} from "vitest"
import type {Host} from "../delivery/index.ts"
import {run} from "./service.ts"
import {version} from "./version.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-service-"))
afterAll(() => rmSync(folder, {recursive: true}))

let made = 0
let units: string
let data: string
let said: string[]
beforeEach(() => {
  units = join(folder, `units ${made}`)
  data = join(folder, `数据 ${made++}`, "50%")
  mkdirSync(units)
  said = []
  vi.stubEnv("DATABASE_URL", "")
  vi.spyOn(process.stdout, "write").mockImplementation(text => {
    said.push(String(text))
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
})

const own = {uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0}

/** A machine that notes what it is asked to run, and does nothing. */
function machine(
  its: Partial<Host> & {readonly failing?: string; readonly shown?: string; readonly users?: string[]} = {},
) {
  const {failing, shown = "", users = ["zhengming"], ...rest} = its
  const calls: string[] = []
  const host: Host = {
    platform: "linux",
    isRoot: true,
    isManaged: true,
    run: (program, args) => {
      const call = [program, ...args].join(" ")
      const [which, , user = ""] = args
      if (program === "id")
        return {status: users.includes(user) ? 0 : 1, stdout: `${which === "-u" ? own.uid : own.gid}\n`, stderr: ""}
      if (call === "systemctl --version") return {status: 0, stdout: "systemd 255 (255.4)\n", stderr: ""}
      calls.push(call)
      if (program === "useradd") users.push(args.at(-1) ?? "")
      if (failing !== undefined && call.startsWith(failing)) return {status: 1, stdout: "", stderr: "no such thing\n"}
      return {status: 0, stdout: call.startsWith("systemctl show") ? shown : "", stderr: ""}
    },
    ...rest,
  }
  return {host, calls}
}

type Asked = Partial<Parameters<typeof run>[1]>
const usual = () => ({user: "zhengming", host: "127.0.0.1", port: "8080", "unit-dir": units})
const call = (action: string, asked: Asked = {}, {host} = machine()) => run(action, {...usual(), ...asked}, host)
const unit = () => readFileSync(join(units, "zhengming.service"), "utf8")
const refusal = (id: string, params: object = {}) => ({issue: {id, params: expect.objectContaining(params)}})

describe("service install", () => {
  it("makes user and folder, writes the unit, and starts it", async () => {
    const users: string[] = []
    const here = machine({users})
    await call("install", {data}, here)
    expect(here.calls).toEqual([
      `useradd --system --user-group --no-create-home --home-dir ${data} --shell /usr/sbin/nologin zhengming`,
      "systemctl daemon-reload",
      "systemctl enable --now zhengming.service",
    ])
    expect(statSync(data)).toMatchObject({...own, mode: 0o40700})
    expect(unit()).toContain("\nRestartSteps=6\n")
    expect(unit()).toContain(`ReadWritePaths="${data.replace("%", "%%")}"`)
    expect(statSync(join(units, "zhengming.service")).mode & 0o777).toBe(0o644)
    expect(readdirSync(units)).toEqual(["zhengming.service"])
  })

  it("says that nothing was started where no systemd runs", async () => {
    const here = machine({isManaged: false})
    await call("install", {data}, here)
    expect(here.calls).toEqual([])
    expect(existsSync(join(units, "zhengming.service"))).toBe(true)
    expect(said.join("")).toMatch(/nothing was started|未启动任何程序/)
  })

  it("writes the unit to standard output, and does nothing else", async () => {
    const here = machine({users: []})
    await call("install", {data, print: "yes"}, here)
    expect(said.join("")).toMatch(/^\[Unit\]\n[\s\S]*\nWantedBy=multi-user\.target\n$/)
    expect(here.calls).toEqual([])
    expect([existsSync(data), readdirSync(units)]).toEqual([false, []])
  })

  it("keeps a database's address out of the unit, in a file for root alone", async () => {
    writeFileSync(join(units, "zhengming.env"), "ZHENGMING_OIDC_ISSUER=https://a.example\n", {mode: 0o644})
    const database = 'postgres://zm:p"w$1@db.example/zm'
    await call("install", {database})
    expect(unit()).not.toMatch(/postgres:|--data/)
    expect(readFileSync(join(units, "zhengming.env"), "utf8")).toBe(
      'ZHENGMING_OIDC_ISSUER=https://a.example\nDATABASE_URL="postgres://zm:p\\"w\\$1@db.example/zm"\n',
    )
    expect(statSync(join(units, "zhengming.env")).mode & 0o777).toBe(0o600)
    expect(said.join("")).not.toContain('p"w')
    const another = call("install", {database: "postgres://zm:other@db.example/zm"})
    await expect(another).rejects.toMatchObject(refusal("delivery.unit-differs", {lines: "- DATABASE_URL=…"}))
    await call("install", {data, replace: "yes"})
    expect(readFileSync(join(units, "zhengming.env"), "utf8")).toBe("ZHENGMING_OIDC_ISSUER=https://a.example\n")
  })

  it("refuses another unit with the lines that differ, and replaces it when it is told to", async () => {
    await call("install", {data})
    const again = machine()
    await call("install", {data}, again)
    expect(again.calls).not.toContain("systemctl restart zhengming.service") // the same once more
    const before = unit()
    const lines = expect.stringMatching(/^- ExecStart=.*--port 8080\n\+ ExecStart=.*--port 8090$/)
    await expect(call("install", {data, port: "8090"})).rejects.toMatchObject(refusal("delivery.unit-differs", {lines}))
    expect(unit()).toBe(before)
    const here = machine()
    await call("install", {data, port: "8090", replace: "yes"}, here)
    expect(unit()).toContain("--port 8090")
    expect(here.calls.at(-1)).toBe("systemctl restart zhengming.service")
  })

  it("takes a folder with a store, and none with anything else", async () => {
    mkdirSync(join(data, "lost+found"), {recursive: true}) // of a disk of its own
    await call("install", {data, "unit-dir": mkdtempSync(join(folder, "other "))})
    writeFileSync(join(data, "thesis.docx"), "")
    const strange = refusal("delivery.service-folder", {path: data, name: "thesis.docx"})
    await expect(call("install", {data})).rejects.toMatchObject(strange)
    expect(readdirSync(units)).toEqual([])
    writeFileSync(join(data, "zhengming.db"), "")
    chmodSync(data, 0o755)
    const link = join(folder, `link ${made}`)
    symlinkSync(data, link)
    await call("install", {data: link})
    expect(statSync(data).mode & 0o777).toBe(0o700)
  })

  it("says what it cannot do, and does nothing then", async () => {
    await expect(call("install", {data}, machine({users: [], isRoot: false}))).rejects.toMatchObject(
      refusal("delivery.service-user", {user: "zhengming"}),
    )
    await expect(call("install", {data}, machine({platform: "win32"}))).rejects.toMatchObject(
      refusal("delivery.service-system"),
    )
    await expect(call("install", {data, "unit-dir": join(folder, "none")})).rejects.toMatchObject(
      refusal("file.folder", {reason: "ENOENT"}),
    )
    const closed = mkdtempSync(join(folder, "closed "))
    chmodSync(closed, 0o500)
    if (own.uid !== 0)
      await expect(call("install", {data, "unit-dir": closed})).rejects.toMatchObject(
        refusal("delivery.unit-folder", {path: closed}),
      )
    await expect(call("install", {data, database: "postgres://a"})).rejects.toMatchObject(
      refusal("delivery.service-stores"),
    )
    for (const [option, value] of Object.entries({user: "a b", port: "0", origin: "a"}))
      await expect(call("install", {data, [option]: value})).rejects.toMatchObject(refusal("option.value", {option}))
    await expect(call("instal")).rejects.toMatchObject(refusal("call.action"))
    expect([existsSync(data), readdirSync(units)]).toEqual([false, []])
  })

  it("tells what systemd says when it cannot be started", async () => {
    const command = "systemctl enable --now zhengming.service"
    await expect(call("install", {data}, machine({failing: command}))).rejects.toMatchObject(
      refusal("delivery.service-command", {command, told: "no such thing"}),
    )
  })
})

describe("service uninstall", () => {
  it("stops it, removes what install wrote, and leaves the data", async () => {
    await call("install", {data})
    writeFileSync(join(units, "zhengming.env"), "A=1\n")
    const here = machine()
    said = []
    await call("uninstall", {}, here)
    expect(here.calls).toEqual(["systemctl disable --now zhengming.service", "systemctl daemon-reload"])
    expect(readdirSync(units)).toEqual([])
    expect(existsSync(data)).toBe(true)
    expect(said.at(-1)).toContain(data)
  })

  it("removes the files where no systemd runs", async () => {
    const here = machine({isManaged: false})
    await call("install", {data}, here)
    await call("uninstall", {}, here)
    expect([here.calls, readdirSync(units)]).toEqual([[], []])
  })

  it("names the unit that is not there", async () => {
    await expect(call("uninstall")).rejects.toMatchObject(
      refusal("delivery.service-none", {path: join(units, "zhengming.service")}),
    )
  })
})

describe("service status", () => {
  const running = "ActiveState=active\nUnitFileState=enabled\nStateChangeTimestamp=Tue 2026-12-01 14:00:00 UTC\n"

  it("tells unit, state, since when, data and version", async () => {
    await call("install", {data})
    said = []
    await call("status", {}, machine({shown: running}))
    const told = said.join("")
    for (const part of [units, "Tue 2026-12-01 14:00:00 UTC", data, version()]) expect(told).toContain(part)
    expect(told).toMatch(/enabled|已启用/)
    expect(told).toMatch(/ active|运行中/)
    expect(process.exitCode).toBeUndefined()
  })

  it("ends with 1 where it isn't active, isn't known to be, or isn't installed", async () => {
    await call("status")
    expect(process.exitCode).toBe(1)
    await call("install", {data})
    for (const here of [machine({shown: running.replace("active", "failed")}), machine({isManaged: false})]) {
      process.exitCode = undefined
      await call("status", {}, here)
      expect(process.exitCode).toBe(1)
    }
  })
})
