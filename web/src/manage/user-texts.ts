import {defineTexts} from "../texts/table.ts"

export const userTexts = defineTexts("manage-users", {
  email: {zh: "邮箱", en: "E-mail"},
  links: {zh: "外部登录", en: "Sign-ins elsewhere"},
  unlink: {zh: "解除关联", en: "Unlink"},
  "unlink-title": {zh: "解除{{name}}的外部登录{{subject}}？", en: "Unlink the sign-in {{subject}} of {{name}}?"},
  "unlink-why": {
    zh: "{{name}}不能再由{{issuer}}登录，现有登录随之结束。没有密码的用户，请随后给一个新密码，否则无法登录。",
    en: "{{name}} can no longer sign in by {{issuer}} and is signed out everywhere. If they have no password, give them a new one then: else they can't sign in.",
  },
  unlinked: {zh: "已解除{{subject}}的关联", en: "{{subject}} was unlinked"},
  disabled: {zh: "已停用", en: "Disabled"},
  "disabled-too": {zh: "含已停用", en: "Disabled too"},
  "search-hint": {zh: "用户名、姓名、邮箱", en: "Login, name, e-mail"},
  add: {zh: "添加用户", en: "Add a user"},
  added: {zh: "已添加{{name}}", en: "{{name}} was added"},
  taken: {zh: "此用户名已被使用。", en: "This login is taken."},
  "login-why": {
    zh: "字母、数字和 . _ @ -；不分大小写。",
    en: "Letters, digits and . _ @ -; letter case doesn't matter.",
  },
  "password-how": {zh: "密码", en: "Password"},
  "password-made": {zh: "由系统生成，只显示一次", en: "make one, shown once"},
  "password-given": {zh: "现在指定", en: "set one now"},
  password: {zh: "密码", en: "Password"},
  "password-why": {
    zh: "{{rules}}；首次登录时须改。",
    en: "{{rules}}; changed at the first sign-in.",
  },
  "password-new": {zh: "新密码", en: "New password"},
  "password-title": {zh: "给{{name}}新密码？", en: "Give {{name}} a new password?"},
  "password-asked": {
    zh: "系统生成新密码并只显示一次；{{name}}原来的密码与令牌失效，所有登录随之结束。",
    en: "A new password is made and shown once. The old one and all tokens end, and {{name}} is signed out everywhere.",
  },
  "password-of": {zh: "{{name}}的密码", en: "The password of {{name}}"},
  "password-tell": {
    zh: "请安全地转交本人；首次登录时须改为自己的密码。",
    en: "Hand it over safely; they choose their own when they first sign in.",
  },
  disable: {zh: "停用", en: "Disable"},
  "disable-title": {zh: "停用{{name}}？", en: "Disable {{name}}?"},
  "disable-why": {
    zh: "{{name}}立即退出，令牌全部吊销，不能再登录；做过的都保留其名下。此处不能撤销。",
    en: "{{name}} is signed out at once, all tokens are revoked and signing in ends. What they did stays theirs. This can't be undone here.",
  },
  "disable-own": {zh: "这是您自己！", en: "This is you!"},
  "disabled-done": {zh: "已停用{{name}}", en: "{{name}} was disabled"},
  none: {zh: "没有符合的用户。", en: "No user fits."},
  "grant-title": {zh: "授予处处有效的角色", en: "Grant a role that holds everywhere"},
  "at-institution": {zh: "在某一机构的角色，在机构页面授予。", en: "Roles at one institution are granted on its page."},
})
