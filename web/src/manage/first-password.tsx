import {queries} from "../api/reply.ts"
import {server} from "../api/server.ts"
import {type Me, sessionBegan, signedOut} from "../api/session.ts"
import {Page} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"
import {PasswordForm} from "./password-form.tsx"

/** In place of every page while one's password is somebody else's choice, or too old. */
export function FirstPassword({me: {user, passwordGiven}}: {readonly me: Me}) {
  const say = useTexts(accountTexts)
  const go = async (password: string) => {
    try {
      sessionBegan((await server.call("session.start", {body: {login: user.login, password}})).value)
    } catch {
      signedOut() // they sign in as anybody does
    }
    await queries.invalidateQueries()
  }
  return (
    <Page title={say(passwordGiven ? "password-first-title" : "password-old-title")}>
      <PasswordForm login={user.login} first={passwordGiven ? "given" : "old"} done={password => void go(password)} />
    </Page>
  )
}
