export {
  type Actor,
  admit,
  bySession,
  byToken,
  institutionsWith,
  may,
  nobody,
  sessionIdleMs,
  sessionMostMs,
  type User,
} from "./actor.ts"
export type {ProviderCode} from "./issues.ts"
export {type Needs, type Right, rights, roleRights, roleTexts, scopeRights} from "./lists.ts"
export {checkPassword, hashPassword, isWeak} from "./password.ts"
export {csrfOf, hashOf, isSame, newPassword, newSecret} from "./secrets.ts"
export {Throttle} from "./throttle.ts"
