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
export {userOfIdentity, type Vouched} from "./identity.ts"
export {
  addGroup,
  addInstitution,
  changeInstitution,
  type InstitutionTold,
  knownInstitution,
  retireInstitution,
} from "./institutions.ts"
export type {ProviderCode} from "./issues.ts"
export {endJob, jobSeenBy} from "./jobs.ts"
export {type Needs, type Right, rights, roleRights, roleTexts, scopeRights} from "./lists.ts"
export {hashPassword} from "./password.ts"
export {grantRole, revokeRole} from "./roles.ts"
export {csrfOf, hashOf, isSame, newPassword} from "./secrets.ts"
export {type FirstUser, firstSecret, firstUser, setUp} from "./set-up.ts"
export {changeSettings, type Settings, settingsNow, usualSettings} from "./settings.ts"
export {
  beginSession,
  type Credentials,
  changePassword,
  endSession,
  endSessions,
  loginThrottle,
  type NewPassword,
  newPasswordOf,
  userBy,
} from "./sign-in.ts"
export {Throttle} from "./throttle.ts"
export {addToken, revokeToken, type TokenAsked} from "./tokens.ts"
export {addUser, disableUser, knownLogin, knownUser, resetPassword} from "./users.ts"
