import {defineIssues, type Language, type None} from "../issue/index.ts"
import {texts as peopleTexts} from "../people/issues.ts"
import {texts as storeTexts} from "../store/issues.ts"
import {type SystemCode, systemText} from "../tables/issues.ts"

type Says = (of: string | number) => string

/** What a schema asks of a value, by the keyword that asks it; `of` is the limit, the type, or the name of the key. */
const ruleTexts = {
  type: {zh: of => `类型应为${of}`, en: of => `its type is to be ${of}`},
  const: {zh: of => `只能为${of}`, en: of => `it can only be ${of}`},
  enum: {zh: of => `只能为其中之一：${of}`, en: of => `it can only be one of ${of}`},
  anyOf: {zh: () => "不在可用的值之中", en: () => "it is none of the values that can be"},
  required: {zh: of => `缺少${of}`, en: of => `${of} is missing`},
  additionalProperties: {zh: of => `没有${of}这一项`, en: of => `there is no ${of} here`},
  format: {zh: of => `格式应为${of}`, en: of => `it is to be written as ${of}`},
  pattern: {zh: of => `写法应合于${of}`, en: of => `it is to match ${of}`},
  line: {zh: () => "应为一行文字，且不能只有空白", en: () => "it is to be one line of text that is not blank"},
  maxItems: {zh: of => `最多${of}项`, en: of => `it has ${of} items at most`},
  minItems: {zh: of => `最少${of}项`, en: of => `it has ${of} items at least`},
  uniqueItems: {zh: () => "不能有重复的项", en: () => "no item may stand twice"},
  maxLength: {zh: of => `最长${of}个字符`, en: of => `it has ${of} characters at most`},
  minLength: {zh: of => `最短${of}个字符`, en: of => `it has ${of} characters at least`},
  maximum: {zh: of => `最大为${of}`, en: of => `it is ${of} at most`},
  minimum: {zh: of => `最小为${of}`, en: of => `it is ${of} at least`},
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Says>>>>

/** A keyword of JSON Schema that our schemas use, or `line`: the pattern of a line of text. */
export type Rule = keyof typeof ruleTexts

export const rules = Object.keys(ruleTexts) as readonly Rule[]

/** What a rule asks, in words. */
const ruleText = (rule: Rule, of: string | number, language: Language): string => ruleTexts[rule][language](of)

/** How the next page is asked for, where a route has pages. */
function pagesBy(known: string, language: Language): string {
  if (!known.split(", ").includes("after")) return ""
  return {
    zh: "下一页用after，其值为上一页的next。",
    en: " The next page is asked for with after: the next of the page before.",
  }[language]
}

const certificateTexts = {
  unread: {zh: "其中没有PEM格式的证书或私钥", en: "they are no certificate and key in PEM"},
  mismatch: {zh: "私钥与证书不配对", en: "the key is not the certificate's"},
  expired: {zh: "证书已过期", en: "the certificate has expired"},
} as const

/** Why a certificate cannot be shown. */
type CertificateFault = keyof typeof certificateTexts

/** Faults of requests. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "server.listen": {
    en: (p: {address: string; reason: SystemCode}) => `Cannot listen on ${p.address}: ${systemText(p.reason, "en")}.`,
    zh: (p: {address: string; reason: SystemCode}) => `无法在${p.address}上监听：${systemText(p.reason, "zh")}。`,
  },
  "server.replica": {
    en: (_: None) => "A replica follows a PostgreSQL: --replica goes with --database.",
    zh: (_: None) => "只读副本只用于PostgreSQL：--replica须与--database同用。",
  },
  "server.log-file": {
    en: (p: {path: string; reason: SystemCode}) =>
      `The log cannot be written to “${p.path}” (${systemText(p.reason, "en")}); create its folder, or choose another.`,
    zh: (p: {path: string; reason: SystemCode}) =>
      `日志无法写入“${p.path}”（${systemText(p.reason, "zh")}）；请先创建该文件夹，或另选一个。`,
  },
  "server.certificate": {
    en: (p: {cert: string; key: string; fault: CertificateFault}) =>
      `“${p.cert}” and “${p.key}” cannot be used for TLS: ${certificateTexts[p.fault].en}.`,
    zh: (p: {cert: string; key: string; fault: CertificateFault}) =>
      `“${p.cert}”与“${p.key}”不能用于TLS：${certificateTexts[p.fault].zh}。`,
  },
  "server.certificate-file": {
    en: (p: {path: string; reason: SystemCode}) => `“${p.path}” cannot be read: ${systemText(p.reason, "en")}.`,
    zh: (p: {path: string; reason: SystemCode}) => `无法读取“${p.path}”：${systemText(p.reason, "zh")}。`,
  },
  "request.json": {
    en: (_: None) => "The body is no JSON, or has a key that no object may have (__proto__).",
    zh: (_: None) => "请求体不是JSON，或含有不允许的键（__proto__）。",
  },
  "request.encoding": {
    en: (_: None) => "The body is not UTF-8.",
    zh: (_: None) => "请求体不是UTF-8。",
  },
  "request.query": {
    en: (_: None) => "The query is not UTF-8; encode its characters as UTF-8, each byte with a percent sign.",
    zh: (_: None) => "查询参数不是UTF-8；请按UTF-8逐字节作百分号编码。",
  },
  "request.address": {
    en: (p: {written: string}) =>
      `The address has characters that must be written with percent signs; as it is meant: ${p.written}`,
    zh: (p: {written: string}) => `地址中有须作百分号编码的字符；应写作：${p.written}`,
  },
  "request.parameter": {
    en: (p: {name: string; known: string}) =>
      `There is no ${p.name} in the query here; what there is: ${p.known || "nothing"}.${pagesBy(p.known, "en")}`,
    zh: (p: {name: string; known: string}) =>
      `此处的查询没有${p.name}这一项；可用的有：${p.known.replaceAll(", ", "、") || "无"}。${pagesBy(p.known, "zh")}`,
  },
  "request.text": {
    en: (p: {field: string; character: string}) => `${p.field}: no text has the character ${p.character}.`,
    zh: (p: {field: string; character: string}) => `${p.field}：文字中不能有字符${p.character}。`,
  },
  "request.coding": {
    status: 415,
    en: (p: {coding: string}) =>
      `A body packed with ${p.coding} is not unpacked here; send it without content-encoding.`,
    zh: (p: {coding: string}) => `此处不解压以${p.coding}压缩的请求体；请不压缩发送，不要content-encoding。`,
  },
  "request.headers": {
    status: 431,
    en: (_: None) => "The headers are larger than is read here.",
    zh: (_: None) => "请求头过大，无法读取。",
  },
  "request.late": {
    status: 408,
    en: (_: None) => "The request did not come whole in time; send it again.",
    zh: (_: None) => "请求未在限时内发完；请重新发送。",
  },
  "request.slow": {
    status: 408,
    en: (p: {bytes: number; seconds: number}) =>
      `The file came too slowly: less than ${p.bytes} bytes within ${p.seconds} s. Sign in, or send a smaller one.`,
    zh: (p: {bytes: number; seconds: number}) =>
      `文件发送过慢：${p.seconds}秒内不足${p.bytes}字节。请登录后再发，或发送较小的文件。`,
  },
  "request.malformed": {
    en: (p: {code: string}) => `The request is not well formed (${p.code}).`,
    zh: (p: {code: string}) => `请求格式有误（${p.code}）。`,
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
  "request.deep": {
    en: (p: {limit: number}) => `The body goes deeper than ${p.limit} levels; nothing here does.`,
    zh: (p: {limit: number}) => `请求体嵌套超过${p.limit}层；此处没有这样的内容。`,
  },
  "request.field": {
    en: (p: {field: string; rule: Rule; of: string | number}) => `${p.field}: ${ruleText(p.rule, p.of, "en")}.`,
    zh: (p: {field: string; rule: Rule; of: string | number}) => `${p.field}：${ruleText(p.rule, p.of, "zh")}。`,
  },
  "request.cursor": {
    en: (p: {field: string}) => `${p.field}: no page of this list ended there; begin anew without it.`,
    zh: (p: {field: string}) => `${p.field}：此列表没有在该处结束的页；请去掉它，从头开始。`,
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
  "server.busy": {
    status: 503,
    en: (p: {seconds: number}) => `As much as can be done at once is being done; try again in ${p.seconds} s.`,
    zh: (p: {seconds: number}) => `同时处理的请求已满；请在${p.seconds}秒后重试。`,
  },
  "file.memory": {
    status: 413,
    en: (p: {path: string}) => `“${p.path}” takes more memory to read than one file may; split it.`,
    zh: (p: {path: string}) => `读取“${p.path}”所需内存超过单个文件的上限；请拆分后再试。`,
  },
  "file.time": {
    status: 413,
    en: (p: {path: string; seconds: number}) => `“${p.path}” was not read within ${p.seconds} s; split it.`,
    zh: (p: {path: string; seconds: number}) => `“${p.path}”在${p.seconds}秒内未能读完；请拆分后再试。`,
  },
  "server.fault": {
    status: 500,
    en: (p: {request: string}) => `A fault of the program, not of the request; the log has it under ${p.request}.`,
    zh: (p: {request: string}) => `程序出错，与请求无关；日志中的编号为${p.request}。`,
  },
}

export const {issue, refuse} = defineIssues(texts, peopleTexts, storeTexts)
