import {Refusal} from "../issue/index.ts"
import {allEditions, allEditionsTexts} from "../shelf/lists.ts"
import {type Command, helpOf, overview, readCall} from "./command.ts"
import {issueText} from "./issue-text.ts"
import {refuse} from "./issues.ts"
import {atPlace, language, print} from "./output.ts"
import {usualEdition} from "./usual-edition.ts"
import {version} from "./version.ts"

const edition = {value: "edition / 版本", default: usualEdition}
/** Of commands that read names. */
const readIn = {
  value: `edition, or ${allEditions}: ${allEditionsTexts.en} / 版本，${allEditions}为${allEditionsTexts.zh}`,
  default: allEditions,
}
const accept = {value: "confidence from which an answer stands, 0 to 1 / 自动接受的置信度", default: "0.9"}

const store = {
  data: {value: "data folder; data when left out / 数据文件夹"},
  database: {value: "address of a PostgreSQL; DATABASE_URL otherwise / PostgreSQL 地址"},
}

const replica = {
  value:
    "address of a PostgreSQL that follows the database, to read what may lag from; DATABASE_REPLICA_URL otherwise / 只读副本的地址",
}

const backups = {value: "folder for backups; backups/ in the data folder otherwise / 备份文件夹"}

const listening = {
  host: {value: "address", default: "127.0.0.1"},
  port: {value: "port", default: "8080"},
  origin: {value: "address that people use, behind a proxy, with its path if it has one / 对外地址，可带路径"},
  "tls-cert": {value: "certificate in PEM, to speak TLS itself; read again when it changes / 证书"},
  "tls-key": {value: "its key in PEM / 私钥"},
}

const commands: readonly Command[] = [
  {
    name: "explain",
    words: ["code or name"],
    zh: "解释编码或名称",
    en: "explain a code, an extension, a combination or a name",
    options: {edition},
    example: "zhengming explain 20010701111100",
    load: () => import("./explain.ts"),
  },
  {
    name: "compose",
    words: [],
    zh: "由词条组成编码与名称",
    en: "make code and name of terms, by code, name, English or 拼音码",
    options: {
      modality: {value: "CT, MR, XR …", required: true},
      equipment: {value: "term / 设备"},
      site: {value: "term / 部位"},
      method: {value: "term / 扫描方式"},
      processing: {value: "term / 后处理"},
      position: {value: "term / 体位"},
      route: {value: "term / 路径"},
      detail: {value: "term / 细目"},
      edition,
    },
    example: "zhengming compose --modality CT --site 颅脑 --method 平扫",
    load: () => import("./compose.ts"),
  },
  {
    name: "items",
    words: [],
    zh: "列出项目",
    en: "the generated list of an edition",
    options: {edition, modality: {value: "CT, MR, XR …"}, format: {value: "table, csv, json"}},
    example: "zhengming items --modality CT --format csv",
    load: () => import("./items.ts"),
  },
  {
    name: "search",
    words: ["words..."],
    zh: "查找项目",
    en: "items by any words, 拼音码, English, beginning of a code",
    options: {edition},
    example: "zhengming search 胸部 平扫",
    load: () => import("./search.ts"),
  },
  {
    name: "check",
    words: ["file or folder"],
    zh: "检查目录、字典或词库文件夹，有问题时以1退出",
    en: "check a list of items, a dictionary or a lexicon's folder; exit 1 on issues",
    options: {edition: {value: "edition; told by the table otherwise / 版本"}, format: {value: "table, jsonl, csv"}},
    example: "zhengming check appendix-g.csv",
    load: () => import("./check.ts"),
  },
  {
    name: "recode",
    words: ["code or file"],
    zh: "把编码转到另一版的结构",
    en: "a code, or a table's codes, in another edition's layout",
    options: {
      from: {value: "edition of the codes / 原版本", required: true},
      to: {value: "edition to write them in / 新版本", required: true},
      out: {value: "table to write; standard output otherwise / 输出文件"},
    },
    example: "zhengming recode 2001010011110000 --from 3.0 --to 5.0",
    load: () => import("./recode.ts"),
  },
  {
    name: "compare",
    words: ["from", "to"],
    zh: "比较两版",
    en: "what changed from one edition to another",
    options: {format: {value: "table, csv"}},
    example: "zhengming compare 3.0 5.0",
    load: () => import("./compare.ts"),
  },
  {
    name: "recognize",
    words: [],
    zh: "识别标准输入的名称，一行一个",
    en: "names on standard input, one a line; a second tab column may hold the modality",
    options: {
      modality: {value: "CT, MR, XR, US, PET, SPECT, NM"},
      edition: readIn,
      accept,
      candidates: {value: "how many to propose for a name that isn't determined / 候选数"},
      words: {value: "table of the institution's own words, in the form of lexicon/radiology/word.csv / 本机构用词"},
      institution: {value: "table of names decided before, columns name and codes / 本机构已确认的名称"},
      explain: {value: "tell what each stretch decides / 说明每段文字决定了什么", flag: true},
      format: {value: "jsonl, tsv, table"},
    },
    example: "echo 胸部CT平扫 | zhengming recognize",
    load: () => import("./recognize.ts"),
  },
  {
    name: "learn",
    words: ["decisions"],
    zh: "由已确认的名称提议本机构用词，接受的才写出",
    en: "words that an institution's decisions agree on; only those accepted are written",
    options: {
      names: {value: "table of names to show what a word would change / 名称表"},
      accept: {value: "words to write, apart by commas / 接受的词"},
      out: {value: "table to write, in the form of lexicon/radiology/word.csv / 输出文件"},
      edition,
    },
    example: "zhengming learn decisions.csv --names catalogue.csv",
    load: () => import("./learn.ts"),
  },
  {
    name: "convert",
    words: ["file"],
    zh: "识别表格中的名称，在旁写出编码",
    en: "read the names of a table and write codes beside them",
    options: {
      out: {value: "CSV or XLSX to write / 输出文件", required: true},
      column: {value: "header of the names / 名称列"},
      edition: readIn,
      accept,
      candidates: {value: "how many to propose for a name that isn't determined / 候选数"},
      resume: {value: "keep what is read, and go on from it / 中断后接着进行", flag: true},
    },
    example: "zhengming convert list.xlsx --out coded.xlsx --column 名称",
    load: () => import("./convert.ts"),
  },
  {
    name: "catalogue",
    words: ["import, map, remap, work, decide, export, figures or words, and a file..."],
    zh: "医院目录：导入、对照、待办清单、决定、导出",
    en: "a hospital's catalogue: take it in, map it, work on it, hand it out",
    options: {
      ...store,
      institution: {value: "code of the institution / 机构代码", required: true},
      name: {value: "name of a new institution / 新机构名称"},
      catalogue: {value: "name of the catalogue / 目录名称", default: "catalogue"},
      sheet: {value: "sheet of a workbook / 工作表"},
      column: {value: "header of the names / 名称列"},
      columns: {value: "what columns hold, code:HEADER,none:HEADER / 各列含义"},
      yes: {value: "write what was shown / 写入", flag: true},
      complete: {value: "the file is the whole: what it hasn't is gone / 文件为全量", flag: true},
      "mend-zeros": {value: "put leading zeros back / 补回前导零", flag: true},
      "even-so": {value: "the file is this hospital's / 确认为本院文件", flag: true},
      bad: {value: "table to write the bad rows to / 问题行文件"},
      as: {value: "table, his, conceptmap, sssom", default: "table"},
      kind: {value: "what a word is taught to be: aside, site, side, method… / 所教词的类别", default: "aside"},
      value: {value: "what it means, as in lexicon/ / 所教词的含义", default: ""},
      why: {value: "reason / 理由"},
      states: {value: "states to export, apart by commas / 导出状态", default: "accepted"},
      edition,
      accept,
    },
    example: "zhengming catalogue import list.xlsx --institution H1 --yes && zhengming catalogue map --institution H1",
    load: () => import("./catalogue.ts"),
  },
  {
    name: "evaluate",
    words: ["file"],
    zh: "用标注名称评测识别；比先前变差时以1退出",
    en: "hold readings against labelled names; exit 1 where one is worse than before",
    options: {
      edition: readIn,
      accept,
      format: {value: "table, json"},
      report: {value: "page to write / 评测报告网页"},
      save: {value: "file to keep the readings in / 保存结果"},
      compare: {value: "readings kept earlier / 与先前结果比较"},
      baseline: {value: "plain search libraries beside it / 与通用库对照", flag: true},
    },
    example: "zhengming evaluate labelled.csv --report report.html",
    load: () => import("./evaluate.ts"),
  },
  {
    name: "serve",
    words: [],
    zh: "启动应用",
    en: "serve the application",
    options: {
      ...listening,
      log: {value: "silent, error, warn, info / 日志级别"},
      "log-file": {value: "where the log goes; standard error otherwise / 日志文件"},
      "log-size": {value: "MB at which the log goes on in a new file / 单个日志文件的大小（MB）", default: "10"},
      "log-keep": {value: "how many older ones stay / 保留的旧日志个数", default: "5"},
      "open-upload": {value: "MB of a file sent without a user / 未登录者所传文件的上限（MB）", default: "16"},
      backups,
      ...store,
      replica,
      edition,
    },
    example: "zhengming serve --port 8080 --data data",
    load: () => import("./serve.ts"),
  },
  {
    name: "service",
    words: ["install, uninstall or status"],
    zh: "安装为系统服务（systemd）、移除或查看；未运行时以1退出",
    en: "install it as a service of the system (systemd), remove it, or say how it stands; exit 1 where it doesn't run",
    options: {
      user: {value: "who it runs as, made where missing / 运行用户，没有则建立", default: "zhengming"},
      data: {value: "data folder; /var/lib/zhengming when left out / 数据文件夹"},
      database: {value: "address of a PostgreSQL, kept in a file for root alone / PostgreSQL 地址"},
      ...listening,
      "unit-dir": {value: "folder of the unit / 服务单元所在文件夹", default: "/etc/systemd/system"},
      print: {value: "write the unit to standard output, and do nothing else / 只输出服务单元", flag: true},
      replace: {value: "write over another unit / 覆盖不同的服务单元", flag: true},
    },
    example: "zhengming service install --data /var/lib/zhengming --port 8080",
    load: () => import("./service.ts"),
  },
  {
    name: "doctor",
    words: [],
    zh: "体检：运行所需的一切，各附补救办法；有故障时以1退出",
    en: "look at all that it needs to run, each with its remedy; exit 1 where something is to be mended",
    options: {
      host: {value: "address to listen on / 监听地址", default: "127.0.0.1"},
      port: {value: "port to listen on / 监听端口", default: "8080"},
      format: {value: "table, json"},
      ...store,
      replica,
    },
    example: "zhengming doctor --data data --format json",
    load: () => import("./doctor.ts"),
  },
  {
    name: "work",
    words: [],
    zh: "执行任务；PostgreSQL上可有任意多个",
    en: "do the jobs of a store beside its servers; on PostgreSQL any number of these",
    options: {...store, backups},
    example: "DATABASE_URL=postgres://… zhengming work",
    load: () => import("./work.ts"),
  },
  {
    name: "audit",
    words: ["verify"],
    zh: "核验审计链，有断开时以1退出",
    en: "check the chain of the audit; exit 1 where it is broken",
    options: {...store, from: {value: "SEQ:HASH that was noted; the chain must go through it / 此前记下的链尾"}},
    example: "zhengming audit verify --data data",
    load: () => import("./audit.ts"),
  },
  {
    name: "upgrade",
    words: [],
    zh: "把旧版程序的数据升级到本版，先备份；出错时恢复原状",
    en: "bring the data of an older program up to this one, after a backup; whatever fails leaves them as they were",
    options: {
      ...store,
      backups,
      check: {value: "say what would happen, and change nothing / 只说明，不改动", flag: true},
    },
    example: "zhengming upgrade --check --data data",
    load: () => import("./upgrade.ts"),
  },
  {
    name: "backup",
    words: ["file"],
    zh: "备份全部数据到一个文件，可在运行中进行",
    en: "write the whole store into one file, while it is at work",
    options: store,
    example: "zhengming backup zhengming-0901.backup --data data",
    load: () => import("./backup.ts"),
  },
  {
    name: "restore",
    words: ["file"],
    zh: "由备份恢复，两种数据库通用",
    en: "read a backup of either database into an empty store",
    options: {
      ...store,
      replace: {value: "drop what the store holds / 覆盖现有数据", flag: true},
      "keep-tokens": {value: "tokens of the backup go on / 备份中的令牌继续有效", flag: true},
    },
    example: "zhengming restore zhengming-0901.backup --data data",
    load: () => import("./restore.ts"),
  },
  {
    name: "export-institution",
    words: ["file"],
    zh: "把一家机构的全部数据写入一个文件，供另一服务器导入",
    en: "write all of one institution into one file, for another server to take in",
    options: {
      ...store,
      institution: {value: "code of the institution / 机构代码", required: true},
      people: {value: "names: the names of people go along; marks alone otherwise / names为附上人员姓名"},
    },
    example: "zhengming export-institution H1.institution --institution H1 --data data",
    load: () => import("./export-institution.ts"),
  },
  {
    name: "import-institution",
    words: ["file"],
    zh: "导入另一服务器导出的机构；先列出内容，加--yes才写入",
    en: "take in an institution that another server exported: shown first, written with --yes",
    options: {
      ...store,
      as: {value: "another code for it here / 在此处改用的机构代码"},
      "map-people": {value: "table of people and their logins here: person,login / 人员与登录名对应表"},
      yes: {value: "write what was shown / 写入", flag: true},
    },
    example: "zhengming import-institution H1.institution --data data --yes",
    load: () => import("./import-institution.ts"),
  },
]

process.stdout.on("error", error => {
  if ((error as NodeJS.ErrnoException).code === "EPIPE") process.exit(0)
  throw error
})

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`zhengming: ${atPlace(error.issue)}${issueText(error.issue, language)}\n`)
  process.exitCode = 2
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return print(overview(commands))
  if (name === "--version") return print(`${version()}\n`)
  const command = commands.find(known => known.name === name)
  if (!command) throw refuse("call.unknown", {command: name, known: commands.map(known => known.name).join(", ")})
  const call = readCall(command, args)
  if (call.help) return print(helpOf(command))
  const {run} = (await command.load()) as {run: (...args: unknown[]) => Promise<void>}
  await run(...call.words, call.options)
}
