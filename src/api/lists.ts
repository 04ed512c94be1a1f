/** The closed lists of the rooms below that callers need too. Imports nothing else, so that a page can take it as it is. */
export {
  type Needs,
  type Right,
  type RoleName,
  rights,
  roleRights,
  roleTexts,
  type Scope,
  scopeRights,
} from "../people/lists.ts"
