import type {Language} from "../issue/index.ts"
import {foldHeader} from "../standard/index.ts"
import {roleNames, type StaffRole, staffRoles} from "../store/lists.ts"
import {writeTable} from "../tables/index.ts"
import {refuse} from "./issues.ts"
import {roleTexts, type UserColumn, userColumns, userColumnTexts} from "./lists.ts"

/** How people head these columns, beside what they are called here; as `foldHeader` leaves them, in lower case. */
const aliases: Readonly<Record<UserColumn, RegExp>> = {
  login:
    /^(登录名|登录账号|登录帐号|用户名|用户账号|用户帐号|账号|帐号|账户|login|loginname|user|username|userid|account)$/,
  name: /^(姓名|名字|用户姓名|真实姓名|人员姓名|name|fullname|realname)$/,
  email: /^(邮箱|电子邮箱|电子邮件|邮件|邮箱地址|e-?mail|mail|emailaddress)$/,
  role: /^(角色|用户角色|权限|岗位|role|roles)$/,
  institution:
    /^(机构|机构代码|机构编码|机构名称|所属机构|医院|医院名称|单位|所属单位|institution|hospital|organi[sz]ation)$/,
}

/** Where each column of a list of users is; -1 for one that it hasn't. */
export type UserColumns = Readonly<Record<UserColumn, number>>

/**
 * The columns of a list of users by their headings.
 *
 * @throws Refusal `users.column` where logins or names are in none
 */
export function columnsOf(header: readonly string[], path: string): UserColumns {
  const folded = header.map(text => foldHeader(text).toLowerCase())
  const found = Object.fromEntries(
    userColumns.map(column => [column, folded.findIndex(text => aliases[column].test(text))]),
  ) as UserColumns
  const absent = (["login", "name"] as const).find(column => found[column] < 0)
  if (absent) throw refuse("users.column", {column: absent, header: header.join("、")}, {table: path})
  return found
}

const examples: Readonly<Record<UserColumn, Readonly<Record<Language, string>>>> = {
  login: {zh: "EXAMPLE", en: "EXAMPLE"},
  name: {zh: "示例姓名", en: "Example Name"},
  email: {zh: "", en: ""},
  role: {zh: roleTexts.mapper.zh, en: roleTexts.mapper.en},
  institution: {zh: "", en: ""},
}

/** Whether a row is the example of the template that somebody left in. */
export const isExample = (login: string): boolean => login.trim() === examples.login.zh

/**
 * Write an empty list of users with headings, an example row and the roles to choose from.
 *
 * @param staff roles at an institution alone
 * @throws Refusal of `createTable`
 */
export async function writeUserTemplate(
  path: string,
  {language, staff}: {readonly language: Language; readonly staff: boolean},
): Promise<void> {
  const columns = userColumns.filter(column => !staff || column !== "institution")
  const header = columns.map(column => userColumnTexts[column][language])
  const example = columns.map(column => examples[column][language])
  const roles: readonly (keyof typeof roleTexts)[] = staff ? staffRoles : roleNames
  const values = roles.map(role => roleTexts[role][language])
  const look = {
    name: language === "zh" ? "用户" : "Users",
    numbers: [],
    lists: [{column: columns.indexOf("role"), values}],
  }
  await writeTable(path, header, table => table.write([example]), {look})
}

/** A role by what it is called; undefined where there is none of the name. */
export const roleCalled = (text: string): keyof typeof roleTexts | undefined =>
  roleNames.find(role => [role, roleTexts[role].zh, roleTexts[role].en].includes(text.trim().toLowerCase()))

/** Whether a role is held at an institution. */
export const isStaffRole = (role: string): role is StaffRole => staffRoles.some(staff => staff === role)
