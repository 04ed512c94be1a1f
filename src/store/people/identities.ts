import type {Change} from "../change.ts"
import type {Connection} from "../connection.ts"
import type {IdentitiesTable, UsersTable} from "./schema.ts"

/** Link a user with how an OpenID provider knows them. */
export async function addIdentity(change: Change, userId: string, issuer: string, subject: string): Promise<void> {
  await change.db.insertInto("identities").values({issuer, subject, user_id: userId, created_at: change.at}).execute()
}

/** Unlink a user from how a provider knows them. @returns whether they were linked */
export async function removeIdentity(
  change: Change,
  userId: string,
  issuer: string,
  subject: string,
): Promise<boolean> {
  const {numDeletedRows} = await change.db
    .deleteFrom("identities")
    .where("user_id", "=", userId)
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** How providers know a user, the first that was linked first. */
export const identitiesOf = (db: Connection, userId: string): Promise<IdentitiesTable[]> =>
  db
    .selectFrom("identities")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("issuer")
    .orderBy("subject")
    .execute()

export const userByIdentity = (db: Connection, issuer: string, subject: string): Promise<UsersTable | undefined> =>
  db
    .selectFrom("users")
    .innerJoin("identities", "identities.user_id", "users.id")
    .selectAll("users")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst()
