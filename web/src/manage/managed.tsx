import {Button, Stack} from "@mantine/core"
import {Link, useLocation, useNavigate} from "@tanstack/react-router"
import {type ReactNode, useEffect, useRef} from "react"
import {rightTexts} from "../../../src/api/lists.ts"
import {useSession} from "../api/session.ts"
import {Nothing, Page, Waiting} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./managed.module.css"
import {maySee, type Section, sections} from "./sections.ts"
import {manageTexts} from "./texts.ts"

interface ManagedProps {
  readonly section: Section["id"]
  readonly actions?: ReactNode
  /** As of `Page`. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A page of those that manage, beside the list of them; its content only for who may see it. */
export function Managed({section: id, actions, fill = false, children}: ManagedProps) {
  const say = useTexts(manageTexts)
  const session = useSession()
  const section = sections.find(one => one.id === id) as Section
  const allowed = maySee(session, section)
  return (
    <div className={style.frame}>
      <SectionList />
      <Page title={say(id)} actions={allowed && actions} fill={fill}>
        {session.kind === "unknown" ? (
          <Waiting />
        ) : session.kind === "nobody" ? (
          <SignInFirst />
        ) : allowed ? (
          children
        ) : (
          <Refused section={section} />
        )}
      </Page>
    </div>
  )
}

function SectionList() {
  const say = useTexts(manageTexts)
  const session = useSession()
  const list = useRef<HTMLElement>(null)
  const {pathname} = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another tab to be in sight
  useEffect(() => {
    list.current?.querySelector("[aria-current=page]")?.scrollIntoView({block: "nearest", inline: "nearest"})
  }, [pathname])
  return (
    <nav ref={list} className={style.list} aria-label={say("pages")}>
      {sections
        .filter(section => maySee(session, section))
        .map(({id, to}) => (
          <Link key={id} to={to} className={style.link} activeOptions={{includeSearch: false}}>
            {say(id)}
          </Link>
        ))}
    </nav>
  )
}

function SignInFirst() {
  const say = useTexts(manageTexts)
  const go = useNavigate()
  const {href} = useLocation()
  return (
    <Nothing>
      <Stack align="center" gap="sm">
        {say("needs-user")}
        <Button onClick={() => go({to: "/sign-in", search: {to: href}})}>{say("sign-in")}</Button>
      </Stack>
    </Nothing>
  )
}

function Refused({section: {right}}: {readonly section: Section}) {
  const say = useTexts(manageTexts)
  const {language} = useLanguage()
  return <Nothing>{say("needs-right", {right: rightTexts[right ?? "system.manage"][language]})}</Nothing>
}
