import type {RoleName, Scope} from "../store/lists.ts"

/** What a caller may do. Ids are public: they are added, never renamed. */
export const rights = [
  "standard.read",
  "institution.read",
  "institution.map",
  "institution.review",
  "institution.manage",
  "proposal.write",
  "proposal.judge",
  "people.manage",
  "system.manage",
] as const
export type Right = (typeof rights)[number]

/** What rights are called. */
export const rightTexts = {
  "standard.read": {zh: "阅读标准", en: "read the standard"},
  "institution.read": {zh: "查看机构的目录与对照", en: "see an institution's catalogues and mappings"},
  "institution.map": {zh: "对照机构的目录", en: "map an institution's catalogues"},
  "institution.review": {zh: "审核机构的对照", en: "review an institution's mappings"},
  "institution.manage": {zh: "管理机构", en: "manage an institution"},
  "proposal.write": {zh: "提出标准的修改", en: "propose changes of the standard"},
  "proposal.judge": {zh: "评议标准的修改", en: "judge changes of the standard"},
  "people.manage": {zh: "管理用户", en: "manage users"},
  "system.manage": {zh: "管理系统", en: "manage the system"},
} as const satisfies Readonly<Record<Right, {readonly zh: string; readonly en: string}>>

/** Roles, each with the rights it gives: at its institution, or everywhere when it is held everywhere. */
export const roleRights: Readonly<Record<RoleName, readonly Right[]>> = {
  reader: ["standard.read", "institution.read"],
  mapper: ["standard.read", "institution.read", "institution.map"],
  reviewer: ["standard.read", "institution.read", "institution.map", "institution.review"],
  admin: ["standard.read", "institution.read", "institution.map", "institution.review", "institution.manage"],
  editor: ["standard.read", "proposal.write"],
  expert: ["standard.read", "proposal.judge"],
  administrator: rights,
}

export const roleTexts: Readonly<Record<RoleName, {readonly zh: string; readonly en: string}>> = {
  reader: {zh: "读者", en: "reader"},
  mapper: {zh: "对照员", en: "mapper"},
  reviewer: {zh: "审核员", en: "reviewer"},
  admin: {zh: "机构管理员", en: "institution admin"},
  editor: {zh: "编辑", en: "editor"},
  expert: {zh: "专家", en: "expert"},
  administrator: {zh: "系统管理员", en: "administrator"},
}

/** What a token may be used for: never more than its user may do. */
export const scopeRights: Readonly<Record<Scope, readonly Right[]>> = {
  read: ["standard.read", "institution.read"],
  map: ["standard.read", "institution.read", "institution.map"],
  review: ["standard.read", "institution.read", "institution.map", "institution.review"],
  manage: ["standard.read", "institution.read", "institution.map", "institution.review", "institution.manage"],
  all: rights,
}

/** What a password must be. */
export interface PasswordRules {
  /** Characters, at least. */
  readonly length: number
  /** Of small and capital letters, digits and all else, how many kinds at least. */
  readonly kinds: number
  /** It is none of so many last ones of the user's, the one that they have among them. */
  readonly last: number
  /** Days after which its user has to choose another; 0 for never. */
  readonly days: number
}

/** What a password must be here, by the settings. */
export const rulesIn = (settings: Readonly<Record<`password-${keyof PasswordRules}`, number>>): PasswordRules => ({
  length: settings["password-length"],
  kinds: settings["password-kinds"],
  last: settings["password-last"],
  days: settings["password-days"],
})

/** From where to where each rule can be set. */
export const passwordBounds = {
  length: [8, 32],
  kinds: [1, 4],
  last: [1, 10],
  days: [0, 3650],
} as const satisfies Readonly<Record<keyof PasswordRules, readonly [number, number]>>

/** Rules that can be taken at once: the usual ones, and those for level 3 of the multi-level protection scheme (GB/T 22239). */
export const passwordPresets = {
  usual: {length: 10, kinds: 1, last: 1, days: 0},
  "level-3": {length: 10, kinds: 3, last: 5, days: 90},
} as const satisfies Readonly<Record<string, PasswordRules>>

/** What a login consists of, as a part of a pattern, and of how many at most. */
export const loginCharacters = "[A-Za-z0-9._@-]"
export const longestLogin = 64

const login = new RegExp(`^${loginCharacters}{1,${longestLogin}}$`)
export const isLogin = (text: string): boolean => login.test(text)

/** Columns of a list of users. */
export const userColumns = ["login", "name", "email", "role", "institution"] as const
export type UserColumn = (typeof userColumns)[number]

export const userColumnTexts: Readonly<Record<UserColumn, {readonly zh: string; readonly en: string}>> = {
  login: {zh: "用户名", en: "Login"},
  name: {zh: "姓名", en: "Name"},
  email: {zh: "邮箱", en: "E-mail"},
  role: {zh: "角色", en: "Role"},
  institution: {zh: "机构", en: "Institution"},
}

/** Rows of a list of users, and characters of what stands in them, at most. */
export const userLimits = {rows: 500, name: 200, email: 200} as const

/** What is done with a list of users that has rows which can't be added: nothing, or those that can are. */
export const listApplies = ["all", "sound"] as const

/** How a user can show who they are. */
export const signInWays = ["session", "token"] as const
export type SignInWay = (typeof signInWays)[number]

/**
 * What a route asks of its caller: nothing; a user of any kind, by password or
 * token; a user who signed in, not a token; or a right, held everywhere or at
 * the institution that the path names.
 */
export type Needs = "anyone" | "user" | "session" | Right
