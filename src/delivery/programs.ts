import {advice, type Finding, fine} from "./finding.ts"
import type {Check} from "./lists.ts"
import {findProgram, type Machine} from "./machine.ts"

const fontCommands = "apt-get install fonts-wqy-microhei / dnf install wqy-microhei-fonts"
const fontRemedy = {zh: `安装一种中文字体：${fontCommands}`, en: `Install a Chinese font: ${fontCommands}`}

/** Chinese fonts, which pages and workbooks need where they are printed on this machine. */
export function lookAtFonts(machine: Machine): readonly Finding[] {
  if (machine.platform === "win32" || machine.platform === "darwin")
    return [fine("fonts", {zh: "系统自带中文字体", en: "The system brings Chinese fonts"})]
  const list = findProgram(["fc-list"], machine)
  const told = list === undefined ? undefined : machine.told(list, [":lang=zh", "family"])
  if (told === undefined)
    return [
      advice(
        "fonts",
        {
          zh: "没有fc-list，不能查看中文字体；只有在本机打印页面、转换文档时才需要",
          en: "Chinese fonts cannot be looked for without fc-list; they are needed only where pages are printed and documents converted on this machine",
        },
        {zh: `安装fontconfig，再${fontRemedy.zh}`, en: `Install fontconfig. ${fontRemedy.en}`},
      ),
    ]
  const families = [...new Set(told.split("\n").map(line => line.split(",")[0]?.trim() ?? ""))].filter(Boolean)
  const [first = ""] = families
  if (families.length === 0)
    return [
      advice(
        "fonts",
        {
          zh: "没有中文字体：在本机打印的页面、转换的文档中汉字会成为方框",
          en: "There is no Chinese font: on pages printed and documents converted on this machine characters are boxes",
        },
        fontRemedy,
      ),
    ]
  return [fine("fonts", {zh: `${families.length}种中文字体：${first}`, en: `${families.length} Chinese: ${first}`})]
}

interface Wanted {
  readonly check: Check
  readonly name: string
  readonly paths: readonly string[]
  readonly zh: string
  readonly en: string
  readonly install: string
}

const chromium: Wanted = {
  check: "chromium",
  name: "Chromium",
  paths: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  zh: "在本机把评测报告和页面存为PDF",
  en: "saving reports and pages as PDF on this machine",
  install: "apt-get install chromium / dnf install chromium",
}
const office: Wanted = {
  check: "office",
  name: "LibreOffice",
  paths: [
    "soffice",
    "libreoffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  ],
  zh: "在本机打开、转换导出的工作簿",
  en: "opening and converting workbooks on this machine",
  install: "apt-get install libreoffice-calc / dnf install libreoffice-calc",
}

export const lookAtChromium = (machine: Machine): readonly Finding[] => lookFor(chromium, machine)
export const lookAtOffice = (machine: Machine): readonly Finding[] => lookFor(office, machine)

function lookFor({check, name, paths, zh, en, install}: Wanted, machine: Machine): readonly Finding[] {
  const own = check === "chromium" ? machine.env.CHROMIUM : undefined
  const path = findProgram([...(own ? [own] : []), ...paths], machine)
  if (path !== undefined) return [fine(check, {zh: path, en: path})]
  return [
    advice(
      check,
      {zh: `没有${name}；仅用于${zh}，服务器不需要它`, en: `No ${name}; it is for ${en}, the server runs without it`},
      {zh: `需要时安装：${install}`, en: `Where that is wanted: ${install}`},
    ),
  ]
}
