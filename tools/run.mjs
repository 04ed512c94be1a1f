// Installs what is missing, builds the page where it is old, then runs a task under the project's own Node. Plain JavaScript: any Node from 18 starts it.
import {spawnSync} from "node:child_process"
import {existsSync, readdirSync, statSync} from "node:fs"
import {delimiter, join} from "node:path"
import {fileURLToPath} from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const bin = join(root, "node_modules", ".bin")
const build = ["vite", "build", "--config", "web/vite.config.ts", "--logLevel", "warn"]
const buildIfOld = () => (isOld() ? step(build) : undefined)

const tasks = {
  start: [buildIfOld, ["node", "src/cli/main.ts", "serve"]],
  build: [build],
  bundle: [build, ["node", "tools/bundle.ts"]],
  check: [
    ["biome", "ci", "."],
    ["tsc", "--noEmit"],
    ["tsc", "--noEmit", "--project", "web"],
    ["tsc", "--noEmit", "--project", "e2e"],
    buildIfOld,
    ["vitest", "run"],
    findBrowser,
    ["vitest", "run", "--config", "vitest.e2e.ts"],
  ],
  e2e: [buildIfOld, findBrowser, inBoth, ["vitest", "run", "--config", "vitest.e2e.ts"]],
  attack: [["vitest", "run", "--config", "vitest.attack.ts"]],
  faults: [["vitest", "run", "--config", "vitest.faults.ts"]],
  delivery: [buildIfOld, findBrowser, findProxy, ["vitest", "run", "--config", "vitest.delivery.ts"]],
  office: [["vitest", "run", "--config", "vitest.office.ts"]],
}

/** Every journey in Chinese and in English. */
function inBoth() {
  process.env.JOURNEYS ??= "both"
}

function run(command, args, env = process.env) {
  const done = spawnSync(command, args, {cwd: root, stdio: "inherit", env, shell: process.platform === "win32"})
  if (done.error) process.stderr.write(`${command}: ${done.error.message}\n`)
  if (done.status !== 0) process.exit(done.status ?? 1)
}

function step([command, ...args]) {
  run(join(bin, command), args, {...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`})
}

/** Whether something that the page is built from is newer than the page. */
function isOld() {
  const page = join(root, "web", "dist", "index.html")
  if (!existsSync(page)) return true
  const built = statSync(page).mtimeMs
  const sources = [
    "web/index.html",
    "web/vite.config.ts",
    "web/public",
    "web/src",
    "src/api",
    "src/client",
    "package-lock.json",
  ]
  return sources.some(name => newest(join(root, name)) > built)
}

function newest(path) {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(own.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))))
}

/** The browser that the tests of the page drive: CHROMIUM, or Debian's. */
function findBrowser() {
  find({
    program: process.env.CHROMIUM ?? "/usr/bin/chromium",
    packages: ["chromium", "fonts-wqy-microhei"],
    variable: "CHROMIUM",
  })
}

/** The proxy that the tests of delivery stand behind: NGINX, or Debian's. */
function findProxy() {
  find({program: process.env.NGINX ?? "/usr/sbin/nginx", packages: ["nginx-light"], variable: "NGINX"})
}

/** A program that tests need; root is given Debian's where it is missing. */
function find({program, packages, variable}) {
  if (existsSync(program)) return
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write(`正在安装 / installing ${packages.join(", ")} …\n`)
    run("apt-get", ["update", "-qq"])
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages])
    return
  }
  process.stderr.write(
    `测试需要${packages[0]}：apt-get install ${packages.join(" ")}，或用${variable}=路径指定\n` +
      `The tests need ${packages[0]}: apt-get install ${packages.join(" ")}， or say ${variable}=path\n`,
  )
  process.exit(1)
}

/** npm writes this file last; it is as new as the installation. */
const installed = join(root, "node_modules", ".package-lock.json")
const lock = join(root, "package-lock.json")
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  process.stderr.write("正在安装依赖 / installing dependencies (npm ci) …\n")
  run("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"])
}
const steps = tasks[process.argv[2]]
if (!steps) {
  process.stderr.write(`tools/run.mjs: one of ${Object.keys(tasks).join(", ")}\n`)
  process.exit(2)
}
for (const [i, one] of steps.entries()) {
  if (typeof one === "function") one()
  else step(i === steps.length - 1 ? [...one, ...process.argv.slice(3)] : one)
}
