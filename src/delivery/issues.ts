import {defineIssues, type None} from "../issue/index.ts"
import {type BackupFault, faultText, texts as storeTexts} from "../store/issues.ts"
import {texts as tablesTexts} from "../tables/issues.ts"

/** Refusals of a program that was delivered, of its service, and of institutions that are handed over. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "delivery.manifest": {
    status: 500,
    en: (_: None) => "The list of delivered files is damaged; unpack the archive again.",
    zh: (_: None) => "交付文件清单已损坏；请重新解包。",
  },
  "delivery.changed": {
    status: 500,
    en: ({count, files, root}: {count: number; files: string; root: string}) =>
      `${count} of the delivered files in “${root}” are missing or not as they were delivered: ${files}${count > 5 ? " …" : ""}. Nothing was started; unpack the archive again into an empty folder.`,
    zh: ({count, files, root}: {count: number; files: string; root: string}) =>
      `“${root}”中有${count}个交付文件缺失或已被改动：${files}${count > 5 ? " …" : ""}。未启动；请把安装包重新解到空文件夹。`,
  },
  "delivery.service-system": {
    en: (_: None) =>
      "A service is installed on Linux with systemd alone; docs/delivery.md has the steps for other systems.",
    zh: (_: None) => "只能在使用systemd的Linux上安装为服务；其他系统的步骤见docs/delivery.md。",
  },
  "delivery.service-none": {
    en: ({path}: {path: string}) =>
      `There is no service to remove: “${path}” is not there; --unit-dir names another folder.`,
    zh: ({path}: {path: string}) => `没有可移除的服务：“${path}”不存在；可用--unit-dir指定其他文件夹。`,
  },
  "delivery.service-stores": {
    en: (_: None) => "The data are in a folder or in a PostgreSQL: give --data or --database, not both.",
    zh: (_: None) => "数据要么在文件夹中，要么在PostgreSQL中：--data与--database只能给出一个。",
  },
  "delivery.service-user": {
    en: ({user}: {user: string}) =>
      `There is no user “${user}”, and only root can make one: run this as root, or name one that is there (--user).`,
    zh: ({user}: {user: string}) => `没有用户“${user}”，只有root能建立：请以root执行，或用--user给出已有的用户。`,
  },
  "delivery.service-folder": {
    en: ({path, name}: {path: string; name: string}) =>
      `“${path}” holds other things than data of Zhengming (${name}) and would be given to the service: name a folder of its own (--data).`,
    zh: ({path, name}: {path: string; name: string}) =>
      `“${path}”中有正名数据以外的内容（${name}），而整个文件夹会交给服务使用：请用--data另给一个文件夹。`,
  },
  "delivery.service-owner": {
    en: ({path, user}: {path: string; user: string}) =>
      `“${path}” cannot be made or given to the user “${user}”: run this as root.`,
    zh: ({path, user}: {path: string; user: string}) => `无法建立“${path}”或把它交给用户“${user}”：请以root执行。`,
  },
  "delivery.unit-folder": {
    en: ({path}: {path: string}) =>
      `Only root may write in “${path}”: run this as root. --print shows the unit, --unit-dir names another folder.`,
    zh: ({path}: {path: string}) =>
      `只有root能写入“${path}”：请以root执行。--print可显示服务单元，--unit-dir可指定其他文件夹。`,
  },
  "delivery.service-command": {
    en: ({command, told}: {command: string; told: string}) =>
      `\`${command}\` failed: ${told}\nIf the service was started and ended, \`journalctl -u zhengming\` tells why.`,
    zh: ({command, told}: {command: string; told: string}) =>
      `\`${command}\`失败：${told}\n若服务启动后又结束，原因见\`journalctl -u zhengming\`。`,
  },
  "delivery.unit-differs": {
    en: ({path, lines}: {path: string; lines: string}) =>
      `“${path}” is there and says something else (- there, + to be written); --replace writes over it:\n${lines}`,
    zh: ({path, lines}: {path: string; lines: string}) =>
      `“${path}”已存在，内容不同（-为现有，+为将写入）；用--replace覆盖：\n${lines}`,
  },
  "delivery.unit-program": {
    en: ({path}: {path: string}) =>
      `systemd starts no program with a quote or a backslash in its path: “${path}”. Move it to another folder, as /opt.`,
    zh: ({path}: {path: string}) => `systemd不能启动路径中有引号或反斜杠的程序：“${path}”。请移到其他文件夹，如/opt。`,
  },
  "delivery.unit-character": {
    en: ({value}: {value: string}) => `No unit can hold a line end or another control character: ${value}.`,
    zh: ({value}: {value: string}) => `服务单元中不能有换行等控制字符：${value}。`,
  },
  "handover.damaged": {
    en: (p: {path: string; reason: BackupFault}) =>
      `“${p.path}” is no whole file of an institution (${faultText(p.reason, "en")}); nothing was changed. Take another copy, or export it again.`,
    zh: (p: {path: string; reason: BackupFault}) =>
      `“${p.path}”不是完整的机构移交文件（${faultText(p.reason, "zh")}）；数据未作改动。请换一份，或重新导出。`,
  },
  "handover.taken": {
    status: 409,
    en: (p: {code: string; name: string}) =>
      `The institution is here already: “${p.name}” (${p.code}); nothing was changed. --as CODE takes the file in beside it, as another one.`,
    zh: (p: {code: string; name: string}) =>
      `此机构已在此处：“${p.name}”（${p.code}）；数据未作改动。如需作为另一机构导入，请加--as 代码。`,
  },
  "handover.columns": {
    en: (p: {header: string}) =>
      `The list of people needs the columns “person” and “login”; it has ${p.header || "none"}.`,
    zh: (p: {header: string}) => `人员对应表须有“人员”和“登录名”两列；现有：${p.header || "无"}。`,
  },
  "handover.person": {
    en: (p: {person: string; known: string}) =>
      `“${p.person}” is nobody in the file, or more than one; it has ${p.known}. Write the mark (person 1).`,
    zh: (p: {person: string; known: string}) =>
      `文件中没有“${p.person}”，或有多人同名；文件中有：${p.known}。请填写其记号（person 1）。`,
  },
  "handover.twice": {
    en: (p: {person: string}) => `“${p.person}” stands in the list of people twice; leave one row.`,
    zh: (p: {person: string}) => `人员对应表中“${p.person}”出现了两次；请只留一行。`,
  },
} as const

export const {refuse} = defineIssues(texts, tablesTexts, storeTexts)
