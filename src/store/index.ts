export {type AuditAsked, type AuditHead, auditHead, auditPage, type Deed, record, verifyAudit} from "./audit.ts"
export {subjectNames} from "./audit-names.ts"
export {backup, pages, rowsWith} from "./backup.ts"
export {insertMany, parts} from "./bulk.ts"
export {canonical, type Json} from "./canonical.ts"
export {type Cause, type Change, change, hold, type Thing} from "./change.ts"
export {type PostgresCondition, postgresCondition, type SqliteCondition, sqliteCondition} from "./condition.ts"
export type {Connection} from "./connection.ts"
export {backupsFolder, backupsOf, databaseName, isOurs} from "./folder.ts"
export {isId, randomOf, shiftedId} from "./ids.ts"
export {
  claim,
  enqueue,
  fault,
  finish,
  jobById,
  jobs,
  openJobs,
  progress,
  release,
  startJob,
  stopJob,
  type Worker,
} from "./jobs.ts"
export {takeFolder} from "./lock.ts"
export {latest} from "./migrate.ts"
export {latestTime, openAsItIs, openReader, openStore} from "./open.ts"
export {isMisplaced, openReplica, type Replica} from "./replica.ts"
export {keepReply, replyOf} from "./replies.ts"
export {checkBackup, restore} from "./restore.ts"
export {type Counts, checkRowsFile, type FileHead, type Rows, writeRowsFile} from "./rows-file.ts"
export type {AuditTable, JobsTable} from "./schema.ts"
export {openScratch} from "./scratch.ts"
export {putSetting, settings} from "./settings.ts"
export {sqliteVersion} from "./sqlite.ts"
export {measureTables} from "./statistics.ts"
export type {Store, Where} from "./store.ts"
export {keys, type Table, tables} from "./tables.ts"
export {lastUpgradeBackup, upgradeOutlook} from "./upgrade.ts"
