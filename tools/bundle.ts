// Makes one archive that runs on a machine without Node, npm or network: `npm run bundle [-- --platform linux-x64] [--out FOLDER]`.
import {spawnSync} from "node:child_process"
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join, resolve} from "node:path"
import {fileURLToPath} from "node:url"
import {parseArgs} from "node:util"
import {hashOf, manifestFile, writeManifest} from "../src/delivery/index.ts"
import {isProgram, writeArchive} from "./bundle/archive.ts"
import {filesBelow, isNeeded, placeProject} from "./bundle/contents.ts"
import {eachOnce, licencesText, type Part, partOf, partsOfPage} from "./bundle/licences.ts"
import {type Lock, packagesOf, placePackage} from "./bundle/packages.ts"
import {type Platform, platformOf} from "./bundle/platforms.ts"
import {billOf} from "./bundle/sbom.ts"

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "")

/** What is made: the archive, what it unpacks to, and how many files that is. */
interface Made {
  readonly archive: string
  readonly name: string
  readonly files: number
}

/** Make the archive in a folder; nothing is left of it where that fails. */
async function bundle(platform: Platform, out: string): Promise<Made> {
  const {version} = readJson<{readonly version: string}>(join(root, "package.json"))
  const name = `zhengming-${version}-${platform.name}`
  const archive = join(out, `${name}.${platform.os === "win32" ? "zip" : "tar.gz"}`)
  const parent = mkdtempSync(join(tmpdir(), "zhengming-bundle-"))
  try {
    const target = join(parent, name)
    await assemble(target, platform)
    const files = filesBelow(target)
    for (const file of files) chmodSync(join(target, file), isProgram(file) ? 0o755 : 0o644)
    mkdirSync(out, {recursive: true})
    await writeArchive(archive, parent, name, files)
    return {archive, name, files: files.length}
  } finally {
    rmSync(parent, {recursive: true})
  }
}

/** All that is delivered, in one folder. */
async function assemble(target: string, platform: Platform): Promise<void> {
  placeProject(root, target)
  const {name, version, license, type, dependencies} = readJson<Record<string, unknown>>(join(root, "package.json"))
  writeFileSync(join(target, "package.json"), json({name, version, license, private: true, type, dependencies}))
  const parts: Part[] = [...partsOfPage(root)]
  for (const one of packagesOf(readJson<Lock>(join(root, "package-lock.json")), platform)) {
    const place = join(target, one.place)
    await placePackage(root, one, place)
    parts.push(partOf(place))
    if (one.name !== platform.runtime) continue
    cpSync(join(place, platform.executable), join(target, "runtime", platform.executable.replace("bin/", "")))
    rmSync(place, {recursive: true})
  }
  for (const file of filesBelow(target)) if (!isNeeded(file, platform)) rmSync(join(target, file))
  const all = eachOnce(parts)
  writeFileSync(join(target, "LICENCES.txt"), licencesText(all))
  writeFileSync(join(target, "sbom.cdx.json"), billOf(root, all))
  writeLauncher(target, platform)
  warm(target)
  const files = filesBelow(target).map(path => ({path, sha256: hashOf(join(target, path)) ?? ""}))
  writeFileSync(join(target, manifestFile), writeManifest(files))
}

/** What the first reading of names makes of the lexicon, so that it need not be made where the folder can't be written. */
function warm(target: string): void {
  const run = spawnSync(process.execPath, [join(target, "src/cli/main.ts"), "recognize"], {input: "", encoding: "utf8"})
  if (run.status !== 0) throw new Error(`the program does not start: ${run.stderr}`)
}

const machines: Readonly<Record<string, string>> = {
  "linux-x64": "Linux x86_64",
  "linux-arm64": "Linux aarch64",
  "darwin-x64": "Darwin x86_64",
  "darwin-arm64": "Darwin arm64",
}

function writeLauncher(target: string, platform: Platform): void {
  const from = (name: string) => readFileSync(join(root, "tools/bundle", name), "utf8")
  const machine = machines[platform.name]
  const text =
    machine === undefined
      ? from("zhengming.cmd")
      : from("zhengming.sh").replaceAll("@MACHINE@", machine).replaceAll("@GLIBC@", libraryOf(target, platform))
  writeFileSync(join(target, machine === undefined ? "zhengming.cmd" : "zhengming"), text)
}

/** The newest C library that the runtime asks for, as its symbols name it: `2.28`; none on other systems. */
function libraryOf(target: string, {os}: Platform): string {
  if (os !== "linux") return ""
  const symbols = readFileSync(join(target, "runtime/node"), "latin1").matchAll(/GLIBC_2\.(\d+)/g)
  return `2.${Math.max(...[...symbols].map(([, minor]) => Number(minor)))}`
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const {values} = parseArgs({options: {platform: {type: "string"}, out: {type: "string", default: "dist"}}})
const {archive, name, files} = await bundle(platformOf(values.platform), resolve(values.out))
process.stdout.write(`${archive}  ${files} files\ntar xzf … && ${name}/zhengming serve\n`)
