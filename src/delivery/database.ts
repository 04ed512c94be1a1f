import {Refusal} from "../issue/index.ts"
import {
  latest,
  openAsItIs,
  type PostgresCondition,
  postgresCondition,
  type SqliteCondition,
  type Store,
  sqliteCondition,
  verifyAudit,
  type Where,
} from "../store/index.ts"
import {lookAtTimes} from "./clock.ts"
import {advice, type Finding, fault, fine, issueWords, looked, reasonOf} from "./finding.ts"
import type {Machine} from "./machine.ts"

/** The database, the times in it, and its audit. It is read beside whoever works in it. */
export async function lookAtStore(where: Where, machine: Machine): Promise<readonly Finding[]> {
  let opened: Awaited<ReturnType<typeof openAsItIs>>
  try {
    opened = await openAsItIs(where)
  } catch (error) {
    return closed(error)
  }
  const {store, steps} = opened
  const telling = (look: () => Promise<readonly Finding[]>) => () =>
    look().catch(error => {
      throw store.refusalOf(error)
    })
  try {
    return [
      ...(await looked(
        "clock",
        telling(() => lookAtTimes(store, machine)),
      )),
      ...(await looked(
        "database",
        telling(() => lookAtDatabase(store)),
      )),
      stepsFinding(steps),
      ...(await looked(
        "audit",
        telling(() => lookAtAudit(store)),
      )),
    ]
  } finally {
    await store.close()
  }
}

const idOf = (error: unknown): string => (error instanceof Refusal ? error.issue.id : "")

const openRemedies: Readonly<Record<string, {readonly zh: string; readonly en: string}>> = {
  "store.damaged": {
    zh: "停止服务器，留下此文件夹，把最近的备份恢复到另一文件夹：zhengming restore",
    en: "Stop the server, keep this folder, and restore the last backup into another: zhengming restore",
  },
  "store.unreachable": {
    zh: "核对地址、用户与密码，确认PostgreSQL在运行，并允许本机连接（pg_hba.conf）",
    en: "Check address, user and password, that the PostgreSQL runs, and that it lets this machine in (pg_hba.conf)",
  },
  "store.library": {
    zh: "换用较新的系统，或改用PostgreSQL（--database 地址）",
    en: "Take a newer system, or a PostgreSQL (--database URL)",
  },
}
const otherRemedy = {
  zh: "核对--data或--database是否写对，以及运行者能否读取",
  en: "Check that --data or --database names the right place, and that who runs this may read it",
}

/** What is told of a store that cannot be opened. One that is not there yet is no fault: the first start makes it. */
function closed(error: unknown): readonly Finding[] {
  const why = reasonOf(error)
  const unseen = {zh: "数据库打不开，未检查", en: "Not checked, for the database cannot be opened"}
  if (idOf(error) !== "store.none")
    return [
      fault("database", why, openRemedies[idOf(error)] ?? otherRemedy),
      fault("audit", unseen, {zh: "见数据库一项", en: "See what is said of the database"}),
    ]
  const make = {
    zh: "首次启动会建立它：zhengming serve；若应已有数据，请核对--data或--database",
    en: "The first start makes it: zhengming serve. If there should be data, check --data or --database",
  }
  return [advice("database", why, make), fine("audit", {zh: "还没有审计", en: "There is no audit yet"})]
}

const lookAtDatabase = async ({kind, db}: Store): Promise<readonly Finding[]> =>
  kind === "sqlite" ? sqliteFindings(await sqliteCondition(db)) : postgresFindings(await postgresCondition(db))

const full = 2

/** How a SQLite stands. */
export function sqliteFindings({journal, synchronous, encoding, damage}: SqliteCondition): readonly Finding[] {
  const settings = `journal_mode ${journal}, synchronous ${synchronous === full ? "FULL" : synchronous}, ${encoding}`
  const isSafe = journal === "wal" && synchronous >= full
  const [first = ""] = damage
  return [
    isSafe
      ? fine("database", {zh: `SQLite：${settings}`, en: `SQLite: ${settings}`})
      : fault(
          "database",
          {
            zh: `SQLite的设置不能防断电丢失：${settings}`,
            en: `SQLite's settings do not guard against loss of power: ${settings}`,
          },
          {
            zh: "重新启动服务器，它会设回；不要用其他程序改动数据库",
            en: "Start the server anew, which sets them; let no other program change the database",
          },
        ),
    damage.length === 0
      ? fine("database", {zh: "数据库文件完好（quick_check）", en: "The file of the database is sound (quick_check)"})
      : fault(
          "database",
          {zh: `数据库文件已损坏：${first}`, en: `The file of the database is damaged: ${first}`},
          openRemedies["store.damaged"] ?? otherRemedy,
        ),
  ]
}

const oldest = 150_000
const free = {least: 3, enough: 12} // one server takes ten at most
/** What must be on, so that nothing that was told to be done is lost with the power. */
const safeguards = ["fsync", "full_page_writes", "synchronous_commit"] as const

/** How a PostgreSQL stands. */
export function postgresFindings(now: PostgresCondition): readonly Finding[] {
  const settings = safeguards.map(name => `${name} ${now[name]}`).join(", ")
  const shown = `PostgreSQL ${now.shown}, ${now.server_encoding}, ${now.collation}; ${settings}`
  const off = safeguards.filter(name => now[name] === "off")
  const faults: Finding[] = []
  if (now.version < oldest)
    faults.push(
      fault(
        "database",
        {zh: `PostgreSQL ${now.shown}过旧`, en: `PostgreSQL ${now.shown} is too old`},
        {zh: "升级到15及以上", en: "Upgrade it to 15 or newer"},
      ),
    )
  if (off.length > 0)
    faults.push(
      fault(
        "database",
        {zh: `断电时会丢失数据：${off.join("、")}已关闭`, en: `Data is lost with the power: ${off.join(", ")} off`},
        {
          zh: `在postgresql.conf中把${off.join("、")}设为on，再重新载入`,
          en: `Set ${off.join(", ")} to on in postgresql.conf, and reload it`,
        },
      ),
    )
  if (now.server_encoding !== "UTF8")
    faults.push(
      fault(
        "database",
        {
          zh: `编码为${now.server_encoding}，存不下所有汉字`,
          en: `Its encoding ${now.server_encoding} cannot hold every character`,
        },
        {
          zh: "另建UTF8编码的数据库，把备份恢复进去：zhengming restore",
          en: "Make a database in UTF8 and restore a backup into it: zhengming restore",
        },
      ),
    )
  return [...(faults.length > 0 ? faults : [fine("database", {zh: shown, en: shown})]), ...rulesOf(now), ...roomOf(now)]
}

/** A collation whose rules changed with the system leaves indexes in an order that is no more. */
function rulesOf({made, actual}: PostgresCondition): readonly Finding[] {
  if (made === null || actual === null || made === actual) return []
  const commands = "REINDEX DATABASE; ALTER DATABASE … REFRESH COLLATION VERSION"
  return [
    fault(
      "database",
      {
        zh: `排序规则已随系统由${made}变为${actual}，索引可能找不到已有的行`,
        en: `The rules of its collation changed with the system from ${made} to ${actual}; indexes may miss rows`,
      },
      {zh: `停止服务器后执行：${commands}`, en: `With the server stopped: ${commands}`},
    ),
  ]
}

function roomOf({free: left}: PostgresCondition): readonly Finding[] {
  if (left >= free.enough) return []
  const words = {zh: `只剩${left}个连接`, en: `${left} connections are left`}
  const remedy = {
    zh: "每个服务器最多用10个；调高max_connections，或结束闲置的连接",
    en: "Each server takes ten at most: raise max_connections, or end idle connections",
  }
  return [left < free.least ? fault("database", words, remedy) : advice("database", words, remedy)]
}

/** The tables beside those that this program knows. */
export function stepsFinding(steps: readonly string[], known: readonly string[] = latest): Finding {
  const [newest = "", strange] = [known.at(-1), steps.find(step => !known.includes(step))]
  if (strange !== undefined)
    return fault(
      "database",
      {
        zh: `表由更新版本的程序建成（步骤${strange}），本程序只到${newest}`,
        en: `Its tables are of a newer program (step ${strange}); this one knows up to ${newest}`,
      },
      {zh: "安装写入该步骤的新版程序", en: "Install the newer program, which has that step"},
    )
  const missing = known.filter(step => !steps.includes(step))
  if (missing.length === 0)
    return fine("database", {zh: `表与程序一致（${newest}）`, en: `Its tables are this program's (${newest})`})
  return advice(
    "database",
    {
      zh: `表是旧版的，缺少${missing.join("、")}`,
      en: `Its tables are of an older program, without ${missing.join(", ")}`,
    },
    {
      zh: "下次启动服务器时先备份再升级；可先查看：zhengming upgrade --check",
      en: "The next start of the server makes a backup and upgrades them; to look first: zhengming upgrade --check",
    },
  )
}

async function lookAtAudit({db}: Store): Promise<readonly Finding[]> {
  const checked = await verifyAudit(db)
  if (checked.ok) {
    const {seq, hash} = checked.value
    if (seq === 0) return [fine("audit", {zh: "还没有审计", en: "There is no audit yet"})]
    const end = `${seq}:${hash}`
    return [fine("audit", {zh: `审计链完整：${end}`, en: `The audit's chain holds: ${end}`})]
  }
  return checked.issues.map(issue =>
    fault("audit", issueWords(issue), {
      zh: "有人绕过程序改动了数据库：留存此库，与此前记下的链尾和备份核对（zhengming audit verify --from）",
      en: "Somebody changed the database past the program: keep it as it is, and hold it against the ends noted before and the backups (zhengming audit verify --from)",
    }),
  )
}
