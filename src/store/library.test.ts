import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, expect, it, vi} from "vitest"
import {openReader, openStore} from "./open.ts"

vi.mock("better-sqlite3", () => ({
  default: class {
    constructor() {
      throw Object.assign(new Error("libc.so.6: version `GLIBC_2.34' not found"), {code: "ERR_DLOPEN_FAILED"})
    }
  },
}))

const folder = mkdtempSync(join(tmpdir(), "zhengming-library-"))
afterAll(() => rmSync(folder, {recursive: true}))

it.each([openStore, openReader])(
  "a machine whose C library is older than SQLite's is told what runs there",
  async open => {
    const told = {issue: {id: "store.library", params: {}, place: {}, repairs: []}}
    await expect(async () => open({data: folder})).rejects.toMatchObject(told)
  },
)
