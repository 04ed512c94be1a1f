// Installs what is missing, then runs a task under the project's own Node. Plain JavaScript: any Node from 18 starts it.
import {spawnSync} from "node:child_process"
import {existsSync, statSync} from "node:fs"
import {delimiter, join} from "node:path"
import {fileURLToPath} from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const bin = join(root, "node_modules", ".bin")
const tasks = {
  start: [["node", "src/cli/main.ts", "serve"]],
  check: [
    ["biome", "ci", "."],
    ["tsc", "--noEmit"],
    ["vitest", "run"],
  ],
  faults: [["vitest", "run", "--config", "vitest.faults.ts"]],
  office: [["vitest", "run", "--config", "vitest.office.ts"]],
}

function run(command, args, env = process.env) {
  const done = spawnSync(command, args, {cwd: root, stdio: "inherit", env, shell: process.platform === "win32"})
  if (done.error) process.stderr.write(`${command}: ${done.error.message}\n`)
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** npm writes this file last; it is as new as the installation. */
const installed = join(root, "node_modules", ".package-lock.json")
const lock = join(root, "package-lock.json")
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  process.stderr.write("正在安装依赖 / installing dependencies (npm ci) …\n")
  run("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"])
}
const env = {...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`}
const steps = tasks[process.argv[2]]
if (!steps) {
  process.stderr.write(`tools/run.mjs: one of ${Object.keys(tasks).join(", ")}\n`)
  process.exit(2)
}
for (const [command, ...args] of steps) run(join(bin, command), [...args, ...process.argv.slice(3)], env)
