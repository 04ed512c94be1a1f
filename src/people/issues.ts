import {defineIssues, type None} from "../issue/index.ts"
import {texts as storeTexts} from "../store/issues.ts"

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
  "openid.refused": {
    status: 403,
    en: (p: {reason: string}) => `Signing in elsewhere did not succeed: ${p.reason}.`,
    zh: (p: {reason: string}) => `外部登录未成功：${p.reason}。`,
  },
}

export const {issue, refuse} = defineIssues(texts, storeTexts)
