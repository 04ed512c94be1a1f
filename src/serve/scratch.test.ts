import {spawn} from "node:child_process"
import {once} from "node:events"
import {existsSync, mkdirSync, readdirSync, writeFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {expect, it} from "vitest"
import {madeFolder} from "../tables/made-files.ts"
import {takeScratch} from "./scratch.ts"

const within = madeFolder()
const later = () => Date.now() + 3_600_000

it("goes with its server", () => {
  const scratch = takeScratch(within, Date.now())
  writeFileSync(join(scratch.path, "upload.csv"), "")
  scratch.remove()
  expect(readdirSync(within)).toEqual([])
})

it("of a server at work stays; of one that was killed it is swept by the next, and nothing of others", async () => {
  const module = fileURLToPath(new URL("./scratch.ts", import.meta.url))
  const text = `import {takeScratch} from ${JSON.stringify(module)}
    console.log(takeScratch(${JSON.stringify(within)}, Date.now()).path)
    setInterval(() => {}, 1000)`
  const server = spawn(process.execPath, ["--input-type=module", "-e", text], {stdio: ["ignore", "pipe", "inherit"]})
  const [path] = (await once(server.stdout, "data")).map(line => String(line).trim())
  writeFileSync(join(path ?? "", "upload.csv"), "a name")
  mkdirSync(join(within, "zhengming-of-somebody"))
  takeScratch(within, later()).remove()
  expect(existsSync(join(path ?? "", "upload.csv"))).toBe(true)
  server.kill("SIGKILL")
  await once(server, "exit")
  takeScratch(within, Date.now()).remove() // it may have begun just now
  expect(existsSync(path ?? "")).toBe(true)
  takeScratch(within, later()).remove()
  expect(readdirSync(within)).toEqual(["zhengming-of-somebody"])
})
