import {defineTexts} from "../texts/table.ts"

export const doctorTexts = defineTexts("manage-doctor", {
  again: {zh: "再检查一次", en: "Look again"},
  why: {
    zh: "服务器运行所需的一切，此刻的情况；在命令行上：zhengming doctor",
    en: "All that the server needs to run, as it stands now; on the command line: zhengming doctor",
  },
  faults: {zh: "故障{{count}}项", en: "to be mended: {{count}}"},
  advices: {zh: "建议{{count}}项", en: "to be thought of: {{count}}"},
  well: {zh: "一切正常", en: "All is well"},
  "state-fine": {zh: "正常", en: "fine"},
  "state-advice": {zh: "建议", en: "advice"},
  "state-fault": {zh: "故障", en: "fault"},
  runtime: {zh: "运行环境", en: "Runtime"},
  program: {zh: "程序文件", en: "Program"},
  library: {zh: "SQLite库", en: "SQLite library"},
  disk: {zh: "磁盘", en: "Disk"},
  rights: {zh: "文件权限", en: "Rights"},
  clock: {zh: "时钟", en: "Clock"},
  port: {zh: "端口", en: "Port"},
  database: {zh: "数据库", en: "Database"},
  audit: {zh: "审计链", en: "Audit"},
  replica: {zh: "只读副本", en: "Replica"},
  recognition: {zh: "识别自检", en: "Self-test"},
  fonts: {zh: "中文字体", en: "Fonts"},
  chromium: {zh: "Chromium", en: "Chromium"},
  office: {zh: "LibreOffice", en: "LibreOffice"},
})
