import {defineIssues, type Language, type None} from "../issue/index.ts"
import {texts as storeTexts} from "../store/issues.ts"

const providerTexts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  access_denied: {zh: "对方拒绝", en: "it was denied there"},
  invalid_grant: {zh: "授权码无效或已用过", en: "the code is wrong or used"},
  invalid_client: {zh: "对方不认识本系统", en: "this system is not known there"},
  invalid_request: {zh: "对方不接受请求", en: "the request was not accepted there"},
  login_required: {zh: "须先在对方登录", en: "one must sign in there first"},
  server_error: {zh: "对方出错", en: "a fault there"},
  temporarily_unavailable: {zh: "对方暂不可用", en: "it is away for the moment"},
  invalid_answer: {zh: "对方的应答不符", en: "what it answered is not right"},
}

/** An error code of OpenID Connect, or `invalid_answer` where the answer itself is wrong. */
export type ProviderCode = `${Lowercase<string>}_${Lowercase<string>}`

/** A provider's error code in words; the code itself where there are none. */
const providerText = (code: ProviderCode, language: Language): string => providerTexts[code]?.[language] ?? code

/** Refusals of who may do what. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "access.unknown": {
    status: 401,
    en: (_: None) => "Sign in first, or send a token.",
    zh: (_: None) => "请先登录，或出示令牌。",
  },
  "access.token": {
    status: 401,
    en: (_: None) => "The token is unknown, expired or revoked.",
    zh: (_: None) => "令牌不存在、已过期或已吊销。",
  },
  "access.denied": {
    status: 403,
    en: (p: {right: string}) => `This needs the right “${p.right}” here; an administrator can give it.`,
    zh: (p: {right: string}) => `此处需要“${p.right}”权限；可由管理员授予。`,
  },
  "access.forged": {
    status: 403,
    en: (_: None) => "The change did not come from this application's own page: x-csrf-token is missing or wrong.",
    zh: (_: None) => "修改请求并非来自本应用的页面：缺少x-csrf-token或其不符。",
  },
  "login.wrong": {
    status: 401,
    en: (_: None) => "Login or password is wrong.",
    zh: (_: None) => "用户名或密码不正确。",
  },
  "request.often": {
    status: 429,
    en: (p: {seconds: number}) => `Too many requests; try again in ${p.seconds} s.`,
    zh: (p: {seconds: number}) => `请求过于频繁；请在${p.seconds}秒后重试。`,
  },
  "setup.secret": {
    status: 403,
    en: (_: None) => "The secret is wrong or used; the terminal shows a new one when the server starts without users.",
    zh: (_: None) => "口令不符或已用过；没有用户时，服务器启动会在终端显示新口令。",
  },
  "role.last": {
    status: 409,
    en: (_: None) => "The last administrator stays one; give the role to someone else first.",
    zh: (_: None) => "须保留最后一位管理员；请先把角色授予他人。",
  },
  "settings.zone": {
    en: (p: {zone: string}) => `There is no time zone “${p.zone}”; write it as Asia/Shanghai.`,
    zh: (p: {zone: string}) => `没有时区“${p.zone}”；写法如 Asia/Shanghai。`,
  },
  "openid.refused": {
    status: 403,
    en: (p: {reason: ProviderCode}) => `Signing in elsewhere did not succeed: ${providerText(p.reason, "en")}.`,
    zh: (p: {reason: ProviderCode}) => `外部登录未成功：${providerText(p.reason, "zh")}。`,
  },
  "openid.unreachable": {
    status: 502,
    en: (p: {issuer: string}) => `${p.issuer}, where people sign in, does not answer; try again later.`,
    zh: (p: {issuer: string}) => `登录服务${p.issuer}没有应答；请稍后重试。`,
  },
  "openid.elsewhere": {
    status: 403,
    en: (_: None) => "The sign-in took too long, or began in another browser; begin anew.",
    zh: (_: None) => "登录用时过长，或始于另一浏览器；请重新开始。",
  },
  "openid.disabled": {
    status: 403,
    en: (_: None) => "This user is disabled; an administrator can enable it.",
    zh: (_: None) => "此用户已停用；可由管理员启用。",
  },
  "openid.unknown": {
    status: 403,
    en: (_: None) => "This user is not known here; an administrator can add it.",
    zh: (_: None) => "此处没有该用户；可由管理员添加。",
  },
}

export const {refuse} = defineIssues(texts, storeTexts)
