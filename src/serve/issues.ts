import {defineIssues, type None} from "../issue/index.ts"
import {texts as peopleTexts} from "../people/issues.ts"
import {texts as storeTexts} from "../store/issues.ts"

/** Faults of requests. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "server.listen": {
    en: (p: {address: string; reason: string}) => `Cannot listen on ${p.address}: ${p.reason}.`,
    zh: (p: {address: string; reason: string}) => `无法在${p.address}上监听：${p.reason}。`,
  },
  "request.json": {
    en: (p: {reason: string}) => `The body is not JSON: ${p.reason}.`,
    zh: (p: {reason: string}) => `请求体不是JSON：${p.reason}。`,
  },
  "request.media": {
    status: 415,
    en: (p: {type: string}) => `A body of the type “${p.type}” is not read here; send application/json.`,
    zh: (p: {type: string}) => `此处不接受类型为“${p.type}”的请求体；请发送application/json。`,
  },
  "request.large": {
    status: 413,
    en: (p: {limit: number}) => `The body is larger than ${p.limit} bytes; send it in parts.`,
    zh: (p: {limit: number}) => `请求体超过${p.limit}字节；请分次发送。`,
  },
  "request.field": {
    en: (p: {field: string; reason: string}) => `${p.field}: ${p.reason}.`,
    zh: (p: {field: string; reason: string}) => `${p.field}：${p.reason}。`,
  },
  "request.route": {
    status: 404,
    en: (p: {path: string}) => `There is nothing at ${p.path}; /api/v1/docs lists what there is.`,
    zh: (p: {path: string}) => `${p.path}不存在；见/api/v1/docs。`,
  },
  "request.key": {
    status: 422,
    en: (_: None) => "Another request was sent with this idempotency key; take a new key.",
    zh: (_: None) => "此幂等键已用于另一请求；请换新键。",
  },
  "request.unnamed": {
    status: 428,
    en: (_: None) => "Say in If-Match which state is to be changed: the ETag that was read.",
    zh: (_: None) => "请在If-Match中写明所读状态的ETag。",
  },
  "request.moved": {
    status: 412,
    en: (_: None) => "It was changed meanwhile; read it again.",
    zh: (_: None) => "其间已被修改；请重新读取。",
  },
  "backup.nowhere": {
    en: (_: None) => "A backup from here needs a data folder; use the command `zhengming backup FILE`.",
    zh: (_: None) => "在此备份需要数据文件夹；请用命令zhengming backup FILE。",
  },
  "server.fault": {
    status: 500,
    en: (p: {request: string}) => `A fault of the program, not of the request; the log has it under ${p.request}.`,
    zh: (p: {request: string}) => `程序出错，与请求无关；日志中的编号为${p.request}。`,
  },
}

export const {issue, refuse} = defineIssues(texts, peopleTexts, storeTexts)
