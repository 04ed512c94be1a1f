import {Button, SegmentedControl, Stack, useMantineColorScheme} from "@mantine/core"
import {useNavigate} from "@tanstack/react-router"
import {useState} from "react"
import {queries, useAct, useReply} from "../api/reply.ts"
import {type Me, signedOut, useSession} from "../api/session.ts"
import {Confirm} from "../look/confirm.tsx"
import {Facts} from "../look/facts.tsx"
import {tell} from "../look/notice.tsx"
import {Problem, Waiting} from "../look/page.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {type Language, languages, tagOf, useLanguage, useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"
import {HeldRoles} from "./held-roles.tsx"
import {hasOpenId, LinkForm} from "./link-form.tsx"
import {Linked} from "./linked.tsx"
import {Managed} from "./managed.tsx"
import {useInstitutions} from "./names.ts"
import {PasswordForm} from "./password-form.tsx"
import style from "./section.module.css"
import {Section} from "./section.tsx"
import {manageTexts} from "./texts.ts"
import {Tokens} from "./tokens.tsx"

/** Who one is, how the page looks, one's password, tokens and sessions. */
export function AccountPage() {
  const session = useSession()
  return (
    <Managed section="account">
      {(session.kind === "user" || session.kind === "lost") && <Account me={session.me} />}
    </Managed>
  )
}

function Account({me: {user, hasPassword}}: {readonly me: Me}) {
  const say = useTexts(accountTexts)
  const go = useNavigate()
  /** The server ended all sessions: this one too. */
  const leave = (text: string) => {
    signedOut()
    queries.clear()
    tell(text)
    void go({to: "/sign-in", search: {to: "/account"}})
  }
  return (
    <>
      <Section title={say("me")}>
        <Who user={user} />
      </Section>
      <Section title={say("look")}>
        <LookChoice />
      </Section>
      <Section title={say("password")}>
        {hasPassword ? (
          <PasswordForm login={user.login} done={() => leave(say("password-changed"))} />
        ) : (
          say("password-none")
        )}
      </Section>
      <SignInsElsewhere login={user.login} hasPassword={hasPassword} />
      <Section title={say("out")}>
        <SignOutEverywhere done={() => leave(say("out-done"))} />
      </Section>
      <Section title={say("tokens")}>
        <Tokens />
      </Section>
    </>
  )
}

/** Where the server knows another sign-in, or did. */
function SignInsElsewhere({login, hasPassword}: {readonly login: string; readonly hasPassword: boolean}) {
  const say = useTexts(accountTexts)
  const {data, error, refetch} = useReply("identities.list")
  const identities = data?.items ?? []
  if (!hasOpenId() && identities.length === 0 && !error) return null
  return (
    <Section title={say("links")}>
      <Stack gap="md">
        {data ? (
          <Linked identities={identities} login={login} fixed={!hasPassword} />
        ) : error ? (
          <Problem error={error} again={() => void refetch()} />
        ) : (
          <Waiting lines={2} />
        )}
        {!hasPassword ? say("links-fixed") : hasOpenId() && <LinkForm login={login} />}
      </Stack>
    </Section>
  )
}

function Who({user}: {readonly user: Me["user"]}) {
  const common = useTexts(manageTexts)
  const say = useTexts(accountTexts)
  const {nameOf} = useInstitutions()
  const {day} = useNumbers()
  return (
    <Facts
      of={[
        [common("name"), user.name],
        [common("login"), user.login],
        [say("email"), user.email],
        [common("created"), day(user.created)],
        [
          common("roles"),
          user.roles.length === 0 ? (
            say("no-roles-why")
          ) : (
            <HeldRoles
              key="roles"
              user={user}
              where={({institution}) => (institution === null ? common("everywhere") : nameOf(institution))}
            />
          ),
        ],
      ]}
    />
  )
}

function LookChoice() {
  const say = useTexts(accountTexts)
  const {language, choose} = useLanguage()
  const {colorScheme, setColorScheme} = useMantineColorScheme()
  const schemes = ["light", "dark", "auto"] as const
  return (
    <Facts
      of={[
        [
          say("language"),
          <SegmentedControl
            key="language"
            aria-label={say("language")}
            value={language}
            onChange={value => choose(value as Language)}
            data={languages.map(one => ({value: one, label: <span lang={tagOf(one)}>{ownNames[one]}</span>}))}
          />,
        ],
        [
          say("theme"),
          <SegmentedControl
            key="theme"
            aria-label={say("theme")}
            value={colorScheme}
            onChange={value => setColorScheme(value as (typeof schemes)[number])}
            data={schemes.map(scheme => ({value: scheme, label: say(`theme-${scheme}`)}))}
          />,
        ],
      ]}
    />
  )
}

function SignOutEverywhere({done}: {readonly done: () => void}) {
  const say = useTexts(accountTexts)
  const [asked, setAsked] = useState(false)
  const {mutateAsync: end} = useAct("sessions.end")
  return (
    <>
      <p className={style.why}>{say("out-why")}</p>
      <Button variant="default" onClick={() => setAsked(true)}>
        {say("out")}
      </Button>
      {asked && (
        <Confirm
          title={say("out-title")}
          verb={say("out")}
          act={() => end({}).then(done)}
          close={() => setAsked(false)}
        >
          {say("out-why")}
        </Confirm>
      )}
    </>
  )
}

/** What each language calls itself, in whichever the page speaks. */
const ownNames: Readonly<Record<Language, string>> = {zh: "中文", en: "English"}
