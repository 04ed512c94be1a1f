import {defineIssues, type Language, type None} from "../issue/index.ts"
import {texts as storeTexts} from "../store/issues.ts"
import {rightTexts} from "./lists.ts"

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

/** A right in words; its id where there are none. */
const rightText = (right: string, language: Language): string =>
  (rightTexts as Readonly<Record<string, Readonly<Record<Language, string>>>>)[right]?.[language] ?? right

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
    en: (p: {right: string}) =>
      `This needs the right to ${rightText(p.right, "en")} here; an administrator can give it.`,
    zh: (p: {right: string}) => `此处需要“${rightText(p.right, "zh")}”的权限；可由管理员授予。`,
  },
  "access.forged": {
    status: 403,
    en: (_: None) =>
      "The change did not come from this application's own page: x-csrf-token is missing or wrong, or the page's address is not the one the server was started with (--origin).",
    zh: (_: None) => "修改请求并非来自本应用的页面：缺少x-csrf-token或其不符，或页面地址与启动时的--origin不同。",
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
  "password.weak": {
    en: (_: None) =>
      "This password is among the first that are guessed: common, a date, a row of keys, repeated, or much like your login or name. Take a longer one of several words.",
    zh: (_: None) =>
      "此密码太容易猜中：常见、日期、连续按键、重复，或与用户名、姓名相近；请改用更长、由几个词组成的密码。",
  },
  "password.same": {
    en: (_: None) => "This is the password that you have; choose another.",
    zh: (_: None) => "这就是现在的密码；请另选一个。",
  },
  "password.none": {
    status: 403,
    en: (_: None) => "You have no password here: an administrator can give you one, or unlink your sign-in elsewhere.",
    zh: (_: None) => "您在此没有密码：可由管理员设一个新密码，或由管理员解除外部登录的关联。",
  },
  "password.given": {
    status: 403,
    en: (_: None) => "Somebody else chose your password: choose your own first.",
    zh: (_: None) => "现在的密码由他人设定；请先改为自己的密码。",
  },
  "access.scope": {
    status: 403,
    en: (_: None) => "This token may only read; make one that may also map.",
    zh: (_: None) => "此令牌只能读取；请建立可对照的令牌。",
  },
  "group.asked": {
    status: 409,
    en: (_: None) => "The institution asks to join or leave a group already; that request ends first.",
    zh: (_: None) => "该机构已有未办结的入组或退组申请；请先办结或撤回。",
  },
  "group.member": {
    status: 409,
    en: (_: None) => "An institution joins a group while it is in none, and leaves the one it is in.",
    zh: (_: None) => "机构不在任何组时才能申请入组，在组内时才能申请退组。",
  },
  "group.ended": {
    status: 409,
    en: (_: None) => "This request has ended; look at it again.",
    zh: (_: None) => "此申请已办结；请重新查看。",
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
  "openid.none": {
    status: 404,
    en: (_: None) => "People sign in here alone: no other sign-in is set up.",
    zh: (_: None) => "未设置外部登录；只能在此登录。",
  },
  "openid.taken": {
    status: 409,
    en: (_: None) => "Another user is known here by that sign-in; an administrator can look into it.",
    zh: (_: None) => "该外部登录已属于另一用户；请联系管理员。",
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
