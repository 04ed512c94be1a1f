import {defineIssues, type Language, type None} from "../issue/index.ts"
import {texts as storeTexts} from "../store/issues.ts"
import {type RoleName, roleNames, staffRoles} from "../store/lists.ts"
import {rightTexts, roleTexts, type UserColumn, userColumnTexts} from "./lists.ts"

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

const called = (roles: readonly RoleName[], language: Language): string =>
  roles.map(role => roleTexts[role][language]).join(language === "zh" ? "、" : ", ")
const rolesCalled = (language: Language): string => called(roleNames, language)
const staffCalled = (language: Language): string => called(staffRoles, language)

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
  "users.column": {
    en: (p: {column: UserColumn; header: string}) =>
      `No column is headed “${userColumnTexts[p.column].en}”; the file has ${p.header}. Take the template's headings.`,
    zh: (p: {column: UserColumn; header: string}) =>
      `没有“${userColumnTexts[p.column].zh}”列；文件的列为：${p.header}。请采用模板的列名。`,
  },
  "users.many": {
    en: (p: {most: number}) => `A list has ${p.most} users at most: send it in parts.`,
    zh: (p: {most: number}) => `一次最多${p.most}位用户：请分几个文件导入。`,
  },
  "users.blank": {
    en: (p: {column: UserColumn}) => `“${userColumnTexts[p.column].en}” is blank: fill it in.`,
    zh: (p: {column: UserColumn}) => `“${userColumnTexts[p.column].zh}”为空：请填写。`,
  },
  "users.login": {
    en: (p: {text: string}) => `“${p.text}” is no login: it has 1 to 64 of a–z, 0–9 and . _ @ -.`,
    zh: (p: {text: string}) => `“${p.text}”不能作用户名：只能用字母、数字和 . _ @ -，1至64个字符。`,
  },
  "users.long": {
    en: (p: {column: UserColumn; most: number}) =>
      `“${userColumnTexts[p.column].en}” has ${p.most} characters at most: shorten it.`,
    zh: (p: {column: UserColumn; most: number}) => `“${userColumnTexts[p.column].zh}”最多${p.most}个字符：请缩短。`,
  },
  "users.twice": {
    en: (p: {login: string; row: number}) =>
      `The login ${p.login} stands in row ${p.row} already: strike this row, or take another login.`,
    zh: (p: {login: string; row: number}) => `用户名${p.login}已在第${p.row}行：请删去此行，或改用其他用户名。`,
  },
  "users.taken": {
    en: (p: {login: string}) =>
      `The login ${p.login} is taken: take another; who is here already gets a role on the page of the institution.`,
    zh: (p: {login: string}) => `用户名${p.login}已被使用：请改用其他用户名；已有的用户请在机构页面授予角色。`,
  },
  "users.role": {
    en: (p: {text: string}) => `There is no role “${p.text}” to be given here; the roles are ${rolesCalled("en")}.`,
    zh: (p: {text: string}) => `此处没有可授予的角色“${p.text}”；角色有：${rolesCalled("zh")}。`,
  },
  "users.role-blank": {
    en: (p: {institution: string}) => `It names ${p.institution} and no role there: say one of ${staffCalled("en")}.`,
    zh: (p: {institution: string}) => `写了机构${p.institution}而没有角色：请写${staffCalled("zh")}之一。`,
  },
  "users.institution-blank": {
    en: (p: {role: string}) => `The role “${p.role}” is held at an institution: say which, by its code or name.`,
    zh: (p: {role: string}) => `角色“${p.role}”在某一机构有效：请写明机构的代码或名称。`,
  },
  "users.everywhere": {
    en: (p: {role: string}) => `The role “${p.role}” is held everywhere: leave the institution blank.`,
    zh: (p: {role: string}) => `角色“${p.role}”处处有效：机构请留空。`,
  },
  "users.institution": {
    en: (p: {text: string}) =>
      `There is no institution “${p.text}”, by code or name: mend it, or add the institution first.`,
    zh: (p: {text: string}) => `没有代码或名称为“${p.text}”的机构：请改正，或先添加该机构。`,
  },
  "users.institution-several": {
    en: (p: {text: string; codes: string}) =>
      `Several institutions are called “${p.text}”: say the code, one of ${p.codes}.`,
    zh: (p: {text: string; codes: string}) => `有几个机构名为“${p.text}”：请写代码，${p.codes}之一。`,
  },
  "users.elsewhere": {
    en: (p: {text: string; own: string}) =>
      `You add people to ${p.own} alone, not to “${p.text}”: leave the institution blank, or strike this row.`,
    zh: (p: {text: string; own: string}) => `您只能为${p.own}添加人员，不能为“${p.text}”：机构请留空，或删去此行。`,
  },
  "password.short": {
    en: (p: {least: number; has: number}) =>
      `A password has ${p.least} characters or more here, this one has ${p.has}: take a longer one of several words.`,
    zh: (p: {least: number; has: number}) =>
      `此处的密码至少${p.least}个字符，这个只有${p.has}个：请改用更长、由几个词组成的密码。`,
  },
  "password.kinds": {
    en: (p: {least: number; has: number}) =>
      `A password has ${p.least} kinds of characters or more here, of small letters, capitals, digits and others; this one has ${p.has}: add one of another kind.`,
    zh: (p: {least: number; has: number}) =>
      `此处的密码须含小写字母、大写字母、数字、其他字符中的至少${p.least}种，这个只有${p.has}种：请加入其他种类的字符。`,
  },
  "password.again": {
    en: (p: {last: number}) =>
      `This is one of your last ${p.last} passwords, which may not be used again: choose another.`,
    zh: (p: {last: number}) => `这是您最近${p.last}个密码之一，不能再用：请另选一个。`,
  },
  "password.expired": {
    status: 403,
    en: (p: {days: number}) => `Your password is ${p.days} days old or more: choose another first.`,
    zh: (p: {days: number}) => `您的密码已使用满${p.days}天；请先修改密码。`,
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
