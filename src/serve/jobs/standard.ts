import {mkdirSync} from "node:fs"
import {join} from "node:path"
import type {StoreShelf} from "../../store/editions/index.ts"
import {backup, openReader, verifyAudit, type Where} from "../../store/index.ts"
import {issueText} from "../issue-text.ts"
import type {JobHandler} from "../work.ts"
import {catalogueJobs} from "./catalogue.ts"

/** Check the audit's chain; the result is its end, or the entry where it is broken. */
const verifyJob: JobHandler = async ({store}) => {
  const checked = await verifyAudit(store.db)
  if (checked.ok) return {holds: true, seq: checked.value.seq, hash: checked.value.hash}
  const [found] = checked.issues
  return {holds: false, zh: found ? issueText(found, "zh") : "", en: found ? issueText(found, "en") : ""}
}

/**
 * Write a backup into a folder; a run that was interrupted leaves nothing. It is
 * read over a connection of its own, so that the work goes on meanwhile.
 */
const backupJob =
  (where: Where, folder: string): JobHandler =>
  async ({job}) => {
    mkdirSync(folder, {recursive: true, mode: 0o700})
    const file = `${new Date(job.created_at).toISOString().replace(/[:.]/g, "-")}-${job.id}.backup`
    const reader = await openReader(where)
    try {
      const {rows, audit} = await backup(reader, join(folder, file))
      return {file, rows: Object.values(rows).reduce((sum, count) => sum + count, 0), seq: audit.seq, hash: audit.hash}
    } finally {
      await reader.close()
    }
  }

/** What the jobs work with beside the store. */
interface JobsOptions {
  readonly shelf: StoreShelf
  readonly where: Where
  /** Folder for backups; none are made without. */
  readonly backups: string | undefined
}

/** All jobs there are. */
export const standardJobs = ({shelf, where, backups}: JobsOptions): Readonly<Record<string, JobHandler>> => ({
  "audit-verify": verifyJob,
  ...catalogueJobs(shelf),
  ...(backups !== undefined && {backup: backupJob(where, backups)}),
})
