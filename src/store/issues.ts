import {defineIssues, type None} from "../issue/index.ts"
import {texts as tablesTexts} from "../tables/issues.ts"

/** Faults of the store. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "store.held": {
    en: (p: {folder: string; pid: number; host: string; since: string}) =>
      `“${p.folder}” is in use by process ${p.pid} on ${p.host} since ${p.since}; end it first, or use another folder.`,
    zh: (p: {folder: string; pid: number; host: string; since: string}) =>
      `“${p.folder}”正由${p.host}上的进程${p.pid}使用（自${p.since}）；请先结束该进程，或改用其他文件夹。`,
  },
  "store.newer": {
    en: (p: {step: string; known: string}) =>
      `The data was written by a newer program (step “${p.step}”; this one knows up to “${p.known}”); install the newer program.`,
    zh: (p: {step: string; known: string}) =>
      `数据由更新版本的程序写成（步骤“${p.step}”，本程序只到“${p.known}”）；请安装新版程序。`,
  },
  "store.none": {
    en: (p: {where: string}) => `There is no store in “${p.where}”.`,
    zh: (p: {where: string}) => `“${p.where}”中没有数据库。`,
  },
  "store.folder": {
    en: (p: {folder: string; reason: string}) => `The data folder “${p.folder}” cannot be used: ${p.reason}.`,
    zh: (p: {folder: string; reason: string}) => `无法使用数据文件夹“${p.folder}”：${p.reason}。`,
  },
  "store.damaged": {
    en: (p: {where: string}) => `The database in “${p.where}” is damaged; restore a backup into another folder.`,
    zh: (p: {where: string}) => `“${p.where}”中的数据库已损坏；请把备份恢复到另一文件夹。`,
  },
  "store.unreachable": {
    status: 503,
    en: (p: {where: string; reason: string}) => `The database ${p.where} cannot be reached: ${p.reason}.`,
    zh: (p: {where: string; reason: string}) => `无法连接数据库${p.where}：${p.reason}。`,
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
    en: (p: {row: string; by: string; state: string; codes: string}) =>
      `${p.by} decided row ${p.row} meanwhile: ${p.state}${p.codes && ` ${p.codes}`}. Look at it again.`,
    zh: (p: {row: string; by: string; state: string; codes: string}) =>
      `其间${p.by}已处理行${p.row}：${p.state}${p.codes && ` ${p.codes}`}。请重新查看。`,
  },
  "audit.changed": {
    en: (p: {seq: number}) => `The audit's chain is broken: entry ${p.seq} is not as it was written.`,
    zh: (p: {seq: number}) => `审计链断开：第${p.seq}条与写入时不符。`,
  },
  "audit.missing": {
    en: (p: {seq: number}) => `The audit's chain is broken: entry ${p.seq} is missing.`,
    zh: (p: {seq: number}) => `审计链断开：缺少第${p.seq}条。`,
  },
  "backup.damaged": {
    en: (p: {path: string; reason: string}) =>
      `“${p.path}” is no whole backup (${p.reason}); nothing was changed. Take another copy.`,
    zh: (p: {path: string; reason: string}) => `“${p.path}”不是完整的备份（${p.reason}）；数据未作改动。请换一份备份。`,
  },
  "thing.missing": {
    status: 404,
    en: (p: {kind: string; id: string}) => `There is no ${p.kind} “${p.id}”.`,
    zh: (p: {kind: string; id: string}) => `没有${p.kind}“${p.id}”。`,
  },
  "thing.taken": {
    status: 409,
    en: (p: {kind: string; id: string}) => `There is a ${p.kind} “${p.id}” already.`,
    zh: (p: {kind: string; id: string}) => `已有${p.kind}“${p.id}”。`,
  },
}

export const {issue, refuse} = defineIssues(texts, tablesTexts)
