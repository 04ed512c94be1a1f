import type {FastifyError, FastifyReply, FastifyRequest} from "fastify"
import {oneLine} from "../api/index.ts"
import {type Issue, type Language, Refusal} from "../issue/index.ts"
import {issueText, statusOf} from "./issue-text.ts"
import {issue, type Rule, rules} from "./issues.ts"

const titles: Readonly<Record<number, {zh: string; en: string}>> = {
  400: {zh: "请求有误", en: "Bad request"},
  401: {zh: "未登录", en: "Not signed in"},
  403: {zh: "没有权限", en: "Not allowed"},
  404: {zh: "不存在", en: "Not found"},
  409: {zh: "冲突", en: "Conflict"},
  412: {zh: "已被修改", en: "Changed meanwhile"},
  408: {zh: "请求未及时发完", en: "Not sent in time"},
  413: {zh: "请求体过大", en: "Too large"},
  415: {zh: "类型不符", en: "Wrong type"},
  422: {zh: "无法处理", en: "Cannot be done"},
  428: {zh: "缺少If-Match", en: "If-Match is missing"},
  429: {zh: "请求过于频繁", en: "Too many requests"},
  431: {zh: "请求头过大", en: "Headers too large"},
  500: {zh: "程序出错", en: "Fault of the program"},
  502: {zh: "登录服务不可用", en: "The sign-in elsewhere is away"},
  503: {zh: "暂时不可用", en: "Not available now"},
  507: {zh: "磁盘已满", en: "The disk is full"},
}

/** A fault with its sentence in both languages, as routes answer it. */
export const faultOf = (found: Issue) => ({...found, zh: issueText(found, "zh"), en: issueText(found, "en")})

/** Answer with what went wrong, as `application/problem+json` (RFC 9457). Our own faults are logged and not shown. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const issues = issuesOf(error, request)
  const first = issues[0] as Issue
  const status = statusOf(first)
  if (status === 500) request.log.error({err: error}, "fault")
  if (status === 429 || first.id === "server.busy") reply.header("retry-after", first.params.seconds)
  if (status === 401) reply.header("www-authenticate", 'Bearer realm="zhengming"')
  return reply
    .status(status)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .serializer((body: unknown) => JSON.stringify(body))
    .send({...problemOf(issues, languageOf(request.headers["accept-language"])), instance: request.id})
}

/** The body of an answer that tells what went wrong (RFC 9457); the first issue gives type and status. */
export function problemOf(issues: readonly Issue[], language: Language) {
  const first = issues[0] as Issue
  const status = statusOf(first)
  return {
    type: `urn:zhengming:problem:${first.id}`,
    title: (titles[status] ?? titles[400])?.[language],
    status,
    detail: issueText(first, language),
    issues: issues.map(faultOf),
  }
}

/** The language that the caller would rather read, by the header Accept-Language; Chinese where they say nothing. */
export function languageOf(asked = ""): Language {
  const [zh, en] = [asked.search(/\bzh/i), asked.search(/\ben/i)]
  return en >= 0 && (zh < 0 || en < zh) ? "en" : "zh"
}

function issuesOf(error: unknown, request: FastifyRequest): readonly Issue[] {
  if (error instanceof Refusal) return [error.issue]
  const {code, validation, statusCode} = error as FastifyError
  if (validation) return validation.map(fault => fieldIssue(fault, (error as FastifyError).validationContext))
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return [issue("request.large", {limit: request.routeOptions.bodyLimit ?? 0})]
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE")
    return [issue("request.media", {type: request.headers["content-type"] ?? ""})]
  if (error instanceof SyntaxError || code === "FST_ERR_CTP_INVALID_JSON_BODY") return [issue("request.json", {})]
  if (statusCode === 400) return [issue("request.malformed", {code})]
  return [issue("server.fault", {request: request.id})]
}

type SchemaFault = NonNullable<FastifyError["validation"]>[number]

function fieldIssue(fault: SchemaFault, context = "body"): Issue {
  const field = `${context.replace("querystring", "query")}${fault.instancePath.replaceAll("/", ".")}`
  return issue("request.field", {field, ...brokenRule(fault)}, {column: field})
}

/** The rule that was broken, with its limit, its type or the key it speaks of. */
function brokenRule({keyword, params}: SchemaFault): {readonly rule: Rule; readonly of: string | number} {
  if (keyword === "pattern" && params.pattern === oneLine) return {rule: "line", of: ""}
  const rule = rules.find(rule => rule === keyword)
  if (!rule) throw new Error(`no words for the rule ${keyword} of a schema`)
  const {limit, type, allowedValue, allowedValues, missingProperty, additionalProperty, format, pattern} = params
  const [of = ""] = [
    limit,
    type,
    allowedValue,
    allowedValues,
    missingProperty,
    additionalProperty,
    format,
    pattern,
  ].filter(value => value !== undefined)
  return {rule, of: typeof of === "number" ? of : [of].flat().join(", ")}
}
