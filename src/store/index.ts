export {type AuditHead, auditPage, type Deed, record, verifyAudit} from "./audit.ts"
export {backup, type Counts} from "./backup.ts"
export {insertMany, parts} from "./bulk.ts"
export {canonical, type Json} from "./canonical.ts"
export {type Cause, type Change, change} from "./change.ts"
export type {Connection, Kind} from "./connection.ts"
export {inForce} from "./history.ts"
export type {Clock, Random} from "./ids.ts"
export {
  claim,
  enqueue,
  fault,
  finish,
  jobById,
  jobs,
  type NewJob,
  openJobs,
  type Progress,
  progress,
  release,
  startJob,
  stopJob,
  type Worker,
} from "./jobs.ts"
export {databaseFile, openReader, openStore, type Store, type StoreOptions, type Where} from "./open.ts"
export {keepReply, type Reply, replyOf} from "./replies.ts"
export {checkBackup, restore} from "./restore.ts"
export type {AuditTable, JobsTable, RepliesTable, Schema} from "./schema.ts"
export {putSetting, settings} from "./settings.ts"
export {measureTables} from "./statistics.ts"
export type {Succession} from "./succession.ts"
export {keys, type Table, tables} from "./tables.ts"
