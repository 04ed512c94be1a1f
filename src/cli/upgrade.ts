import {thisMachine} from "../delivery/index.ts"
import {backupsOf, lastUpgradeBackup, openReader, openStore, upgradeOutlook, type Where} from "../store/index.ts"
import {inWords, print} from "./output.ts"
import {type WhereOptions, whereOf} from "./where.ts"

interface UpgradeOptions extends WhereOptions {
  readonly backups?: string
  readonly check?: string
}

/** Bring a store up to this program, or say what that would do. Ends with 1 where a check finds that it could not be done. */
export async function run(options: UpgradeOptions): Promise<void> {
  const where = whereOf(options)
  const folder = backupsOf(where, options.backups)
  const outlook = await outlookOf(where)
  if (outlook.steps.length === 0) return print(inWords("数据已是最新\n", "The data are up to date\n"))
  await print(told(outlook))
  if (options.check === "yes") return print(roomFor(folder, outlook.bytes))
  const store = await openStore(where, folder === undefined ? {} : {backups: folder})
  try {
    const backup = (await lastUpgradeBackup(store.db)) ?? ""
    await print(inWords(`已升级；升级前的备份：${backup}\n`, `Done; the backup made before: ${backup}\n`))
  } finally {
    await store.close()
  }
}

type Outlook = Awaited<ReturnType<typeof upgradeOutlook>>

async function outlookOf(where: Where): Promise<Outlook> {
  const store = await openReader(where, {older: true})
  try {
    return await upgradeOutlook(store)
  } finally {
    await store.close()
  }
}

const told = ({steps, rows, bytes}: Outlook): string =>
  inWords(
    `待执行的步骤：${steps.join("、")}；共${rows}行，${megabytes(bytes)} MB\n`,
    `Steps to come: ${steps.join(", ")}; ${rows} rows, ${megabytes(bytes)} MB\n`,
  )

/** Whether the backup and the new tables have room; the exit status says so too. */
function roomFor(folder: string | undefined, bytes: number): string {
  if (folder === undefined) {
    process.exitCode = 1
    return inWords("请用--backups指定备份文件夹\n", "Say where the backup goes: --backups DIR\n")
  }
  const free = thisMachine.free(folder)
  if (free < 2 * bytes) process.exitCode = 1
  return inWords(
    `先备份到${folder}：可用${megabytes(free)} MB，需要约${megabytes(2 * bytes)} MB\n`,
    `A backup goes to ${folder} first: ${megabytes(free)} MB free, some ${megabytes(2 * bytes)} MB needed\n`,
  )
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20)
