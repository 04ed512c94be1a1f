import {isLogin, longestLogin, passwordPresets} from "../../../src/api/lists.ts"
import type {User} from "./roles.ts"

/** What a form holds of a new user; `password` is undefined where the server is to make one. */
export interface NewUser {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly password: string | undefined
}

export const noUser: NewUser = {login: "", name: "", email: "", password: undefined}

type UserFault = "field-needed" | "field-long" | "field-login" | "field-password"
export const longestUser = {login: longestLogin, name: 200, email: 200, password: 200} as const

/** What the server would not take, by field. */
export function userFaults(
  {login, name, email, password}: NewUser,
  least: number = passwordPresets.usual.length,
): Readonly<Partial<Record<keyof NewUser, UserFault>>> {
  const found: Partial<Record<keyof NewUser, UserFault>> = {}
  if (login.trim() === "") found.login = "field-needed"
  else if (!isLogin(login.trim())) found.login = "field-login"
  if (name.trim() === "") found.name = "field-needed"
  else if (name.trim().length > longestUser.name) found.name = "field-long"
  if (email.trim().length > longestUser.email) found.email = "field-long"
  if (password !== undefined && !isPassword(password, least)) found.password = "field-password"
  return found
}

/** As the server takes them. */
export const userBody = ({login, name, email, password}: NewUser) => ({
  login: login.trim(),
  name: name.trim(),
  ...(email.trim() !== "" && {email: email.trim()}),
  ...(password !== undefined && {password}),
})

/** Whether a password is long enough; all else the server tells. */
export const isPassword = (text: string, least: number): boolean =>
  [...text].length >= least && text.length <= longestUser.password

/** Whether each word asked for is in the login, the name or the address. */
export function userMatches({login, name, email}: User, asked: string): boolean {
  const text = [login, name, email].join("\n").toLowerCase()
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}
