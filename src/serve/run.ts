import {tmpdir} from "node:os"
import type {Server as TlsServer} from "node:tls"
import type {FastifyInstance} from "fastify"
import {LiveNames} from "../catalogue/index.ts"
import {examineBeside, programFolder} from "../delivery/index.ts"
import {firstSecret, hashOf, loginThrottle} from "../people/index.ts"
import {searchItems} from "../search/index.ts"
import {openFolderShelf} from "../shelf/index.ts"
import {loadEditions, openStoreShelf} from "../store/editions/index.ts"
import {backupsOf, isMisplaced, openReplica, openStore, type Replica, type Store, type Where} from "../store/index.ts"
import {systemCodeOf} from "../tables/index.ts"
import {type CertificateFiles, readCertificate, watchCertificate} from "./certificate.ts"
import {type Context, SettingsHolder} from "./context.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {standardJobs} from "./jobs/standard.ts"
import {type LogFile, openLog} from "./log-file.ts"
import {makeMetrics} from "./metrics.ts"
import {usualPace} from "./pace.ts"
import {providerOf} from "./provider.ts"
import {FileReaders} from "./reading/readers.ts"
import {takeScratch} from "./scratch.ts"
import {buildServer} from "./server.ts"
import {startWorker} from "./work.ts"

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly edition: string
  /** Of the program, as the API's reference tells it. */
  readonly version: string
  /** Address that people use, where it isn't the one listened on. */
  readonly origin?: string
  readonly log?: string
  /** Where the log goes; to standard error otherwise. */
  readonly logFile?: LogFile
  readonly backups?: string
  /** Address of a PostgreSQL that follows the store's, for reading what may lag. */
  readonly replica?: string
  /** It speaks TLS itself, with these. */
  readonly certificate?: CertificateFiles
  /** Bytes of a file at most that a caller without a user sends. */
  readonly openUpload: number
}

/** Serve until the process is told to end. Throws Refusals of the store, of the edition, and `server.*`; nothing is left running then. */
export async function serve(where: Where, options: ServeOptions): Promise<void> {
  await using opened = new AsyncDisposableStack() // closed from its end, at once where the start fails
  await start(opened, where, options)
  const running = opened.move()
  untilEnded(() => running.disposeAsync())
}

async function start(opened: AsyncDisposableStack, where: Where, options: ServeOptions): Promise<void> {
  const {edition, origin, certificate: files, logFile} = options
  const certificate = files && readCertificate(files, Date.now()) // refused before anything is opened
  const lines = logFile && opened.adopt(openLog(logFile, process.stderr), log => log.close())
  const store = opened.adopt(
    await openStore(where, options.backups === undefined ? {} : {backups: options.backups}),
    store => store.close(),
  )
  const replica = await replicaOf(opened, store, options.replica)
  const first = await firstSecret(store)
  const context = await contextOf(opened, where, {store, replica, options, first})
  await context.settings.read()
  const server = await buildServer(context, {
    version: options.version,
    proxied: origin !== undefined,
    ...(options.log !== undefined && {log: options.log}),
    ...(lines && {lines}),
    ...(certificate && {certificate}),
  })
  opened.defer(() => server.close())
  if (files && certificate) opened.defer(keepCertificate(server, {files, shown: certificate}))
  const address = await listening(server, options)
  process.stdout.write(`正名 Zhengming ${edition}: ${address}  (${store.shown})\n`)
  const said = origin === undefined ? address : `${context.origin}${context.base}`
  if (first !== undefined) process.stdout.write(`${invitation}:\n  ${said}/setup#${first}\n`)
  searchItems(context.shelf.edition(edition), "CT") // makes the index: whoever types first need not wait for it
}

/** One that is none, or another store's, is refused at once; one that cannot be read yet may come. */
async function replicaOf(opened: AsyncDisposableStack, store: Store, url?: string): Promise<Replica | undefined> {
  if (url === undefined) return undefined
  if (store.kind !== "postgres") throw refuse("server.replica", {})
  const replica = opened.adopt(openReplica(url, store), replica => replica.close())
  const state = await replica.look()
  if (!("why" in state)) return replica
  if (isMisplaced(state.why)) throw state.why
  const {issue} = state.why
  process.stderr.write(`${issueText(issue, "zh")} / ${issueText(issue, "en")}\n`)
  return replica
}

interface Started {
  readonly store: Store
  readonly replica: Replica | undefined
  readonly options: ServeOptions
  /** The one-time secret of the first start. */
  readonly first: string | undefined
}

/** All that the routes work with, each part of it closed with the server. */
async function contextOf(opened: AsyncDisposableStack, where: Where, started: Started): Promise<Context> {
  const {store, replica, options, first} = started
  const {edition, origin} = options
  const own = openFolderShelf()
  await loadEditions(store, own)
  const shelf = await openStoreShelf(store, {below: own})
  shelf.lexicon(edition) // refused here when there is none, and ready for the first who comes
  const backups = backupsOf(where, options.backups)
  const worker = opened.adopt(startWorker(store, standardJobs({shelf, where, backups})), worker => worker.stop())
  return {
    store,
    replica,
    shelf,
    editionId: edition,
    ...addressOf(origin ?? `${options.certificate ? "https" : "http"}://${options.host}:${options.port}`),
    said: origin !== undefined,
    backups,
    settings: new SettingsHolder(store),
    provider: providerOf(process.env),
    logins: loginThrottle(),
    live: opened.adopt(new LiveNames(store, shelf, edition), live => live.close()),
    files: opened.adopt(new FileReaders(shelf), files => files.close()),
    scratch: opened.adopt(takeScratch(tmpdir(), Date.now()), scratch => scratch.remove()).path,
    openUpload: options.openUpload,
    openPace: usualPace,
    metrics: makeMetrics(),
    examine: oneAtATime(() =>
      examineBeside({root: programFolder, where, ...(options.replica && {replica: options.replica})}),
    ),
    wake: worker.wake,
    setupHash: first && hashOf(first),
  }
}

/** Who asks while it is being done is given what that finds. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
}

/** @returns how to end it */
const keepCertificate = (server: FastifyInstance, watched: Parameters<typeof watchCertificate>[0]): (() => void) =>
  watchCertificate(
    watched,
    certificate => (server.server as object as TlsServer).setSecureContext(certificate),
    err => server.log.error({err}, "certificate"),
  )

/** What people write in their browsers, in two parts; see `Context`. */
function addressOf(text: string): Pick<Context, "origin" | "base"> {
  const {origin, pathname} = new URL(text)
  return {origin, base: pathname.replace(/\/+$/, "")}
}

const listening = (server: FastifyInstance, {host, port}: ServeOptions): Promise<string> =>
  server.listen({host, port}).catch(error => {
    throw refuse("server.listen", {address: `${host}:${port}`, reason: systemCodeOf(error)})
  })

const invitation = "建立第一位管理员（一次有效） / make the first administrator (works once)"

function untilEnded(end: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end())
}
