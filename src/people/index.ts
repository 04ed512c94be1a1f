export {
  type Actor,
  admit,
  bySession,
  byToken,
  institutionsWith,
  may,
  nobody,
  renewed,
  sessionMostMs,
  type User,
} from "./actor.ts"
export {addUsers, firstPasswords} from "./add-users.ts"
export {
  addGroup,
  askGroup,
  consentToGroup,
  type GroupRequest,
  groupRequestsSeenBy,
  groupsSeenBy,
  refuseGroup,
} from "./groups.ts"
export {
  isTicket,
  linkIdentity,
  ticketOf,
  unlinkIdentity,
  unlinkOther,
  userOfIdentity,
  type Vouched,
} from "./identity.ts"
export {addInstitution, changeInstitution, knownInstitution, retireInstitution} from "./institutions.ts"
export type {ProviderCode} from "./issues.ts"
export {endJob, jobSeenBy, jobsOf} from "./jobs.ts"
export {type Needs, roleRights, rulesIn} from "./lists.ts"
export {hashPassword} from "./password.ts"
export {isExpired, rulesNow} from "./policy.ts"
export {grantRole, revokeRole} from "./roles.ts"
export {csrfOf, hashOf, isSame, newPassword} from "./secrets.ts"
export {institutionsNear, mapperOf, peopleSeenBy, recruitOf} from "./seen.ts"
export {firstSecret, firstUser, setUp} from "./set-up.ts"
export {changeSettings, type Settings, settingsNow, usualSettings} from "./settings.ts"
export {
  beginSession,
  changePassword,
  endSession,
  endSessions,
  type LoginThrottle,
  loginThrottle,
  mustKnowPassword,
  newPasswordOf,
  userBy,
} from "./sign-in.ts"
export {addToken, revokeToken} from "./tokens.ts"
export {writeUserTemplate} from "./user-columns.ts"
export {readUserList, type UserList} from "./user-list.ts"
export {addUser, disableUser, firstPassword, knownUser, resetPassword} from "./users.ts"
