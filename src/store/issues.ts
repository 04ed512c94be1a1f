import {defineIssues, type Language, type None} from "../issue/index.ts"
import {type SystemCode, systemText, texts as tablesTexts} from "../tables/issues.ts"
import {type MappingState, stateTexts} from "./lists.ts"

const harmTexts = {
  rows: {zh: "有行丢失", en: "rows were lost"},
  audit: {zh: "审计链断开", en: "the chain of the audit broke"},
  links: {zh: "引用失效", en: "rows point to nowhere"},
} as const

/** What an upgrade must not do. */
type Harm = keyof typeof harmTexts

type Words = Readonly<Record<Language, string>>

const thingTexts = {
  assignment: "分工",
  catalogue: "目录",
  extension: "扩展",
  group: "机构组",
  identity: "外部登录",
  institution: "机构",
  item: "检查项目",
  job: "任务",
  mapping: "对照",
  request: "申请",
  role: "角色",
  row: "行",
  token: "令牌",
  user: "用户",
  word: "用词",
} as const

/** What can be missing or taken, as it is called in English. */
type Thing = keyof typeof thingTexts

const backupTexts = {
  cut: {zh: "内容不完整", en: "it is cut off"},
  gzip: {zh: "压缩数据损坏", en: "what is packed is damaged"},
  head: {zh: "没有文件头", en: "it has no header"},
  json: {zh: "有一行无法读取", en: "a line cannot be read"},
  row: {zh: "有一行与表不符", en: "a row is without its table"},
  table: {zh: "表或列与程序不符", en: "a table or column is none of the program's"},
  seal: {zh: "文件尾的校验和不符", en: "the checksum at its end is wrong"},
  sum: {zh: "校验和不符", en: "the checksum is wrong"},
  tail: {zh: "结尾之后还有内容", en: "text follows its end"},
} as const satisfies Readonly<Record<string, Words>>

/** Why a file is no whole backup. */
export type BackupFault = keyof typeof backupTexts

/** What is wrong with a file of rows, in words. */
export const faultText = (fault: BackupFault, language: Language): string => backupTexts[fault][language]

const databaseTexts: Readonly<Record<string, Words>> = {
  SQLITE_CANTOPEN: {zh: "无法打开数据库文件", en: "its database cannot be opened"},
  SQLITE_READONLY: {zh: "数据库只读", en: "its database can only be read"},
  "28000": {zh: "不允许此用户登录", en: "the user may not sign in"},
  "28P01": {zh: "密码不正确", en: "the password is wrong"},
  "3D000": {zh: "没有此数据库", en: "there is no such database"},
  "53300": {zh: "连接数已满", en: "it has too many connections"},
  "57P01": {zh: "正在关闭", en: "it is being shut down"},
  "57P03": {zh: "正在启动", en: "it is starting"},
}

/** What the system, SQLite or PostgreSQL (five characters: `3D000`) calls a fault. */
export type DatabaseCode = SystemCode | `SQLITE_${string}` | `${number}${string}`

/** A code in words; the code itself where there are none. */
const databaseText = (code: DatabaseCode, language: Language): string =>
  databaseTexts[code]?.[language] ?? systemText(code, language)

/** Faults of the store. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "store.held": {
    en: (p: {folder: string; pid: number; host: string; since: string}) =>
      `“${p.folder}” is in use by process ${p.pid} on ${p.host} since ${p.since}; end it first, or use another folder.`,
    zh: (p: {folder: string; pid: number; host: string; since: string}) =>
      `“${p.folder}”正由${p.host}上的进程${p.pid}使用（自${p.since}）；请先结束该进程，或改用其他文件夹。`,
  },
  "store.newer": {
    status: 503,
    en: (p: {step: string; known: string}) =>
      `The data was written by a newer program (step “${p.step}”; this one knows up to “${p.known}”); install the newer program.`,
    zh: (p: {step: string; known: string}) =>
      `数据由更新版本的程序写成（步骤“${p.step}”，本程序只到“${p.known}”）；请安装新版程序。`,
  },
  "store.older": {
    en: (p: {where: string; step: string}) =>
      `The data in “${p.where}” are an older program's (step “${p.step}” is still to come): zhengming upgrade brings them up to date, after a backup.`,
    zh: (p: {where: string; step: string}) =>
      `“${p.where}”中的数据由旧版程序写成（尚缺步骤“${p.step}”）：zhengming upgrade会先备份再升级。`,
  },
  "upgrade.folder": {
    en: (p: {where: string; step: string}) =>
      `The data in “${p.where}” are an older program's (up to step “${p.step}”): zhengming upgrade --backups DIR brings them up to date, after a backup into that folder. Nothing was changed.`,
    zh: (p: {where: string; step: string}) =>
      `“${p.where}”中的数据由旧版程序写成（将升级到步骤“${p.step}”）：请运行 zhengming upgrade --backups 文件夹，先备份到该文件夹再升级。未作改动。`,
  },
  "upgrade.harmed": {
    en: (p: {fault: Harm; table: string; backup: string}) =>
      `The upgrade would have harmed the data (${harmTexts[p.fault].en}: ${p.table}), so everything is as it was; go on with the program before, and send word of it. A backup made before is “${p.backup}”.`,
    zh: (p: {fault: Harm; table: string; backup: string}) =>
      `升级会损坏数据（${harmTexts[p.fault].zh}：${p.table}），已全部恢复原状；请继续使用原版程序并反馈。升级前的备份在“${p.backup}”。`,
  },
  "store.none": {
    en: (p: {where: string}) => `There is no store in “${p.where}”.`,
    zh: (p: {where: string}) => `“${p.where}”中没有数据库。`,
  },
  "store.folder": {
    en: (p: {folder: string; reason: DatabaseCode}) =>
      `The data folder “${p.folder}” cannot be used: ${databaseText(p.reason, "en")}.`,
    zh: (p: {folder: string; reason: DatabaseCode}) =>
      `无法使用数据文件夹“${p.folder}”：${databaseText(p.reason, "zh")}。`,
  },
  "store.library": {
    en: (_: None) =>
      "This machine cannot load SQLite: its C library is too old. On a PostgreSQL (--database URL) the program runs here too.",
    zh: (_: None) => "本机的C库过旧，无法加载SQLite；改用PostgreSQL（--database 地址）即可在本机运行。",
  },
  "scratch.library": {
    en: (_: None) =>
      "The file is checked in an SQLite, which this machine cannot load: its C library is too old. Run the command on another machine (--database URL).",
    zh: (_: None) =>
      "该文件须先在SQLite中校验，而本机的C库过旧，无法加载；请在另一台机器上运行此命令（--database 地址）。",
  },
  "store.damaged": {
    en: (p: {where: string}) => `The database in “${p.where}” is damaged; restore a backup into another folder.`,
    zh: (p: {where: string}) => `“${p.where}”中的数据库已损坏；请把备份恢复到另一文件夹。`,
  },
  "store.unreachable": {
    status: 503,
    en: (p: {where: string; reason: DatabaseCode}) =>
      `The database ${p.where} cannot be reached: ${databaseText(p.reason, "en")}.`,
    zh: (p: {where: string; reason: DatabaseCode}) => `无法连接数据库${p.where}：${databaseText(p.reason, "zh")}。`,
  },
  "replica.writes": {
    en: (_: None) => "The database to read from follows no other: it takes writes itself.",
    zh: (_: None) => "只读副本的地址不是从库：它自己可写。",
  },
  "replica.other": {
    en: (p: {where: string}) => `The database to read from holds other data than ${p.where}.`,
    zh: (p: {where: string}) => `只读副本中的数据与${p.where}不是同一份。`,
  },
  "replica.steps": {
    en: (_: None) => "The replica's tables are not yet as those of the database it follows.",
    zh: (_: None) => "只读副本的表结构与主库不一致。",
  },
  "replica.late": {
    en: (p: {where: string}) => `The replica ${p.where} is too far behind the database it follows.`,
    zh: (p: {where: string}) => `只读副本${p.where}落后主库过多。`,
  },
  "replica.unread": {
    en: (p: {where: string}) => `The replica ${p.where} cannot be read.`,
    zh: (p: {where: string}) => `无法读取只读副本${p.where}。`,
  },
  "store.disk": {
    status: 507,
    en: (p: {where: string}) => `The disk of ${p.where} is full; nothing was changed. Make room and try again.`,
    zh: (p: {where: string}) => `${p.where}所在磁盘已满；数据未作改动。请腾出空间后重试。`,
  },
  "store.conflict": {
    status: 409,
    en: (_: None) => "Somebody changed the same thing at this moment; nothing was changed, try again.",
    zh: (_: None) => "此刻有人改动了同一内容；未作改动，请重试。",
  },
  "store.full": {
    en: (p: {where: string}) => `“${p.where}” holds data; restore into an empty one, or say --replace.`,
    zh: (p: {where: string}) => `“${p.where}”中已有数据；请恢复到空库，或加--replace。`,
  },
  "edition.changed": {
    en: (p: {edition: string; loaded: string; found: string}) =>
      `The files of the released edition ${p.edition} changed (sha256 ${p.loaded} when loaded, ${p.found} now); bring them back, or make a new edition.`,
    zh: (p: {edition: string; loaded: string; found: string}) =>
      `已发布的${p.edition}版的文件被改动（载入时sha256为${p.loaded}，现为${p.found}）；请恢复原文件，或另立新版。`,
  },
  "mapping.moved": {
    status: 409,
    en: (p: {row: string; by: string; state: MappingState | ""; codes: string}) =>
      `${p.by} decided “${p.row}” meanwhile: ${p.state && stateTexts[p.state].en}${p.codes && ` ${p.codes}`}. Look at it again.`,
    zh: (p: {row: string; by: string; state: MappingState | ""; codes: string}) =>
      `“${p.row}”其间已由${p.by}处理：${p.state && stateTexts[p.state].zh}${p.codes && ` ${p.codes}`}。请重新查看。`,
  },
  "audit.changed": {
    en: (p: {seq: number}) => `The audit's chain is broken: entry ${p.seq} is not as it was written.`,
    zh: (p: {seq: number}) => `审计链断开：第${p.seq}条与写入时不符。`,
  },
  "audit.missing": {
    en: (p: {seq: number}) => `The audit's chain is broken: entry ${p.seq} is missing.`,
    zh: (p: {seq: number}) => `审计链断开：缺少第${p.seq}条。`,
  },
  "audit.other": {
    en: (p: {seq: number}) => `The audit's chain is another: entry ${p.seq} is not the one that was noted.`,
    zh: (p: {seq: number}) => `审计链已被替换：第${p.seq}条与所记录的不同。`,
  },
  "backup.damaged": {
    en: (p: {path: string; reason: BackupFault}) =>
      `“${p.path}” is no whole backup (${backupTexts[p.reason].en}); nothing was changed. Take another copy.`,
    zh: (p: {path: string; reason: BackupFault}) =>
      `“${p.path}”不是完整的备份（${backupTexts[p.reason].zh}）；数据未作改动。请换一份备份。`,
  },
  "thing.missing": {
    status: 404,
    en: (p: {kind: Thing; id: string}) => `There is no ${p.kind} “${p.id}”.`,
    zh: (p: {kind: Thing; id: string}) => `没有${thingTexts[p.kind]}“${p.id}”。`,
  },
  "thing.taken": {
    status: 409,
    en: (p: {kind: Thing; id: string}) => `There is a ${p.kind} “${p.id}” already.`,
    zh: (p: {kind: Thing; id: string}) => `已有${thingTexts[p.kind]}“${p.id}”。`,
  },
}

export const {issue, refuse} = defineIssues(texts, tablesTexts)
